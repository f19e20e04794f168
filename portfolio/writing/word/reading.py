"""The bytes of a Word document → tables of records, and what it shows that no entry will hold."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.writing import tables
from portfolio.writing.tables import Table, UnreadableError
from portfolio.writing.word import document
from portfolio.writing.word.asked import Asked
from portfolio.writing.word.pairs import Read
from portfolio.writing.word.records import records
from portfolio.writing.word.values import Document, LeftOut

_NOTHING = (
    "Nothing to bring in was found in this document: no table with a row of headings, no form that is "
    "filled in and no text."
)
_AROUND = "At the top and bottom of the pages"


@dataclass(frozen=True)
class Found:
    """The tables in a document, all of them to be brought in, and a line for each thing left out."""

    tables: tuple[Table, ...]
    left_out: tuple[str, ...]


def read(data: bytes) -> Found:
    """Logs and forms of a document. Raises UnreadableError with a sentence."""
    found = document.read(data)
    body = Read(found.left_out)
    body.add(found.blocks)
    asked = [one for one in body.asked if one.label or one.answer]
    around = _around(found)
    has_form = any(one.answer for one in asked)
    if has_form and not body.logs:
        known = {one.label for one in asked}
        asked += [one for one in around if one.label not in known]
    else:
        for one in around:
            found.left_out.add(_AROUND, f"{one.label}: {one.answer}")
    logs = [
        tables.table(rows, f"table {at}" if len(body.logs) > 1 else "a table")
        for at, rows in enumerate(body.logs, 1)
    ]
    made = (*records(asked, body.title, found.left_out, beside_log=bool(logs)), *logs)
    if not made:
        raise UnreadableError(_NOTHING)
    return Found(made, found.left_out.sentences())


def _around(found: Document) -> list[Asked]:
    """Labels with their answers in headers and footers; other words there are no entry's."""
    seen = Read(LeftOut())
    seen.add(found.around)
    if seen.title:
        found.left_out.add(_AROUND, seen.title)
    for one in seen.asked:
        if not one.label or not one.answer:
            found.left_out.add(_AROUND, f"{one.label} {one.answer}")
    return [one for one in seen.asked if one.label and one.answer and not one.level]
