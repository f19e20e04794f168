"""Word, Excel, PowerPoint and OpenDocument files: their words, and what they carry unseen.

All are ZIP files of XML, so one reader serves all, and headers, notes, comments and deleted text
are read as well as the pages.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from portfolio.guard.looked import LARGEST, Looked, names_someone

_MOST_PARTS = 5_000
_BLOCKS = frozenset({"p", "h", "br", "tab", "tr", "tc", "row", "c", "si", "sheet", "cr", "line-break", "s"})
_TOLD = frozenset({"descr", "title", "Target", "tooltip", "href", "author", "initials", "alt", "displayName"})
_AUTHORS = {
    "creator": "the author's name",
    "initial-creator": "the author's name",
    "lastModifiedBy": "the name of whoever changed it last",
    "printed-by": "the name of whoever printed it",
    "Manager": "a manager's name",
    "Company": "an organisation's name",
}
_PEOPLE = re.compile(r"(docProps/(core|app)\.xml|meta\.xml)\Z")
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tracked-changes")
_MARKS = {**dict.fromkeys(_CHANGES, "tracked changes"), "annotation": "comments"}
_UNSEEN = {
    re.compile(r"(^|/)(comments|threadedComments|commentAuthors|persons)[^/]*(\.xml|/)"): "comments",
    re.compile(r"^xl/revisions/"): "tracked changes",
    re.compile(r"(^|/)(embeddings|activeX)/|^Object [^/]*/|(^|/)oleObject"): "other files inside it",
    re.compile(r"(^|/)(vbaProject|vbaData)|^(Basic|Scripts)/"): "macros",
}
_PICTURE = re.compile(r"\.(jpe?g|tiff?)\Z", re.IGNORECASE)


class _RefusedError(Exception):
    """Carries out why a file cannot be read; never leaves this module."""


def look(data: bytes) -> Looked:
    """A look into an office file; never raises for what is in it."""
    try:
        parts = _parts(data)
        roots = {name: ET.fromstring(part) for name, part in parts.items() if _is_xml(name)}  # noqa: S314 - no DTD, capped
    except _RefusedError as refused:
        return Looked(unread=str(refused))
    except Exception:  # noqa: BLE001 - a damaged file fails in many ways
        return Looked(unread="it is damaged")
    text = "\n".join([*parts, *("".join(_words(root)) for root in roots.values())])
    return Looked(text, tuple(dict.fromkeys(_details(parts, roots))))


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


def _parts(data: bytes) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_PARTS:
            raise _RefusedError("it has too many parts")
        for member in members:
            if member.flag_bits & 1:
                raise _RefusedError("it is locked with a password")
            read = b""
            if _is_xml(member.filename) or _PICTURE.search(member.filename):
                with archive.open(member) as part:
                    read = part.read(left + 1)
            left -= len(read)
            if left < 0:
                raise _RefusedError("it unpacks to more than 50 MB")
            if _is_xml(member.filename) and (b"<!DOCTYPE" in read or b"<!ENTITY" in read):
                raise _RefusedError("it holds instructions that no such file needs")
            found[member.filename] = read
    if any(b"encryption-data" in part for name, part in found.items() if name == "META-INF/manifest.xml"):
        raise _RefusedError("it is locked with a password")
    return found


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".vml"))


def _words(element: ET.Element) -> Iterator[str]:
    """All text in order, whole words kept whole, and the attributes that hold words."""
    stack: list[tuple[ET.Element, bool]] = [(element, False)]
    while stack:
        one, done = stack.pop()
        if done:
            if _local(one.tag) in _BLOCKS:
                yield "\n"
            yield one.tail or ""
            continue
        name = _local(one.tag)
        for key, value in one.attrib.items():
            if _local(key) in _TOLD or (_local(key) == "name" and name in {"sheet", "table", "docPr"}):
                yield f"\n{value}\n"
        yield one.text or ""
        stack.append((one, True))
        stack += [(child, False) for child in reversed(one)]


def _details(parts: Mapping[str, bytes], roots: Mapping[str, ET.Element]) -> Iterator[str]:
    for name, root in roots.items():
        if _PEOPLE.search(name):
            named = (one for one in root.iter() if names_someone(one.text))
            yield from (_AUTHORS[_local(one.tag)] for one in named if _local(one.tag) in _AUTHORS)
        if name.startswith(("word/", "content")):
            yield from (_MARKS[tag] for tag in {_local(one.tag) for one in root.iter()} & set(_MARKS))
        if name == "xl/workbook.xml" and any(one.get("state", "").endswith("idden") for one in root.iter()):
            yield "hidden sheets"
    for pattern, what in _UNSEEN.items():
        if any(pattern.search(name) for name in parts):
            yield what
    if any(b"Exif\0\0" in part for name, part in parts.items() if _PICTURE.search(name)):
        yield "what a camera wrote into its pictures"


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
