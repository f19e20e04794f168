"""The parts of a packed workbook, looked at before anything reads them.

A few bytes can claim the last cell of the largest sheet there is, and the library would make room for
every cell before it. A part that breaks off in the middle would keep it waiting for the end.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

MOST_CELLS = 10_000_000
_MOST_UNPACKED = 400_000_000  # bytes
_XLSX_SHEET = re.compile(r"xl/worksheets/.*\.xml\Z")
_PLACE = re.compile(rb'\br="([A-Z]{1,7})?(\d{1,12})"')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ROWS = re.compile(rb'table:number-rows-repeated="(\d{1,12})"')
_COLUMNS = re.compile(rb'table:number-columns-repeated="(\d{1,12})"')


def is_too_large(data: bytes) -> bool:
    """Whether a workbook in a zip holds far more than a log ever does. Raises BadZipFile and its kin."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(file.file_size for file in archive.infolist()) > _MOST_UNPACKED:
            return True
        sheets = [name for name in archive.namelist() if _XLSX_SHEET.match(name)]
        sizes = [_xlsx(archive.read(name)) for name in sheets]
        if "content.xml" in archive.namelist():
            sizes += _ods(archive.read("content.xml"))
    return any(size > MOST_CELLS for size in sizes)


def refuse_broken(data: bytes) -> None:
    """Raise an error of the parser where a part is no whole XML, or has a DTD, which none ever has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parser = expat.ParserCreate()
                parser.StartDoctypeDeclHandler = _no_doctype
                parser.Parse(archive.read(name), True)


def _no_doctype(*_: object) -> None:
    raise ValueError


def _xlsx(sheet: bytes) -> int:
    """Rows by columns, up to the last of each."""
    rows = columns = 1
    for letters, number in _PLACE.findall(sheet):
        rows = max(rows, int(number))
        columns = max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods(content: bytes) -> Iterator[int]:
    """Rows by columns of each table, up to the last cell with something in it."""
    for table in content.split(b"<table:table ")[1:]:
        rows = last_row = columns = 0
        for row in _ODS_ROW.finditer(table):
            rows += _repeated(_ROWS, row[1])
            width = last = 0
            for attributes, ends in _ODS_CELL.findall(row[2]):
                width += _repeated(_COLUMNS, attributes)
                if not ends or b"office:value" in attributes:
                    last = width
            columns = max(columns, last)
            last_row = rows if last else last_row
        yield last_row * columns


def _repeated(how_often: re.Pattern[bytes], attributes: bytes) -> int:
    said = how_often.search(attributes)
    return int(said[1]) if said else 1
