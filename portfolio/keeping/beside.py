"""The name that a file gets when it is put beside its entry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path, PureWindowsPath

from portfolio.folder.read import ALMOST_MARKDOWN
from portfolio.writing.names import title_slug

_LONGEST_SUFFIX = 6


def named(said: str) -> str:
    """A file's name without anything a path, an address or another computer could stumble over."""
    path = PureWindowsPath(said)
    suffix = path.suffix.casefold()
    if suffix in (".md", *ALMOST_MARKDOWN):  # what is read as an entry, or named as almost one
        suffix = ".txt"
    usual = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX
    return (title_slug(path.stem) or "file") + (suffix if usual else "")


def numbered(name: str) -> Iterator[str]:
    """A name, then the same with a number behind it."""
    yield name
    yield from (f"{Path(name).stem}-{number}{Path(name).suffix}" for number in count(2))


def is_free(path: Path, data: bytes) -> bool:
    """Whether nothing has this name, or the same file has it."""
    return not path.exists() or (path.is_file() and path.read_bytes() == data)


def free(folder: Path, name: str, data: bytes) -> Path:
    """Where a file can lie in a folder."""
    return next(folder / one for one in numbered(name) if is_free(folder / one, data))
