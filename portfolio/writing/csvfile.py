"""The bytes of a spreadsheet's CSV → rows: encoding and delimiter recognised.

The standard library parses; this only decides how. What cannot be read as a table is refused with a
sentence, never half read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from portfolio.writing import columns, formats
from portfolio.writing.tables import Row, UnreadableError, heading, trimmed

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_SAMPLE = 40  # rows to decide by
_LETTERS = 200_000  # of a text to decide by
_MOST = 50_000_000
_APART = re.compile(r" {2,}|\t")


def rows(data: bytes) -> tuple[list[Row], str]:
    """The rows of a text, and how they were read. Raises UnreadableError with a sentence that says why."""
    text, encoding = _decoded(data)
    if not text.strip():
        raise UnreadableError("This file is empty.")
    text, delimiter, skipped = _delimiter(text)
    found = _parsed(text, delimiter, skipped)
    if heading(found) is None:
        _refuse_known_slips(text, found)
    return found, f"{_DELIMITERS[delimiter]}, {encoding}"


def _refuse_known_slips(text: str, found: Sequence[Row]) -> None:
    """Say what happened to a table whose cells are not where they should be."""
    filled = [trimmed(row.cells) for row in found if not row.is_empty][:_SAMPLE]
    if '"' in text and all(len(cells) == 1 for cells in filled):
        for delimiter, name in _DELIMITERS.items():
            inside = _lenient("\n".join(cells[0] for cells in filled), delimiter)
            if heading([Row(at, tuple(cells)) for at, cells in enumerate(inside)]) is not None:
                raise UnreadableError(
                    "Every line of this file stands in quotation marks as a whole, so that each row is "
                    "one cell. Open it in a text editor, take away the quotation marks around the lines "
                    f"(the sign between the cells is a {name}), and import it again."
                )
    lines = text.splitlines()[:_SAMPLE]
    if heading([Row(at, tuple(_APART.split(line.strip()))) for at, line in enumerate(lines)]) is not None:
        raise UnreadableError(
            "The columns of this file stand apart by spaces only. Open it in Excel, choose Data, Text to "
            "columns, save it as a workbook, and import that."
        )


def _decoded(data: bytes) -> tuple[str, str]:
    if encoding := formats.wide(data[:4_096]):
        return _try(data, encoding), encoding.upper()
    for encoding, name in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return data.decode(encoding), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "Latin-1"


def _try(data: bytes, encoding: str) -> str:
    try:
        return data[: len(data) // 2 * 2].decode(encoding) if encoding != "utf-16" else data.decode(encoding)
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
    sample = text[:_LETTERS]

    def fit(delimiter: str) -> tuple[int, int]:
        cells = [trimmed(row) for row in _lenient(sample, delimiter)]
        best = max((len(columns.recognise(row).by_field) for row in cells), default=0)
        return best, max(map(len, cells), default=0)

    return text, max(_DELIMITERS, key=fit), 0


def _lenient(text: str, delimiter: str) -> Sequence[list[str]]:
    csv.field_size_limit(_MOST)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    return [cells for cells, _ in zip(reader, range(_SAMPLE), strict=False)]


def _parsed(text: str, delimiter: str, skipped: int) -> list[Row]:
    csv.field_size_limit(_MOST)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, strict=True)
    found: list[Row] = []
    try:
        for number, cells in enumerate(reader, 1 + skipped):
            found.append(Row(number, tuple(cells)))
    except csv.Error:
        raise UnreadableError(
            f"Row {len(found) + 1 + skipped} has a quotation mark that is opened and not closed, or closed "
            "too early, so what follows cannot be told apart. Mend it in the spreadsheet and save it again. "
            "Nothing was written."
        ) from None
    return found
