"""`portfolio import` with Word documents: shown before it is written, all private, the file untouched."""

from __future__ import annotations

import datetime

import portfolios
import pytest
from documents import document, p, sdt, tbl, tc, tick, tr
from documents import run as words

from portfolio.folder.read import read
from portfolio.share import Share

PROJECT = {
    "practitioners/ren/profile.md": "---\nname: Ren Okafor\nrole: social worker\n---\n",
}
DAY = datetime.date(2026, 11, 22)
FORM = document(
    p("Supervision record", style="Title"),
    tbl(
        tr("Name", "Ren Okafor"), tr(tc("Date of supervision"), tc(p(sdt("Date", words("04/03/2026"))))),
        tr("Supervisor", "Team manager"), tr(tc("Type of supervision"), tc(p(tick(False), " Individual ", tick(True), " Group"))),
        tr("Reflection", "I went too fast."), tr("Wellbeing", ""),
    ),
    parts={"header1": p("County council")},
)  # fmt: skip
TEXT = document(
    p("A walk", style="Title"), p("What I learnt", style="Heading1"), p("To walk slowly with her.")
)
MIXED = document(
    tbl(tr("Date", "Title", "Hours"), tr("04/03/2026", "Fire", "2"), tr("04/03/2026", "Court", "3"), tr("", "No day", "1")),
    p("What I learnt", style="Heading1"), p("To walk slowly with her, and then to wait, and to wait again. " * 3),
)  # fmt: skip


@pytest.fixture
def project(tree):
    return tree(PROJECT)


def entries_of(project):
    reading = read(portfolios.folder_of(project), DAY)
    assert not [p for p in reading.problems if p.is_error]
    return reading.portfolio.practitioners[0].with_drafts


def test_a_form_is_shown_and_nothing_written_until_yes(project, run):
    (project / "form.docx").write_bytes(FORM)
    result = run(project, "import", "form.docx")
    assert result.exit_code == 1
    for said in (
        "form.docx: 1 form (labels and answers).", "Choices that were not ticked: Individual",
        "At the top and bottom of the pages: County council", "nothing below: Wellbeing",
        "Supervisor           supervisor", "4 March 2026, supervision: Supervision record",
        "1 form read: 1 to write", "--yes",
    ):  # fmt: skip
        assert said in result.output
    assert entries_of(project) == ()
    assert (project / "form.docx").read_bytes() == FORM


def test_a_form_is_written_once_all_private(project, run):
    (project / "form.docx").write_bytes(FORM)
    assert run(project, "import", "form.docx", "--yes").exit_code == 0
    (entry,) = entries_of(project)
    assert (entry.kind, entry.form, entry.supervisor, entry.share) == (
        "supervision",
        "group",
        "Team manager",
        Share.PRIVATE,
    )
    again = run(project, "import", "form.docx", "--yes")
    assert again.exit_code == 0
    assert "1 form read: 0 to write, 1 already there" in again.output
    assert (project / "form.docx").read_bytes() == FORM


def test_a_text_without_a_day_says_what_to_write(project, run):
    (project / "text.docx").write_bytes(TEXT)
    result = run(project, "import", "text.docx", "--yes")
    assert result.exit_code == 1
    assert "Text 1, Date: is empty." in result.output
    assert "A line such as “Date: 31/03/2026”" in result.output
    assert entries_of(project) == ()


def test_somebody_is_asked_for_the_day(project, run, monkeypatch):
    monkeypatch.setattr("portfolio.cli.asking.is_terminal", lambda: True)
    monkeypatch.setattr(
        "portfolio.cli.asking.choice",
        lambda question, _choices, default="": "yes" if question.startswith("Write") else default,
    )
    asked = []

    def typed(question, understand, *_):
        asked.append(question)
        return understand("4 March 2026")

    monkeypatch.setattr("portfolio.cli.asking.typed", typed)
    (project / "text.docx").write_bytes(TEXT)
    assert run(project, "import", "text.docx").exit_code == 0
    assert asked == ["On which day was “A walk”?"]
    assert [(entry.title, entry.date) for entry in entries_of(project)] == [
        ("A walk", datetime.date(2026, 3, 4))
    ]


def test_a_log_and_a_text_in_one_document(project, run):
    (project / "mixed.docx").write_bytes(MIXED)
    result = run(project, "import", "mixed.docx", "--yes")
    assert result.exit_code == 1
    assert {entry.title for entry in entries_of(project)} == {"Fire", "Court"}
    assert "Not written: 1 text and 1 row, named above." in result.output


def test_two_tables_never_give_two_entries_one_name(project, run):
    table = tbl(tr("Date", "Title", "Hours"), tr("04/03/2026", "Fire", "2"))
    (project / "two.docx").write_bytes(document(table, p("And the same again:"), table))
    result = run(project, "import", "two.docx", "--yes")
    assert result.exit_code == 0
    assert sorted(entry.id for entry in entries_of(project)) == ["2026-03-04-fire", "2026-03-04-fire-2"]
    assert "2 already there" not in result.output
    again = run(project, "import", "two.docx", "--yes")
    assert "There is nothing new to write." in again.output


def test_a_document_has_no_sheets(project, run):
    (project / "form.docx").write_bytes(FORM)
    result = run(project, "import", "form.docx", "--sheet", "2025", "--yes")
    assert result.exit_code == 1
    assert "This file has no sheets" in result.output


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (FORM[:300], "damaged"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"<html><body>x</body></html>", "This is a web page"),
        (b"{\\rtf1 x}", "save it as a Word document (.docx)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "WordDocument".encode("utf-16-le"),
            "an old Word document",
        ),
    ],
    ids=["cut off", "a PDF", "a web page", "rich text", "an old document"],
)
def test_what_calls_itself_a_document_and_is_none(data, said, project, run):
    (project / "form.docx").write_bytes(data)
    result = run(project, "import", "form.docx", "--yes")
    assert result.exit_code == 1
    assert said in result.output
    assert entries_of(project) == ()
