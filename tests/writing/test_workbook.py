"""Workbooks of Excel and LibreOffice: what their cells say as text, and which sheet holds the log."""

from __future__ import annotations

import datetime
import io
import subprocess
import zipfile

import pytest
import workbooks

from portfolio.writing import tablefile, workbook
from portfolio.writing.tables import UnreadableError

DAY = datetime.date(2025, 6, 28)
LOG = [["Date", "Title", "Hours"], [DAY, "Fire & doors", 1.5], ["29/06/2025", "Café", 2]]


def rows_of(data):
    (_, rows), *_ = workbook.sheets(data)
    return [row.cells for row in rows]


@pytest.mark.parametrize("made", [workbooks.xlsx, workbooks.ods], ids=["xlsx", "ods"])
def test_cells_are_as_somebody_would_type_them(made):
    assert rows_of(made({"Log": LOG})) == [
        ("Date", "Title", "Hours"),
        ("2025-06-28", "Fire & doors", "1.5"),
        ("29/06/2025", "Café", "2"),
    ]


def test_an_old_workbook_is_read():
    data = workbooks.xls([["Date", "Title", "Hours"], [45836, "Café", 1.5]])
    assert rows_of(data) == [("Date", "Title", "Hours"), ("45836", "Café", "1.5")]


def test_moments_lengths_and_answers():
    moment = datetime.datetime(2025, 6, 28, 15, 19)  # noqa: DTZ001
    data = workbooks.xlsx({"Log": [[moment, datetime.time(1, 30), True, False, 1e6, 0.1 + 0.2]]})
    assert rows_of(data) == [("2025-06-28 15:19:00", "1:30", "yes", "no", "1000000", "0.3")]


def test_a_cell_over_several_rows_stands_in_each():
    data = workbooks.xlsx(
        {"Log": [["Date", "Title"], [DAY, "Fire"], [None, "Data"]]}, merged={"Log": "A2:A3"}
    )
    assert rows_of(data)[2] == ("2025-06-28", "Data")


def test_the_only_sheet_with_headings_is_the_log():
    data = workbooks.xlsx({"Read me": [["How to use this"]], "CPD": LOG, "Lists": [["Course"], ["Workshop"]]})
    found = tablefile.read(data)
    assert list(found.by_sheet) == ["CPD"]
    assert found.without == ("Read me", "Lists")
    assert found.one().how == "sheet “CPD”"


def test_of_several_sheets_one_is_named():
    found = tablefile.read(workbooks.ods({"2024": LOG, "2025": LOG[:2]}))
    with pytest.raises(UnreadableError, match=r"2024.*2025"):
        found.one()
    assert len(found.one("2025").rows) == 1
    with pytest.raises(UnreadableError, match="no sheet “2023”"):
        found.one("2023")
    with pytest.raises(UnreadableError, match="has no sheets"):
        tablefile.read(b"Date,Title\n28/06/2025,Fire\n").one("2025")


def test_hidden_sheets_are_not_read():
    data = workbooks.xlsx({"Old": LOG, "New": LOG[:2]}, hidden=("Old",))
    assert list(tablefile.read(data).by_sheet) == ["New"]


def test_no_sheet_with_headings():
    with pytest.raises(UnreadableError, match="Sheet “Notes”: No row of headings"):
        tablefile.read(workbooks.xlsx({"Notes": [["hello"]]}))
    with pytest.raises(UnreadableError, match="empty"):
        tablefile.read(workbooks.xlsx({"Notes": []}))


def test_a_damaged_workbook_says_so():
    with pytest.raises(UnreadableError, match="damaged"):
        list(workbook.sheets(workbooks.xlsx({"Log": LOG})[:-60]))


@pytest.mark.parametrize(
    "ends", ["sys.exit(101)", "os.abort()", "while True: pass"], ids=["panics", "aborts", "never ends"]
)
def test_a_reader_that_fails_over_a_file_takes_nothing_with_it(ends, capfd, monkeypatch):
    monkeypatch.setattr(workbook, "_PATIENCE", 2)
    run = subprocess.run

    def broken(command, **options):
        return run(
            [command[0], "-c", f"import os, sys; print('panicked', file=sys.stderr); {ends}"], **options
        )

    monkeypatch.setattr(workbook.subprocess, "run", broken)
    with pytest.raises(UnreadableError, match="damaged"):
        list(workbook.sheets(workbooks.xls(LOG[:1])))
    assert capfd.readouterr().err == ""


def changed(data, old, new):
    """A workbook with one word of its parts put in place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).decode().replace(old, new))
    return out.getvalue()


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
WIDE = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>'
)


@pytest.mark.parametrize(
    ("data", "old", "new"),
    [
        (workbooks.xlsx({"Log": LOG}), "</sheetData>", FAR),
        (workbooks.ods({"Log": LOG}), "</table:table>", WIDE),
    ],
    ids=["the last cell of all", "a cell many times over"],
)
def test_a_few_bytes_that_claim_room_without_end_are_refused(data, old, new):
    with pytest.raises(UnreadableError, match="far more than a log"):
        tablefile.read(changed(data, old, new))


@pytest.mark.parametrize("made", [workbooks.xlsx, workbooks.ods], ids=["xlsx", "ods"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("Café", "Café</b>"), ("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>')],
    ids=["a tag that closes nothing", "a document type"],
)
def test_a_part_that_is_no_whole_xml_is_not_read(made, old, new):
    """The reader would wait for its end for ever."""
    with pytest.raises(UnreadableError, match="damaged"):
        tablefile.read(changed(made({"Log": LOG}), old, new))


def test_empty_cells_to_the_end_of_a_row_take_no_room():
    rest = '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>'
    data = changed(workbooks.ods({"Log": LOG}), "</table:table-row>", rest)
    assert len(tablefile.read(data).one().rows) == 2
