"""Small workbooks made by hand, as a spreadsheet program writes them: .xlsx, .ods, .xls."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from xml.sax.saxutils import escape

_DAY_ZERO = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no zones
Cell = str | float | bool | datetime.date | datetime.time | None
Rows = list[list[Cell]]


def xlsx(
    sheets: dict[str, Rows], merged: dict[str, str] | None = None, hidden: tuple[str, ...] = ()
) -> bytes:
    """An Excel workbook. `merged` names a range of each sheet, `hidden` the sheets not shown."""
    names = list(sheets)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for at, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{links}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    styles = f'<Relationship Id="rId99" Type="{links}/styles" Target="styles.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}{styles}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    }
    for at, (name, rows) in enumerate(sheets.items(), 1):
        merge = (merged or {}).get(name)
        more = f'<mergeCells count="1"><mergeCell ref="{merge}"/></mergeCells>' if merge else ""
        files[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{_xlsx_rows(rows)}</sheetData>{more}</worksheet>'
        )
    return _zipped(files)


def ods(sheets: dict[str, Rows]) -> bytes:
    """A LibreOffice workbook."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0" xmlns:text="{ns}:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ns}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return _zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    })  # fmt: skip


def xls(rows: Rows, name: str = "Log") -> bytes:
    """An old Excel workbook with one sheet of texts and numbers."""
    globals_end = [_record(0x0A, b"")]
    title = name.encode("latin-1")
    opening = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet_at = len(opening) + 4 + 8 + len(title) + len(globals_end[0])
    bound = _record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, len(title), 0) + title)
    cells = b"".join(_xls_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + _record(0x0A, b"")
    return _compound("Workbook", opening + bound + globals_end[0] + sheet)


def _xlsx_rows(rows: Rows) -> str:
    return "".join(
        f'<row r="{r}">'
        + "".join(_xlsx_cell(f"{chr(64 + c)}{r}", v) for c, v in enumerate(row, 1))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )


def _xlsx_cell(at: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime.time):
        return f'<c r="{at}" s="2"><v>{(value.hour * 60 + value.minute) / 1440}</v></c>'
    if isinstance(value, datetime.date):
        moment = (
            value
            if isinstance(value, datetime.datetime)
            else datetime.datetime.combine(value, datetime.time())
        )
        return f'<c r="{at}" s="1"><v>{(moment - _DAY_ZERO) / datetime.timedelta(days=1)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def _record(sort: int, data: bytes) -> bytes:
    return struct.pack("<HH", sort, len(data)) + data


def _xls_cell(row: int, column: int, value: Cell) -> bytes:
    if value is None:
        return b""
    if isinstance(value, int | float):
        return _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    text = str(value).encode("utf-16-le")
    return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)


def _compound(name: str, data: bytes) -> bytes:
    """One stream in a compound file, as old Office programs write it."""
    data += b"\0" * (max(4096, -(-len(data) // 512) * 512) - len(data))
    sectors = len(data) // 512
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    chain = [fat, end, *(at + 3 for at in range(sectors - 1)), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    root = _entry("Root Entry", 5, 1, end, 0)
    stream = _entry(name, 2, free, 2, len(data))
    return header + table + root + stream + _entry("", 0, free, 0, 0) * 2 + data


def _entry(name: str, sort: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    free = 0xFFFFFFFF
    head = text.ljust(64, b"\0") + struct.pack("<HBB", length, sort, 1)
    return head + struct.pack("<III", free, free, child) + bytes(36) + struct.pack("<IQ", start, size)


def _zipped(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            head = "" if name == "mimetype" else '<?xml version="1.0" encoding="UTF-8"?>'
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), head + text, stored)
    return data.getvalue()
