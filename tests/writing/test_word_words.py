"""What a reader sees of a Word document is read once, and what nobody sees is not."""

from __future__ import annotations

import datetime
import itertools
import re

import pytest
from documents import document, p, run, sdt, tbl, tc, tr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.frameworks import builtin
from portfolio.writing import cells, log, tablefile
from portfolio.writing.twins import There
from portfolio.writing.word import reading

DAY = p("Date: 4 March 2026")
TITLE = p("A visit", style="Title")
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
NOTES = (
    '<w:footnote w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "Said ", "in May.")}</w:footnote>'
)


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def words(data):
    """What stands under `What I learnt` in a document."""
    found = reading.read(data)
    (table,) = found.tables
    return table.rows[0].cells[table.headings.index("What I learnt")]


READ = {
    "insertions in, deletions out": (
        f"<w:ins>{run('To wait')}</w:ins><w:del><w:r><w:delText>To run</w:delText></w:r></w:del>" + run(" first."),
        "To wait first.",
    ),
    "what was moved, where it is now": (
        f"<w:moveFrom>{run('Never ')}</w:moveFrom>{run('Always ')}<w:moveTo>{run('wait.')}</w:moveTo>",
        "Always wait.",
    ),
    "a link's words": (f'<w:hyperlink r:id="r9">{run("The guidance")}</w:hyperlink>', "The guidance"),
    "line breaks": (run("One") + "<w:r><w:br/></w:r>" + run("Two"), "One\nTwo"),
    "hyphens that do not break": (run("well") + "<w:r><w:noBreakHyphen/></w:r>" + run("known"), "well-known"),
    "the result of a field": (field(" REF a ", run("Page 4")), "Page 4"),
    "a field within a field's instruction": (field(field(" MERGEFIELD b ", run("unseen")), run("Seen")), "Seen"),
    "a field in one element": (f'<w:fldSimple w:instr=" DATE ">{run("In May")}</w:fldSimple>', "In May"),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run(" this way"), "→ this way"),
    "a symbol nobody knows": ('<w:r><w:sym w:font="Own" w:char="zz"/></w:r>' + run("this way"), "this way"),
    "a footnote": (run("He said so.") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "He said so. (Footnote: Said in May.)"),
    "a text box, once": (run("Before.") + BOX.format(p("In a box."), p("In a box.")), "Before.\nIn a box."),
    "words in capitals or small letters": (run("Wait", "<w:caps/>"), "Wait"),
    "no hidden words": (run("Seen") + run("unseen", "<w:vanish/>"), "Seen"),
    "words whose hiding is switched off": (run("Seen", '<w:vanish w:val="0"/>'), "Seen"),
    "a choice from a list": (run("By ") + sdt("", run("shadowing"), "<w:dropDownList/>") + run(" him."), "By shadowing him."),
    "a sum": ("<m:oMath><m:r><m:t>1 + 1</m:t></m:r></m:oMath>", "1 + 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_paragraph_as_its_reader_sees_it(name):
    inside, expected = READ[name]
    heading = p("What I learnt", style="Heading1")
    assert (
        words(document(TITLE, DAY, heading, f"<w:p>{inside}</w:p>", parts={"footnotes": NOTES})) == expected
    )


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    one = p("To ", more="<w:rPr><w:del/></w:rPr>")
    assert words(document(TITLE, DAY, p("What I learnt", style="Heading1"), one, p("wait."))) == "To wait."


def test_a_row_that_was_deleted_is_gone():
    table = tbl(
        tr("Title", "Fire"),
        tr("Date", "04/03/2026"),
        tr("What I learnt", "To wait"),
        tr("Gone", "gone", more="<w:del/>"),
    )
    assert words(document(table)) == "To wait"
    assert "gone" not in str(reading.read(document(table))).casefold()


def test_what_no_entry_will_hold_is_named():
    data = document(
        TITLE, DAY, p("What I learnt", style="Heading1"), p("To wait."),
        p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), p(run("unseen", "<w:vanish/>")),
        p("Venue ", sdt("Venue", run("Click or tap here to enter text."), "<w:showingPlcHdr/>")),
        sdt("", p("What I learnt 1"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'),
        "<w:altChunk/>",
        parts={"comments": f"<w:comment>{p('Well put')}</w:comment>", "footer1": p("Page 1")},
    )  # fmt: skip
    assert reading.read(data).left_out == (
        "Drawn or from another program, to be looked at in the document: a picture; another document within it",
        "Hidden words: unseen",
        "Prompts of fields that nobody filled in: Click or tap here to enter text.",
        "A table of contents: What I learnt 1",
        "Comments in the margin: Well put",
        "At the top and bottom of the pages: Page 1",
        "Labels and headings with nothing below: Venue",
    )


# Nothing that can be seen is lost: any document, counted.

MAKERS = {
    "plain": lambda w: p(w(), " ", w()),
    "heading": lambda w: p(w(), style="Heading2"),
    "a bold line": lambda w: p(run(w(), "<w:b/>")),
    "a list": lambda w: p(w(), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    "a label": lambda w: p(run(f"{w()}: ", "<w:b/>"), w()),
    "a known label": lambda w: p(f"What I learnt: {w()}"),
    "a known heading": lambda w: p("What I changed", style="Heading1") + p(w()),
    "an insertion": lambda w: p(f"<w:ins>{run(w())}</w:ins>"),
    "a sentence with controls": lambda w: p(w(), sdt("", run(w())), w()),
    "a control with a title": lambda w: p(sdt(w(), run(w()))),
    "a control of two paragraphs": lambda w: sdt(w(), p(w()) + p(w())),
    "ticks": lambda w: p(f"☒ {w()} ☐ {w()} ☐ {w()}"),
    "a text box": lambda w: p(w(), BOX.format(p(twice := w()), p(twice))),
    "a table of two": lambda w: tbl(*(tr(w(), w()) for _ in range(3))),
    "a table of three": lambda w: tbl(*(tr(w(), "", w()) for _ in range(2))),
    "a table of four": lambda w: tbl(*(tr(*(tc(p(run(w(), "<w:b/>"))) if n % 2 == 0 else w() for n in range(4))) for _ in range(2))),
    "a table with merged cells": lambda w: tbl(
        tr(tc(w(), more='<w:gridSpan w:val="2"/>')),
        tr(tc(w(), more='<w:vMerge w:val="restart"/>'), w()), tr(tc(more="<w:vMerge/>"), w()),
    ),
    "questions in a table": lambda w: tbl(tr(tc(p(f"{w()}?"))), tr(tc(p(w()), p(w())))),
    "a log": lambda w: tbl(tr("Date", "Title", w()), tr("05/03/2026", w(), w()), tr("", w(), w())),
    "a form": lambda w: tbl(tr("Date", "05/03/2026"), tr("Title", w()), tr(w(), w())),
    "a table in a table": lambda w: tbl(tr(w(), tc(tbl(tr(w(), w())) + p(w())))),
    "a table in one cell": lambda w: tbl(tr(tc(tbl(tr(w(), w()), tr(w(), w())) + p(w())))),
    "an empty row": lambda w: tbl(tr(w(), w()), tr("", ""), tr("", w())),
    "a small table": lambda w: tbl(
        tr(*(tc(p(run(w(), "<w:b/>"))) for _ in range(3))), *(tr(w(), "", w()) for _ in range(2))
    ),
    "headings only": lambda w: tbl(tr("Date", "Title", w())),
}  # fmt: skip
NOBODY_SEES = {
    "a deletion": lambda w: p(f"<w:del><w:r><w:delText>{w()}</w:delText></w:r></w:del>"),
    "a deleted row": lambda w: tbl(tr("Venue", "Leeds"), tr(w(), w(), more="<w:del/>")),
    "an instruction": lambda w: p(field(w(), "")),
}
TODAY = datetime.date(2026, 11, 22)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from([*MAKERS, *NOBODY_SEES]), max_size=9))
def test_every_word_is_in_the_entries_or_is_named_as_left_out(parts):
    numbers = itertools.count(1)
    seen: list[str] = []
    unseen: list[str] = []

    def word(into):
        into.append(f"word{next(numbers)}x")
        return into[-1]

    body = [
        MAKERS[one](lambda: word(seen)) if one in MAKERS else NOBODY_SEES[one](lambda: word(unseen))
        for one in parts
    ]
    found = tablefile.read(document(TITLE, DAY, p("Hello there."), *body))
    text, there = "\n".join(found.left_out), There(())
    for table in found.all():
        columns = table.columns().settled()
        outcome = log.entries(table, cells.context(table, columns, builtin()), TODAY, there)
        text += "\n".join(ready.text for ready in outcome.ready)
        text += "\n".join(
            [*table.headings, *(cell for row in table.above for cell in row.cells)]
        )  # shown as columns
        out = {need.row for need in outcome.attention} | {twin.ready.row for twin in outcome.twins}
        text += "\n".join(cell for row in table.rows if row.number in out for cell in row.cells)
    read = re.findall(r"word\d+x", text)
    assert set(seen) - set(read) == set()
    assert set(unseen) & set(read) == set()
