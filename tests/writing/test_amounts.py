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
