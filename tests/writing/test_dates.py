"""Days as people type them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.writing import dates

TODAY = datetime.date(2026, 4, 8)  # a Wednesday


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31/3/26", "2026-03-31"),
        ("31/03/2026", "2026-03-31"),
        ("31.3.26", "2026-03-31"),
        ("31-3-2026", "2026-03-31"),
        ("31 3 26", "2026-03-31"),
        ("2026-03-31", "2026-03-31"),
        ("2026/3/31", "2026-03-31"),
        ("20260331", "2026-03-31"),
        ("31 March 2026", "2026-03-31"),
        ("31 march", "2026-03-31"),
        ("31st March", "2026-03-31"),
        ("31 Mar 26", "2026-03-31"),
        ("31st of March 2026", "2026-03-31"),
        ("March 31", "2026-03-31"),
        ("March 31, 2026", "2026-03-31"),
        ("Tuesday 31 March", "2026-03-31"),
        ("Tue, 31 Mar 2026", "2026-03-31"),
        ("on tuesday 31/3", "2026-03-31"),
        ("31/3", "2026-03-31"),
        ("9/4", "2025-04-09"),
        ("9 April", "2025-04-09"),
        ("8 April", "2026-04-08"),
        ("3/4/26", "2026-04-03"),
        ("1 sept 2025", "2025-09-01"),
        ("31-Mar-26", "2026-03-31"),
        ("1/1/98", "1998-01-01"),
        ("today", "2026-04-08"),
        ("Today.", "2026-04-08"),
        ("yesterday", "2026-04-07"),
        ("tomorrow", "2026-04-09"),
        ("the day before yesterday", "2026-04-06"),
        ("tuesday", "2026-04-07"),
        ("last tuesday", "2026-04-07"),
        ("last tues", "2026-04-07"),
        ("wednesday", "2026-04-08"),
        ("last wednesday", "2026-04-01"),
        ("thursday", "2026-04-02"),
        ("next friday", "2026-04-10"),
        ("3 days ago", "2026-04-05"),
        ("a week ago", "2026-04-01"),
        ("two weeks ago", "2026-03-25"),
        ("a fortnight ago", "2026-03-25"),
        ("a month ago", "2026-03-08"),
        ("in 2 weeks", "2026-04-22"),
        ("29 feb", "2024-02-29"),
    ],
)
def test_understood(typed, meant):
    assert dates.day(typed, TODAY) == day(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9/4", "2026-04-09"),
        ("7/4", "2027-04-07"),
        ("30 April", "2026-04-30"),
        ("friday", "2026-04-10"),
        ("wednesday", "2026-04-15"),
        ("next wednesday", "2026-04-15"),
        ("last friday", "2026-04-03"),
        ("31/3/26", "2026-03-31"),
        ("a month from now", "2026-05-08"),
        ("29 february", "2028-02-29"),
    ],
)
def test_a_day_to_come(typed, meant):
    assert dates.day(typed, TODAY, ahead=True) == day(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31/2/26",
        "33/3",
        "12/31/2026",
        "March",
        "March 2026",
        "2026",
        "1/2/3/4",
        "31 Foo",
        "next",
        "ago",
        "2 weeks",
        "in 2 weeks ago",
        "last",
        "0 days ago",
        "xx days ago",
        "31",
        "t",
        "ma",
        "yesterday at 3",
        "99999 days ago",
    ],
)
def test_not_understood_is_never_guessed(typed):
    assert dates.day(typed, TODAY) is None


def test_months_of_different_length():
    assert dates.day("a month ago", day("2026-03-31")) == day("2026-02-28")
    assert dates.day("a month ago", day("2026-01-15")) == day("2025-12-15")


def test_american_order_is_noticed():
    assert dates.is_american("12/31/2026")
    assert not dates.is_american("31/12/2026")
    assert not dates.is_american("44/31/2026")
    assert dates.is_either_order("3/4/2026")
    assert not dates.is_either_order("4/4/2026")
    assert not dates.is_either_order("31/4/2026")


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)))
def test_every_day_said_in_words_is_understood(date):
    assert dates.day(dates.in_words(date), TODAY) == date
    assert dates.day(dates.short(date), TODAY) == date
    assert dates.day(date.isoformat(), TODAY) == date
    assert dates.day(f"{date.day}/{date.month}/{date.year}", TODAY) == date
    assert dates.day(f"{date.day}/{date.month}/{date:%y}", TODAY) == date
