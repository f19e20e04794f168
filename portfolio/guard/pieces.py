"""What an entry, a profile or a page says, piece by piece, and where each piece stands."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath

from pydantic import BaseModel

from portfolio.entries import Entry, Profile
from portfolio.entries.as_meant import read_bytes
from portfolio.folder.places import Folder
from portfolio.problems import Problem, Where
from portfolio.records.frontmatter import Record
from portfolio.share import Share
from portfolio.text.parts import Part

Path = tuple[str | int, ...]

# Words of our own and sums: nothing a person wrote.
_NOT_WORDS = frozenset({"kind", "share", "share_fields", "digest", "finding", *Entry.PLACED})


@dataclass(frozen=True, repr=False)
class Piece:
    """A text that belongs together: a field, a part or a name.

    `path` leads to a field, `line` is the first line of a part; a name has neither.
    """

    place: str
    text: str
    path: Path = ()
    line: int = 0

    @property
    def is_name(self) -> bool:
        """Whether this is the name of a file, where a capital may begin a word."""
        return not self.path and not self.line

    @property
    def placed(self) -> Mapping[str, str]:
        """Where it is, in the words of a message and, for somebody who has it before them, of a form."""
        return {"place": self.place, "here": f"in {self.place}" if self.is_name else "here"}


@dataclass(frozen=True)
class Source:
    """A file that pieces come from; it is read again only when a place in it is asked for."""

    folder: Folder
    path: FilePath
    unsaved: bytes | None = None  # what its writer is about to put there

    @property
    def shown(self) -> str:
        """The file as messages name it."""
        return self.folder.shown(self.path)

    @property
    def record(self) -> Record | None:
        """The front matter of the file and the places in it."""
        try:
            data = self.path.read_bytes() if self.unsaved is None else self.unsaved
        except OSError:
            return None
        record = read_bytes(data, self.shown)
        return None if isinstance(record, Problem) else record

    def where(self, piece: Piece, offset: int = 0) -> Where:
        """The place of something that begins `offset` letters into a piece."""
        if piece.line:
            line = piece.line + piece.text.count("\n", 0, offset)
            return Where(self.shown, line, offset - piece.text.rfind("\n", 0, offset))
        return self.where_field(*piece.path) if piece.path else Where(self.shown)

    def where_field(self, *path: str | int) -> Where:
        """The place of a field."""
        record = self.record
        return record.where(*path) if record else Where(self.shown)


def of_entry(entry: Entry) -> Iterator[Piece]:
    """Every field and part of an entry, and its name."""
    yield Piece("the name of the file", entry.path)
    yield from _fields(entry, {"id"} if _stem(entry.path) == entry.id else set())
    yield from _parts(entry.parts)


def of_profile(profile: Profile) -> Iterator[Piece]:
    """Every field and part of a profile."""
    yield from _fields(profile, {"path"})
    yield from _parts(profile.parts)


def of_page(name: str, text: str) -> Iterator[Piece]:
    """A hand-written page and its name."""
    yield Piece("the name of the file", name)
    yield Piece("the text", text, line=1)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _parts(parts: Iterable[Part]) -> Iterator[Piece]:
    return (
        Piece("the text", part.markdown, line=part.line) for part in parts if part.level or not part.is_empty
    )


def _fields(model: BaseModel, known: set[str]) -> Iterator[Piece]:
    for written, name in _names(type(model)):
        value = getattr(model, name)
        if value is not None and value != () and written not in known:
            place = (
                f"the {written}" if written in {"title", "id", "name", "role"} else f"the field “{written}”"
            )
            for path, text in _values(value, (written,)):
                yield Piece(place, text, path)


def _values(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if type(value) is str:
        yield path, value
    elif value is None or isinstance(value, bool | Share):
        return
    elif isinstance(value, BaseModel):
        for written, name in _names(type(value)):
            yield from _values(getattr(value, name), (*path, written))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*path, key), str(key)
            yield from _values(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
    else:
        yield path, str(value)


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Field names as written and in Python."""
    found = ((field.alias or name, name) for name, field in model.model_fields.items())
    return tuple((written, name) for written, name in found if written not in _NOT_WORDS)
