"""Small files and folders for the tests of the guard: documents by hand, lists, checks."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import portfolios
from hypothesis import reject

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.guard import canonical
from portfolio.guard.findings import check
from portfolio.guard.settings import Guard, guard
from portfolio.problems import Problem
from portfolio.share import Share

BROKEN = {"heading-unclear", "link-to-nothing", "link-outside", "unsafe-name", "id-clash", "yaml-syntax"}
AS_OF = datetime.date(2026, 11, 22)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def listing(tmp_path: Path, *terms: str, audience: Share = Share.PUBLIC, off: Iterable[str] = ()) -> Guard:
    """A guard with these terms on its list."""
    path = tmp_path / "private-terms.txt"
    path.write_text("\n".join(terms), encoding="utf-8")
    found, problems = guard(tmp_path / "project", audience, path, off)
    assert not problems
    return found


def checked(tmp_path: Path, files: Mapping[str, str | bytes], kept: Guard) -> tuple[Problem, ...]:
    """What the guard finds in a project with these files."""
    project = portfolios.write(tmp_path / "project", files)
    folder = portfolios.folder_of(project)
    reading = read(folder, AS_OF)
    if any(one.code in BROKEN for one in reading.problems):
        reject()  # the entry is shown to nobody
    full = reading.portfolio
    return check(full, visible(full, kept.audience), folder, kept)


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes of some problems."""
    return [one.code for one in problems]


def says(problems: Iterable[object], *terms: str) -> bool:
    """Whether any message, in any disguise, holds a term."""
    said = "\n".join(f"{one!r} {one}" for one in problems)
    texts = [canonical.collapsed(form) for form in canonical.forms(said)]
    return any(
        canonical.collapsed(form) in text
        for term in terms
        for form in canonical.forms(term)
        for text in texts
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name), content)  # of no day, so a test keeps its name
    return out.getvalue()


def docx(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file; `body` is XML, or plain words."""
    inner = body if body.startswith("<") else f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p>"
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{inner}</w:body></w:document>",
            **(more or {}),
        }
    )


def odt(body: str, meta: str = "") -> bytes:
    """An OpenDocument text."""
    spaces = 'xmlns:office="o" xmlns:text="t" xmlns:dc="d" xmlns:meta="m"'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}>{meta}</office:document-meta>",
        }
    )


BOX = "/MediaBox [0 0 300 200]"


def pdf(text: str, info: str = "", page: str = "", catalog: str = "", objects: Iterable[str] = ()) -> bytes:
    """A PDF of one page; the rest is raw PDF for its parts. Extra objects begin with number 7."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET" if text else ""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> {BOX} {page}>>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        f"<< {info} >>",
        *objects,
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")
