"""A file is known by its first bytes, and what is not read says what it is and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
import workbooks
from hypothesis import given
from hypothesis import strategies as st

from portfolio.writing import formats, tablefile
from portfolio.writing.tables import UnreadableError


def zipped(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return data.getvalue()


def old_office(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


LOG = [["Date", "Title"], ["28/06/2025", "Fire"]]
FILES = {
    "text": [b"Date,Title\n28/06/2025,Fire\n", "Date;Title\n".encode("utf-16"), b"BMI,Date\n", b"ID3,Date\n"],
    "empty": [b"", b"\n \n", b"\xef\xbb\xbf"],
    "xlsx": [workbooks.xlsx({"Log": LOG}), zipped(xl__workbook_DOT_xml="")],
    "xls": [workbooks.xls(LOG), old_office("Book")],
    "ods": [workbooks.ods({"Log": LOG})],
    "docx": [zipped(word__document_DOT_xml="<w:document/>"), zipped(word__document_DOT_xml="")[:40]],
    "doc": [old_office("WordDocument")],
    "locked": [old_office("EncryptedPackage")],
    "odt": [zipped(mimetype="application/vnd.oasis.opendocument.text")],
    "slides": [zipped(ppt__presentation_DOT_xml=""), old_office("PowerPoint Document")],
    "apple": [zipped(Index__Document_DOT_iwa="")],
    "zip": [zipped(log="Date,Title"), b"PK\x05\x06" + bytes(18)],
    "damaged": [b"PK\x03\x04rest"],
    "archive": [b"\x1f\x8b\x08rest", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"],
    "pdf": [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\xef\xbb\xbf\n%PDF-1.4"],
    "rtf": [b"{\\rtf1\\ansi Date\\tab Title\\par}"],
    "html": [
        b"<html><body><table><tr><th>Date</th></tr></table></body></html>",
        b"\n<!DOCTYPE HTML><table>",
        b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
        b"<table border=1><tr><td>Date</td></tr></table>",
        b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=a\r\n",
    ],
    "xml-workbook": [
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        b'<?xml version="1.0"?>\n<Workbook\n xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/>',
        b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
        b'ID;PWXL;N;E\r\nC;Y1;X1;K"Date"\r\n',
    ],
    "xml": [b'<?xml version="1.0"?><cpd><entry/></cpd>', b"<records>\n <record>"],
    "json": [b'{"entries":[]}', b'[{"date": "2026"}]', b'\n[\n  {\n "a": 1}]', b"{ }"],
    "database": [b"SQLite format 3\0rest"],
    "calendar": [b"BEGIN:VCALENDAR\r\nVERSION:2.0"],
    "contacts": [b"BEGIN:VCARD\r\n"],
    "mail": [
        b"Return-Path: <a@b.example>\r\nReceived: from x\r\n by y\r\nSubject: CPD\r\n",
        b"From: A\nTo: B\nSubject: CPD\n\nDate,Title\n",
    ],
    "note": [b"---\nkind: training\ntitle: A\n---\nx\n", b"---\ncreated: 2026\ntags:\n  - a\n---\n"],
    "image": [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBPVP8 "],
    "sound": [b"ID3\x03\0", b"\0\0\0\x18ftypmp42", b"RIFF\0\0\0\0WAVE"],
    "unknown": [bytes(range(40)) * 4, b"\0\0\0\0\x01\x02\x03"],
}
CASES = [
    pytest.param(sort, data, id=f"{sort} {at}")
    for sort, files in FILES.items()
    for at, data in enumerate(files)
]


@pytest.mark.parametrize(("sort", "data"), CASES)
def test_a_file_is_known_by_its_first_bytes(sort, data):
    found = formats.of(data)
    assert found.id == sort
    if sort not in formats.READ:
        assert found.sentence.startswith("This is ")
        assert found.instead
        with pytest.raises(UnreadableError) as refused:
            tablefile.read(data)
        assert str(refused.value) == found.sentence


@pytest.mark.parametrize(
    "data", [b"---\nDate,Title\n", b"[Date],Title\n", b"{Date},Title\n", b"<3,Date\n", b"To: me\nx"]
)
def test_text_that_begins_like_something_else_is_text(data):
    assert formats.of(data) == formats.TEXT


def test_no_sentence_is_doubled_and_all_are_for_people():
    sentences = [formats.of(files[0]).sentence for sort, files in FILES.items() if sort not in formats.READ]
    assert len(set(sentences)) == len(sentences)
    assert not [one for one in sentences if "MIME" in one or "format" in one or "byte" in one]


SLIPS = {
    "every line in quotation marks": (
        b'"Date,Title,Hours"\n"28/06/2025,Fire,1"\n"29/06/2025,""Data, and more"",1"\n',
        "quotation marks as a whole",
    ),
    "the same with semicolons": (b'"Date;Title"\r\n"28/06/2025;Fire"\r\n', "is a semicolon"),
    "columns parted by spaces": (
        b"Date        Title        Hours\n28/06/2025  Fire         1\n",
        "by spaces only",
    ),
    "no headings": (b"28/06/2025 - Fire - 1 hour\n29/06/2025 - Data - 2 hours\n", "Write headings"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_what_happened_to_a_table_is_said(name):
    data, words = SLIPS[name]
    with pytest.raises(UnreadableError) as refused:
        tablefile.read(data)
    assert words in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "cp1252"])
def test_a_text_is_read_in_the_encoding_it_has(encoding):
    table = tablefile.read("Date,Title\n28/06/2025,Café\n".encode(encoding)).one()
    assert table.rows[0].cells == ("28/06/2025", "Café")


@given(st.binary(max_size=300))
def test_every_file_is_something(data):
    assert formats.of(data).sentence
