"""From the room to the door: did it help practice, did it help development, and who noticed."""

from __future__ import annotations

import datetime

import in_memory
import pytest

from portfolio.audience.visible import visible
from portfolio.share import Share
from portfolio.views.supervision.door import MOST, door_pages, lines, ways

ROOM = {
    "kind": "supervision",
    "share": "supervisor",
    "decisions": [{"what": "Go together", "for": "practice", "outcome": "They spoke."}],
    "actions": [
        {"id": "a1", "what": "Wait", "for": "practice"},
        {"id": "a2", "what": "Read", "for": "development"},
    ],
}


def record(audience=Share.PRIVATE):
    """A session with three things agreed; a child noticed one of them, where it was tried."""
    entries = [
        in_memory.entry("room", "2026-01-10", **ROOM),
        in_memory.entry("visit", "2026-01-20", answers=["room#a1"]),
        in_memory.entry("said", "2026-02-09", "feedback", from_="child", consent="yes", follows=["visit"]),
    ]
    portfolio = visible(in_memory.portfolio(entries), audience)
    return portfolio.terms, portfolio.practitioners[0]


def pages(terms, one):
    return [*door_pages(one, "rowan/supervision/to-the-door/", ways(terms, one))]


def test_each_way_tells_the_days_until_it_was_tried_and_until_somebody_noticed():
    _, wait, read = ways(*record())
    assert [(tried.entry.id, tried.days) for tried in wait.tried] == [("visit", 10)]
    assert [(noticed.said.who, noticed.days) for noticed in wait.noticed] == [("A child", 30)]
    assert (read.who, read.waited) == ("Nothing yet", 316)


def test_both_questions_are_answered_in_a_sentence():
    assert lines(ways(*record())) == (
        "Did it help practice? Of 2 decisions and actions, a child noticed 1; only I say what came of 1.",
        "Did it help my development? Of 1 decision or action, what came of 1 is not noted yet.",
    )


def test_an_outcome_whose_day_is_not_written_has_no_lane_and_says_so():
    (page,) = pages(*record())
    assert "Only me: 1, 1 without a day" in [label.text for label in page.data.chart.labels]
    assert {mark.shape for mark in page.data.chart.marks} == {"ring", "circle"}


def test_a_reader_who_may_not_see_the_childs_words_is_not_told_that_nothing_came():
    together, wait, read = ways(*record(Share.SUPERVISOR))
    assert (together.who, wait.who, read.who) == ("Only me", "None shown here", "Nothing yet")
    assert wait.waited is None
    assert lines((wait,)) == (
        "Did it help practice? Of 1 decision or action, what came of 1 is not shown here.",
    )


@pytest.mark.parametrize("audience", [Share.REGULATOR, Share.PUBLIC])
def test_days_are_not_counted_to_a_month(audience):
    entries = [
        in_memory.entry("room", "2026-01-10", **{**ROOM, "share": "public"}),
        in_memory.entry(
            "said",
            "2026-02-09",
            "feedback",
            from_="child",
            consent="yes",
            share="public",
            answers=["room#a1"],
        ),
    ]
    portfolio = visible(in_memory.portfolio(entries), audience)
    wait = ways(portfolio.terms, portfolio.practitioners[0])[1]
    assert [(noticed.said.who, noticed.days) for noticed in wait.noticed] == [("A child", None)]


def test_a_long_record_has_a_page_for_each_earlier_year():
    start = datetime.date(2022, 1, 4)
    entries = [
        in_memory.entry(f"room-{number}", start + datetime.timedelta(28 * number), **ROOM)
        for number in range(40)
    ]
    portfolio = in_memory.portfolio(entries)
    newest, *earlier = pages(portfolio.terms, portfolio.practitioners[0])
    assert [page.title[-4:] for page in earlier] == [str(year) for year, _ in newest.data.years]
    every = [
        way
        for page in (newest, *earlier)
        for group in page.data.groups
        for _, some in group.ways
        for way in some
    ]
    assert len(every) == 120
    assert len({way.session.id for way in every}) * 3 == 120
    assert len([way for group in newest.data.groups for _, some in group.ways for way in some]) <= MOST


def test_a_record_without_decisions_and_actions_has_no_such_page():
    portfolio = in_memory.portfolio([in_memory.entry("room", "2026-01-10", "supervision")])
    assert pages(portfolio.terms, portfolio.practitioners[0]) == []
