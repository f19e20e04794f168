"""Word, Excel, PowerPoint and OpenDocument files: their words, and what they carry unseen.

All are ZIP files of XML. Every part of one is looked at, and every attribute; a part that is no XML,
picture or font cannot be looked through, and then neither can the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from portfolio.guard import archives, fonts, markup, picture_notes, properties, unseen
from portfolio.guard.archives import RefusedError
from portfolio.guard.looked import Looked

_PROPERTIES = re.compile(r"(docProps/(core|app|custom)\.xml|meta\.xml)\Z")
_PAGES = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|ppt/slides/[^/]*\.xml"
    r"|xl/(sharedStrings|worksheets/[^/]*|workbook)\.xml|content\.xml"
)
_FONT = re.compile(r"(?i)\.(odttf|fntdata|ttf|otf)\Z")
_FONT_KEY = re.compile(rb'fontKey="(\{[0-9A-Fa-f-]{36}\})"')
_NUMBERS = re.compile(r"(layout-cache|xl/printerSettings/[^/]*\.bin|word/printerSettings\d*\.bin)\Z")
_A_WORD = re.compile(rb"[A-Za-z\x80-\xff]{4}|(?:[A-Za-z]\0){3}")
_CAMERA = "what a camera wrote into its pictures"
_WRITTEN = "words written into its pictures"


def look(data: bytes) -> Looked:
    """A look into an office file; never raises for what is in it."""
    try:
        return _look(archives.parts(data))
    except RefusedError as refused:
        return Looked(unread=str(refused))
    except Exception:  # noqa: BLE001 - a damaged file fails in many ways
        return Looked(unread="it is damaged")


def main_part(data: bytes) -> str:
    """What an office file says it is: the content type of its main part, or its media type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    return part.read(200).decode("ascii", "replace")
            folders = ("word", "xl", "ppt")
            return next((one for one in folders if any(n.startswith(f"{one}/") for n in names)), "")
    except Exception:  # noqa: BLE001 - see `look`
        return ""


def _look(parts: Mapping[str, bytes]) -> Looked:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedError("it is locked with a password")
    texts: dict[str, str] = {}
    rest: list[str] = []
    seen: dict[str, unseen.Part] = {}
    details = [what for name in parts for what in unseen.in_name(name)]
    unread = ""
    for name, data in parts.items():
        try:
            if markup.is_markup(data):
                seen[name] = unseen.Part(name)
                texts[name], more = markup.read(data, seen[name])
                rest.append(more)
            elif data:
                texts[name], more_details = _no_markup(name, data, parts)
                details += more_details
        except RefusedError as refused:
            unread = unread or str(refused)
    details += _details(texts, seen)
    words = "\n".join([*parts, *texts.values()])
    return Looked(words, tuple(dict.fromkeys(details)), unread, anything="\n".join(rest))


def _no_markup(name: str, data: bytes, parts: Mapping[str, bytes]) -> tuple[str, tuple[str, ...]]:
    """The words and details of a part that is no XML; refused where it is nothing that shows all it holds."""
    if picture_notes.is_picture(data):
        notes = picture_notes.notes(data)
        details = tuple(_CAMERA if note.startswith(b"Exif") else _WRITTEN for note in notes)
        return "\n".join(map(readable, notes)), details
    if name == "mimetype":
        return data.decode("ascii", "replace"), ()
    if _FONT.search(name):
        return fonts.words(fonts.unmasked(data, _font_keys(parts))), ()
    if _NUMBERS.search(name):
        return _printed(name, data), ()
    raise RefusedError("it holds a part that is no text, picture or font")


def readable(note: bytes) -> str:
    """A note of unknown make in every way it may be meant."""
    return "\n".join(note.decode(code, "replace") for code in ("utf-8", "utf-16-le", "utf-16-be"))


def _printed(name: str, data: bytes) -> str:
    """Where a program keeps numbers: the settings of a printer, or where lines break."""
    if name == "layout-cache" and _A_WORD.search(data):
        raise RefusedError("it holds a part that is no text, picture or font")
    return readable(data)


def _font_keys(parts: Mapping[str, bytes]) -> Iterator[str]:
    return (key.decode() for key in _FONT_KEY.findall(parts.get("word/fontTable.xml", b"")))


def _details(texts: Mapping[str, str], seen: Mapping[str, unseen.Part]) -> Iterator[str]:
    hiding = frozenset().union(*(part.hiding_styles for part in seen.values()))
    shown = "\n".join(text for name, text in texts.items() if _PAGES.fullmatch(name))
    for name, part in seen.items():
        yield from part.details
        if part.styles_used & hiding:
            yield "hidden text"
        if _PROPERTIES.search(name):
            yield from properties.telling(part.leaves, shown)
