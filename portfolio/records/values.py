"""YAML events → values as typed, with the place of each; what could hide or change a meaning is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from portfolio.problems import Problem, Where, problem

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]
Places: TypeAlias = "Mapping[Path, tuple[int, int]]"  # line and column

MAX_DEPTH = 32
_WORDS_AFTER = re.compile(r"[ \t]+#\S")  # `Lesson #1`: YAML drops what begins with #


class RefusedError(Exception):
    """Carries one problem out of the reader; never leaves this package."""

    def __init__(self, reason: Problem) -> None:
        self.reason = reason


class Reader:
    """Builds values from YAML events, refusing whatever could hide or change a meaning."""

    def __init__(self, file: str, first_line: int, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.first_line = first_line
        self.places: dict[Path, tuple[int, int]] = {(): (first_line, 1)}

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """The value of a whole text."""
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
        """The value that an event begins."""
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
        """What stands in a list."""
        for number, event in enumerate(events):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            here: Path = (*path, number)
            self.places[here] = self.at(event)
            yield self.node(event, events, here)

    def pairs(self, events: Iterator[yaml.Event], path: Path) -> Iterator[tuple[str, Value]]:
        """The fields of a group."""
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
        """The line and column of an event in its file."""
        mark = event.start_mark
        if mark is None:  # never: events that come from text know their place
            return self.first_line, 1
        return mark.line + self.first_line, mark.column + 1

    def refuse(self, code: str, event: yaml.Event, **values: object) -> NoReturn:
        """End the reading with a problem."""
        raise RefusedError(problem(code, Where(self.file, *self.at(event)), **values))
