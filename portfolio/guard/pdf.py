"""PDF files: their words, and what they carry unseen."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from portfolio.guard import markup, pdf_objects, properties, unseen
from portfolio.guard.archives import RefusedError
from portfolio.guard.looked import Looked

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_MOST_VERSIONS = 5
_END = re.compile(rb"%%EOF[\r\n ]*")
_LINEARISED = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)
_EARLIER = "an earlier version of itself"
_PROGRAMS = frozenset({"/Creator", "/Producer"})


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
            behind = data[_last_end(data) :].strip(b"\0\r\n\t ")
            words = [page.extract_text() for page in reader.pages]
            objects = pdf_objects.look(data)
            shown = "\n".join(words)
            more = [*_bookmarks(reader.outline), *objects.text, *_earlier(data)]
            said, packed = _properties(reader)
            details = [*objects.details, *properties.telling(said, shown)]
            if len(_END.findall(data)) > (2 if _is_linearised(data) else 1):
                details.append(_EARLIER)
        except RefusedError as refused:
            return Looked(unread=str(refused))
        except Exception:  # noqa: BLE001 - a damaged file fails in many ways
            return Looked(unread="it is damaged")
    only_pictures = not any(one.strip() for one in words)
    text = "\n".join([*words, *more, *(value for _, value in said), packed])
    unread = "it holds something behind its end" if behind else ""
    return Looked(text, tuple(dict.fromkeys(details)), unread, only_pictures, anything=objects.names)


def _opens(reader: PdfReader) -> bool:
    """Whether a locked file opens without a password, as those do that only forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - a lock pypdf does not know
        return False


def _last_end(data: bytes) -> int:
    return max((found.end() for found in _END.finditer(data)), default=len(data))


def _is_linearised(data: bytes) -> bool:
    """Whether the file was written in two halves so that its first page shows early, and not since."""
    found = _LINEARISED.search(data[:2048])
    return found is not None and int(found[1]) in {len(data), len(data.rstrip(b"\r\n \0"))}


def _properties(reader: PdfReader) -> tuple[list[tuple[str, str]], str]:
    """Properties by name, both those in the list of old and those packed as XML, and that XML."""
    said = [
        (name.lstrip("/"), str(value))
        for name, value in (reader.metadata or {}).items()
        if name not in _PROGRAMS and str(value).strip()
    ]
    packed = _packed(reader)
    if not packed.strip():
        return said, ""
    part = unseen.Part(unseen.PACKED)
    words, more = markup.read(packed.strip("\ufeff\0 \r\n\t").encode(), part)
    return [*said, *part.leaves], f"{words}\n{more}"


def _packed(reader: PdfReader) -> str:
    found = reader.root_object.get("/Metadata")
    packed = found.get_object() if found is not None else None
    read = getattr(packed, "get_data", None)
    return read().decode("utf-8", "replace") if read else ""


def _bookmarks(outline: object) -> Iterator[str]:
    if isinstance(outline, list):
        for one in outline:
            yield from _bookmarks(one)
    else:
        yield str(getattr(outline, "title", "") or "")


def _earlier(data: bytes) -> Iterator[str]:
    """The words of versions that were saved over: they are still in the file."""
    from pypdf import PdfReader

    for end in [found.end() for found in _END.finditer(data)][:-1][-_MOST_VERSIONS:]:
        try:
            yield from (page.extract_text() for page in PdfReader(io.BytesIO(data[:end])).pages)
        except Exception:  # noqa: BLE001, S112 - see `look`
            continue  # the first half of a file prepared for the web is no version


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what pypdf and pikepdf say of a file to themselves: they may quote the file."""
    loggers: list[Any] = [logging.getLogger(name) for name in ("pypdf", "pikepdf")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for one, level in zip(loggers, before, strict=True):
            one.setLevel(level)
