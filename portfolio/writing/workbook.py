"""The sheets of a workbook (.xlsx, .xls, .ods) → rows of cells as text.

python-calamine reads; this says what its values look like as text: days as ISO, times as `1:30`,
whole numbers without a point.
"""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from portfolio.writing import workbook_parts
from portfolio.writing.tables import Row, UnreadableError

Merged = tuple[tuple[int, int], tuple[int, int]]  # the first and the last cell of a range, from 0

_ERRORS = 2  # the number of stderr
_MOST_ROWS = 100_000
_BROKEN = (
    "This workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again, and "
    "import that."
)


def sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    """The sheets that are neither hidden nor empty, by name. Raises UnreadableError if it is broken."""
    _refuse_too_much(data)
    for name, values, merged in _read(data):
        if len(values) > _MOST_ROWS:
            raise UnreadableError(
                f"Sheet “{name}” reaches beyond row {_MOST_ROWS:,}. Copy the log into a new one."
            )
        rows = _rows(values, merged)
        if any(not row.is_empty for row in rows):
            yield name, rows


def _read(data: bytes) -> list[tuple[str, Sequence[Sequence[object]], Sequence[Merged]]]:
    """The name, the values and the merged cells of every sheet that is shown."""
    import python_calamine as calamine

    try:
        with _unheard(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                book.get_sheet_by_name(sheet.name)
                for sheet in book.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet
                and sheet.visible == calamine.SheetVisibleEnum.Visible
            ]
            return [
                (
                    one.name,
                    one.to_python(skip_empty_area=False, nrows=_MOST_ROWS + 1),
                    one.merged_cell_ranges or [],
                )
                for one in shown
            ]
    except calamine.PasswordError:
        raise UnreadableError(
            "This workbook is locked with a password. Open it with its password, save it without one, and "
            "import that."
        ) from None
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a broken file makes the library raise all sorts, panics of its own too
        raise UnreadableError(_BROKEN) from None


@contextmanager
def _unheard() -> Iterator[None]:
    """While the library reads: where it panics over a broken file it prints its stack, past Python."""
    try:
        kept = os.dup(_ERRORS)
    except OSError:  # a program without a terminal
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _ERRORS)
        yield
    finally:
        os.dup2(kept, _ERRORS)
        os.close(kept)
        os.close(nowhere)


def _refuse_too_much(data: bytes) -> None:
    try:
        too_large = data.startswith(b"PK") and workbook_parts.is_too_large(data)
        if data.startswith(b"PK") and not too_large:
            workbook_parts.refuse_broken(data)
    except Exception:  # noqa: BLE001 - a broken archive raises all sorts
        raise UnreadableError(_BROKEN) from None
    if too_large:
        raise UnreadableError("This workbook holds far more than a log. Copy the log into one of its own.")


def _rows(values: Sequence[Sequence[object]], merged: Iterable[Merged]) -> list[Row]:
    """Rows of text; what stands over several rows stands in each of them."""
    cells = [[_text(value) for value in row] for row in values]
    for (top, left), (bottom, right) in merged:
        if left == right and top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = row[left] or cells[top][left]
    return [Row(number, tuple(row)) for number, row in enumerate(cells, 1)]


def _text(value: object) -> str:
    """A value as somebody would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{round(value, 6):.12g}"  # noqa: PLR2004
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, datetime.time):
        return f"{value.hour}:{value:%M:%S}" if value.second else f"{value.hour}:{value:%M}"
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value)
