"""An archive or the files of a folder → the notes in it and the files that are left. Unpacked nowhere."""

from __future__ import annotations

import io
import json
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio.records.frontmatter import MAX_FILE
from portfolio.writing import formats
from portfolio.writing.notes import markdown, plain
from portfolio.writing.notes.note import Note, day_in, kind_of, text_of
from portfolio.writing.plain import one_line
from portfolio.writing.tables import UnreadableError

ENDINGS = (".md", ".markdown", ".txt")
MOST = 50_000_000  # bytes of a journal
_JOURNAL = ".json"
MOST_FILES = 20_000
_MOST = 100_000_000
_NO_NOTES = "There are no notes in it that can be read: files ending in .md, .markdown or .txt."
_TOO_MUCH = "It holds more than 20,000 files or 100 MB of text. Bring it in a folder at a time."


@dataclass(frozen=True)
class Found:
    """The notes of a folder, in the order of their names, and the files that stay where they are."""

    notes: tuple[Note, ...]
    left: tuple[str, ...] = ()


def notes(files: Iterable[tuple[str, bytes | None]]) -> Found:
    """The notes among some files; a file without bytes was not opened. Raises UnreadableError."""
    found: list[Note] = []
    left: list[str] = []
    for path, data in sorted(files, key=lambda file: file[0]):
        read = _read(path, data) if data is not None else None
        if read is None:
            left.append(path)
        else:
            found += read
    if not found:
        raise UnreadableError(_NO_NOTES)
    return Found(tuple(found), tuple(left))


def is_note(path: str) -> bool:
    """Whether a file is a note or a journal by its name, and none that a program keeps for itself."""
    parts = path.casefold().split("/")
    hidden = any(part.startswith((".", "_")) for part in parts[:-1]) or parts[-1].startswith(".")
    return not hidden and path.casefold().endswith(ENDINGS if parts[:-1] else (*ENDINGS, _JOURNAL))


def from_archive(data: bytes) -> Found:
    """The notes of an archive: Notion's, or any folder packed. Raises UnreadableError."""
    try:
        files = [*_in_archive(data, [_MOST])]
    except UnreadableError:
        raise
    except Exception as error:  # whatever is broken in it
        raise UnreadableError("This archive cannot be read. Unpack it and bring in the folder.") from error
    return notes(files)


def journal(data: bytes) -> tuple[Note, ...]:
    """The entries of a journal of Day One; none where it is other data."""
    return tuple(_day_one(data))


def _read(path: str, data: bytes) -> tuple[Note, ...] | None:
    """The notes in one file; None where it is no note."""
    if path.casefold().endswith(_JOURNAL):
        return journal(data) or None
    if len(data) > MAX_FILE or _is_binary(data):
        return None
    text = text_of(data)
    if not text.strip():
        return ()
    read = plain.note if path.casefold().endswith(".txt") else markdown.note
    return (read(path, text),)


def _in_archive(data: bytes, left: list[int], deep: int = 0) -> Iterator[tuple[str, bytes | None]]:
    """The files of an archive and of one in it, as Notion packs them; only texts are opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_FILES:
            raise UnreadableError(_TOO_MUCH)
        for info in infos:
            name = posixpath.normpath(info.filename.replace("\\", "/").lstrip("/"))
            if info.is_dir() or name.startswith("../"):
                continue
            inner = name.casefold().endswith(".zip") and not deep
            if not (is_note(name) or inner):
                if not name.startswith(("__MACOSX/", ".")):
                    yield name, None
                continue
            with archive.open(info) as file:
                held = file.read(left[0] + 1)
            left[0] -= len(held)
            if left[0] < 0:
                raise UnreadableError(_TOO_MUCH)
            if inner:
                yield from _in_archive(held, left, deep + 1)
            else:
                yield name, held


def _day_one(data: bytes) -> Iterator[Note]:
    """The entries of a journal; places, weather and pictures are not taken."""
    try:
        journal = json.loads(data)
    except (ValueError, RecursionError):
        return
    entries = journal.get("entries") if isinstance(journal, Mapping) else None
    for entry in entries if isinstance(entries, list) else ():
        text = entry.get("text") if isinstance(entry, Mapping) else None
        if not isinstance(text, str) or not text.strip():
            continue
        day = day_in(str(entry.get("creationDate", ""))[:10])
        tags = [one_line(tag) for tag in entry.get("tags") or () if isinstance(tag, str)]
        first, _, rest = text.strip().partition("\n")
        title = one_line(first.lstrip("# ").replace("\\", ""))
        named = markdown.note("", f"# {title}\n{rest}" if title else rest)
        yield Note(
            path=f"{day or 'no day'} {title}"[:80],
            title=named.title or "Journal",
            day=day,
            kind=kind_of(tags),
            themes=tuple(tags),
            body=named.body,
        )


def _is_binary(data: bytes) -> bool:
    return b"\0" in data and not formats.wide(data)
