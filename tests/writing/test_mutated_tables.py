"""Whatever is broken in a file, it is read or refused with a sentence, and no row of it is lost."""

from __future__ import annotations

import datetime
import io
import zipfile

import workbooks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutating import changes, mutated

from portfolio.frameworks import builtin
from portfolio.writing import cells, log, tablefile
from portfolio.writing.tables import UnreadableError

TODAY = datetime.date(2026, 11, 22)
LOG = [
    ["Date", "Title", "Hours", "Minutes", "What I learnt", "Type", "Expires"],
    ["28/06/2025", "Fire", 1.5, 30, "Close doors", "Course", "2026-06-28"],
    ["28 & 29 June 2025", "Court", "2 x 3 hours", None, "Pass", "Group supervision", "n/a"],
]
CSV = "\n".join(",".join(str(cell or "") for cell in row) for row in LOG).encode()
FILES = [CSV, CSV.decode().encode("utf-16"), workbooks.xlsx({"Log": LOG, "More": LOG}), workbooks.ods({"Log": LOG}),
         workbooks.xls(LOG)]  # fmt: skip
PIECES = [
    b"",
    b"\0",
    b'"',
    b"\xff\xfe",
    b"PK\x03\x04",
    b"<a>",
    b"99999999999",
    b"-",
    b"\n",
    b",",
    b"2025-13-45",
    b"&#x0;",
]
CHANGES = changes(PIECES, 6)


def read_to_the_end(data):
    try:
        tables = tablefile.read(data).by_sheet.values()
    except UnreadableError:
        return
    for table in tables:
        columns = table.columns("Ren Okafor").settled()
        if columns.missing:
            continue
        context = cells.context(table, columns, builtin(), ("nmc",), "Ren Okafor")
        outcome = log.entries(table, context, TODAY)
        out = {need.row for need in outcome.attention}
        assert {ready.row for ready in outcome.ready} | out == {row.number for row in table.rows}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(FILES), CHANGES)
def test_any_file_with_some_bytes_changed(data, changes):
    read_to_the_end(mutated(data, changes))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(FILES[2:4]), st.data(), CHANGES)
def test_any_part_of_a_workbook_with_some_bytes_changed(data, draw, changes):
    """The archive stays whole, so that the changed part is really read."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_, zipfile.ZipFile(out, "w") as made:
        changed = draw.draw(st.sampled_from(given_.namelist()))
        for name in given_.namelist():
            part = given_.read(name)
            made.writestr(name, mutated(part, changes) if name == changed else part)
    read_to_the_end(out.getvalue())
