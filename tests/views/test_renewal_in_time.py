"""What the pages, the command, the pack and the data say about time: the faults that cost people a year."""

from __future__ import annotations

import datetime
import json

import portfolios
import pytest

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.outputs.pack_choice import choice
from portfolio.outputs.pack_ready import asked
from portfolio.outputs.pack_sources import Sources
from portfolio.share import Share
from portfolio.views.home import home
from portfolio.views.renewal.page import VIEW
from portfolio.views.renewal.state import renewal_json

PROFILE = """\
---
name: Rowan Fernleigh
role: practitioner
share: regulator
registration: {registration}
---
"""
NURSE = "{rules: nmc, renews: 2027-04-30}"
SOCIAL_WORKER = "{{rules: social-work-england, since: 2023-09-01{done}}}"
LEARNT = "## What I learnt\n\nTo wait.\n\n## What I changed\n\nI wait{n}.\n\n## Peer reflection\n\nShe asked."
DONE = (
    ", done: [{task: cpd, date: 2026-11-01}, {task: form, date: 2026-11-01}, {task: fee, date: 2026-11-02}]"
)


def shown(tree, registration, as_of, audience="private", **entries):
    files = {f"practitioners/rowan/{name}.md": text for name, text in entries.items()}
    profile = PROFILE.replace("{registration}", registration)
    project = tree({"practitioners/rowan/profile.md": profile, **files})
    day = datetime.date.fromisoformat(as_of)
    portfolio = visible(read(portfolios.folder_of(project), day).portfolio, Share(audience))
    return portfolio.terms, portfolio.practitioners[0], portfolio, project


def everywhere(tree, registration, as_of, audience="private", **entries):
    """What home, page and pack say first of the only registration."""
    terms, person, portfolio, _ = shown(tree, registration, as_of, audience, **entries)
    at_home = home(terms, person)
    [one] = [*at_home.pressing, *at_home.ready]
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    [pack] = asked(terms, choice(portfolio, person), Sources())
    return f"{one.due}. {one.said}.", f"{page.due}. {page.verdict}.", pack["summary"]


def piece(n):
    return portfolios.entry(LEARNT.format(n=n), title=f"Piece {n}", date=f"2026-0{n}-04", share="regulator")


TWO = {"a": piece(3), "b": piece(4)}


def test_a_nurse_is_told_the_first_of_the_month_and_not_its_end(tree):
    home_says, page_says, pack_says = everywhere(tree, NURSE, "2027-03-22")
    assert home_says.startswith("due by 1 April 2027, 10 days left.")
    assert page_says.startswith("due by 1 April 2027, 10 days left.")
    assert pack_says.startswith("Due by 1 April 2027, 10 days left.")


def test_the_command_and_the_data_name_the_day_to_act(tree, run):
    *_, project = shown(tree, NURSE, "2027-03-22")
    said = " ".join(run(project, "renewal", "--as-of", "2027-03-22").output.split())
    assert "NMC revalidation: due by 1 April 2027, 10 days left." in said
    assert said.index("1 April 2027") < said.index("30 April 2027"), "the end of the period comes second"
    result = run(project, "renewal", "--as-of", "2027-03-22", "--format", "json")
    [found] = json.loads(result.output)
    assert (found["opens"], found["due"], found["period"]["end"]) == (
        "2027-01-31", "2027-04-01", "2027-04-30",
    )  # fmt: skip
    assert found["tasks"] == [{"id": "application", "what": "Send in the online application.", "done": None}]


def test_a_nurse_who_let_the_day_go_by_is_told_so_in_the_month_that_is_left(tree):
    assert {said.casefold()[:39] for said in everywhere(tree, NURSE, "2027-04-05")} == {
        "was due by 1 april 2027, 4 days ago. no"
    }


def test_a_confirmation_of_the_first_month_of_three_years_makes_nobody_ready(tree):
    early = portfolios.entry("Confirmed.", kind="review", type="confirmation", date="2024-05-03")
    terms, person, *_ = shown(tree, NURSE, "2027-03-22", early=early)
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    [confirmation] = [one for one in page.counted if one.id == "confirmation"]
    assert confirmation.state == "not met"
    assert [near.lacks for near in confirmation.nearly] == [
        "a day in the last 12 months of the period, from 1 May 2026 on"
    ]


def test_a_social_worker_is_not_ready_without_a_word_of_form_and_fee(tree):
    for said in everywhere(tree, SOCIAL_WORKER.format(done=""), "2026-11-22", **TWO):
        assert "CPD ready; still to do on the regulator’s site: " in said
        assert "record the CPD, fill in the renewal form and pay the annual fee." in said
    [ticked] = {
        said.casefold() for said in everywhere(tree, SOCIAL_WORKER.format(done=DONE), "2026-11-22", **TWO)[:2]
    }
    assert ticked.endswith("cpd ready, and everything is done on the regulator’s site.")


def test_who_is_done_is_not_called_late_and_who_is_not_is(tree):
    """In the last month of three years in Wales, where renewal was to be complete 21 days before."""
    wales = "{rules: social-care-wales, since: 2023-02-15%s}"
    declared = portfolios.entry("Done.", kind="review", type="declaration", date="2026-01-10")
    [said, *_] = everywhere(tree, wales % "", "2026-01-27", declared=declared)
    assert said.startswith("was due by 24 January 2026, 3 days ago.")
    ticked = ", done: [{task: renewal, date: 2026-01-12}]"
    [said, *_] = everywhere(tree, wales % ticked, "2026-01-27", declared=declared)
    assert said.startswith("was due by 24 January 2026. CPD ready")


def test_who_joined_in_september_is_asked_for_the_fee_only(tree):
    joined = "{rules: social-work-england, since: 2026-09-14}"
    [said, *_] = everywhere(tree, joined, "2026-11-22")
    assert (
        said
        == "due by 30 November 2026, 8 days left. Still to do on the regulator’s site: pay the annual fee."
    )
    terms, person, *_ = shown(tree, joined, "2026-11-22")
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert "is not asked for CPD or the form in that year" in page.note
    assert "ask your regulator" in page.note, "nobody found it in a page"


@pytest.mark.parametrize("audience", ["supervisor", "regulator"])
def test_what_is_ticked_is_for_its_owner_and_nobody_else_is_told_what_is_left(tree, audience):
    registration = SOCIAL_WORKER.format(done=DONE)
    for said in everywhere(tree, registration, "2026-11-22", audience, **TWO):
        assert "still to do" not in said
        assert "done on" not in said
    terms, person, *_ = shown(tree, registration, "2026-11-22", audience, **TWO)
    assert person.profile.registration[0].done == ()
    assert renewal_json(terms, person)[0]["tasks"] == []
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert page.tasks == ()


def test_a_missing_piece_is_missed_once(tree):
    terms, person, *_ = shown(tree, SOCIAL_WORKER.format(done=""), "2026-11-22", a=piece(3))
    [found] = renewal_json(terms, person)
    assert [one["id"] for one in found["requirements"] if not one["met"]] == ["pieces"]


def test_the_newly_qualified_hear_what_is_due_by_now(tree):
    registration = "{rules: asye-child-family, since: 2026-01-05}"
    start = portfolios.entry("Start.", kind="review", type="self-assessment", date="2026-01-09")
    terms, person, *_ = shown(tree, registration, "2026-03-01", start=start)
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert page.tally.endswith("What is due by now is there.")
    assert {one.id: one.by_now for one in page.counted if one.by_now} == {
        "reflections": "None of them is due yet.",
        "self-assessment": "1 of them is due by now.",
    }
    terms, person, *_ = shown(tree, registration, "2026-08-01", start=start)
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert page.tally.endswith("For 2 of them more is due by now than is there.")


def test_newly_qualified_in_2024_is_a_social_worker_in_2026(tree):
    registration = "{rules: sssc, variant: newly-qualified, since: 2024-09-02}"
    terms, person, *_ = shown(tree, registration, "2026-11-22")
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert page.note.startswith("Until 1 September 2025: A newly qualified social worker")
    assert "Since 2 September 2025: A social worker, for whom there are eight elements." in page.note


def test_the_page_says_what_is_not_known(tree):
    terms, person, *_ = shown(tree, "{rules: niscc, since: 2024-09-01}", "2026-11-22")
    [page] = next(iter(VIEW.of(terms, person))).data.registered
    assert page.due == "by when to renew is not known here, the period ends on 31 August 2027"
    assert "None of the pages that could be read says when renewal opens." in page.not_known
    assert any("90 hours" in words for words in page.not_known)
    assert page.windows == ()
