"""The text of a file → a record: its front matter as typed, the place of every key, its body.

Our own reader on PyYAML's events, because MkDocs' reader swallows broken YAML and publishes the
page. Every scalar stays the text that was typed (`012`, `no`, `1:30`); the kinds of entry decide
what it means. Anything doubtful is a problem, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType

import yaml

from portfolio.problems import Problem, Where, problem
from portfolio.problems.hints import hint
from portfolio.problems.signs import article, named
from portfolio.records import events, slips
from portfolio.records.slips import Slip
from portfolio.records.values import Path, Places, Reader, RefusedError, Value

__all__ = ["Path", "Places", "Record", "Value", "decode", "place", "read", "read_bytes", "read_yaml"]

MAX_FILE = 250_000  # bytes: some 40,000 words
MAX_FRONT_MATTER = 64_000  # bytes; libyaml crashes on megabytes of brackets

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOT_IN_FIELDS = re.compile(  # what YAML does not allow, breaks a line at unseen or takes no notice of
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FENCES = {"no-front-matter", "front-matter-not-closed"}
_FENCE = re.compile(r"---[ \t]*\Z")
_CLOSING = re.compile(r"(---|\.\.\.)[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """One file taken apart.

    `places` gives line and column of every key and list item by its path, as
    `("actions", 0, "what")`; `body_line` is the line of the file on which the body begins.
    """

    file: str
    meta: Mapping[str, Value]
    places: Places
    body: str
    body_line: int
    slips: tuple[Slip, ...] = ()  # lines that are read as they were meant

    def where(self, *path: str | int) -> Where:
        """The place of a key, or of the nearest thing around it."""
        return place(self.file, self.places, path)


def place(file: str, places: Places, path: Path) -> Where:
    """The place of a key in a file, or of the nearest thing around it."""
    while path and path not in places:
        path = path[:-1]
    return Where(file, *places.get(path, ()))


def decode(data: bytes, file: str) -> str | Problem:
    """Bytes → text with plain line ends, or the problem that prevents it."""
    where = Where(file)
    if len(data) > MAX_FILE:
        return problem("file-too-large", where, size=len(data) // 1000, limit=MAX_FILE // 1000)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return problem("not-utf-8", where, found="UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return problem("not-utf-8", Where(file, line, column), found="another encoding")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        return _control(control[0], _at(text, control.start(), file))
    return text


def read(text: str, file: str) -> Record | Problem:
    """Text → record, or the problem that keeps it from being read, as typed and as it was meant."""
    lines = text.split("\n")
    found = _read(lines, 0, file)
    if isinstance(found, Record):
        return found
    for meant in slips.meant(lines):
        again = _read(meant.lines, meant.start, file)
        if isinstance(again, Record):
            return replace(again, slips=meant.slips)
        found = again if again.code not in _FENCES else found
    return found


def _read(lines: list[str], start: int, file: str) -> Record | Problem:
    try:
        end = _closing_line(lines, start, file)
        meta, places = _parse("\n".join(lines[start + 1 : end]) + "\n", lines, file, start + 2)
    except RefusedError as refused:
        return refused.reason
    return Record(file, meta, places, "\n".join(lines[end + 1 :]), end + 2)


def read_bytes(data: bytes, file: str) -> Record | Problem:
    """Bytes → record, or the first problem that keeps them from being read."""
    text = decode(data, file)
    return text if isinstance(text, Problem) else read(text, file)


def read_yaml(text: str, file: str) -> Record | Problem:
    """A file that is YAML from its first line, as a record without a body."""
    lines = text.split("\n")
    try:
        meta, places = _parse(text, lines, file, first_line=1)
    except RefusedError as refused:
        return refused.reason
    return Record(file, meta, places, "", len(lines))


def _closing_line(lines: list[str], start: int, file: str) -> int:
    if not _FENCE.match(lines[start]):
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        found = lines[first].strip()[:40]
        raise RefusedError(problem("no-front-matter", Where(file, first + 1), found=found, how=_how(found)))
    for number, line in enumerate(lines[start + 1 :], start + 1):
        if _CLOSING.match(line):
            return number
    almost = slips.almost_closed(lines)
    where = Where(file, len(lines) if almost is None else almost + 1)
    how = "Write `---` on a line of its own after the last field."
    if almost is not None:
        how = f"Write `---` in place of “{lines[almost].strip()}”, with all fields above it."
    raise RefusedError(problem("front-matter-not-closed", where, how=how))


def _how(found: str) -> str:
    """What to do about a file that begins in the way of another program."""
    if found.startswith("+++"):
        return "These fields are in TOML. Write each as in `title: My day`, between lines of three hyphens."
    return (
        "Begin the file with three hyphens, then the fields, then three hyphens. "
        "`portfolio new` writes this for you."
    )


def _parse(block: str, lines: list[str], file: str, first_line: int) -> tuple[Mapping[str, Value], Places]:
    if len(block.encode()) > MAX_FRONT_MATTER:
        raise RefusedError(problem("front-matter-too-large", Where(file), limit=64))
    if hidden := _NOT_IN_FIELDS.search(block):
        place = _at("\n" * (first_line - 1) + block, first_line - 1 + hidden.start(), file)
        raise RefusedError(_control(hidden[0], place))
    if said := events.quick(block):
        with suppress(RefusedError):
            return _fields(iter(said), Reader(file, first_line, lines))
    try:
        return _fields(events.sure(block), Reader(file, first_line, lines))
    except events.UnreadableError as error:
        line = min(error.line + first_line, len(lines))
        where = Where(file, line, error.column + 1)
        advice = hint(lines[line - 1], lines[line - 2])
        raise RefusedError(problem("yaml-syntax", where, hint=advice)) from None


def _fields(said: Iterator[yaml.Event], reader: Reader) -> tuple[Mapping[str, Value], Places]:
    value = reader.document(said)
    if value is None:
        value = MappingProxyType({})
    if not isinstance(value, Mapping):
        raise RefusedError(problem("front-matter-not-fields", Where(reader.file, reader.first_line)))
    return value, MappingProxyType(reader.places)


def _control(character: str, where: Where) -> Problem:
    return problem("control-character", where, character=article(named(character)))


def _at(text: str, offset: int, file: str) -> Where:
    line = text.count("\n", 0, offset)
    return Where(file, line + 1, offset - text.rfind("\n", 0, offset))
