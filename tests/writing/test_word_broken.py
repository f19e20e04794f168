"""Whatever is broken or hostile in a Word document, it is read or refused with a sentence."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib

import pytest
from documents import NAMESPACES, document, p, run, sdt, tbl, tc, tick, tr, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutating import changes, mutated

from portfolio.frameworks import builtin
from portfolio.writing import cells, log, tablefile
from portfolio.writing.tables import UnreadableError
from portfolio.writing.word import archive, tree

TODAY = datetime.date(2026, 11, 22)
FORM = document(
    p("A visit", style="Title"),
    tbl(
        tr(tc(p("Supervision"), more='<w:gridSpan w:val="2"/>')), tr("Date", "04/03/2026"),
        tr("Supervisor", "Team manager"), tr(tc("Type of supervision"), tc(p(tick(True), " Individual ", tick(False), " Group"))),
    ),
    tbl(tr("Date", "Title"), tr("05/03/2026", "Fire")),
    p("What I learnt", style="Heading1"), p("One", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    p(f"<w:ins>{run('To wait')}</w:ins>"), sdt("Venue", p("Leeds"), '<w:date w:fullDate="2026-03-04T00:00:00Z"/>'),
    parts={"header1": p("Name: Ren"), "footnotes": f'<w:footnote w:id="2">{p("x")}</w:footnote>'},
)  # fmt: skip


def why(data):
    with pytest.raises(UnreadableError) as refused:
        tablefile.read(data)
    return str(refused.value)


def with_main(text):
    return zipped({"word/document.xml": text})


def test_a_document_that_is_cut_off():
    assert "damaged" in why(FORM[: len(FORM) // 2])


@pytest.mark.parametrize(
    "text",
    ["", "no XML", "<w:document/>", f"<w:document {NAMESPACES}><w:body><w:p>", "<a/><b/>", "\0"],
)
def test_a_document_whose_text_is_broken(text):
    assert "damaged" in why(with_main(text))


def test_a_document_with_nothing_in_it():
    assert "Nothing to bring in" in why(document())
    assert "Nothing to bring in" in why(document(tbl(tr("Date", ""), tr("Title", ""))))


def test_an_old_document_is_asked_to_be_saved_anew():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    assert why(old) == (
        "This is an old Word document (.doc). Open it in Word or LibreOffice, save it as a Word document "
        "(.docx), and import that."
    )


def test_entities_are_refused_before_they_grow():
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    assert "holds far more" in why(with_main(f"{bomb}<w:document {NAMESPACES}><w:body/></w:document>"))


def test_entities_from_elsewhere_are_never_fetched(tmp_path):
    (tmp_path / "own.txt").write_text("mine")
    told = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "own.txt").as_uri()}">]>'
    assert "mine" not in why(with_main(f"{told}<w:document {NAMESPACES}><w:body>&x;</w:body></w:document>"))


def test_a_part_that_unpacks_to_far_more_than_a_document():
    assert "holds far more" in why(with_main(b"<a>" + b" " * (archive.MOST_UNPACKED + 1)))


def test_a_part_that_lies_about_its_size():
    small = zipped({"word/document.xml": b" " * 100_000})
    lied = small.replace((100_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert why(lied)


def test_elements_without_end(monkeypatch):
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 1_000)
    assert "holds far more" in why(document(p("x") * 1_000))


def test_elements_in_each_other_without_end():
    assert "holds far more" in why(document("<w:ins>" * 5_000 + "</w:ins>" * 5_000))
    deep = "<w:tbl><w:tr><w:tc>" * 40 + p("Deep down") + "</w:tc></w:tr></w:tbl>" * 40
    assert "Deep down" in str(tablefile.read(document(p("Date: 4 March 2026"), deep)).all())


def test_a_locked_part():
    data = bytearray(FORM)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "locked" in why(bytes(data))


def test_names_in_the_archive_are_never_paths_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(io.BytesIO(FORM)) as given_:
        files = {name: given_.read(name) for name in given_.namelist()}
    tablefile.read(zipped({**files, "../../evil.xml": "<a/>", "/evil.xml": "<a/>"}))
    assert list(tmp_path.iterdir()) == []


def test_styles_that_go_round_in_a_circle():
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("AB", "BA")
    )
    found = tablefile.read(document(p("Words here.", style="A"), parts={"styles": styles}))
    assert "Words here." in str(found.all())


PIECES = [b"", b"\0", b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tc>", b'w:val="999999999999"', b"&#x0;", b"&a;", b"\xff\xfe", b"PK\x03\x04", b"fldChar", b"-1"]  # fmt: skip
CHANGES = changes(PIECES, 4)


def read_to_the_end(data):
    try:
        found = tablefile.read(data)
    except UnreadableError:
        return
    for table in found.by_sheet.values():
        columns = table.columns("Ren Okafor").settled()
        if columns.missing:
            continue
        outcome = log.entries(table, cells.context(table, columns, builtin(), (), "Ren Okafor"), TODAY)
        out = {need.row for need in outcome.attention}
        assert {ready.row for ready in outcome.ready} | out == {row.number for row in table.rows}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(CHANGES)
def test_any_document_with_some_bytes_changed(changes):
    read_to_the_end(mutated(FORM, changes))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data(), CHANGES)
def test_any_part_of_a_document_with_some_bytes_changed(draw, changes):
    """The archive stays whole, so that the changed part is really read."""
    with zipfile.ZipFile(io.BytesIO(FORM)) as given_:
        files = {name: given_.read(name) for name in given_.namelist()}
    changed = draw.draw(st.sampled_from(sorted(files)))
    read_to_the_end(zipped({**files, changed: mutated(files[changed], changes)}))


TAGS = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtPr", "w:sdtContent", "w:fldChar", "w:pPr",
        "w:ins", "w:checkBox", "w:numPr", "w:sym", "mc:Choice", "w:gridSpan", "w:vMerge", "w:ffData"]  # fmt: skip


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(TAGS)), min_size=1, max_size=3))
def test_any_document_whose_elements_stand_in_odd_places(swaps):
    with zipfile.ZipFile(io.BytesIO(FORM)) as given_:
        files = {name: given_.read(name) for name in given_.namelist()}
    text = files["word/document.xml"]
    for one, other in swaps:
        for sign in (b"<", b"</"):
            for end in (b">", b" ", b"/>"):
                text = text.replace(sign + one.encode() + end, sign + other.encode() + end)
    read_to_the_end(zipped({**files, "word/document.xml": text}))


def test_the_checksum_of_a_part_is_looked_at():
    assert zlib.crc32(b"Leeds") != zlib.crc32(b"Paris")
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as made:
        made.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{p('Leeds')}</w:body></w:document>"
        )
    assert "damaged" in why(stored.getvalue().replace(b"Leeds", b"Paris"))
