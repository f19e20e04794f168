"""One row of a log → the fields of an entry, what to keep in its text, and what needs a look.

British order for dates. Where a heading or one date says that the month comes first, no date that
could be either is trusted. Only a day and a title can keep a row out; any other cell that is not
understood stays in the text under its heading, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio.frameworks import Frameworks
from portfolio.writing import activities, row_fields, row_hours, table_days, verdicts
from portfolio.writing.columns import Columns
from portfolio.writing.columns_hold import is_name
from portfolio.writing.plain import one_line
from portfolio.writing.row_entry import Attention, Context, RowEntry
from portfolio.writing.tables import Row, Table

_MONTH_FIRST = re.compile(r"\bm{1,2}\W*d{1,2}\b", re.IGNORECASE)  # Date (MM/DD/YYYY)
_EITHER_ORDER = (
    "may be either order: the column has the month first, in its heading or in other dates. Write it as "
    "2026-03-31."
)
_DAYS = ("date", "until", "valid_until", "next")
_HANDLED = frozenset({
    "date", "year", "month", "day", "until", "title", "kind", "hours", "minutes", "participatory_hours",
    "other_hours", "participatory", "valid_until", "next", "standards", "themes",
})  # fmt: skip


def context(
    table: Table, columns: Columns, frameworks: Frameworks, own: Sequence[str] = (), person: str = ""
) -> Context:
    """What has to be known to read the rows of a table."""
    return Context(columns, frameworks, tuple(own), _has_american_dates(table, columns), person)


def _has_american_dates(table: Table, columns: Columns) -> bool:
    """Whether a heading says that the month comes first, or a date makes sense in no other way."""
    places = [columns.by_field[name] for name in _DAYS if name in columns.by_field]
    if any(_MONTH_FIRST.search(columns.headings[place]) for place in places):
        return True
    return any(
        table_days.is_american(row.cells[p]) for row in table.rows for p in places if p < len(row.cells)
    )


def read(row: Row, context: Context) -> RowEntry:
    """What one row gives."""
    entry = RowEntry(row, context, context.kind)
    _too_many(entry)
    _kind(entry)
    _first_day(entry)
    for name in ("until", "valid_until", "next"):
        _other_day(entry, name)
    _title(entry)
    row_hours.read(entry)
    row_fields.standards(entry)
    row_fields.themes(entry)
    for name in context.columns.by_field:
        if name[:1].isupper():
            _words(entry, name)
        elif name not in _HANDLED:
            row_fields.plain(entry, name)
    return entry


def _too_many(entry: RowEntry) -> None:
    headings = entry.context.columns
    extra = [cell for cell in entry.row.cells[len(headings.headings) :] if cell.strip()]
    if extra:
        why = (
            "the row has more cells than there are headings. A text with the separator in it may "
            "have been split: put it in quotation marks, or save it from the spreadsheet again."
        )
        entry.attention.append(
            Attention(entry.row.number, f"after “{headings.last}”", one_line(extra[0]), why)
        )


def _kind(entry: RowEntry) -> None:
    if typed := entry.cell("kind"):
        meant = activities.recognise(typed)
        if meant.is_known or entry.kind == "training":
            entry.kind = meant.kind
            entry.fields.update(meant.fields)
        if not meant.is_all:
            entry.keep("kind")


def _title(entry: RowEntry) -> None:
    title = entry.cell("title")
    if is_name(title, entry.context.person):
        entry.leave_out("title", "is your name. Write what it was about.")
    elif not title and not entry.cell("kind") and not entry.context.columns.form:
        entry.leave_out("title", "is empty. Write a few words.")


def _first_day(entry: RowEntry) -> None:
    typed = _day_written(entry)
    found = table_days.stretch(typed)
    if entry.context.american and table_days.is_either_order(typed):
        entry.leave_out("date", _EITHER_ORDER)
    elif found:
        entry.fields["date"] = found.first
        if found.last:
            entry.fields["until"] = found.last
        if not found.exact:
            entry.keep("date")
    elif not typed:
        entry.leave_out("date", "is empty. Write the day, as 31/03/2026 or 2026-03-31.")
    else:
        entry.leave_out("date", "is not one day we can be sure of. Write it as 31/03/2026 or 2026-03-31.")


def _day_written(entry: RowEntry) -> str:
    """The day as the row has it: in one cell, with its year in another, or in three."""
    whole, year = entry.cell("date"), entry.cell("year").removesuffix(".0")
    if "date" not in entry.context.columns.by_field:
        parts = [entry.cell("day"), entry.cell("month"), year]
        return " ".join(part.removesuffix(".0") for part in parts) if all(parts) else ""
    if year and whole and table_days.stretch(whole) is None:
        written = [f"{whole} {year}", f"{whole}/{year}"]
        return next((one for one in written if table_days.stretch(one)), whole)
    return whole


def _other_day(entry: RowEntry, name: str) -> None:
    """A day that a row may have or not."""
    typed = entry.cell(name)
    if verdicts.is_nothing(typed):
        return
    found = table_days.stretch(typed)
    day = found and (found.last or found.first)
    start = entry.fields.get("date")
    if not entry.takes(name):
        entry.keep(name)
    elif day is None:
        entry.keep_with_a_note(name, "is not one day we can be sure of. It is kept in the text.")
    elif entry.context.american and table_days.is_either_order(typed):
        entry.keep_with_a_note(name, "may be either order of day and month. It is kept in the text.")
    elif start and day < start:
        entry.keep_with_a_note(name, "is before the first day. It is kept in the text.")
    elif name != "until" or day != start:
        entry.fields[name] = day


def _words(entry: RowEntry, heading: str) -> None:
    """Words under their heading; a grade, a number, a yes is none and stays under its own label."""
    typed = entry.cell(heading)
    if verdicts.is_words(typed):
        entry.words[heading] = typed
    elif typed:
        entry.keep(heading)
