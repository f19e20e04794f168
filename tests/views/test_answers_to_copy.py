"""Answers to copy: whom a form concerns, what is written by hand, and the limit of a statement."""

from __future__ import annotations

import datetime

import portfolios
import pytest
from renewal import worked

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.renewal import answers, builtin
from portfolio.share import Share
from portfolio.views.renewal.page import VIEW

AS_OF = datetime.date(2026, 11, 22)
PROFILE = """\
---
name: Rowan Fernleigh
role: practitioner
share: regulator
registration: {registration}
---
"""
WORDS = "## What I learnt\n\nTo ask.\n\n## Difference to my practice\n\nI ask.\n"


def sheets_of(tree, registration: str, **entries: str):
    """The sheets of the only registration, by the title of their form."""
    files = {f"practitioners/rowan/{name}.md": text for name, text in entries.items()}
    project = tree({"practitioners/rowan/profile.md": PROFILE.format(registration=registration), **files})
    portfolio = visible(read(portfolios.folder_of(project), AS_OF).portfolio, Share.PRIVATE)
    pages = list(VIEW.of(portfolio.terms, portfolio.practitioners[0]))
    sheets = pages[-1].data.sheets if len(pages) > 1 else pages[0].data.registered[0].sheets
    return {sheet.title: sheet for sheet in sheets}


@pytest.mark.parametrize(
    ("registration", "words"),
    [
        ("{rules: hcpc, since: 2026-06-01, renews: 2027-09-30}", "That includes you from 1 June 2028 on."),
        (
            "{rules: hcpc, since: 2024-11-23, renews: 2027-09-30}",
            "That includes you from 23 November 2026 on.",
        ),
        ("{rules: hcpc, since: 2024-11-22, renews: 2027-09-30}", "That includes you."),
        ("{rules: hcpc, renews: 2027-09-30}", "Write the day you registered as `since`"),
    ],
)
def test_the_audit_says_from_when_it_can_mean_her(tree, registration, words):
    sheet = sheets_of(tree, registration)["CPD profile, when audited"]
    assert "registered for two years or more" in sheet.concerns
    assert words in sheet.concerns
    assert sheet.source.verified


def test_the_profile_has_its_fields_in_the_order_of_the_form(tree):
    course = portfolios.entry(WORDS, kind="training", title="A course", date="2026-03-04", share="private")
    sheet = sheets_of(tree, "{rules: hcpc, since: 2020-06-01, renews: 2027-09-30}", course=course)[
        "CPD profile, when audited"
    ]
    assert [(field.title, field.words_max) for field in sheet.fields] == [
        ("Summary of recent practice", 500), ("Dated list of all CPD", None),
        ("How I meet the standards", 1500), ("Evidence", None),
    ]  # fmt: skip
    statement = sheet.fields[2]
    assert "How it improved my work\nI ask." in statement.text
    assert statement.notes == (
        "It tells of 1 activity; 4 to 6 are suggested.",
        "“How service users benefited” is empty for “A course”.",
    )


def test_the_partners_details_are_written_by_hand_and_nowhere_kept(tree):
    discussion = portfolios.entry(
        "We talked.", kind="review", type="reflective-discussion", title="Talk", date="2026-10-14"
    )
    accounts = {
        f"r{n}": portfolios.entry(
            f"## What I learnt\n\nTo wait {n}.\n\n## What I changed\n\nI wait.",
            title=f"Wait {n}", date=f"2026-02-0{n}", standards=["nmc:code.3"],
        )
        for n in range(1, 6)
    }  # fmt: skip
    sheet = sheets_of(tree, "{rules: nmc, renews: 2027-04-30}", talk=discussion, **accounts)[
        "Reflective discussion"
    ]
    by_hand = [field.title for field in sheet.fields if field.by_hand]
    assert by_hand == ["Name of the partner", "NMC Pin", "Contact", "Signature"]
    assert all(field.text == "" for field in sheet.fields if field.by_hand)


def test_rules_of_ones_own_cannot_fill_what_is_written_by_hand():
    nmc = builtin().by_id["nmc"]
    forms = tuple(
        form.model_copy(
            update={"fields": tuple(f.model_copy(update={"fill": ("title",)}) for f in form.fields)}
        )
        for form in nmc.forms
    )
    entry = worked.entry(
        id="c", kind="review", type="confirmation", date="2026-10-20", title="Confirmed by N"
    )
    found = answers(nmc.model_copy(update={"forms": forms}), entry)
    assert [(one.field.id, one.text) for one in found] == [("confirmer", ""), ("rest", "Confirmed by N")]


def test_the_command_prints_the_form_in_its_order(tree, run):
    course = portfolios.entry(WORDS, kind="training", title="A course", date="2026-03-04", share="regulator")
    profile = PROFILE.format(registration="{rules: hcpc, since: 2026-01-05, renews: 2027-09-30}")
    project = tree({"practitioners/rowan/profile.md": profile, "practitioners/rowan/course.md": course})
    said = run(project, "renewal", "--answers", "--as-of", "2026-11-22").output
    places = [
        said.index(words)
        for words in (
            "HCPC renewal: CPD profile, when audited", "That includes you from 5 January 2028 on.",
            "Summary of recent practice", "Dated list of all CPD", "How I meet the standards (18 words of at most 1,500)",
            "Note: It tells of 1 activity", "Record of an activity, A course", "How service users benefited\nThere is nothing",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "How I meet the standards" not in run(project, "renewal", "--as-of", "2026-11-22").output
