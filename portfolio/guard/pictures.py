"""Pictures without what camera and program wrote into them: place, time, owner, remarks.

The picture is written anew from its points, so nothing that Pillow does not know of survives
either. Turned upright first, because the note that says how to turn it goes as well.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.guard.looked import LARGEST, Looked
from portfolio.problems import Problem, Where, problem

if TYPE_CHECKING:
    from PIL import Image

KINDS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_POINTS = 200_000_000  # of all frames together
_DAMAGED = "it is damaged"
_GOOD = 92  # of a JPEG or WebP that has to be written anew


def stripped(path: Path, where: Where | None = None) -> bytes | Problem:
    """A picture's bytes with nothing in them but the picture; the same bytes every time."""
    place = where or Where(path.name)
    try:
        if path.stat().st_size <= LARGEST:
            with _calm():
                return _anew(path.read_bytes())
        why = "it is larger than 50 MB"
    except Exception:  # noqa: BLE001 - a damaged file fails in many ways
        why = _DAMAGED
    return problem("guard-evidence-unread", place, name=f"“{path.name}”", why=why, stay="")


def look(data: bytes) -> Looked:
    """The words written into a picture, though not those it shows."""
    from PIL import ExifTags, Image

    try:
        with _calm(), Image.open(io.BytesIO(data), formats=KINDS) as image:
            exif = image.getexif()
            inner = (value for tag in ExifTags.IFD for value in exif.get_ifd(tag).values())
            said = [*image.info.values(), *exif.values(), *inner]
            return Looked("\n".join(_text(value) for value in said))
    except Exception:  # noqa: BLE001 - see `stripped`
        return Looked(unread=_DAMAGED)


def _anew(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=KINDS) as image:
        frames = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
        if image.width * image.height * frames > _MOST_POINTS:
            raise ValueError("too many points")
        out = io.BytesIO()
        if image.format in ("JPEG", "MPO"):
            _jpeg(image, out)
        elif frames > 1:
            _moving(image, out)
        else:
            _still(image, out, lossless=b"VP8L" in data[:64])
        return out.getvalue()


def _jpeg(image: Image.Image, out: io.BytesIO) -> None:
    profile = image.info.get("icc_profile")
    turned = image.getexif().get(0x0112, 1) != 1
    if profile or turned or image.format == "MPO" or image.mode not in ("RGB", "L"):
        upright = _upright(image)
        if upright.mode not in ("RGB", "L"):
            upright = upright.convert("RGB")
        upright.save(out, "JPEG", quality=_GOOD, subsampling=0, optimize=True)
    else:
        image.load()
        image.info = {}
        image.save(out, "JPEG", quality="keep", exif=b"", comment=b"", optimize=True)


def _still(image: Image.Image, out: io.BytesIO, *, lossless: bool) -> None:
    upright = _upright(image)
    more: dict[str, Any] = {}
    if image.format == "WEBP":
        more = {"quality": _GOOD, "lossless": lossless}
    elif "transparency" in image.info and upright.mode in ("P", "L", "RGB"):
        more = {"transparency": image.info["transparency"]}
    upright.save(out, image.format, **more)


def _moving(image: Image.Image, out: io.BytesIO) -> None:
    from PIL import ImageSequence

    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        frames.append(_bare(_in_plain_colours(frame.convert("RGBA"), image.info.get("icc_profile"))))
        durations.append(frame.info.get("duration", 100))  # known once the frame is loaded
    more: dict[str, Any] = {"disposal": 2} if image.format == "GIF" else {}
    if image.format == "WEBP":
        more = {"quality": _GOOD}
    if image.info.get("loop") is not None:  # without it an animation plays once
        more["loop"] = image.info["loop"]
    frames[0].save(out, image.format, save_all=True, append_images=frames[1:], duration=durations, **more)


def _upright(image: Image.Image) -> Image.Image:
    """The picture alone, turned as it should be seen, in colours that need no profile."""
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    image.load()
    return _bare(_in_plain_colours(ImageOps.exif_transpose(image), profile))


def _in_plain_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB: a colour profile holds its maker's words and can name a device."""
    if not profile or image.mode not in ("RGB", "RGBA", "P", "CMYK"):
        return image
    from PIL import ImageCms

    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    flat = image.convert("RGB") if image.mode == "RGBA" else image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        plain = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(flat, source, plain, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if converted is None:
        return image
    if image.mode == "RGBA":
        converted.putalpha(image.getchannel("A"))
    return converted


def _bare(image: Image.Image) -> Image.Image:
    image = image.copy()
    image.info = {}
    return image


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-16" if value[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return str(value)


@contextmanager
def _calm() -> Iterator[None]:
    """Pillow's warnings kept to itself, but for the one about size: that is a reason to refuse."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message=".*decompression bomb")
        yield
