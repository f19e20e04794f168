"""A log, shown before it is written: its columns, its entries, the rows that need attention."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from portfolio import say
from portfolio.cli import asking
from portfolio.cli.showing import counted
from portfolio.writing import amounts, dates
from portfolio.writing.columns import NEEDED, Columns, in_words
from portfolio.writing.forms import usual
from portfolio.writing.log import FROM_LOG, Outcome, Ready
from portfolio.writing.plain import one_line, shortened
from portfolio.writing.row_entry import Attention
from portfolio.writing.tablefile import Found
from portfolio.writing.tables import Table
from portfolio.writing.twins import Record

_SHOWN = 12
_IN_TEXT = "text"


def chosen_sheet(found: Found) -> Table:
    """The sheet that somebody chooses, where several hold a log."""
    names = list(found.by_sheet)
    if len(names) < 2:  # noqa: PLR2004
        return found.one()
    return found.one(asking.choice("Which sheet?", [(name, name) for name in names], names[0]))


def show_columns(name: str, table: Table, columns: Columns) -> None:
    """What every column was taken for."""
    rows = counted(len(table.rows), table.each)
    where = f" below the headings in row {table.heading_row}" if table.heading_row else ""
    click.echo(f"{name}: {rows}{where} ({table.how}).")
    if table.empty:
        click.echo(f"{counted(table.empty, 'empty row')} passed over.")
    for row in table.above:
        text = shortened(" ".join(one_line(cell) for cell in row.cells if cell.strip()), 60)
        click.echo(f"Row {row.number} stands above the headings and is no entry: {text}")
    if columns.form:
        those = "headings" if table.heading_row else "labels"
        click.echo(f"The {those} are those of the {columns.form.title} ({columns.form.owner}).")
    click.echo("")
    places = [place for place, name in enumerate(columns.headings) if name or table.holds(place)]
    width = min(40, max((len(columns.name(place)) for place in places), default=0))
    for place in places:
        shown = shortened(columns.name(place), 40)
        click.echo(f"  {shown:<{width}}  {columns.words(place) or f'kept in the text, under {FROM_LOG}'}")
    click.echo("")


def confirmed_columns(table: Table, columns: Columns) -> Columns:
    """The columns, once somebody has confirmed or corrected them."""
    if columns.doubted is not None:
        said = f"“{columns.name(columns.doubted)}” {columns.doubt}. Is it the title all the same?"
        if asking.choice(said, _ALL_THE_SAME, "no") == "yes":
            columns = columns.settled()
    while True:
        if not columns.missing and asking.choice("Are the columns right?", _RIGHT, "yes") == "yes":
            return columns
        for field in dict.fromkeys([*columns.missing, *NEEDED, *columns.by_field, *usual()]):
            if field not in NEEDED and asking.choice("Anything else to change?", _MORE, "no") == "no":
                break
            columns = _moved(columns, field) if field in NEEDED else _one_more(columns)
        show_columns("The log", table, columns)
        if columns.missing:
            click.echo("A date and a title are needed.")


def asked_days(table: Table, columns: Columns, today: datetime.date) -> Table:
    """The same table with the days that somebody gives to forms and texts without one."""
    place = columns.by_field.get("date")
    if table.heading_row or place is None:
        return table
    title = columns.by_field.get("title", 0)
    rows = []
    for row in table.rows:
        cells = list(row.cells)
        if not cells[place].strip():
            said = shortened(one_line(cells[title]), 60)
            day = asking.typed(
                f"On which day was “{said}”?",
                lambda typed: dates.day(typed, today),
                dates.in_words,
                "That is not one day we can be sure of. Type it as 31/3/2026, or leave it empty.",
            )
            cells[place] = day.isoformat() if day else ""
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def preview(table: Table, outcome: Outcome, files: Mapping[str, Path], root: Path, name: str) -> None:
    """What would be written, what is there already, and what needs attention."""
    if outcome.ready:
        click.echo(f"To be written for {name}, all private:")
        for entry in outcome.ready[:_SHOWN]:
            path = files[entry.id]
            click.echo(f"  {_line(entry)}")
            click.echo(f"      {path.relative_to(root).as_posix() if path.is_relative_to(root) else path}")
        if len(outcome.ready) > _SHOWN:
            kinds = Counter(entry.draft.kind for entry in outcome.ready)
            said = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))
            click.echo(f"  and {len(outcome.ready) - _SHOWN:,} more ({said} in all).")
    if outcome.notes:
        click.echo("\nThese are written, and worth a look:")
        _show(outcome.notes, table.each)
    if outcome.attention:
        click.echo(
            "\nThese need your attention and are not written. Mend them in the file, then import again:"
        )
        _show(outcome.attention, table.each)
        if not table.heading_row and any(
            need.column == "Date" and not need.typed for need in outcome.attention
        ):
            click.echo("  A line such as “Date: 31/03/2026” in the document gives it its day.")
    for twin in outcome.twins:
        which = f"{table.each.capitalize()} {twin.ready.row}"
        click.echo(f"\n{which} looks much like one that is there, and is not written:")
        click.echo(f"  the {table.each + ':':<5}{_line(twin.ready)}")
        click.echo(f"  there:   {_said(twin.like)}")
    click.echo(
        f"\n{counted(len(table.rows), table.each)} read: {len(outcome.ready):,} to write, "
        f"{len(outcome.there):,} already there, {outcome.rows_in_need:,} in need of attention."
    )


def own_twins(table: Table, outcome: Outcome) -> set[int]:
    """The rows of twins that somebody says are records of their own."""
    own = set()
    for twin in outcome.twins:
        which = f"{table.each.capitalize()} {twin.ready.row}"
        question = f"{which}, {_line(twin.ready)}. Is it the same as {_said(twin.like)}?"
        if asking.choice(question, _TWINS, "same") == "own":
            own.add(twin.ready.row)
    return own


def _show(cells: Sequence[Attention], each: str) -> None:
    for (column, typed, why), rows in _grouped(cells):
        numbers = ", ".join(str(number) for number in rows)
        quoted = f" “{shortened(typed, 40)}”" if typed else ""
        place = f", {'column ' if each == 'row' else ''}{column}" if column else ""
        click.echo(f"  {say.word(len(rows), each.capitalize())} {numbers}{place}:{quoted} {why}")


def _said(record: Record) -> str:
    time = "" if record.minutes is None else f", {amounts.hours_in_words(round(record.minutes / 60, 2))}"
    return f"{dates.short(record.day)}, {record.kind}{time}: {shortened(record.title, 60)}"


def _line(entry: Ready) -> str:
    fields = entry.draft.fields
    time = f", {amounts.hours_in_words(fields['hours'])}" if fields.get("hours") else ""
    return f"{dates.short(entry.draft.date)}, {entry.draft.kind}{time}: {shortened(entry.draft.title, 60)}"


def _grouped(attention: Sequence[Attention]) -> list[tuple[tuple[str, str, str], list[int]]]:
    """The same mistake in several rows, said once, in the order of the first row."""
    ordered = sorted(attention, key=lambda need: (need.column, need.typed, need.why, need.row))
    groups = [
        (key, [need.row for need in needs])
        for key, needs in groupby(ordered, key=lambda need: (need.column, need.typed, need.why))
    ]
    return sorted(groups, key=lambda group: group[1][0])


def _moved(columns: Columns, field: str) -> Columns:
    listed = [(str(place), columns.name(place)) for place in range(len(columns.headings))]
    now = columns.by_field.get(field)
    said = asking.choice(f"Which column is {in_words(field)}?", listed, "" if now is None else str(now))
    return columns.moved(field, int(said)) if said else columns


def _one_more(columns: Columns) -> Columns:
    listed = [(str(place), columns.name(place)) for place in range(len(columns.headings))]
    place = asking.choice("Which column?", listed)
    if not place:
        return columns
    others = [(field, in_words(field)) for field in usual() if field not in NEEDED]
    meant = asking.choice(
        f"What is in “{columns.name(int(place))}”?", [(_IN_TEXT, "keep it in the text"), *others], _IN_TEXT
    )
    if meant != _IN_TEXT:
        return columns.moved(meant, int(place))
    held = next((field for field, at in columns.by_field.items() if at == int(place)), "")
    return columns.moved(held, None) if held else columns


_ALL_THE_SAME = (("no", "no, another column is"), ("yes", "yes"))
_TWINS = (("same", "the same, leave it out"), ("own", "another, write it"))
_RIGHT = (("yes", "yes"), ("no", "no, change them"))
_MORE = (("no", "no, go on"), ("yes", "yes"))
