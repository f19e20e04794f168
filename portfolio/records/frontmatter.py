"""The text of a file → a record: its front matter as typed, the place of every key, its body.

Our own reader on PyYAML's events, because MkDocs' reader swallows broken YAML and publishes the
page. Every scalar stays the text that was typed (`012`, `no`, `1:30`); the kinds of entry decide
what it means. Anything doubtful is a problem, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from portfolio.problems import Problem, Where, problem
from portfolio.problems.hints import hint
from portfolio.records import events

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]
Places: TypeAlias = "Mapping[Path, tuple[int, int]]"  # line and column

MAX_FILE = 250_000  # bytes: some 40,000 words
MAX_FRONT_MATTER = 64_000  # bytes; libyaml crashes on megabytes of brackets
MAX_DEPTH = 32

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOT_IN_FIELDS = re.compile(  # what YAML does not allow, breaks a line at unseen or takes no notice of
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FENCE = re.compile(r"---[ \t]*\Z")
_WORDS_AFTER = re.compile(r"[ \t]+#\S")  # `Lesson #1`: YAML drops what begins with #
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

    def where(self, *path: str | int) -> Where:
        """The place of a key, or of the nearest thing around it."""
        return place(self.file, self.places, path)


def place(file: str, places: Places, path: Path) -> Where:
    """The place of a key in a file, or of the nearest thing around it."""
    while path and path not in places:
        path = path[:-1]
    return Where(file, *places.get(path, ()))


class _RefusedError(Exception):
    """Carries one problem out of the reader; never leaves this module."""

    def __init__(self, reason: Problem) -> None:
        self.reason = reason


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
    """Text → record, or the first problem that keeps it from being read."""
    lines = text.split("\n")
    try:
        end = _closing_line(lines, file)
        meta, places = _parse("\n".join(lines[1:end]) + "\n", lines, file)
    except _RefusedError as refused:
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
    except _RefusedError as refused:
        return refused.reason
    return Record(file, meta, places, "", len(lines))


def _closing_line(lines: list[str], file: str) -> int:
    if not _FENCE.match(lines[0]):
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        raise _RefusedError(
            problem("no-front-matter", Where(file, first + 1), found=lines[first].strip()[:40])
        )
    for number, line in enumerate(lines[1:], 1):
        if _CLOSING.match(line):
            return number
    raise _RefusedError(problem("front-matter-not-closed", Where(file, len(lines))))


def _parse(
    block: str, lines: list[str], file: str, first_line: int = 2
) -> tuple[Mapping[str, Value], Places]:
    if len(block.encode()) > MAX_FRONT_MATTER:
        raise _RefusedError(problem("front-matter-too-large", Where(file), limit=64))
    if hidden := _NOT_IN_FIELDS.search(block):
        place = _at("\n" * (first_line - 1) + block, first_line - 1 + hidden.start(), file)
        raise _RefusedError(_control(hidden[0], place))
    if said := events.quick(block):
        with suppress(_RefusedError):
            return _fields(iter(said), _Reader(file, first_line, lines))
    try:
        return _fields(events.sure(block), _Reader(file, first_line, lines))
    except events.UnreadableError as error:
        line = min(error.line + first_line, len(lines))
        where = Where(file, line, error.column + 1)
        advice = hint(lines[line - 1], lines[line - 2])
        raise _RefusedError(problem("yaml-syntax", where, hint=advice)) from None


def _fields(said: Iterator[yaml.Event], reader: _Reader) -> tuple[Mapping[str, Value], Places]:
    value = reader.document(said)
    if value is None:
        value = MappingProxyType({})
    if not isinstance(value, Mapping):
        raise _RefusedError(problem("front-matter-not-fields", Where(reader.file, reader.first_line)))
    return value, MappingProxyType(reader.places)


class _Reader:
    """Builds values from YAML events, refusing whatever could hide or change a meaning."""

    def __init__(self, file: str, first_line: int, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.first_line = first_line
        self.places: dict[Path, tuple[int, int]] = {(): (first_line, 1)}

    def document(self, events: Iterator[yaml.Event]) -> Value:
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    self.refuse("yaml-feature", event, feature="a second document or a directive")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        if len(path) > MAX_DEPTH:
            self.refuse("too-deep", event, limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse("yaml-feature", event, feature="an anchor or alias (& or *)")
        if getattr(event, "tag", None):
            self.refuse("yaml-feature", event, feature="a tag (!)")
        if isinstance(event, yaml.ScalarEvent):
            typed = str(event.value)
            if event.style in (None, "") and self.loses_words(event):
                self.refuse("words-after-hash", event)
            return None if not typed and event.style in (None, "") else typed
        if isinstance(event, yaml.SequenceStartEvent):
            return tuple(self.items(events, path))
        return MappingProxyType(dict(self.pairs(events, path)))

    def items(self, events: Iterator[yaml.Event], path: Path) -> Iterator[Value]:
        for number, event in enumerate(events):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            here: Path = (*path, number)
            self.places[here] = self.at(event)
            yield self.node(event, events, here)

    def pairs(self, events: Iterator[yaml.Event], path: Path) -> Iterator[tuple[str, Value]]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                self.refuse("key-not-text", event)
            key = str(self.node(event, events, path))
            if key == "<<":
                self.refuse("yaml-feature", event, feature="a merge key (<<)")
            here: Path = (*path, key)
            if here in self.places:
                self.refuse("key-twice", event, key=key, first=self.places[here][0])
            self.places[here] = self.at(event)
            yield key, self.node(next(events), events, here)

    def loses_words(self, event: yaml.Event) -> bool:
        """Whether a value is followed by # and more words, which YAML would drop as a comment."""
        end = event.end_mark
        number = end.line + self.first_line - 1 if end else len(self.lines)
        return bool(end and self.lines[number:] and _WORDS_AFTER.match(self.lines[number], end.column))

    def at(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        if mark is None:  # never: events that come from text know their place
            return self.first_line, 1
        return mark.line + self.first_line, mark.column + 1

    def refuse(self, code: str, event: yaml.Event, **values: object) -> NoReturn:
        raise _RefusedError(problem(code, Where(self.file, *self.at(event)), **values))


def _control(character: str, where: Where) -> Problem:
    return problem("control-character", where, character=f"U+{ord(character):04X}")


def _at(text: str, offset: int, file: str) -> Where:
    line = text.count("\n", 0, offset)
    return Where(file, line + 1, offset - text.rfind("\n", 0, offset))
