"""Hours and minutes as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.writing import amounts


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("2h", "", 2),
        ("2 hrs", "", 2),
        ("2 hours", "", 2),
        ("1 hour", "", 1),
        ("1.5", "", 1.5),
        ("1,5", "", 1.5),
        ("90 min", "", 1.5),
        ("90 mins.", "", 1.5),
        ("90 minutes", "", 1.5),
        ("1h30", "", 1.5),
        ("1 hr 30 mins", "", 1.5),
        ("1 hour and 30 minutes", "", 1.5),
        ("1:30", "", 1.5),
        ("01:30:00", "", 1.5),
        ("1½", "", 1.5),
        ("½", "", 0.5),
        ("2 ½ hours", "", 2.5),
        ("half an hour", "", 0.5),
        ("an hour", "", 1),
        ("20 min", "", 0.33),
        ("6", "hours", 6),
        ("120", "hours", 120),
        ("90", "minutes", 1.5),
        ("2h", "minutes", 2),
        ("16", "", 16),
        ("0.25", "", 0.25),
        ("6 CPD", "", 6),
        ("6 (CPD)", "", 6),
        ("2 (hours)", "", 2),
        ("30 (mins)", "hours", 0.5),
        ("90 minutes (1.5 hours)", "", 1.5),
        ("6 (2 with others)", "", 6),
        (".5", "", 0.5),
        (".75 hrs.", "", 0.75),
        ("65m", "", 1.08),
        ("0h 35m", "", 0.58),
        ("7h15m", "", 7.25),
        ("42 mins 31 secs", "", 0.71),
        ("0:42:31", "", 0.71),
        ("00:42:31", "hours", 0.71),
        ("1 1/2", "", 1.5),
        ("1/2 hour", "", 0.5),
        ("one and a half hours", "", 1.5),
        ("1 hour and a half", "", 1.5),
        ("two hours", "", 2),
        ("PT1H30M", "", 1.5),
        ("2 x 3 hours", "", 6),
        ("3h x 2", "", 6),
        ("2 × 90 min", "", 3),
        ("3 + 3.5", "hours", 6.5),
        ("~2", "", 2),
        ("about 2 hours", "", 2),
        ("0,125", "", 0.12),
    ],
)
def test_hours(typed, unit, meant):
    assert amounts.hours(typed, unit) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "half a day",
        "1 day",
        "2 days",
        "2-3",
        "TBC",
        "n/a",
        "90",
        "",
        "-1",
        "1:75",
        "9999",
        "1.2.3",
        "two",
        "6 pm",
        "9am - 4pm",
        "09:00-16:00",
        "Full day",
        "1,000",
        "1,200 hours",
        "3 credits",
        "52 weeks",
        "42:31",
        "1/2",
        "2+",
    ],
)
def test_what_nobody_could_check_is_not_understood(typed):
    assert amounts.hours(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("90", 90), ("90 min", 90), ("1h30", 90), ("1:30", 90), ("2 hours", 120), ("1.5h", 90), ("x", None)],
)
def test_minutes(typed, meant):
    assert amounts.minutes(typed) == meant


def test_about_so_much_is_not_exact():
    assert not amounts.is_exact(2, "~2")
    assert not amounts.is_exact(2, "approx. 2 hours")
    assert not amounts.is_exact(0.71, "0:42:31")
    assert not amounts.is_exact(6, "6 (2 with others)")
    assert amounts.is_exact(6, "6 (CPD)")
    assert amounts.is_exact(2, "2 (hours)")
    assert amounts.is_exact(1.5, "1 1/2")


def test_a_comma_before_three_figures_may_be_either():
    assert amounts.may_be_thousands("1,200")
    assert not amounts.may_be_thousands("1,5")
    assert not amounts.may_be_thousands("0,125")


@given(st.text(st.sampled_from("0123456789.,:/ hxminspt+½'~()"), max_size=20))
def test_no_cell_is_too_much(typed):
    amounts.hours(typed)


@given(st.integers(1, 999))
def test_minutes_are_never_lost(number):
    assert amounts.minutes(str(number)) == number
    assert amounts.minutes(f"{number} min") == number
    found = amounts.hours(f"{number} min")
    assert amounts.is_exact(found, f"{number} min") == (abs(found * 60 - number) < 0.01)


def test_in_words():
    assert [amounts.hours_in_words(n) for n in (1, 1.0, 6.0, 1.5)] == [
        "1 hour",
        "1 hour",
        "6 hours",
        "1.5 hours",
    ]
