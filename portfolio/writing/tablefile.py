"""A file that holds a table, known by its first bytes → its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.writing import csvfile, formats, tables, workbook
from portfolio.writing.tables import Table, UnreadableError
from portfolio.writing.word import reading

_MOST = 50_000_000


@dataclass(frozen=True)
class Found:
    """The tables of a file, by the names of their sheets. A CSV file has one, whose name is empty."""

    by_sheet: dict[str, Table]
    without: tuple[str, ...] = ()  # sheets in which no headings were recognised
    is_document: bool = False  # one whose tables are all brought in
    left_out: tuple[str, ...] = ()  # what a document shows and no entry will hold

    def all(self, sheet: str = "") -> tuple[Table, ...]:
        """The tables to bring in: all of a document, else one sheet. Raises UnreadableError as `one` does."""
        if not self.is_document:
            return (self.one(sheet),)
        if sheet:
            raise UnreadableError("This file has no sheets. Leave --sheet out.")
        return tuple(self.by_sheet.values())

    def one(self, sheet: str = "") -> Table:
        """The table of one sheet, or the only one. Raises UnreadableError where it must be said which."""
        names = list(self.by_sheet)
        if sheet and names == [""]:
            raise UnreadableError("This file has no sheets. Leave --sheet out.")
        if sheet:
            called = next((name for name in names if name.casefold() == sheet.casefold()), None)
            if called is None:
                raise UnreadableError(
                    f"There is no sheet “{sheet}” with a log in it. There is: {quoted(names)}."
                )
            return self.by_sheet[called]
        if len(names) > 1:
            raise UnreadableError(
                f"This workbook has several sheets with a log: {quoted(names)}. Say which, for example "
                f'--sheet "{names[0]}".'
            )
        return self.by_sheet[names[0]]


def read(data: bytes) -> Found:
    """The tables of a file. Raises UnreadableError with a sentence that says why it cannot be read."""
    if refused := formats.refusal(data, formats.READ):
        raise UnreadableError(refused)
    if len(data) > _MOST:
        raise UnreadableError("This file is larger than 50 MB. Split it into smaller ones.")
    if formats.of(data) == formats.DOCX:
        document = reading.read(data)
        by_place = {str(at): one for at, one in enumerate(document.tables, 1)}
        return Found(by_place, (), is_document=True, left_out=document.left_out)
    if formats.of(data) == formats.TEXT:
        rows, how = csvfile.rows(data)
        return Found({"": tables.table(rows, how)})
    found: dict[str, Table] = {}
    without: list[str] = []
    why = "This workbook is empty."
    for name, rows in workbook.sheets(data):
        try:
            found[name] = tables.table(rows, f"sheet “{name}”")
        except UnreadableError as error:
            without.append(name)
            why = f"Sheet “{name}”: {error}"
    if not found:
        raise UnreadableError(why)
    return Found(found, tuple(without))


def quoted(names: Sequence[str]) -> str:
    """Names as they are listed in a sentence."""
    return ", ".join(f"“{name}”" for name in names)
