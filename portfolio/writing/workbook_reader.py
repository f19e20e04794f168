"""The program that reads a workbook apart from ours: `python workbook_reader.py < FILE`.

Over a broken file the library may panic, want more room than there is, or never end. Then only this
program ends. It loads nothing of ours, so that it is there at once.
"""

from __future__ import annotations

import datetime
import io
import json
import sys

MOST_ROWS = 100_000
LOCKED = 3  # exit: it has a password
_MOST_ROOM = 3 * 2**30  # bytes


def main() -> None:
    """Write the sheets that are shown as JSON: name, rows of text, merged cells."""
    import python_calamine as calamine

    _limit_room()
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except calamine.PasswordError:
        sys.exit(LOCKED)
    shown = [
        book.get_sheet_by_name(sheet.name)
        for sheet in book.sheets_metadata
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        and sheet.visible == calamine.SheetVisibleEnum.Visible
    ]
    found = []
    for one in shown:
        values = one.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
        found.append(
            (one.name, [[_text(value) for value in row] for row in values], one.merged_cell_ranges or [])
        )
    sys.stdout.buffer.write(json.dumps(found).encode())


def _limit_room() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ROOM, _MOST_ROOM))


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


if __name__ == "__main__":
    main()
