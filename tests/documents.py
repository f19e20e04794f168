"""Word documents for tests: written as XML, part by part, for what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from string import digits
from xml.sax.saxutils import escape, quoteattr

import docx
import docx.document

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
NAMESPACES = " ".join(f'xmlns:{short}="{space}"' for short, space in _SPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Heading2"/><w:name w:val="Own"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>'
    '</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def run(text: str, look: str = "") -> str:
    """Words of one look."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "", more: str = "") -> str:
    """A paragraph of words, or of XML where it begins with `<`."""
    said = "".join(one if one.startswith("<") else run(one) for one in inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{said}</w:p>"


def tc(*inside: str, more: str = "") -> str:
    """A cell."""
    said = "".join(one if one.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(one) for one in inside)
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{said or p()}</w:tc>"


def tr(*cells: str, more: str = "") -> str:
    """A row of cells, or of words."""
    said = "".join(one if one.startswith(("<w:tc>", "<w:sdt>")) else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{more}</w:trPr>{said}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(title: str, inside: str, more: str = "", tag: str = "") -> str:
    """A content control round something."""
    named = f"<w:alias w:val={quoteattr(title)}/>" if title else ""
    tagged = f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    return f"<w:sdt><w:sdtPr>{named}{tagged}{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def tick(ticked: bool, title: str = "") -> str:
    """A tick box of today's Word."""
    more = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return sdt(title, run("☒" if ticked else "☐"), more)


def old_field(data: str, result: str = "") -> str:
    """A field of old forms, by what it is and the words it shows."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORM </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_tick(ticked: bool) -> str:
    """A tick box of old forms."""
    return old_field(f'<w:checkBox><w:default w:val="0"/><w:checked w:val="{int(ticked)}"/></w:checkBox>')


def document(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A document from what its body holds. `parts` are others by their kind: `header1`, `footnotes`."""
    others = {"styles": _STYLES, "numbering": _NUMBERING, **(parts or {})}
    related = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{name.rstrip(digits)}" Target="{name}.xml"/>'
        for at, name in enumerate(others)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    } | {f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inside}</w:{name}>" for name, inside in others.items()}
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>{text}' for name, text in files.items()})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Files as an archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def saved(document: docx.document.Document) -> bytes:
    """A document of python-docx as a file."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def filled(rows: Mapping[str, str], title: str = "") -> bytes:
    """A form as python-docx writes it: labels on the left, answers on the right."""
    made = docx.Document()
    if title:
        made.add_heading(title, 0)
    table = made.add_table(0, 2)
    for label, answer in rows.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer
    return saved(made)
