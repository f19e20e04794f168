"""What is known of a row while it is read: its cells by field, and what they have given so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portfolio.entries import KINDS
from portfolio.frameworks import Frameworks
from portfolio.writing.columns import Columns
from portfolio.writing.plain import clean, one_line
from portfolio.writing.tables import Row


@dataclass(frozen=True)
class Attention:
    """A cell to look at: its row, its column, what is in it and why."""

    row: int
    column: str
    typed: str
    why: str


@dataclass(frozen=True)
class Context:
    """What has to be known to read a row."""

    columns: Columns
    frameworks: Frameworks
    own: tuple[str, ...]
    american: bool
    person: str = ""

    @property
    def kind(self) -> str:
        """The kind of entry where a row names none."""
        return self.columns.form.kind if self.columns.form else "training"

    def cell(self, row: Row, name: str) -> str:
        """What a row has in a field's column; empty if there is no such column."""
        place = self.columns.by_field.get(name)
        return self.at(row, place) if place is not None else ""

    def at(self, row: Row, place: int) -> str:
        """What a row has in a column."""
        return clean(row.cells[place]) if place < len(row.cells) else ""

    def column(self, name: str) -> str:
        """The heading of a field's column."""
        place = self.columns.by_field.get(name)
        return self.columns.name(place) if place is not None else name.capitalize()


@dataclass
class RowEntry:
    """What a row has given so far: fields, words, cells to keep in the text, and what needs a look.

    `attention` keeps the row out; `notes` do not.
    """

    row: Row
    context: Context
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    attention: list[Attention] = field(default_factory=list)
    notes: list[Attention] = field(default_factory=list)

    def cell(self, name: str) -> str:
        """What stands in the column of a field."""
        return self.context.cell(self.row, name)

    def keep(self, name: str) -> None:
        """Keep a field's cell in the text, under its heading."""
        if typed := self.cell(name):
            self.kept.append((self.context.column(name), typed))

    def keep_with_a_note(self, name: str, why: str) -> None:
        """Keep a field's cell in the text, and say why it is no field."""
        self.keep(name)
        self.note(self.context.columns.by_field[name], why)

    def note(self, place: int, why: str) -> None:
        """Something about a cell to look at."""
        column, typed = self.context.columns.name(place), one_line(self.context.at(self.row, place))
        self.notes.append(Attention(self.row.number, column, typed, why))

    def leave_out(self, name: str, why: str) -> None:
        """Say why the row cannot be an entry."""
        at = Attention(self.row.number, self.context.column(name), one_line(self.cell(name)), why)
        self.attention.append(at)

    def takes(self, name: str) -> bool:
        """Whether an entry of this kind has a field."""
        return name in KINDS[self.kind].written()
