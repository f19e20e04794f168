"""A text and how it reads, before an edit and after: every edit is proved by reading again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portfolio.problems import Problem
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Path, Record
from portfolio.records.nodes import Node, nodes
from portfolio.writing.edits import Edit
from portfolio.writing.lines import Lines
from portfolio.writing.meaning import Meaning
from portfolio.writing.mending import mended


class NotSpliced(Exception):  # noqa: N818 - what it says is no error of the program
    """The text is written in a way that cannot be changed for certain. The message says so to its writer."""


UNSURE = "This file is written in a way that a form cannot change for certain."
UNREADABLE = "The fields at the top of this file cannot be read, so a form cannot change them."


@dataclass(frozen=True)
class Read:
    """A text as it is written and as it reads."""

    written: Lines
    record: Record

    @classmethod
    def of(cls, text: str, file: str) -> Read:
        """A text as it was meant, if it reads at all."""
        return cls.as_typed(mended(text, file), file)

    @classmethod
    def as_typed(cls, text: str, file: str) -> Read:
        """A text as it stands, if it reads at all."""
        try:
            plain = frontmatter.decode(text.encode(), file)
        except UnicodeError:
            raise NotSpliced(UNREADABLE) from None
        record = plain if isinstance(plain, Problem) else frontmatter.read(plain, file)
        if isinstance(record, Problem):
            raise NotSpliced(UNREADABLE)
        return cls(Lines(text), record)

    @property
    def text(self) -> str:
        """The text with its line ends."""
        return self.written.text

    @property
    def lines(self) -> list[str]:
        """Its lines without them."""
        return self.written.lines

    @cached_property
    def root(self) -> Node | None:
        """Where its fields stand; None where it has none."""
        return nodes(self.written.plain, self.record)

    def node(self, path: Path) -> Node:
        """Where a value stands."""
        found = self.root and self.root.at(path)
        if found is None:
            raise NotSpliced(UNSURE)
        return found

    def value(self, path: Path) -> Any:
        """What a value says."""
        value: Any = self.record.meta
        for step in path:
            value = value[step]
        return value

    def edited(self, edit: Edit | None) -> Read:
        """The text after an edit, read again."""
        if edit is None:
            raise NotSpliced(UNSURE)
        try:
            return Read.as_typed(self.written.changed(edit.start, edit.end, edit.new), self.record.file)
        except NotSpliced:
            raise NotSpliced(UNSURE) from None


def proved(before: Read, after: Read, path: Path, value: Any, meaning: Meaning) -> Read:
    """The text after an edit, if it holds what is wanted and everything else as before."""
    is_there = after.record.places.get(path) is not None
    right = meaning.same(after.value(path), value) if is_there else value is None
    alike = _apart(before.record.meta, path) == _apart(after.record.meta, path)
    if not (right and alike and before.record.body == after.record.body):
        raise NotSpliced(UNSURE)
    return after


def _apart(value: Any, path: Path) -> Any:
    """All that stands in a record, and in which order, but what a path leads to."""
    if isinstance(value, Mapping):
        rest = {key: path[1:] if path[:1] == (key,) else () for key in value}
        return [(key, _apart(item, rest[key])) for key, item in value.items() if path != (key,)]
    if isinstance(value, tuple):
        return [
            _apart(item, path[1:] if path[:1] == (number,) else ()) if path != (number,) else None
            for number, item in enumerate(value)
        ]
    return value
