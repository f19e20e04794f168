"""Which days ahead make a reminder, and which are left out."""

from __future__ import annotations

import datetime
from pathlib import Path

import ahead
import pytest


def test_every_sort_of_day_is_there_the_earliest_first(tmp_path: Path) -> None:
    assert ahead.said(ahead.ahead(tmp_path, ahead.full())) == [
        ("2026-11-30", "Renewal of your registration is due"),
        ("2026-12-09", "Your next supervision"),
        ("2026-12-11", "An agreed action is due"),
        ("2026-12-18", "A goal is due"),
        ("2027-03-01", "A certificate runs out"),
    ]


def test_a_record_without_days_has_none(tmp_path: Path) -> None:
    files = {
        "profile.md": ahead.PROFILE.format(more=""),
        "session.md": ahead.session(actions=[{"id": "a", "what": "Read."}], next=None),
    }
    assert ahead.ahead(tmp_path, files) == ()


@pytest.mark.parametrize(
    ("more", "as_of", "days"),
    [
        (ahead.REGISTERED, "2026-06-01", {"opens": "2026-09-01", "is due": "2026-11-30"}),
        (ahead.REGISTERED, "2026-10-01", {"is due": "2026-11-30"}),
        (
            "registration: {rules: nmc, since: 2015-05-01, renews: 2027-04-30}\n",
            "2026-11-22",
            {"opens": "2027-01-31", "is due": "2027-04-01"},
        ),
    ],
    ids=["before it opens", "while it is open", "a cycle of one's own"],
)
def test_renewal_has_the_day_it_opens_and_the_day_to_act(
    tmp_path: Path, more: str, as_of: str, days: dict[str, str]
) -> None:
    found = ahead.ahead(
        tmp_path, {"profile.md": ahead.PROFILE.format(more=more)}, datetime.date.fromisoformat(as_of)
    )
    assert {what.split("registration ")[1]: day for day, what in ahead.said(found)} == days


def test_where_the_day_to_act_is_not_known_the_end_of_the_period_is_said(tmp_path: Path) -> None:
    more = "registration: {rules: niscc, since: 2024-09-01}\n"
    found = ahead.ahead(tmp_path, {"profile.md": ahead.PROFILE.format(more=more)})
    assert ahead.said(found) == [("2027-08-31", "The period of your registration ends")]


def test_two_registrations_each_have_their_own(tmp_path: Path) -> None:
    more = (
        "registration:\n"
        "  - {rules: social-work-england, since: 2023-09-01}\n"
        "  - {rules: nmc, since: 2015-05-01, renews: 2027-04-30}\n"
    )
    found = ahead.ahead(tmp_path, {"profile.md": ahead.PROFILE.format(more=more)})
    assert len({one.about for one in found}) == len(found) == 3


DONE = {
    "an action done where it was agreed": {
        "a.md": ahead.session(
            next=None, actions=[{"id": "x", "what": "Ring.", "due": "2026-12-11", "done": "2026-11-02"}]
        )
    },
    "an action done by a later session": {
        "a.md": ahead.session(next=None),
        "b.md": ahead.session(
            date="2026-11-10", actions=[], next=None, reviews=[{"action": "a#ring-them", "done": "2026-11-02"}]
        ),
    },
    "a goal that is met": {"a.md": ahead.review(goals=[{"what": "Hear.", "by": "2026-12-18", "status": "met"}])},
    "a goal dropped later": {
        "a.md": ahead.review(),
        "b.md": ahead.session(
            date="2026-11-10", actions=[], next=None, reviews=[{"goal": "a#hear-out", "status": "dropped"}]
        ),
    },
    "what is only a draft": {
        "a.md": ahead.session(draft="yes"), "b.md": ahead.review(draft="yes"), "c.md": ahead.training(draft="yes")
    },
    "a session that has taken place": {"a.md": ahead.session(actions=[], next="2026-11-20")},
}  # fmt: skip


@pytest.mark.parametrize("files", DONE.values(), ids=DONE)
def test_what_is_done_is_left_out(tmp_path: Path, files: dict[str, str]) -> None:
    assert ahead.ahead(tmp_path, files) == ()


def test_a_certificate_that_was_renewed_is_left_out(tmp_path: Path) -> None:
    files = {
        "first.md": ahead.training("First aid", "2026-12-31", date="2023-12-31"),
        "again.md": ahead.training("First Aid", "2029-12-31"),
        "safe.md": ahead.training("Safe handling", "2027-01-31", date="2024-01-31"),
        "refreshed.md": ahead.training("A refresher", "2030-01-31", date="2026-10-01", follows=["safe"]),
        "alone.md": ahead.training("Driving on ice", "2026-12-24"),
    }
    days = [day for day, _ in ahead.said(ahead.ahead(tmp_path, files))]
    assert days == ["2026-12-24", "2029-12-31", "2030-01-31"]


def test_a_day_that_means_never_makes_none(tmp_path: Path) -> None:
    assert ahead.ahead(tmp_path, {"a.md": ahead.training(until="9999-12-31")}) == ()


COLLEGE = """\
id: college
title: A college
regulator: A college
period: {id: year, what: A year., counted: calendar, starts: 01-01, months: 12, source: here}
act:
  opens: {when: 11-01, what: It opens., source: here}
  due: {when: the end, what: It is due., source: here}
cpd_kinds: training
requirements:
  - {id: told, what: Told., source: here}
tasks:
  - {id: fee, what: Pay the fee., source: here}
"""


@pytest.mark.parametrize(
    ("done", "days"),
    [
        ("", {"is due": "2026-12-31"}),
        (", done: [{task: fee, date: 2026-11-02}]", {"opens": "2027-11-01", "is due": "2027-12-31"}),
    ],
    ids=["something to do", "all done"],
)
def test_once_all_is_done_the_next_renewal_is_said(tmp_path: Path, done: str, days: dict[str, str]) -> None:
    more = f"registration: {{rules: college, since: 2020-01-01{done}}}\n"
    files = {"profile.md": ahead.PROFILE.format(more=more), "rules/college.yml": COLLEGE}
    found = ahead.said(ahead.ahead(tmp_path, files))
    assert {what.split("registration ")[1]: day for day, what in found} == days


def test_renewal_that_was_missed_stands_with_the_next(tmp_path: Path) -> None:
    rules = COLLEGE.replace("the end", "12-15")
    more = "registration: {rules: college, since: 2020-01-01}\n"
    files = {"profile.md": ahead.PROFILE.format(more=more), "rules/college.yml": rules}
    found = ahead.ahead(tmp_path, files, datetime.date(2026, 12, 20))
    assert [day for day, _ in ahead.said(found)] == ["2026-12-15", "2027-11-01", "2027-12-15"]
