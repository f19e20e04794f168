"""What a table or a row of one is: a log, labels above answers, a label beside its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from portfolio.writing import table_days, tables
from portfolio.writing.tables import Row
from portfolio.writing.word import boxes
from portfolio.writing.word.asked import is_known, meanings, without_explanation
from portfolio.writing.word.labelled import filled, labelled
from portfolio.writing.word.values import Cell, Grid, Paragraph

_LONGEST_LABEL = 300
_HALF = 0.5
_WITHIN = 15  # rows, the last that may hold headings
_SURELY = 3  # labels beside each other
_TWO = 2  # cells: a label and its answer
Sort = Literal["empty", "wide", "stacked", "more", "pairs", "ticked", "pair", "line"]


def sort_of(row: Sequence[Cell]) -> Sort:  # noqa: PLR0911 - one sort a line
    """What a row of a form is."""
    said = [cell for cell in row if cell.text]
    if len(row) == 1:
        return "wide"
    if not said:
        return "empty"
    if all(_has_own_label(cell) or _has_label_on_top(cell) for cell in said):
        return "stacked"
    if row[0].goes_on or not row[0].text:
        return "more"
    if len(row) > _TWO and len(row) % _TWO == 0 and _alternate(row):
        return "pairs"
    if len(row) == _TWO and _is_box(row[0]):
        return "ticked"
    return "pair" if len(row) == _TWO and len(row[0].text) <= _LONGEST_LABEL else "line"


def headed(grid: Grid) -> tuple[list[Row], list[str]]:
    """The rows of a table, and the explanations that stood beside the labels in its row of headings."""
    rows = [
        Row(number, tuple(cell.text if cell else "" for cell in cells))
        for number, cells in enumerate(grid.rows, 1)
    ]
    parted = [[without_explanation(cell, ("\n", "(")) for cell in row.cells] for row in rows[:_WITHIN]]
    short = [
        Row(at, tuple(label for label, _ in cells))
        if not any(_names_a_day(rest) for _, rest in cells)
        else Row(at, ())
        for at, cells in enumerate(parted, 1)
    ]
    at = tables.heading(short)
    if at is None:
        return rows, []
    return [*rows[:at], short[at], *rows[at + 1 :]], [rest for _, rest in parted[at] if rest]


def is_log(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether a table has headings and a row for each thing below."""
    at = tables.heading(rows)
    if at is None or not any(not row.is_empty for row in rows[at + 1 :]):
        return False
    if any(cell.strip() and table_days.stretch(cell) is not None for cell in rows[at].cells):
        return False
    labels = sum(map(is_known, rows[at].cells))
    if labels < _SURELY and _stand_in_the_first_column(grid):
        return False
    wide = [row for row in grid.rows[at + 1 :] if sum(cell is not None for cell in row) == 1 and len(row) > 1]
    return not any(cell and is_known(cell.text.split("\n")[0]) for row in wide for cell in row[:1])


def _stand_in_the_first_column(grid: Grid) -> bool:
    first = [row[0].text for row in grid.rows if row and row[0] and row[0].text]
    return len(first) > 1 and sum(map(is_known, first)) > len(first) * _HALF


def rows_below(grid: Grid, rows: Sequence[Row]) -> list[Row]:
    """The rows of a log, where what stands over several rows stands in each of them."""
    filled: list[Row] = []
    for cells, row in zip(grid.rows, rows, strict=True):
        above = filled[-1].cells if filled else ()
        filled.append(
            Row(
                row.number,
                tuple(
                    above[at] if cell and cell.goes_on and at < len(above) and not said.strip() else said
                    for at, (cell, said) in enumerate(zip(cells, row.cells, strict=True))
                ),
            )
        )
    return filled


def stand_above(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row holds the labels of what stands right below each of them."""
    if len(row) < 2 or len(row) != len(below) or not all(cell.text for cell in row):  # noqa: PLR2004
        return False
    if all(cell.is_bold for cell in row) and not any(cell.is_bold for cell in below if cell.text):
        return True
    return all(is_known(cell.text) for cell in row) and any(
        "date" in meanings(label.text) and table_days.stretch(answer.text) is not None
        for label, answer in zip(row, below, strict=True)
    )


def rows_alike(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows of a small table under bold headings, such as one of actions; none where it is a form."""
    alike: list[Sequence[Cell]] = []
    if len(row) < _TWO or not all(cell.text and cell.is_bold for cell in row):
        return alike
    for one in below:
        is_alike = len(one) == len(row) and not any(cell.is_bold for cell in one if cell.text)
        if not is_alike or is_known(one[0].text) or not any(cell.text for cell in one):
            break
        alike.append(one)
    return alike


def _alternate(row: Sequence[Cell]) -> bool:
    labels = [cell for cell in row[::2] if cell.text]
    return bool(labels) and all(
        is_known(cell.text) or cell.is_bold or cell.text.rstrip().endswith(":") for cell in labels
    )


def _is_box(cell: Cell) -> bool:
    return boxes.read(cell.text).answer in {"yes", "no"} and len(cell.text.strip()) <= len("[ x ]")


def _has_own_label(cell: Cell) -> bool:
    """Whether a cell holds a label and its answer: `Date: 4 March 2026`."""
    said = [block for block in cell.blocks if isinstance(block, Grid) or block.text]
    first = said[0] if said else None
    found = labelled(first) if isinstance(first, Paragraph) and len(said) == 1 else None
    return found is not None and bool(found[1].strip())


def _has_label_on_top(cell: Cell) -> bool:
    said = [block for block in cell.blocks if isinstance(block, Grid) or block.text]
    first = said[0] if said else None
    return len(said) > 1 and isinstance(first, Paragraph) and is_known(first.text.rstrip(": "))


def _names_a_day(text: str) -> bool:
    return bool(text) and table_days.stretch(text) is not None


def only_fields(cell: Cell) -> bool:
    """Whether a cell holds nothing but fields with a title or a label."""
    return all(
        isinstance(block, Paragraph) and bool(filled(block.pieces))
        for block in cell.blocks
        if not isinstance(block, Paragraph) or block.text
    )
