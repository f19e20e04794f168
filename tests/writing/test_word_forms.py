"""Filled forms in Word, in every way in which forms are made, become the entries somebody meant."""

from __future__ import annotations

import datetime

import docx
import pytest
from documents import document, filled, old_field, old_tick, p, run, saved, sdt, tbl, tc, tick, tr
from published import PUBLISHED

from portfolio.frameworks import builtin
from portfolio.writing import cells, forms, log, tablefile
from portfolio.writing.log import FROM_LOG
from portfolio.writing.twins import There

TODAY = datetime.date(2026, 11, 22)
DAY = datetime.date(2026, 3, 4)
BOLD = "<w:b/>"


def outcomes(data, person="Ren Okafor"):
    found, there = tablefile.read(data), There(())
    made = []
    for table in found.all():
        columns = table.columns(person)
        assert columns.missing == ()
        context = cells.context(table, columns, builtin(), ("nmc", "swe"), person)
        made.append(log.entries(table, context, TODAY, there))
    return log.together(made), found.left_out


def drafts(data):
    outcome, _ = outcomes(data)
    assert outcome.attention == ()
    return [ready.draft for ready in outcome.ready]


def only(data):
    (draft,) = drafts(data)
    return draft


def left_out(data):
    return " / ".join(outcomes(data)[1])


# A filled form of each kind that is published, by the wording it was published with.

ANSWERS = {
    "date": "4 March 2026",
    "title": "Listening to children",
    "kind": "Course",
    "hours": "6",
    "participatory_hours": "3",
    "standards": "nmc:4",
    "from": "colleague",
    "medium": "in words",
    "supervisor": "Team manager",
    "form": "Individual",
    "next": "1 April 2026",
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_filled_form_of_each_kind_that_is_published(name):
    form = next(one for one in forms.forms() if one.id == name)
    answers = {
        label: ANSWERS.get(to, f"I waited, and then they told me: {label}")
        for label, to in PUBLISHED[name].items()
    }
    if "date" not in PUBLISHED[name].values():
        answers = {"Date": "4 March 2026", **answers}
    draft = only(filled(answers))
    assert draft.kind == form.kind
    assert draft.date == DAY
    for label, to in PUBLISHED[name].items():
        if to[:1].isupper():
            assert draft.words[to].replace("\\", "") == answers[label]
        elif to == "text":
            assert answers[label] in draft.words[FROM_LOG].replace("\\", "")
        elif to in {"title", "supervisor", "medium"}:
            assert draft.fields[to] == answers[label]


@pytest.mark.parametrize("name", ["nmc-cpd-log", "hcpc-profile", "social-care-wales-record"])
def test_a_published_log_has_an_entry_for_each_row(name):
    labels = PUBLISHED[name]
    made = docx.Document()
    made.add_paragraph("My record of three years")
    table = made.add_table(1, len(labels))
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        cell.text = label
    for number in (1, 2):
        for cell, to in zip(table.add_row().cells, labels.values(), strict=True):
            cell.text = (
                f"Course {number}" if to == "title" else ANSWERS.get(to, "I learnt to wait for an answer")
            )
    assert [draft.title for draft in drafts(saved(made))] == ["Course 1", "Course 2"]
    assert "My record of three years" in left_out(saved(made))


# The ways in which people build forms.


def test_labels_in_a_table_with_merged_cells():
    draft = only(
        document(
            tbl(
                tr(tc(p("Supervision record"), more='<w:gridSpan w:val="4"/>')),
                tr(tc("Date of supervision"), tc("4 March 2026"), tc("Supervisor"), tc("Team manager")),
                tr(tc("Decisions made"), tc("To visit weekly.", more='<w:gridSpan w:val="3"/>')),
                tr(tc("Wellbeing and support", more='<w:vMerge w:val="restart"/>'), tc("Tired.", more='<w:gridSpan w:val="3"/>')),
                tr(tc("", more="<w:vMerge/>"), tc("Less so in May.", more='<w:gridSpan w:val="3"/>')),
            )
        )
    )  # fmt: skip
    assert draft.kind == "supervision"
    assert draft.title == "Supervision record"
    assert draft.fields["supervisor"] == "Team manager"
    assert draft.words == {"Decision-making": "To visit weekly.", "Wellbeing": "Tired.\n\nLess so in May."}


def test_questions_with_the_answer_below():
    draft = only(
        document(
            tbl(
                tr(tc(p("Title"))), tr(tc(p("A hard visit"))),
                tr(tc(p("Date"))), tr(tc(p("04/03/2026"))),
                tr(tc(p("What was the nature of the CPD activity?"))), tr(tc(p("A visit."), p("It rained."))),
                tr(tc(p("What did you learn from the CPD activity?"), p("To knock twice."))),
                tr(tc(p(run("How did you change or improve your practice?", BOLD)))), tr(tc(p("I knock."))),
            )
        )
    )  # fmt: skip
    assert (draft.kind, draft.title, draft.date) == ("reflection", "A hard visit", DAY)
    assert draft.words == {
        "What happened (kept general)": "A visit.\n\nIt rained.",
        "What I learnt": "To knock twice.",
        "What I changed": "I knock.",
    }


def test_labels_above_the_answers():
    draft = only(
        document(
            tbl(
                tr("Date", "Supervisor", "Type of supervision"),
                tr("04/03/2026", "Team manager", "Group"),
                tr(tc("Reflection", more='<w:gridSpan w:val="3"/>')),
                tr(tc("We wondered why.", more='<w:gridSpan w:val="3"/>')),
                tr(tc("Decisions made", more='<w:gridSpan w:val="3"/>')),
                tr(tc("To ask again.", more='<w:gridSpan w:val="3"/>')),
            )
        )
    )
    assert (draft.kind, draft.fields["form"], draft.fields["supervisor"]) == (
        "supervision",
        "group",
        "Team manager",
    )
    assert draft.words == {"Reflection": "We wondered why.", "Decision-making": "To ask again."}


def test_labels_in_lines_with_a_colon_or_a_tab():
    draft = only(
        document(
            p("Date: 4 March 2026"), p("Title:\tCourt skills"), p(run("Venue: ", BOLD), "Leeds"),
            p("What I learnt: Short answers."), p("They are not rude."), p("She wrote: go home."),
        )
    )  # fmt: skip
    assert (draft.title, draft.date) == ("Court skills", DAY)
    assert draft.words["What I learnt"] == "Short answers.\n\nThey are not rude.\n\nShe wrote: go home."
    assert draft.words[FROM_LOG] == "**Venue:** Leeds"


def test_content_controls_by_their_titles():
    day = '<w:date w:fullDate="2026-03-04T00:00:00Z"/>'
    draft = only(
        document(
            p(sdt("Title of CPD", run("Court skills"))),
            p("Date: ", sdt("", run("3/4/2026"), day)),
            sdt("What did you learn from doing the activity", p("To wait.") + p("To ask.")),
            p(sdt("", run("Leeds"), tag="training_venue")),
            p(sdt("Type of CPD", run("Choose an item."), "<w:showingPlcHdr/><w:dropDownList/>")),
            p("Hours ", sdt("", run("6")), " Provider ", sdt("", run("North College"))),
        )
    )
    assert (draft.title, draft.date, draft.fields["hours"]) == ("Court skills", DAY, 6)
    assert draft.fields["provider"] == "North College"
    assert draft.words == {"What I learnt": "To wait.\n\nTo ask.", FROM_LOG: "**training venue:** Leeds"}


def test_a_form_within_one_control_keeps_its_own_labels():
    inside = tbl(tr("Date", "04/03/2026"), tr(tc("Title"), sdt("Name it", tc("Court skills"))))
    assert only(document(sdt("The whole form", inside))).title == "Court skills"


@pytest.mark.parametrize(
    "answer",
    [
        p("☐ Group  ☒ Individual  ☐ Peer"),
        p("Group ☐  Individual ☒  Peer ☐"),
        p("[ ] Group [x] Individual [ ] Peer"),
        p(tick(False), " Group ", tick(True), " Individual ", tick(False), " Peer"),
        p(old_tick(False), " Group ", old_tick(True), " Individual ", old_tick(False), " Peer"),
        p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', " Group ",
          '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " Individual"),
        p(run("o", '<w:rFonts w:ascii="Wingdings"/>'), " Group ", run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), "Individual"),
        p("☐ Group") + p("☒ Individual") + p("☐ Peer"),
        p(old_field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Group"/><w:listEntry w:val="Individual"/></w:ddList>')),
    ],
    ids=["signs", "signs after", "typed", "controls", "old fields", "symbols", "a symbol font", "a line each", "a list"],
)  # fmt: skip
def test_what_is_ticked_is_the_answer(answer):
    data = document(
        tbl(tr("Date of supervision", "04/03/2026"), tr("Supervisor", "Team manager"),
            tr("Wellbeing", "Fine, I think."), tr(tc("Type of supervision"), f"<w:tc><w:tcPr/>{answer}</w:tc>"))
    )  # fmt: skip
    draft = only(data)
    assert draft.fields["form"] == "individual"
    if "Peer" in answer:
        assert "not ticked: Group; Peer" in left_out(data)


def test_a_box_alone_says_yes_or_no():
    draft = only(
        document(tbl(tr("Date", "04/03/2026"), tr("Title", "Fire"), tr(tc("Interactive"), tc(p(tick(True))))))
    )
    assert draft.fields["participatory"] is True
    said = only(
        document(tbl(tr("Date", "04/03/2026"), tr("Title", "Fire"), tr(tc(p("☒")), "I was paid for it")))
    )
    assert "I was paid for it" in said.words[FROM_LOG]


def test_several_forms_in_one_document():
    form = [
        tbl(
            tr("Title", f"Visit {n}"),
            tr("Date", f"0{n}/03/2026"),
            tr("What you learnt", f"To wait {n} times."),
        )
        for n in (1, 2, 3)
    ]
    made = drafts(document(p("My profile", style="Title"), *form))
    assert [draft.title for draft in made] == ["Visit 1", "Visit 2", "Visit 3"]
    assert [draft.words["What I learnt"] for draft in made] == [f"To wait {n} times." for n in (1, 2, 3)]


def test_the_five_accounts_of_one_form_without_a_day_need_a_look_each():
    questions = [label for label, to in PUBLISHED["nmc-reflective-account"].items() if to != "standards"]
    account = "".join(
        tbl(*(tr(tc(p(question))) + tr(tc(p("Words of mine."))) for question in questions)) for _ in range(5)
    )
    outcome, _ = outcomes(document(p("Reflective accounts", style="Title"), account))
    assert [(need.row, need.column) for need in outcome.attention] == [(n, "Date") for n in range(1, 6)]


def test_the_day_of_a_signature_is_not_that_of_the_session():
    draft = only(
        document(
            tbl(tr("Date of supervision", "4 March 2026"), tr("Reflection", "I wondered."), tr("Decisions made", "To ask."),
                tr("Supervisor", "Team manager")),
            p("Signed: ________"), p("Date: 9 March 2026"),
        )
    )  # fmt: skip
    assert draft.date == DAY
    assert "**Date:** 9 March 2026" in draft.words[FROM_LOG]


def test_a_line_that_nobody_filled_in_is_no_answer():
    data = document(
        p("Title: Fire"), p("Date: 04/03/2026"), p("Provider: ________"), p("What I learnt: .....")
    )
    assert only(data).words == {}
    assert "nothing below: Provider; What I learnt" in left_out(data)


def test_fields_in_a_sentence_are_part_of_it():
    data = document(p("Title: Fire"), p("Date: 04/03/2026"), p("I went to ", sdt("", run("Leeds"))),
                    p(sdt("", run("and came"), tag="goog_rdk_1"), " back"))  # fmt: skip
    assert only(data).words == {FROM_LOG: "**Text:** I went to Leeds\n\nand came back"}


def test_a_small_table_of_actions_keeps_its_rows_together():
    bold = [tc(p(run(said, BOLD))) for said in ("Action", "Who", "By when")]
    draft = only(
        document(
            tbl(tr("Date of supervision", "04/03/2026"), tr("Supervisor", "Team manager"), tr("Reflection", "I wondered.")),
            p("Actions agreed", style="Heading1"),
            tbl(tr(*bold), tr("Call the school", "me", "Friday"), tr("See Sam", "", "Monday")),
        )
    )  # fmt: skip
    assert draft.words[FROM_LOG] == (
        "**Actions agreed:** Action: Call the school; Who: me; By when: Friday\n\nAction: See Sam; By when: Monday"
    )


# Free text.


def test_free_text_under_headings():
    draft = only(
        document(
            p("A visit in the rain", style="Title"), p("4 March 2026"), p("It was late."),
            p("What happened", style="Heading1"), p("We talked."),
            p("One", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p("Two", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p("Half", more='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
            p("Point", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
            p("What I changed", style="Own"), p("I knock twice."),
            p(run("What weighs on me", BOLD)), p("The stairs."),
        )
    )  # fmt: skip
    assert (draft.kind, draft.title, draft.date) == ("reflection", "A visit in the rain", DAY)
    assert (
        draft.words["What happened (kept general)"]
        == "We talked.\n\n1\\. One\n\n2\\. Two\n\na) Half\n\n• Point"
    )
    assert draft.words["What I changed"] == "I knock twice."
    assert (
        draft.words[FROM_LOG]
        == "**Text:** 4 March 2026\n\nIt was late.\n\n**What weighs on me:** The stairs."
    )


def test_a_diary_has_an_entry_for_each_day():
    made = drafts(
        document(
            p("My diary", style="Heading1"),
            p("4 March 2026: a visit", style="Heading2"), p("It rained."),
            p("5 March 2026", style="Heading2"), p("It did not."), p("What I learnt", style="Heading3"), p("To wait."),
        )
    )  # fmt: skip
    assert [(draft.date.day, draft.title) for draft in made] == [
        (4, "4 March 2026: a visit"),
        (5, "My diary, 5 March 2026"),
    ]
    assert made[1].words["What I learnt"] == "To wait."


def test_a_text_without_a_day_needs_a_look():
    outcome, _ = outcomes(
        document(p("A thought", style="Title"), p("I wonder why we met on 3 May 2025 and 4 May 2025."))
    )
    assert [(need.column, need.why[:8]) for need in outcome.attention] == [("Date", "is empty")]


def test_a_bold_line_at_the_top_is_the_title():
    draft = only(document(p(run("Reflective account", BOLD)), p("4 March 2026"), p("We talked.")))
    assert (draft.kind, draft.title, draft.date) == ("reflection", "Reflective account", DAY)


# Logs.


def test_a_log_beside_a_form():
    made = drafts(
        document(
            tbl(tr("Date", "Title", "Hours"), tr("04/03/2026", "Fire", "2"), tr("05/03/2026", "Court", "3")),
            tbl(tr("06/03/2026", "Over the page", "1")),
            p("Reflection on the year", style="Heading1"), p("Date: 4 March 2026"),
            p("What I learnt", style="Heading2"), p("To wait, and then to wait again. " * 5),
        )
    )  # fmt: skip
    assert sorted(draft.title for draft in made) == [
        "Court",
        "Fire",
        "Over the page",
        "Reflection on the year",
    ]


def test_what_stands_over_several_rows_of_a_log_stands_in_each():
    made = drafts(
        document(
            tbl(
                tr("Date", "Title", "Provider"),
                tr(tc("04/03/2026", more='<w:vMerge w:val="restart"/>'), "Fire", "North College"),
                tr(tc("", more="<w:vMerge/>"), "Court", "North College"),
            )
        )
    )
    assert [(draft.title, draft.date) for draft in made] == [("Fire", DAY), ("Court", DAY)]


def test_explanations_beside_labels_are_no_part_of_them():
    heads = [tc(p("Dates:")), tc(p("Method"), p("Please describe the methods you used.")), tc(p("Topic(s):")),
             tc(p("Number of hours (whole hours)")), tc(p("Part of the Code"))]  # fmt: skip
    data = document(tbl(tr(*heads), tr("4 March 2026", "Course", "Fire", "2", "Preserve safety")))
    draft = only(data)
    assert (draft.title, draft.fields["hours"], draft.fields["method"]) == ("Fire", 2, "course")
    assert "labels: Please describe the methods you used.; (whole hours)" in left_out(data)


def test_a_log_that_begins_with_the_sort_of_each_row():
    data = document(
        tbl(
            tr("Type", "Date", "Title"),
            tr("Course", "04/03/2026", "Fire"),
            tr("Training", "05/03/2026", "Court"),
        )
    )
    assert [draft.title for draft in drafts(data)] == ["Fire", "Court"]


def test_labels_on_top_of_answers_in_one_cell():
    draft = only(
        document(
            tbl(
                tr(tc(p("Date"), p("04/03/2026")), tc(p("Title"), p("Court skills"))),
                tr(tc(p("What did you learn?"), p("To wait."), p("To ask.")), tc(p("Hours: 3"))),
            )
        )
    )
    assert (draft.title, draft.date, draft.fields["hours"]) == ("Court skills", DAY, 3)
    assert draft.words == {"What I learnt": "To wait.\n\nTo ask."}


# Around the page.


def test_headers_are_no_entry_unless_they_hold_a_label_and_its_answer():
    data = document(
        p("A visit", style="Title"), p("What I learnt", style="Heading1"), p("To wait."),
        parts={"header1": p("County council, confidential"), "header2": p("Date: 4 March 2026")},
    )  # fmt: skip
    assert only(data).date == DAY
    assert "pages: County council, confidential" in left_out(data)
