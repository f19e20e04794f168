"""Which files may travel, and what documents carry unseen."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from guarded import CORE, W, archive, checked, codes, docx, listing, odt, pdf, says
from portfolios import entry

from portfolio.guard import evidence
from portfolio.guard.settings import Guard
from portfolio.share import Share

TERM = "Qzanna Vexley"


def travelling(tmp_path: Path, name: str, data: bytes | str, kept: Guard | None = None):
    files = {
        "practitioners/rowan/a.md": entry(share="public", evidence=[name]),
        f"practitioners/rowan/{name}": data,
    }
    return checked(tmp_path, files, kept or Guard(audience=Share.SUPERVISOR))


PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", "<svg/>"),
        ("a.html", "<p>x</p>"),
        ("a.js", "alert(1)"),
        ("a.zip", archive({"a": "b"})),
        ("a.docm", docx("x")),
        ("a.doc", OLD_WORD),
        ("a.heic", b"x"),
        ("a.exe", b"MZ"),
        ("a", b"x"),
        ("a.pdf.svg", "<svg/>"),
        ("a.png", "<svg/>"),
        ("a.jpg", b"#!/bin/sh"),
        ("a.docx", b"MZ" + b"\0" * 50),
        ("a.pdf", "\ufeff  <html>"),
        ("a.txt", "  <!DOCTYPE html><script>alert(1)</script>"),
        ("a.txt", "<?xml version='1.0'?><svg/>"),
    ],
)
def test_other_kinds_of_file_do_not_travel(tmp_path: Path, name: str, data: bytes | str) -> None:
    (found,) = travelling(tmp_path, name, data)
    assert found.code == "guard-evidence-type"
    assert found.is_error
    assert found.where.file.endswith("rowan/a.md")
    assert found.where.line == 6


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf("Words")),
        ("A.PDF", pdf("Words")),
        ("a.docx", docx("Words")),
        ("a.odt", odt("<p>Words</p>")),
        ("a.txt", "Words"),
        ("a.txt", "Wörter".encode("cp1252")),
        ("a.txt", "Words".encode("utf-16")),
        ("a.csv", "a,b\n1,2\n"),
        ("a.xlsx", archive({"xl/workbook.xml": "<workbook/>"})),
        ("a.pptx", archive({"ppt/presentation.xml": "<p/>"})),
    ],
)
def test_plain_files_travel(tmp_path: Path, name: str, data: bytes | str) -> None:
    assert travelling(tmp_path, name, data, listing(tmp_path, TERM, audience=Share.SUPERVISOR)) == ()


def photo() -> bytes:
    from PIL import Image

    exif, out = Image.Exif(), io.BytesIO()
    exif[0x013B] = TERM
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def core(**said: str) -> dict[str, str]:
    inner = "".join(
        f"<{name.replace('_', ':')}>{text}</{name.replace('_', ':')}>" for name, text in said.items()
    )
    return {"docProps/core.xml": f"<cp:coreProperties {CORE}>{inner}</cp:coreProperties>"}


NOTE = "<< /Type /Annot /Subtype /Text /Contents (hm) /Rect [0 0 9 9] >>"
XMP = f'<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><s>{TERM}</s></dc:creator></x>'
PACKED = f"<< /Type /Metadata /Subtype /XML /Length {len(XMP)} >>\nstream\n{XMP}\nendstream"


@pytest.mark.parametrize(
    ("name", "data", "details"),
    [
        ("a.docx", docx("x", core(dc_creator=TERM)), "the author's name"),
        ("a.docx", docx("x", core(cp_lastModifiedBy=TERM)), "the name of whoever changed it last"),
        ("a.xlsx", archive({"xl/workbook.xml": "<w/>", **core(dc_creator=TERM)}), "the author's name"),
        ("a.docx", docx("x", {"word/comments.xml": "<c/>"}), "comments"),
        ("a.xlsx", archive({"xl/workbook.xml": "<w/>", "xl/threadedComments/a.xml": "<c/>"}), "comments"),
        ("a.docx", docx("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"), "tracked changes"),
        ("a.docx", docx("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"), "tracked changes"),
        ("a.docx", docx("x", {"word/header1.xml": f"<w:h {W}><w:del/></w:h>"}), "tracked changes"),
        ("a.docx", docx("x", {"word/vbaProject.bin": "x"}), "macros"),
        ("a.docx", docx("x", {"word/embeddings/a.xlsx": "x"}), "other files inside it"),
        ("a.docx", docx("x", {"word/media/a.jpeg": photo()}), "what a camera"),
        ("a.xlsx", archive({"xl/workbook.xml": '<w><sheet state="hidden"/></w>'}), "hidden sheets"),
        ("a.odt", odt("<p/>", f"<dc:creator>{TERM}</dc:creator>"), "the author's name"),
        ("a.odt", odt("<p><office:annotation/></p>"), "comments"),
        ("a.odt", odt("<text:tracked-changes/>"), "tracked changes"),
        ("a.pdf", pdf("x", info=f"/Author ({TERM})"), "the author's name"),
        ("a.pdf", pdf("x", page="/Annots [7 0 R]", objects=[NOTE]), "comments"),
        ("a.pdf", pdf("x", catalog="/Metadata 7 0 R", objects=[PACKED]), "the author's name"),
        ("a.pdf", pdf("x", catalog="/OpenAction << /S /JavaScript /JS (x) >>"), "a script"),
    ],
)  # fmt: skip
def test_hidden_details_are_named_but_never_shown(
    tmp_path: Path, name: str, data: bytes, details: str
) -> None:
    found = travelling(tmp_path, name, data)
    (named,) = (one for one in found if one.code == "guard-evidence-details")
    assert details in named.what
    assert not says(found, TERM)


def test_a_document_whose_author_nobody_filled_in_travels(tmp_path: Path) -> None:
    assert travelling(tmp_path, "a.pdf", pdf("x", info="/Author (anonymous)")) == ()
    assert travelling(tmp_path, "b.docx", docx("x", core(dc_creator=" "))) == ()


@pytest.mark.parametrize("kind", ["deleted", "note", "comment", "property", "earlier"])
def test_words_that_no_page_shows_are_read(tmp_path: Path, kind: str) -> None:
    earlier = pdf(f"With {TERM}")
    data = {
        "deleted": docx(f"<w:p><w:del><w:r><w:delText>{TERM}</w:delText></w:r></w:del></w:p>"),
        "note": docx("x", {"word/footnotes.xml": f"<f><p>{TERM}</p></f>"}),
        "comment": docx("x", {"word/comments.xml": f"<f><p>{TERM}</p></f>"}),
        "property": docx("x", {"docProps/custom.xml": f"<p>{TERM}</p>"}),
        "earlier": earlier + pdf("Nothing")[9:],
    }[kind]
    name = "a.pdf" if kind == "earlier" else "a.docx"
    assert "guard-listed-term" in codes(
        travelling(tmp_path, name, data, listing(tmp_path, TERM, audience=Share.SUPERVISOR))
    )


def locked(tmp_path: Path) -> bytes:
    import pikepdf

    (tmp_path / "open.pdf").write_bytes(pdf("x"))
    with pikepdf.open(tmp_path / "open.pdf") as one:
        one.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    return (tmp_path / "locked.pdf").read_bytes()


@pytest.mark.parametrize(
    "kind",
    [
        "locked pdf",
        "damaged pdf",
        "locked word",
        "bomb",
        "many",
        "dtd",
        "damaged picture",
        "misnamed",
        "archive",
    ],
)
def test_what_cannot_be_looked_through_stops_a_shared_build(tmp_path: Path, kind: str) -> None:
    name, data = {
        "locked pdf": lambda: ("a.pdf", locked(tmp_path)),
        "damaged pdf": lambda: ("a.pdf", b"%PDF-1.4\n" + b"x" * 50),
        "locked word": lambda: ("a.docx", OLD_WORD),
        "bomb": lambda: ("a.docx", docx("x", {"word/bomb.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})),
        "many": lambda: ("a.docx", docx("x", {f"word/{n}.txt": "" for n in range(5_001)})),
        "dtd": lambda: ("a.docx", docx("x", {"word/a.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})),
        "damaged picture": lambda: ("a.png", PNG),
        "misnamed": lambda: ("a.jpg", PNG),
        "archive": lambda: ("a.docx", archive({"a": "b"})),
    }[kind]()
    (found,) = travelling(tmp_path, name, data)
    assert (found.code, found.severity) == ("guard-evidence-unread", "error")
    assert "allow: [{finding:" in found.fix


def test_what_unpacks_to_too_much_together_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx("x", {f"word/part{number}.xml": f"<a>{' ' * 900}</a>" for number in range(5)})
    assert evidence.documents.look(data).unread == ""
    monkeypatch.setattr(evidence.documents.archives, "LARGEST", 3000)
    assert evidence.documents.look(data).unread == "it unpacks to more than 50 MB"


def test_pages_that_are_pictures_only_warn(tmp_path: Path) -> None:
    assert travelling(tmp_path, "a.pdf", pdf("")) == ()
    (found,) = travelling(tmp_path, "a.pdf", pdf(""), listing(tmp_path, TERM, audience=Share.SUPERVISOR))
    assert (found.code, found.severity) == ("guard-evidence-unread", "warning")


def test_numbers_in_evidence_are_found(tmp_path: Path) -> None:
    found = travelling(
        tmp_path, "a.docx", docx("<w:p><w:r><w:t>943 476</w:t></w:r><w:r><w:t> 5919</w:t></w:r></w:p>")
    )
    assert codes(found) == ["guard-nhs-number"]
    assert not says(found, "9434765919")


@pytest.mark.parametrize("suffix", sorted(evidence.ALLOWED))
def test_no_file_however_broken_stops_the_look(suffix: str) -> None:
    for data in (
        b"",
        b"\0" * 100,
        b"PK\x03\x04",
        gzip.compress(b"x"),
        pdf("x")[:200],
        docx("x")[:200],
        bytes(range(256)),
    ):
        evidence.refused(f"a.{suffix}", data)
        evidence.look(f"a.{suffix}", data)
