"""PDF files: their words, and what they carry unseen."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from portfolio.guard.looked import Looked, names_someone

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

_MOST_PAGES = 500
_MOST_VERSIONS = 5
_END = re.compile(rb"%%EOF[\r\n ]*")
_HARMLESS = frozenset({"/Link", "/Widget", "/Popup"})
_SCRIPTS = re.compile(rb"/(JavaScript|JS|Launch|RichMedia)\b")
_DUBLIN = "{http://purl.org/dc/elements/1.1/}creator"


def look(data: bytes) -> Looked:
    """A look into a PDF, its earlier versions included; never raises for what is in it."""
    from pypdf import PdfReader

    with _quiet():
        try:
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted and not _opens(reader):
                return Looked(unread="it is locked with a password")
            if len(reader.pages) > _MOST_PAGES:
                return Looked(unread=f"it has more than {_MOST_PAGES} pages")
            words = [page.extract_text() for page in reader.pages]
            more = [*_said(reader), *_noted(reader), *_earlier(data)]
            details = tuple(dict.fromkeys(_details(reader, data)))
        except Exception:  # noqa: BLE001 - a damaged file fails in many ways
            return Looked(unread="it is damaged")
    only_pictures = not any(one.strip() for one in words)
    return Looked("\n".join([*words, *more]), details, only_pictures=only_pictures)


def _opens(reader: PdfReader) -> bool:
    """Whether a locked file opens without a password, as those do that only forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - a lock pypdf does not know
        return False


def _said(reader: PdfReader) -> Iterator[str]:
    """Properties, bookmarks, fields to fill in and packed metadata."""
    yield from (str(value) for value in (reader.metadata or {}).values())
    yield _packed(reader)
    yield from _bookmarks(reader.outline)
    for name, field in (reader.get_fields() or {}).items():
        yield f"{name}\n{field.get('/V', '')}\n{field.get('/TU', '')}"


def _bookmarks(outline: object) -> Iterator[str]:
    if isinstance(outline, list):
        for one in outline:
            yield from _bookmarks(one)
    else:
        yield str(getattr(outline, "title", "") or "")


def _packed(reader: PdfReader) -> str:
    found = reader.root_object.get("/Metadata")
    packed = found.get_object() if found is not None else None
    read = getattr(packed, "get_data", None)
    return read().decode("utf-8", "replace") if read else ""


def _annotations(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for one in page.get("/Annots") or ():
            found = one.get_object()
            if hasattr(found, "get"):
                yield found


def _noted(reader: PdfReader) -> Iterator[str]:
    for one in _annotations(reader):
        yield f"{one.get('/Contents', '')}\n{one.get('/T', '')}"
        action = one.get("/A")
        target: Any = action.get_object() if action is not None else {}
        yield f"{target.get('/URI', '')}\n{target.get('/F', '')}"


def _earlier(data: bytes) -> Iterator[str]:
    """The words of versions that were saved over: they are still in the file."""
    from pypdf import PdfReader

    for end in [found.end() for found in _END.finditer(data)][:-1][-_MOST_VERSIONS:]:
        try:
            yield from (page.extract_text() for page in PdfReader(io.BytesIO(data[:end])).pages)
        except Exception:  # noqa: BLE001, S112 - see `look`
            continue  # the first half of a file prepared for the web is no version


def _details(reader: PdfReader, data: bytes) -> Iterator[str]:
    if names_someone(reader.metadata.author if reader.metadata else None) or _creators(reader):
        yield "the author's name"
    if any(one.get("/Subtype") not in _HARMLESS for one in _annotations(reader)):
        yield "comments"
    if reader.attachments:
        yield "other files inside it"
    if _SCRIPTS.search(data):
        yield "a script"
    if b"Exif\0\0" in data:
        yield "what a camera wrote into its pictures"


def _creators(reader: PdfReader) -> bool:
    packed = _packed(reader)
    if not packed or "<!" in packed:
        return "creator" in packed
    try:
        root = ET.fromstring(packed[: packed.rfind(">") + 1].strip("\ufeff\0 "))  # noqa: S314 - no DTD
    except ET.ParseError:
        return "dc:creator" in packed
    return any(names_someone("".join(one.itertext())) for one in root.iter(_DUBLIN))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what pypdf says of a file to itself: it may quote the file."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
