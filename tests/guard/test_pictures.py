"""Pictures travel without what camera and program wrote into them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from portfolio.guard.pictures import look, stripped
from portfolio.problems import Problem

NAME = "Qzanna Vexley"


def saved(tmp_path: Path, name: str, image: Image.Image, **more: object) -> Path:
    image.save(tmp_path / name, **more)
    return tmp_path / name


def exif(orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = NAME
    found[0x013B] = NAME
    place = found.get_ifd(0x8825)
    place[1], place[2] = "N", (IFDRational(51), IFDRational(30), IFDRational(26))
    place[29] = NAME
    return found


def halves() -> Image.Image:
    image = Image.new("RGB", (40, 20), "red")
    image.paste("blue", (0, 0, 20, 20))
    return image


def opened(data: bytes | Problem) -> Image.Image:
    assert isinstance(data, bytes)
    for mark in (
        NAME.encode(),
        NAME.encode("utf-16-le"),
        b"Exif",
        b"xmp",
        b"XMP",
        b"Photoshop",
        b"tEXt",
        b"iTXt",
    ):
        assert mark not in data
    image = Image.open(io.BytesIO(data))
    image.load()
    assert not image.getexif()
    assert not set(image.info) & {"comment", "exif", "icc_profile", "xmp", "photoshop", "XML:com.adobe.xmp"}
    return image


def test_a_photograph_loses_its_place_and_stands_upright(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", halves(), exif=exif(6), comment=NAME.encode(), xmp=NAME.encode())
    assert NAME.encode() in path.read_bytes()
    image = opened(stripped(path))
    assert image.size == (20, 40)
    assert image.getpixel((10, 5))[2] > 200
    assert image.getpixel((10, 35))[0] > 200


def test_a_photograph_that_stands_upright_keeps_its_quality(tmp_path: Path) -> None:
    path = saved(
        tmp_path, "a.jpg", halves(), exif=exif(), comment=NAME.encode(), xmp=NAME.encode(), quality=80
    )
    image = opened(stripped(path))
    assert image.size == (40, 20)
    with Image.open(path) as before:
        assert image.quantization == before.quantization


def test_what_hangs_behind_a_photograph_is_gone(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", halves())
    path.write_bytes(path.read_bytes() + b"ftypmp42" + NAME.encode())
    opened(stripped(path))


def test_a_drawing_loses_its_remarks(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", NAME)
    notes.add_itxt("Title", NAME, zip=True)
    path = saved(tmp_path, "a.png", halves(), pnginfo=notes, exif=exif(), dpi=(72, 72))
    assert NAME.casefold() in look(path.read_bytes()).text.casefold()
    image = opened(stripped(path))
    assert image.getpixel((5, 5)) == (0, 0, 255)


MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"]
NO_SUCH_PICTURE = {
    "png": {"CMYK"}, "jpg": {"LA", "P", "RGBA", "I;16"}, "gif": {"I;16", "CMYK"}, "webp": {"I;16"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "mode"),
    [(kind, mode) for kind, none in NO_SUCH_PICTURE.items() for mode in MODES if mode not in none],
)
def test_every_mode_of_every_kind_survives(tmp_path: Path, mode: str, kind: str) -> None:
    image = Image.new("I;16", (8, 8)) if mode == "I;16" else halves().convert(mode)
    path = saved(tmp_path, f"a.{kind}", image)
    assert opened(stripped(path)).size == image.size


@pytest.mark.parametrize("kind", ["png", "gif"])
def test_transparency_stays(tmp_path: Path, kind: str) -> None:
    image = halves().quantize(4)
    path = saved(tmp_path, f"a.{kind}", image, transparency=image.getpixel((1, 1)))
    clear = opened(stripped(path)).convert("RGBA")
    assert clear.getpixel((1, 1))[3] == 0
    assert clear.getpixel((35, 1)) == (255, 0, 0, 255)


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_moving_picture_keeps_its_frames(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    more = {"comment": NAME.encode()} if kind == "gif" else {"xmp": NAME.encode()}
    path = saved(
        tmp_path,
        f"a.{kind}",
        frames[0],
        save_all=True,
        append_images=frames[1:],
        duration=200,
        loop=0,
        **more,
    )
    image = opened(stripped(path))
    assert image.n_frames == 3
    assert image.info["duration"] == 200
    image.seek(1)
    assert image.convert("RGB").getpixel((4, 4))[1] > 200


def test_a_colour_profile_is_applied_and_gone(tmp_path: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("jpg", "png", "webp"):
        image = opened(stripped(saved(tmp_path, f"a.{kind}", halves(), icc_profile=profile)))
        assert image.getpixel((5, 5))[2] > 200


def test_the_same_picture_makes_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("jpg", "png", "gif", "webp"):
        path = saved(tmp_path, f"a.{kind}", halves())
        assert stripped(path) == stripped(path)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + b"x" * 50, b"GIF89a", b"text"])
def test_a_broken_picture_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    found = stripped(tmp_path / "a.png")
    assert isinstance(found, Problem)
    assert found.code == "guard-evidence-unread"
    assert isinstance(stripped(tmp_path / "missing.png"), Problem)


def test_a_picture_too_large_to_open_is_a_problem(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", Image.new("1", (20_000, 20_000)))
    assert path.stat().st_size < 1_000_000
    assert isinstance(stripped(path), Problem)
