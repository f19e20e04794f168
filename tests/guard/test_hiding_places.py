"""Places in documents where a name hides: found where it is listed, named or refused where it is not."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from guarded import CORE, W, archive, checked, codes, docx, listing, odt, pdf
from portfolios import entry

from portfolio.guard import evidence
from portfolio.guard.settings import Guard
from portfolio.share import Share

NAME = "Zephyrine"
P = 'xmlns:p="p"'
REL = '<Relationships><Relationship Id="a" TargetMode="External" {}/></Relationships>'


def travelling(tmp_path: Path, name: str, data: bytes, kept: Guard | None = None):
    files = {
        "practitioners/rowan/a.md": entry(share="regulator", evidence=[name]),
        f"practitioners/rowan/{name}": data,
    }
    return checked(tmp_path, files, kept or Guard(audience=Share.REGULATOR))


def xlsx(sheet: str = "", more: dict[str, str | bytes] | None = None, book: str = "<workbook/>") -> bytes:
    return archive({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": f"<w>{sheet}</w>", **(more or {})})


def pptx(slide: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    slides = {"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": f"<p:sld {P}>{slide}</p:sld>"}
    return archive({**slides, **(more or {})})


def changed(data: bytes, change: Callable[[zipfile.ZipFile], object]) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as zipped:
        change(zipped)
    return out.getvalue()


def picture(behind: bytes = b"", note: bytes = b"", kind: str = "PNG") -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind, **({"comment": note} if kind != "PNG" else {}))
    data = out.getvalue()
    if kind == "PNG" and note:
        content = b"prIv" + note
        chunk = struct.pack(">I", len(note)) + content + struct.pack(">I", zlib.crc32(content))
        data = data[:33] + chunk + data[33:]
    return data + behind


# Where somebody reads who looks into the file: each as a listed term.
TOLD = {
    "a tag of a field": ("a.docx", docx(f'<w:sdt><w:tag w:val="{NAME}"/></w:sdt>')),
    "a short name in a tag": ("a.docx", docx('<w:sdt><w:tag w:val="zoe"/></w:sdt>')),
    "a bookmark": ("a.docx", docx(f'<w:bookmarkStart w:name="{NAME}"/>')),
    "a comment of XML": ("a.docx", docx(f"<w:p><!-- {NAME} --></w:p>")),
    "an instruction of XML": ("a.docx", docx(f"<w:p><?note {NAME}?></w:p>")),
    "behind the last element": ("a.docx", docx("x", {"word/a.xml": f"<a/><!--{NAME}-->"})),
    "the name of an element": ("a.docx", docx("x", {"word/a.xml": f"<{NAME}/>"})),
    "the name of an attribute": ("a.docx", docx("x", {"word/a.xml": f"<a {NAME}='1'/>"})),
    "a namespace": ("a.docx", docx("x", {"word/a.xml": f"<a xmlns:b='http://{NAME}'/>"})),
    "an unknown attribute": ("a.docx", docx("x", {"word/a.xml": f"<a b='{NAME}'/>"})),
    "UTF-16": ("a.docx", docx("x", {"word/a.xml": f"<a>{NAME}</a>".encode("utf-16")})),
    "XML under another name": ("a.docx", docx("x", {"word/a.bin": f"<a>{NAME}</a>"})),
    "the name of a part": ("a.docx", docx("x", {f"word/{NAME}.xml": "<a/>"})),
    "an altChunk": ("a.docx", docx("x", {"word/chunk.html": f"<p>{NAME}</p>"})),
    "a pivot cache": ("a.xlsx", xlsx(more={"xl/pivotCache/a.xml": f'<r><s v="{NAME}"/></r>'})),
    "a defined name": ("a.xlsx", xlsx(book=f'<w><definedName name="{NAME}"/></w>')),
    "a note in a picture": ("a.docx", docx("x", {"word/media/a.png": picture(note=NAME.encode())})),
    "a remark in a JPEG": ("a.docx", docx("x", {"word/media/a.jpg": picture(note=NAME.encode(), kind="JPEG")})),
    "a tag of a slide": ("a.pptx", pptx(more={"ppt/tags/tag1.xml": f'<p:tag val="{NAME}" {P}/>'})),
    "an attribute of OpenDocument": ("a.odt", odt(f'<p x="{NAME}"/>')),
    "a string of a PDF": ("a.pdf", pdf("x", objects=[f"<< /Odd ({NAME}) >>"])),
    "a name of a PDF": ("a.pdf", pdf("x", objects=[f"<< /{NAME} 1 >>"])),
    "what a link says": ("a.pdf", pdf("x", page="/Annots [7 0 R]", objects=[f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents ({NAME}) >>"])),
}  # fmt: skip


@pytest.mark.parametrize("place", TOLD)
def test_a_listed_term_is_found_wherever_it_stands_in_a_document(tmp_path: Path, place: str) -> None:
    name, data = TOLD[place]
    kept = listing(tmp_path, NAME, "zoe", audience=Share.REGULATOR)
    assert "guard-listed-term" in codes(travelling(tmp_path, name, data, kept))


def test_the_language_of_office_files_is_no_name(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:rPr><w:color w:val="black"/><w:highlight w:val="green"/></w:rPr><w:t>Words</w:t></w:r></w:p>'
    styles = f'<w:styles {W}><w:lsdException w:name="Light Grid"/></w:styles>'
    data = docx(body, {"word/styles.xml": styles, "word/theme/theme1.xml": '<a><clr val="minMax"/></a>'})
    kept = listing(
        tmp_path, "Black", "Green", "Grid", "Max", "Val", "Color", "Light", audience=Share.REGULATOR
    )
    assert travelling(tmp_path, "a.docx", data, kept) == ()


# What nobody listed and no page shows: said by its name.
NAMED = {
    "speaker notes": ("a.pptx", pptx(more={"ppt/notesSlides/notesSlide1.xml": "<a><t>She would flee</t></a>"})),
    "hidden slides": ("a.pptx", archive({"ppt/presentation.xml": "<p/>", "ppt/slides/slide2.xml": f'<p:sld {P} show="0"/>'})),
    "hidden drawings": ("a.pptx", pptx('<p:cNvPr name="x" hidden="1"/>')),
    "hidden sheets": ("a.xlsx", xlsx(book='<w><sheets><sheet name="x" state="veryHidden"/></sheets></w>')),
    "hidden rows and columns": ("a.xlsx", xlsx('<cols><col hidden="1"/></cols>')),
    "hidden rows and columns, without height": ("a.xlsx", xlsx('<row ht="0"/>')),
    "hidden cells": ("a.xlsx", xlsx(more={"xl/styles.xml": '<s><numFmt formatCode=";;;"/></s>'})),
    "the data behind a pivot table": ("a.xlsx", xlsx(more={"xl/pivotCache/pivotCacheRecords1.xml": "<r/>"})),
    "names for cells": ("a.xlsx", xlsx(book='<w><definedName name="Elm_Road">1</definedName></w>')),
    "links to other files": ("a.xlsx", xlsx(more={"xl/externalLinks/externalLink1.xml": "<x/>"})),
    "links to other files, a template": ("a.docx", docx("x", {"word/_rels/settings.xml.rels": REL.format('Type="attachedTemplate" Target="file:///C:/Users/sian/a.dotm"')})),
    "links to other files, a page": ("a.docx", docx("x", {"word/_rels/document.xml.rels": REL.format('Type="a/hyperlink" Target="file:///C:/Users/sian/a.docx"')})),
    "hidden text": ("a.docx", docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>")),
    "hidden text, by its style": ("a.docx", docx('<w:p><w:r><w:rStyle w:val="Aside"/><w:t>x</w:t></w:r></w:p>', {"word/styles.xml": f'<w:styles {W}><w:style w:styleId="Aside"><w:vanish/></w:style></w:styles>'})),
    "a title": ("a.docx", docx("Plan", {"docProps/core.xml": f"<c {CORE}><dc:title>Report on A</dc:title></c>"})),
    "a subject": ("a.docx", docx("Plan", {"docProps/core.xml": f"<c {CORE}><dc:subject>A</dc:subject></c>"})),
    "keywords": ("a.docx", docx("Plan", {"docProps/core.xml": f"<c {CORE}><cp:keywords>A</cp:keywords></c>"})),
    "custom properties": ("a.docx", docx("Plan", {"docProps/custom.xml": "<p><property name='Case'><v>A</v></property></p>"})),
    "a small picture of its first page": ("a.docx", docx("x", {"docProps/thumbnail.jpeg": picture(kind="JPEG")})),
    "data that no page shows": ("a.docx", docx("x", {"customXml/item1.xml": "<a>Who asked</a>"})),
    "building blocks": ("a.docx", docx("x", {"word/glossary/document.xml": f'<w:a {W}><w:docPart><w:gallery w:val="autoTxt"/></w:docPart></w:a>'})),
    "other files inside it": ("a.docx", docx('<w:p><v:shape xmlns:v="v" o:gfxdata="UEsDBA" xmlns:o="o"/></w:p>')),
    "words written into its pictures": ("a.docx", docx("x", {"word/media/a.png": picture(note=b"At the school")})),
    "the settings of a printer": ("a.xlsx", xlsx(more={"xl/printerSettings/printerSettings1.bin": "Office 3".encode("utf-16-le")})),
    "speaker notes, OpenDocument": ("a.odp", archive({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<o:d xmlns:o='o' xmlns:n='n' xmlns:t='t'><n:notes><t:p>She would flee</t:p></n:notes></o:d>"})),
    "hidden rows and columns, OpenDocument": ("a.odt", odt('<t:table-row t:visibility="collapse" xmlns:t="u"/>')),
    "hidden text, OpenDocument": ("a.odt", odt('<t:section t:display="none" xmlns:t="u"/>')),
    "an earlier version of itself": ("a.pdf", pdf("With a name") + pdf("Without")[9:]),
    "other files inside it, PDF": ("a.pdf", pdf("x", catalog="/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>", objects=["<< /F (a) >>"])),
    "fields of a form": ("a.pdf", pdf("x", catalog="/AcroForm << /Fields [7 0 R] >>", objects=["<< /T (a) /V (b) >>"])),
    "a title, PDF": ("a.pdf", pdf("Certificate", info="/Title (Report on A)")),
    "custom properties, PDF": ("a.pdf", pdf("Certificate", info="/Case (A)")),
    "words that no page shows": ("a.pdf", pdf("x", objects=["<< /Type /Page /MediaBox [0 0 9 9] >>"])),
    "layers that are switched off": ("a.pdf", pdf("x", catalog="/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>", objects=["<< /Type /OCG /Name (a) >>"])),
    "small pictures of its pages": ("a.pdf", pdf("x", page="/Thumb 7 0 R", objects=["<< /Length 0 >>\nstream\n\nendstream"])),
}  # fmt: skip


@pytest.mark.parametrize("place", NAMED)
def test_what_no_page_shows_is_named_with_the_way_to_remove_it(tmp_path: Path, place: str) -> None:
    name, data = NAMED[place]
    (found,) = travelling(tmp_path, name, data)
    assert found.code == "guard-evidence-details"
    assert found.is_error
    assert place.split(",", maxsplit=1)[0] in found.what
    assert "PDF" in found.fix


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx("Course plan", {"docProps/core.xml": f"<c {CORE}><dc:title>Course plan</dc:title></c>"})),
        ("a.docx", docx("x", {"word/_rels/document.xml.rels": REL.format('Type="a/hyperlink" Target="https://example.org"')})),
        ("a.docx", docx("x", {"word/glossary/document.xml": f'<w:a {W}><w:docPart><w:gallery w:val="placeholder"/></w:docPart></w:a>'})),
        ("a.docx", docx("x", {"word/styles.xml": f'<w:styles {W}><w:style w:styleId="Unused"><w:vanish/></w:style></w:styles>'})),
        ("a.docx", docx("x", {"docProps/app.xml": "<p><Application>Word</Application><Template>Normal.dotm</Template></p>"})),
        ("a.docx", docx("x", {"word/media/a.png": picture()})),
        ("a.docx", docx("x", {"word/media/a.jpg": picture(kind="JPEG")})),
        ("a.docx", docx("x", {"word/media/a.gif": picture(kind="GIF")})),
        ("a.docx", docx("x", {"word/media/a.webp": picture(kind="WEBP")})),
        ("a.docx", docx("x", {"customXml/item1.xml": "<b:Sources StyleName='APA' xmlns:b='b'/>"})),
        ("a.xlsx", xlsx(book='<w><definedName name="_xlnm.Print_Area">A1</definedName></w>')),
        ("a.pptx", pptx(more={"ppt/notesSlides/a.xml": "<a><a:fld xmlns:a='a'><a:t>3</a:t></a:fld></a>"})),
        ("a.pdf", pdf("Certificate of attendance", info="/Title (Certificate) /Producer (LibreOffice 24) /Creator (Writer)")),
        ("a.pdf", pdf("x", catalog="/AcroForm << /Fields [] >>")),
    ],
)  # fmt: skip
def test_what_is_usual_and_says_nothing_travels(tmp_path: Path, name: str, data: bytes) -> None:
    assert travelling(tmp_path, name, data) == ()


NO_TEXT = "a part that is no text, picture or font"
REFUSED = {
    "a text beside the pages": (docx("x", {"word/note.txt": NAME}), NO_TEXT),
    "an EMF": (docx("x", {"docProps/a.emf": b"\1\0\0\0 EMF"}), NO_TEXT),
    "a WMF": (docx("x", {"word/media/a.wmf": b"\xd7\xcd\xc6\x9a"}), NO_TEXT),
    "an archive": (docx("x", {"word/a.zip": archive({"a": "b"})}), NO_TEXT),
    "another document": (docx("x", {"word/afchunk.docx": docx(NAME)}), NO_TEXT),
    "an embedded object": (docx("x", {"word/embeddings/a.bin": b"\xd0\xcf\x11\xe0"}), NO_TEXT),
    "no font": (docx("x", {"word/fonts/font1.odttf": NAME.encode() * 9}), NO_TEXT),
    "something behind a picture": (docx("x", {"word/media/a.png": picture(behind=NAME.encode())}), "behind the end of a picture"),
    "something behind a JPEG": (docx("x", {"word/media/a.jpg": picture(NAME.encode(), kind="JPEG")}), "behind the end of a picture"),
    "something behind a GIF": (docx("x", {"word/media/a.gif": picture(NAME.encode(), kind="GIF")}), "behind the end of a picture"),
    "a comment of the archive": (changed(docx("x"), lambda z: setattr(z, "comment", NAME.encode())), "between or behind"),
    "something before it": (NAME.encode() + docx("x"), ""),
    "something behind it": (docx("x") + NAME.encode(), ""),
    "a locked part": (docx("x").replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0").replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"), "password"),
    "nested too deep": (docx("x", {"word/a.xml": "<a>" * 3000 + "</a>" * 3000}), "nested too deep"),
    "a DTD in UTF-16": (docx("x", {"word/a.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16")}), "instructions"),
}  # fmt: skip


@pytest.mark.parametrize("place", REFUSED)
def test_what_cannot_be_looked_through_does_not_leave(tmp_path: Path, place: str) -> None:
    data, why = REFUSED[place]
    found = travelling(tmp_path, "a.docx", data)
    unread = [one for one in found if one.code in ("guard-evidence-unread", "guard-evidence-type")]
    assert len(unread) == 1
    assert unread[0].is_error
    assert why in unread[0].what
    assert NAME not in str(found)


def with_comment_of_a_part() -> bytes:
    info = zipfile.ZipInfo("word/a.xml")
    info.comment = NAME.encode()
    return changed(docx("x"), lambda zipped: zipped.writestr(info, "<a/>"))


def with_padding() -> bytes:
    info = zipfile.ZipInfo("word/a.xml")
    info.extra = struct.pack("<HH", 0x9999, len(NAME)) + NAME.encode()
    return changed(docx("x"), lambda zipped: zipped.writestr(info, "<a/>"))


def with_a_part_out_of_the_list() -> bytes:
    """A part that stands in the file though the list at its end does not name it."""
    whole = docx("x", {"word/zz.xml": f"<a>{NAME}</a>"})
    with zipfile.ZipFile(io.BytesIO(whole)) as zipped:
        start, info = zipped.start_dir, zipped.getinfo("word/zz.xml")
    listed = whole[start:-22]
    entry_length = 46 + len(info.filename)
    end = bytearray(whole[-22:])
    end[8:12] = struct.pack("<HH", 2, 2)
    end[12:16] = struct.pack("<I", len(listed) - entry_length)
    return whole[:start] + listed[:-entry_length] + bytes(end)


def with_something_behind_what_is_packed() -> bytes:
    packed = zlib.compress(b"<a/>", wbits=-15)
    info = zipfile.ZipInfo("word/a.xml")
    data = changed(docx("x"), lambda zipped: zipped.writestr(info, packed + NAME.encode()))
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        found, start = zipped.getinfo("word/a.xml"), zipped.start_dir
    told = bytearray(data)
    listed = data.rindex(b"PK\1\2", start)
    for place in (found.header_offset + 8, listed + 10):  # how, and then what it should unpack to
        told[place : place + 2] = struct.pack("<H", 8)
        told[place + 6 : place + 10] = struct.pack("<I", zlib.crc32(b"<a/>"))
        told[place + 14 : place + 18] = struct.pack("<I", 4)
    return bytes(told)


def with_two_parts_of_a_name() -> bytes:
    data = docx("x")
    with pytest.warns(UserWarning, match="Duplicate name"):
        return changed(data, lambda zipped: zipped.writestr("word/document.xml", f"<a>{NAME}</a>"))


@pytest.mark.parametrize(
    "make",
    [
        with_comment_of_a_part,
        with_padding,
        with_a_part_out_of_the_list,
        with_something_behind_what_is_packed,
        with_two_parts_of_a_name,
    ],
)
def test_every_byte_of_an_archive_is_accounted_for(make: Callable[[], bytes]) -> None:
    assert evidence.look("a.docx", make()).unread == "it holds something between or behind its parts"


def test_an_archive_as_programs_write_them_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        info = zipfile.ZipInfo("[Content_Types].xml")
        info.extra = struct.pack("<HHHH", 0xA220, 8, 0xA028, 4) + b"\0\0\0\0"  # as Word leaves room to grow
        zipped.writestr(info, "<Types/>")
        with zipped.open("word/document.xml", "w") as part:
            part.write(b"<d>Words</d>")
        zipped.writestr("word/media/", b"")
    assert travelling(tmp_path, "a.docx", out.getvalue()) == ()


class OneWay(io.RawIOBase):
    """A stream that can only be written, so that sizes follow the parts."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.data += bytes(data)
        return len(data)


def test_an_archive_written_as_a_stream_is_read(tmp_path: Path) -> None:
    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/document.xml", "<d>Words</d>")
        zipped.writestr("word/b.xml", "<d>Words</d>")
    assert travelling(tmp_path, "a.docx", out.data) == ()


def test_for_everybody_office_files_are_refused_unless_the_entry_says_so(tmp_path: Path) -> None:
    files = {
        "practitioners/rowan/a.md": entry(share="public", evidence=["plan.docx"]),
        "practitioners/rowan/plan.docx": docx("Words"),
    }
    (found,) = checked(tmp_path, files, Guard(audience=Share.PUBLIC))
    assert (found.code, found.is_error) == ("guard-evidence-office", True)
    assert "PDF" in found.fix
    allow = [{"finding": found.fix.split("finding: ")[1][:8], "because": "It is a blank form."}]
    files["practitioners/rowan/a.md"] = entry(share="public", evidence=["plan.docx"], allow=allow)
    for audience in Share:
        assert checked(tmp_path, files, Guard(audience=audience)) == ()


def test_that_the_proof_of_a_badge_stays_behind_is_said(tmp_path: Path) -> None:
    from PIL import Image, PngImagePlugin

    out, said = io.BytesIO(), PngImagePlugin.PngInfo()
    said.add_itxt("openbadges", '{"id": "https://badges.example.org/1"}')
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=said)
    (found,) = travelling(tmp_path, "badge.png", out.getvalue())
    assert (found.code, found.severity) == ("guard-evidence-badge", "warning")
    assert travelling(tmp_path, "badge.png", picture()) == ()


def test_a_pdf_for_the_web_is_no_earlier_version(tmp_path: Path) -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Words"))) as one:
        one.save(out, linearize=True)
    assert out.getvalue().count(b"%%EOF") == 2
    assert travelling(tmp_path, "a.pdf", out.getvalue()) == ()
    assert "an earlier version" in str(travelling(tmp_path, "b.pdf", saved_over(out.getvalue())))


def saved_over(data: bytes) -> bytes:
    """A PDF to which a program has added what was changed, as programs do that save quickly."""
    before = int(data.rsplit(b"startxref", 1)[1].split()[0])
    root = re.search(rb"/Root (\d+ 0 R)", data)[1]
    more = b"90 0 obj\n<< /Odd 1 >>\nendobj\n"
    table = b"xref\n90 1\n%010d 00000 n \n" % len(data)
    trailer = b"trailer\n<< /Size 91 /Root %s /Prev %d >>\n" % (root, before)
    return data + more + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(more))
