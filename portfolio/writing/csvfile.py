"""The bytes of a spreadsheet's CSV → a table: encoding, delimiter and heading row recognised.

The standard library parses; this only decides how. What cannot be read as a table is refused with a
sentence, never half read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.writing import columns
from portfolio.writing.columns import Columns

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line"}
_SAMPLE = 40  # rows to decide by
_HEADING_WITHIN = 15  # rows a title and remarks may fill before the headings
_MOST = 50_000_000


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


@dataclass(frozen=True)
class Table:
    """Rows below a heading row, and how the file was read."""

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]  # those with something in them
    empty: int
    above: tuple[Row, ...]  # rows with something in them above the headings
    encoding: str
    delimiter: str

    @property
    def columns(self) -> Columns:
        """Which column holds what, going by the headings."""
        return columns.recognise(self.headings)

    def holds(self, place: int) -> bool:
        """Whether any row has something in a column."""
        return any(place < len(row.cells) and row.cells[place].strip() for row in self.rows)


def read(data: bytes) -> Table:
    """A table. Raises UnreadableError with a sentence that says why it cannot be read."""
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            "This is a workbook, not a CSV file. In Excel choose File, Save as, and the type "
            "“CSV UTF-8 (comma delimited)”. In LibreOffice choose Text CSV."
        )
    if len(data) > _MOST:
        raise UnreadableError("This file is larger than 50 MB. Split it into smaller ones.")
    text, encoding = _decoded(data)
    if not text.strip():
        raise UnreadableError("This file is empty.")
    text, delimiter, skipped = _delimiter(text)
    rows = _parsed(text, delimiter, skipped)
    place = _heading(rows)
    if place is None:
        raise UnreadableError(_no_headings(rows))
    below = rows[place + 1 :]
    return Table(
        tuple(heading.strip() for heading in rows[place].cells),
        rows[place].number,
        tuple(row for row in below if not row.is_empty),
        sum(row.is_empty for row in below),
        tuple(row for row in rows[:place] if not row.is_empty),
        encoding,
        _DELIMITERS[delimiter],
    )


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _try(data, encoding), encoding.upper().removesuffix("-SIG")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(
            f"This file says it is {encoding.upper()} and is not. Save it again as CSV UTF-8."
        ) from None


def _delimiter(text: str) -> tuple[str, str, int]:
    """The text without Excel's `sep=` line, the delimiter, and how many rows were taken off."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').casefold()
    if said.startswith("sep=") and said[4:] in (*_DELIMITERS, ""):
        return rest, said[4:] or "\t", 1
    sample = text[:200_000]

    def fit(delimiter: str) -> tuple[int, int]:
        rows = [Row(0, tuple(cells)) for cells in _lenient(sample, delimiter)]
        best = max(
            (columns.recognise(_trimmed(row.cells)).found for row in rows[:_HEADING_WITHIN]), default=0
        )
        return best, max((len(row.cells) for row in rows), default=0)

    return text, max(_DELIMITERS, key=fit), 0


def _lenient(text: str, delimiter: str) -> Sequence[list[str]]:
    csv.field_size_limit(_MOST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cells for cells, _ in zip(reader, range(_SAMPLE), strict=False)]


def _parsed(text: str, delimiter: str, skipped: int) -> list[Row]:
    csv.field_size_limit(_MOST)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, 1 + skipped):
            rows.append(Row(number, tuple(cells)))
    except csv.Error:
        raise UnreadableError(
            f"Row {len(rows) + 1 + skipped} has a quotation mark that is opened and not closed, or closed "
            "too early, so what follows cannot be told apart. Mend it in the spreadsheet and save it again. "
            "Nothing was written."
        ) from None
    return rows


def _heading(rows: Sequence[Row]) -> int | None:
    """Where the headings are: the first row with a date and one more heading that we know."""
    for place, row in enumerate(rows[:_HEADING_WITHIN]):
        known = columns.recognise(_trimmed(row.cells))
        if known.found > 1 and "date" in known.by_field:
            return place
    return None


def _no_headings(rows: Sequence[Row]) -> str:
    first = next((row for row in rows if not row.is_empty), Row(1, ()))
    seen = ", ".join(f"“{cell.strip()[:30]}”" for cell in first.cells[:8] if cell.strip())
    return (
        f"No row of headings was recognised. The first row holds {seen}. Write headings into the first row, "
        "at least Date and Title, and save the file again."
    )


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return tuple(cells[: last + 1])
