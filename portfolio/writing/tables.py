"""Rows of cells, whatever file they come from → a table: its headings and the rows below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.writing import columns
from portfolio.writing.columns import Columns

_HEADING_WITHIN = 15  # rows a title and remarks may fill before the headings
_RULE = re.compile(r":?-{2,}:?")  # what parts headings from rows in a table of Markdown
_SHOWN, _SHORTENED = 8, 30


class UnreadableError(Exception):
    """The file is not a table we can read. The message is a sentence for the user."""


@dataclass(frozen=True)
class Row:
    """A row of the table by its number in the spreadsheet."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether all its cells are empty."""
        return not any(cell.strip() for cell in self.cells)

    def is_rule(self, columns: int) -> bool:
        """Whether it is the line under the headings of a table in Markdown."""
        return sum(bool(_RULE.fullmatch(cell.strip())) for cell in self.cells) == columns


@dataclass(frozen=True)
class Table:
    """Rows below a heading row, and how the file was read."""

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]  # those with something in them
    empty: int
    above: tuple[Row, ...]  # rows with something in them above the headings
    how: str  # `comma, UTF-8`; `sheet “2025”`
    each: str = "row"  # what one of its records is called: a row, or a form or text of a document
    beyond_doubt: Mapping[str, int] = field(default_factory=dict)  # columns under an entry's own headings

    def columns(self, person: str = "") -> Columns:
        """Which column holds what, by its heading and what stands below; `person` is whose log it is."""
        width = max((len(row.cells) for row in self.rows), default=0)
        cells = [
            [row.cells[place].strip() for row in self.rows if place < len(row.cells)]
            for place in range(min(width, len(self.headings)))
        ]
        found = columns.recognise(self.headings, cells, person)
        for name, place in self.beyond_doubt.items():
            found = found.moved(name, place)
        return found

    def holds(self, place: int) -> bool:
        """Whether any row has something in a column."""
        return any(place < len(row.cells) and row.cells[place].strip() for row in self.rows)


def table(rows: Sequence[Row], how: str) -> Table:
    """The table in some rows. Raises UnreadableError where no row of headings is found."""
    place = heading(rows)
    if place is None:
        raise UnreadableError(_no_headings(rows))
    headed = sum(bool(cell.strip()) for cell in rows[place].cells)
    below = [row for at, row in enumerate(rows[place + 1 :]) if at or not row.is_rule(headed)]
    return Table(
        tuple(" ".join(cell.split()) for cell in rows[place].cells),
        rows[place].number,
        tuple(row for row in below if not row.is_empty),
        sum(row.is_empty for row in below),
        tuple(row for row in rows[:place] if not row.is_empty),
        how,
    )


def heading(rows: Sequence[Row]) -> int | None:
    """Where the headings are: the first row with a date and one more heading that we know."""
    for place, row in enumerate(rows[:_HEADING_WITHIN]):
        known = columns.recognise(trimmed(row.cells))
        if len(known.by_field) > 1 and known.has_day:
            return place
    return None


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return tuple(cells[: last + 1])


def _no_headings(rows: Sequence[Row]) -> str:
    first = next((row for row in rows if not row.is_empty), Row(1, ()))
    cells = [cell.strip() for cell in first.cells[:_SHOWN] if cell.strip()]
    seen = ", ".join(f"“{' '.join(cell.split())[:_SHORTENED]}”" for cell in cells) or "nothing"
    return (
        f"No row of headings was recognised. The first row holds {seen}. Write headings into the first row, "
        "at least Date and Title, and save the file again."
    )
