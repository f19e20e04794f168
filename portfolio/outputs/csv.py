"""The record as a table for a spreadsheet: one row for each entry.

UTF-8 with a byte order mark, so that Excel shows accents. A cell a spreadsheet would read as a formula
begins with an apostrophe. The columns are the same whatever the record holds.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from portfolio.entries import KINDS, Entry
from portfolio.model import Portfolio
from portfolio.views.entry.facts import words

BOM = "\ufeff"
MOST = 32_000  # characters in a cell; Excel takes 32,767 and spills the rest over other rows
_CUT = " … (cut here; the export as JSON has the whole)"
_FORMULA = re.compile(r"[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")  # and the full-width forms of the signs


def columns() -> tuple[str, ...]:
    """The columns: whose entry, then every kind's fields by their front matter names, then the text."""
    fields = dict.fromkeys(name for kind in KINDS.values() for name in kind.exported())
    return ("practitioner", "name", *fields, "withheld", "text")


def as_csv(portfolio: Portfolio) -> bytes:
    """Every entry of a portfolio, oldest first for each practitioner."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns())
    for practitioner in portfolio.practitioners:
        for entry in practitioner.entries:
            row = {"practitioner": practitioner.id, "name": practitioner.profile.name, **dict(_row(entry))}
            writer.writerow(cell(row.get(name, "")) for name in columns())
    return (BOM + out.getvalue()).encode()


def cell(text: str) -> str:
    """A cell every spreadsheet reads as text, and none finds too long."""
    if len(text) > MOST:
        text = text[: MOST - len(_CUT)] + _CUT
    return f"'{text}" if _FORMULA.match(text) else text


def _row(entry: Entry) -> Iterator[tuple[str, str]]:
    for written, name in entry.exported().items():
        value = getattr(entry, name)
        if value is None or value in ((), {}):
            continue
        yield written, value.isoformat() if hasattr(value, "isoformat") else words(value)
    if entry.withheld:
        yield "withheld", "a part of this entry is not shared here"
    yield "text", entry.body.strip("\n")
