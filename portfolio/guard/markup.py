"""One part of an office file, which is XML: every word in it, comments and attributes included.

Read as it comes, without building a tree, so that a large part needs little room. A value that looks
like a word of the language of such files (`black`, `minMax`) is no word of a person unless it is long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from portfolio.guard.archives import RefusedError

_BLOCKS = frozenset({"p", "h", "br", "tab", "tr", "tc", "row", "c", "si", "sheet", "cr", "line-break", "s"})
_TOLD = frozenset(
    {
        "descr", "title", "Target", "tooltip", "href", "author", "initials", "alt", "displayName", "name",
        "displayname", "userId", "v", "user", "caption", "uniqueName", "string-value", "formula",
    }
)  # fmt: skip
_VALUED = frozenset(
    {"tag", "alias", "docVar", "tagAttr", "name", "gallery", "property"}
)  # say a word in `val`
_OWN_NAMES = frozenset({"lsdException", "fontKey", "font", "dxf", "tableStyle", "style", "clrScheme"})
_SCHEMA_WORD = re.compile(r"[a-z][A-Za-z0-9]*(?:[-:.][A-Za-z0-9]+)*\Z|[\d.,+%-]+\Z|[0-9A-F{}-]+\Z")
_MOST_DEEP = 2_000
_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")


class Watcher(Protocol):
    """Is told of everything in a part, in order."""

    def start(self, tag: str, given: Mapping[str, str]) -> None: ...  # noqa: D102
    def words(self, text: str) -> None: ...  # noqa: D102
    def end(self, tag: str) -> None: ...  # noqa: D102


def is_markup(data: bytes) -> bool:
    """Whether a part begins as XML does."""
    return data[:200].lstrip(b" \t\r\n").startswith(_STARTS)


def local(name: str) -> str:
    """A name without the short form of its namespace."""
    return name.rpartition(":")[2]


def read(data: bytes, watcher: Watcher) -> tuple[str, str]:
    """The words of a part, and the rest of what is written in it: names, and words of the language.

    Raises RefusedError for what no office file needs, and expat's own error for what is no XML.
    """
    reading = _Reading(watcher)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.CommentHandler = reading.aside
    parser.ProcessingInstructionHandler = reading.aside
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    parser.Parse(data, True)
    return "".join(reading.words), "\n".join(reading.rest)


class _Reading:
    """Gathers what a part says while it is read."""

    def __init__(self, watcher: Watcher) -> None:
        self.words: list[str] = []
        self.rest: set[str] = set()
        self._watcher = watcher
        self._depth = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise RefusedError("it is nested too deep")
        tag = local(name)
        self.rest |= {name, *given}
        for key, value in given.items():
            if _is_told(tag, local(key), value):
                self.words.append(f"\n{value}\n")
            else:
                self.rest.add(value)
        plain = {local(key): value for key, value in given.items() if not key.startswith("xmlns")}
        self._watcher.start(tag, plain)

    def text(self, said: str) -> None:
        self.words.append(said)
        self._watcher.words(said)

    def end(self, name: str) -> None:
        self._depth -= 1
        tag = local(name)
        if tag in _BLOCKS:
            self.words.append("\n")
        self._watcher.end(tag)

    def aside(self, *said: str) -> None:
        self.words.append("\n".join(("", *said, "")))


def _refuse(*_: object) -> None:
    raise RefusedError("it holds instructions that no such file needs")


def _is_told(tag: str, key: str, value: str) -> bool:
    """Whether the value of an attribute is something a person may have written."""
    if tag in _OWN_NAMES and key in {"name", "val", "displayName"}:
        return not value.isascii()
    return key in _TOLD or (tag in _VALUED and key in {"val", "name"}) or not _SCHEMA_WORD.match(value)
