"""The sheets of a workbook (.xlsx, .xls, .ods) → rows of cells as text.

python-calamine reads, in a program of its own, and says its values as text: days as ISO, times as
`1:30`, whole numbers without a point.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence

from portfolio.writing import workbook_parts, workbook_reader
from portfolio.writing.tables import Row, UnreadableError
from portfolio.writing.workbook_reader import LOCKED, MOST_ROWS

Merged = Sequence[Sequence[int]]  # the first and the last cell of a range, from 0

_PATIENCE = 60  # seconds
_BROKEN = (
    "This workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again, and "
    "import that."
)


def sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    """The sheets that are neither hidden nor empty, by name. Raises UnreadableError if it is broken."""
    _refuse_too_much(data)
    for name, cells, merged in _read(data):
        if len(cells) > MOST_ROWS:
            raise UnreadableError(
                f"Sheet “{name}” reaches beyond row {MOST_ROWS:,}. Copy the log into a new one."
            )
        rows = _rows(cells, merged)
        if any(not row.is_empty for row in rows):
            yield name, rows


def _read(data: bytes) -> list[tuple[str, list[list[str]], list[Merged]]]:
    """The name, the cells and the merged cells of every sheet that is shown."""
    command = [sys.executable, "-P", workbook_reader.__file__]  # -P: nothing of the user's folder is loaded
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise UnreadableError(_BROKEN) from None
    if done.returncode == LOCKED:
        raise UnreadableError(
            "This workbook is locked with a password. Open it with its password, save it without one, and "
            "import that."
        )
    if done.returncode:
        raise UnreadableError(_BROKEN)
    found: list[tuple[str, list[list[str]], list[Merged]]] = json.loads(done.stdout)
    return found


def _refuse_too_much(data: bytes) -> None:
    try:
        too_large = data.startswith(b"PK") and workbook_parts.is_too_large(data)
        if data.startswith(b"PK") and not too_large:
            workbook_parts.refuse_broken(data)
    except Exception:  # noqa: BLE001 - a broken archive raises all sorts
        raise UnreadableError(_BROKEN) from None
    if too_large:
        raise UnreadableError("This workbook holds far more than a log. Copy the log into one of its own.")


def _rows(cells: list[list[str]], merged: Iterable[Merged]) -> list[Row]:
    """Rows of text; what stands over several rows stands in each of them."""
    for (top, left), (bottom, right) in merged:
        if left == right and top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = row[left] or cells[top][left]
    return [Row(number, tuple(row)) for number, row in enumerate(cells, 1)]
