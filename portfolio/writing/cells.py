"""One row of a log → the fields of an entry, or what needs attention in it.

British order for dates. Where a heading or one date says that the month comes first, no date that
could be either is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from portfolio.frameworks import Frameworks
from portfolio.writing import activities, amounts, table_days
from portfolio.writing.columns import Columns
from portfolio.writing.csvfile import Row, Table
from portfolio.writing.plain import clean, one_line

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "0"})
_LIST = re.compile(r"[;,|\n]")
_MONTH_FIRST = re.compile(r"\bm{1,2}\W*d{1,2}\b", re.IGNORECASE)  # Date (MM/DD/YYYY)
_LONGEST = 200
_YES_NO = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


@dataclass(frozen=True)
class Attention:
    """A row that is not written, with the column, what is in it and what to write instead."""

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

    def cell(self, row: Row, name: str) -> str:
        """What a row has in a field's column; empty if there is no such column."""
        place = self.columns.by_field.get(name)
        return clean(row.cells[place]) if place is not None and place < len(row.cells) else ""

    def column(self, name: str) -> str:
        """The heading of a field's column."""
        return self.columns.name(self.columns.by_field[name])


@dataclass
class RowEntry:
    """What a row has given so far: fields, cells to keep in the text, and what needs attention."""

    kind: str = "training"
    fields: dict[str, Any] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    attention: list[Attention] = field(default_factory=list)


def context(table: Table, columns: Columns, frameworks: Frameworks, own: Sequence[str] = ()) -> Context:
    """What has to be known to read the rows of a table."""
    return Context(columns, frameworks, tuple(own), _has_american_dates(table, columns))


def _has_american_dates(table: Table, columns: Columns) -> bool:
    """Whether a heading says that the month comes first, or a date makes sense in no other way."""
    places = [columns.by_field[name] for name in ("date", "until", "valid_until") if name in columns.by_field]
    if any(_MONTH_FIRST.search(columns.headings[place]) for place in places):
        return True
    return any(
        table_days.is_american(row.cells[p]) for row in table.rows for p in places if p < len(row.cells)
    )


def read(row: Row, context: Context) -> RowEntry:
    """The fields of one row."""
    entry = RowEntry()
    _too_many(row, context, entry)
    _kind(row, context, entry)
    _days(row, context, entry)
    if not context.cell(row, "title") and not context.cell(row, "kind"):
        _attention(row, context, entry, "title", "is empty. Write a few words.")
    _time(row, context, entry)
    _texts(row, context, entry)
    return entry


def _too_many(row: Row, context: Context, entry: RowEntry) -> None:
    extra = [cell for cell in row.cells[len(context.columns.headings) :] if cell.strip()]
    if extra:
        why = (
            "the row has more cells than there are headings. A text with the separator in it may "
            "have been split: put it in quotation marks, or save it from the spreadsheet again."
        )
        entry.attention.append(
            Attention(row.number, f"after “{context.columns.last}”", one_line(extra[0]), why)
        )


def _kind(row: Row, context: Context, entry: RowEntry) -> None:
    typed = context.cell(row, "kind")
    if not typed:
        return
    meant = activities.recognise(typed)
    entry.kind = meant.kind
    entry.fields.update(meant.fields)
    if not meant.is_all:
        entry.kept.append((context.column("kind"), typed))


def _days(row: Row, context: Context, entry: RowEntry) -> None:
    typed = context.cell(row, "date")
    first, last = typed, context.cell(row, "until")
    several = table_days.stretch(typed)
    if several and not last:
        first = several.first.isoformat()
        last = several.last.isoformat() if several.last else ""
        if not several.exact:
            entry.kept.append((context.column("date"), typed))
    _day(row, context, entry, "date", first)
    if one_line(last).casefold() not in _NOTHING:
        _day(row, context, entry, "until", last)
    start, end = entry.fields.get("date"), entry.fields.get("until")
    if start and end and end < start:
        name = "until" if "until" in context.columns.by_field else "date"
        _attention(row, context, entry, name, "is before the first day.")
    elif start and end == start:
        del entry.fields["until"]
    runs_out = context.cell(row, "valid_until")
    if one_line(runs_out).casefold() not in _NOTHING:
        if entry.kind == "training":
            _day(row, context, entry, "valid_until", runs_out)
        else:
            entry.kept.append((context.column("valid_until"), runs_out))


def _day(row: Row, context: Context, entry: RowEntry, name: str, typed: str) -> None:
    column = name if name in context.columns.by_field else "date"
    day = table_days.full_day(typed) or table_days.serial_day(typed)
    if context.american and table_days.is_either_order(context.cell(row, column)):
        _attention(row, context, entry, column, "may be either order: the column has the month first, in its "
                   "heading or in other dates. Write it as 2026-03-31.")  # fmt: skip
    elif day:
        entry.fields[name] = day
    elif not typed:
        _attention(row, context, entry, column, "is empty. Write the day, as 31/03/2026 or 2026-03-31.")
    else:
        _attention(row, context, entry, column, "is not one day we can be sure of. Write it as 31/03/2026 "
                   "or 2026-03-31.")  # fmt: skip


def _time(row: Row, context: Context, entry: RowEntry) -> None:
    typed = context.cell(row, "hours")
    if one_line(typed).casefold() in _NOTHING:
        return
    hours = amounts.hours(typed, context.columns.unit)
    if hours is None:
        _attention(row, context, entry, "hours", "is not an amount of time we can be sure of. Write hours as "
                   "1.5, 1h30 or 90 min.")  # fmt: skip
        return
    if entry.kind == "supervision":
        entry.fields["minutes"] = round(hours * 60)
    else:
        entry.fields["hours"] = hours
    if not amounts.is_exact(hours, typed):
        entry.kept.append((context.column("hours"), typed))


def _together(row: Row, context: Context, entry: RowEntry) -> None:
    """Whether it was learnt with others, or how much of it: the same column may hold either."""
    for name in ("participatory", "participatory_hours"):
        typed = context.cell(row, name)
        said = _YES_NO.get(typed.casefold())
        part = amounts.hours(typed, "hours") if typed else None
        in_all = entry.fields.get("hours")
        if said is not None:
            entry.fields["participatory"] = said
        elif part == 0 or (part is not None and part == in_all):
            entry.fields["participatory"] = part == in_all
        elif part is not None and in_all is not None and part < in_all:
            entry.fields["participatory_hours"] = part
        elif typed:
            entry.kept.append((context.column(name), typed))


def _texts(row: Row, context: Context, entry: RowEntry) -> None:
    themes = [one_line(word) for word in _LIST.split(context.cell(row, "themes"))]
    entry.fields["themes"] = tuple(dict.fromkeys(word for word in themes if word))
    _provider(row, context, entry)
    _standards(row, context, entry)
    _together(row, context, entry)


def _provider(row: Row, context: Context, entry: RowEntry) -> None:
    typed = context.cell(row, "provider")
    if typed and entry.kind == "training" and len(typed) <= _LONGEST and "\n" not in typed:
        entry.fields["provider"] = one_line(typed)
    elif typed:
        entry.kept.append((context.column("provider"), typed))


def _standards(row: Row, context: Context, entry: RowEntry) -> None:
    typed = context.cell(row, "standards")
    day = entry.fields.get("date")
    if not typed or not day:
        return
    words = [one_line(word) for word in _LIST.split(typed) if word.strip()]
    known = [
        next((ref for ref in (word, *(f"{name}:{word}" for name in context.own))
              if context.frameworks.standard(ref, day)), "")
        for word in words
    ]  # fmt: skip
    entry.fields["standards"] = tuple(dict.fromkeys(ref for ref in known if ref))
    if not all(known):
        entry.kept.append((context.column("standards"), typed))


def _attention(row: Row, context: Context, entry: RowEntry, name: str, why: str) -> None:
    entry.attention.append(
        Attention(row.number, context.column(name), one_line(context.cell(row, name)), why)
    )
