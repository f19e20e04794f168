"""A table of CPD → entries to write, rows already there, and rows that need attention.

No row is lost: each is one of these. What no field can hold is kept in the entry's text. Records are
compared by what was understood (the day, the title, the time), whatever the file looks like this year.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portfolio.entries.reading import Location
from portfolio.entries.unfinished import is_unfinished
from portfolio.writing import cells, twins
from portfolio.writing.dates import written_late
from portfolio.writing.names import day_stem, default_title, free_stem
from portfolio.writing.plain import as_markdown, clean, one_line, shortened
from portfolio.writing.row_entry import Attention, Context, RowEntry
from portfolio.writing.tables import Table
from portfolio.writing.text import Draft, entry_text, read_back
from portfolio.writing.twins import Record, There

FROM_LOG = "From my log"
_LONGEST_TITLE = 120


@dataclass(frozen=True)
class Ready:
    """An entry to write, from a row."""

    row: int
    draft: Draft
    text: str
    is_unfinished: bool  # it holds too little to count

    @property
    def id(self) -> str:
        """The id it gets: its day and its title."""
        return str(self.draft.fields["id"])


@dataclass(frozen=True)
class Twin:
    """An entry that looks much like one that is there and may be another."""

    ready: Ready
    like: Record


@dataclass(frozen=True)
class Outcome:
    """What becomes of every row that is not empty."""

    ready: tuple[Ready, ...] = ()
    there: tuple[int, ...] = ()
    attention: tuple[Attention, ...] = field(default=())
    twins: tuple[Twin, ...] = ()
    notes: tuple[Attention, ...] = ()  # about rows that are written all the same
    in_need: int | None = None  # of several tables, whose rows have the same numbers

    @property
    def rows_in_need(self) -> int:
        """How many rows need attention; one row may need it twice."""
        if self.in_need is not None:
            return self.in_need
        return len({need.row for need in self.attention}) + len(self.twins)

    def with_twins(self, rows: Collection[int]) -> Outcome:
        """The same, once somebody has said which twins are records of their own; the others are there."""
        own = [twin.ready for twin in self.twins if twin.ready.row in rows]
        same = [twin.ready.row for twin in self.twins if twin.ready.row not in rows]
        return replace(
            self,
            ready=tuple(sorted((*self.ready, *own), key=lambda ready: ready.row)),
            there=(*self.there, *same),
            twins=(),
        )


def entries(
    table: Table,
    context: Context,
    today: datetime.date,
    there: There | None = None,
    schemas: Mapping[str, str] | None = None,
) -> Outcome:
    """What becomes of every row of a table that is brought in today.

    `there` holds the records that are there; `schemas` the path of the JSON Schema for each kind.
    """
    there = there or There(())
    read = [cells.read(row, context) for row in table.rows]
    attention = [need for one in read for need in one.attention]
    records = [(one, _record(one)) for one in read if not one.attention]
    new = [(one, record) for one, record in records if not there.take(record)]
    ready: list[Ready] = []
    like: list[Twin] = []
    used = set(there.ids)
    for one, record in new:
        id_ = free_stem(day_stem(record.day, record.title, one.kind), used)
        result = _entry(one, record, today, id_, schemas or {})
        if isinstance(result, Attention):
            attention.append(result)
            continue
        used.add(id_.casefold())
        if twin := there.like(record):
            like.append(Twin(result, twin))
        else:
            ready.append(result)
    there.reserve(used)
    new_rows = {one.row.number for one, _ in new}
    return Outcome(
        tuple(ready),
        tuple(one.row.number for one, _ in records if one.row.number not in new_rows),
        tuple(attention),
        tuple(like),
        tuple(note for one, _ in new for note in one.notes),
    )


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """What becomes of the rows of several tables."""
    return Outcome(
        tuple(one for outcome in outcomes for one in outcome.ready),
        tuple(one for outcome in outcomes for one in outcome.there),
        tuple(one for outcome in outcomes for one in outcome.attention),
        tuple(one for outcome in outcomes for one in outcome.twins),
        tuple(one for outcome in outcomes for one in outcome.notes),
        sum(outcome.rows_in_need for outcome in outcomes),
    )


def _record(read: RowEntry) -> Record:
    title = one_line(read.cell("title")) or one_line(read.cell("kind"))
    title = title or default_title(read.kind, read.fields["date"])
    return twins.record(read.kind, read.fields["date"], shortened(title, _LONGEST_TITLE), read.fields)


def _entry(
    read: RowEntry, record: Record, today: datetime.date, id_: str, schemas: Mapping[str, str]
) -> Ready | Attention:
    title = one_line(read.cell("title"))
    late = written_late(record.day, today)
    fields = {**read.fields, **late, "title": record.title, "id": id_, "share": "private"}
    kept = [*read.kept, *([("Title", title)] if len(title) > _LONGEST_TITLE else [])]
    draft = Draft(read.kind, fields, dict(_words(read, kept)))
    text = entry_text(draft, schemas.get(read.kind, ""))
    entry, problems = read_back(text, Location("log", f"log/{id_}.md"))
    if wrong := next((problem for problem in problems if problem.is_error), None):
        return Attention(read.row.number, "", "", f"{wrong.what} {wrong.fix}")
    return Ready(read.row.number, draft, text, entry is not None and is_unfinished(entry))


def _words(read: RowEntry, kept: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for heading, typed in read.words.items():
        if text := as_markdown(typed):
            yield heading, text
    columns, row = read.context.columns, read.row
    more = [(columns.name(place), row.cells[place]) for place in columns.rest() if place < len(row.cells)]
    lines = [
        f"**{as_markdown(one_line(name))}:** {as_markdown(text).lstrip()}"
        for name, text in (*kept, *more)
        if clean(text)
    ]
    if lines:
        yield FROM_LOG, "\n\n".join(lines)
