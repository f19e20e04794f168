"""Periods: they tile time, begin and end on the right days, and windows lie where they should."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.entries.profile import Registration
from portfolio.renewal import DateRange, NoPeriod, RuleSet, Timetable, builtin, timetable
from portfolio.renewal.periods import DAY, add_months
from portfolio.renewal.rules import Informs

DATES = st.dates(datetime.date(2001, 1, 1), datetime.date(2060, 12, 31))
RULE_SETS = builtin().by_id
OWN = ["hcpc", "nmc", "social-care-wales", "sssc", "niscc"]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def around(rules: str, as_of: datetime.date, **dates: object) -> Timetable:
    found = timetable(RULE_SETS[rules], Registration(rules=rules, **dates), as_of)
    assert isinstance(found, Timetable), found
    return found


def undated(rules: str) -> RuleSet:
    """A rule set that only informs, so that no day is before its rules."""
    told = [one.model_copy(update={"rule": Informs()}) for one in RULE_SETS[rules].requirements]
    return RULE_SETS[rules].model_copy(update={"requirements": tuple(told), "variants": ()})


@given(rules=st.sampled_from(OWN), renews=DATES, as_of=DATES)
def test_periods_counted_back_from_a_renewal_tile_time(
    rules: str, renews: datetime.date, as_of: datetime.date
):
    _tiles(undated(rules), Registration(rules=rules, renews=renews), as_of)


@given(rules=st.sampled_from([*OWN, "social-work-england"]), since=DATES, later=st.integers(0, 20_000))
def test_periods_counted_from_registration_tile_time(rules: str, since: datetime.date, later: int):
    as_of = since + datetime.timedelta(days=later)
    found = _tiles(undated(rules), Registration(rules=rules, since=since), as_of)
    oldest = found.past[-1] if found.past else found.current
    assert since in oldest


def _tiles(rule_set: RuleSet, registration: Registration, as_of: datetime.date) -> Timetable:
    found = timetable(rule_set, registration, as_of, back_to=as_of - datetime.timedelta(days=4000))
    assert isinstance(found, Timetable), found
    assert as_of in found.current
    row = [*reversed(found.past), found.current, *found.coming]
    for one, following in pairwise(row):
        assert one.end + DAY == following.start, "a day left out or counted twice"
    longer = rule_set.period.longer
    for one in row:
        months = rule_set.period.months
        if longer and registration.since and registration.since <= longer.registered_on in one:
            months = longer.months
        years = months // 12
        assert 365 * years <= (one.end - one.start).days + 1 <= 365 * years + years // 4 + 1
    for edge in (found.current.start, found.current.end):
        if registration.since is None or edge >= registration.since:
            again = timetable(rule_set, registration, edge)
            assert isinstance(again, Timetable)
            assert again.current == found.current, "the period depends on the day asked about"
    return found


@given(start=DATES, months=st.integers(1, 120))
def test_a_month_later_is_the_same_day_or_the_months_last(start: datetime.date, months: int):
    later = add_months(start, months)
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day == start.day or (later.day < start.day and (later + DAY).day == 1)


@pytest.mark.parametrize(
    ("rules", "dates", "as_of", "period"),
    [
        ("social-work-england", {}, "2026-11-30", "2025-12-01 2026-11-30"),
        ("social-work-england", {}, "2026-12-01", "2026-12-01 2027-11-30"),
        ("social-work-england", {}, "2027-01-01", "2026-12-01 2027-11-30"),
        ("social-work-england", {"renews": "2027-04-30"}, "2026-11-22", "2025-12-01 2026-11-30"),
        ("nmc", {"renews": "2027-04-30"}, "2026-11-22", "2024-05-01 2027-04-30"),
        ("nmc", {"renews": "2027-04-30"}, "2027-05-01", "2027-05-01 2030-04-30"),
        ("nmc", {"renews": "2027-04-30"}, "2024-04-30", "2021-05-01 2024-04-30"),
        ("nmc", {"since": "2015-04-20", "renews": "2027-04-30"}, "2026-11-22", "2024-05-01 2027-04-30"),
        ("nmc", {"since": "2015-04-20"}, "2026-11-22", "2024-04-20 2027-04-19"),
        ("hcpc", {"renews": "2028-02-29"}, "2026-11-22", "2026-03-01 2028-02-29"),
        ("hcpc", {"renews": "2027-02-28"}, "2026-11-22", "2025-03-01 2027-02-28"),
        ("hcpc", {"renews": "2027-03-31"}, "2025-03-31", "2023-04-01 2025-03-31"),
        ("sssc", {"since": "2024-02-29"}, "2025-02-27", "2024-02-29 2025-02-27"),
        ("sssc", {"since": "2024-02-29"}, "2025-02-28", "2025-02-28 2026-02-27"),
        ("sssc", {"since": "2024-02-29"}, "2028-02-29", "2028-02-29 2029-02-27"),
        ("sssc", {"renews": "2027-02-28"}, "2028-02-28", "2027-03-01 2028-02-28"),
        ("sssc", {"renews": "2027-02-28"}, "2028-02-29", "2028-02-29 2029-02-28"),
        ("sssc", {"since": "2023-01-31"}, "2026-01-31", "2026-01-31 2027-01-30"),
        ("social-care-wales", {"since": "2020-02-29"}, "2024-02-28", "2020-02-29 2024-02-28"),
        ("social-care-wales", {"since": "2020-02-29"}, "2024-02-29", "2024-02-29 2027-02-27"),
        (
            "social-care-wales",
            {"since": "2019-06-01", "renews": "2023-05-31"},
            "2022-06-01",
            "2019-06-01 2023-05-31",
        ),
        (
            "social-care-wales",
            {"since": "2020-07-01", "renews": "2024-06-30"},
            "2022-06-01",
            "2020-07-01 2024-06-30",
        ),
        (
            "social-care-wales",
            {"since": "2016-06-01", "renews": "2019-05-31"},
            "2023-01-01",
            "2019-06-01 2023-05-31",
        ),
        ("social-care-wales", {"renews": "2023-05-31"}, "2022-06-01", "2020-06-01 2023-05-31"),
        ("asye-child-family", {"since": "2023-09-04"}, "2023-09-04", "2023-09-04 2024-09-03"),
        ("asye-child-family", {"since": "2023-09-04"}, "2030-01-01", "2023-09-04 2024-09-03"),
    ],
)
def test_a_period_begins_and_ends_on_the_right_day(rules: str, dates: dict, as_of: str, period: str):
    found = around(rules, day(as_of), **dates).current
    assert f"{found.start} {found.end}" == period


def test_past_periods_go_back_to_registration_and_one_is_coming():
    found = around("social-work-england", day("2026-11-22"), since="2023-08-21")
    assert [f"{p.start} {p.end}" for p in found.past] == [
        "2024-12-01 2025-11-30", "2023-12-01 2024-11-30", "2022-12-01 2023-11-30",
    ]  # fmt: skip
    assert [f"{p.start} {p.end}" for p in found.coming] == ["2026-12-01 2027-11-30"]


def test_without_a_day_of_registration_the_caller_says_how_far_back():
    rule_set, registration = RULE_SETS["nmc"], Registration(rules="nmc", renews="2027-04-30")
    alone = timetable(rule_set, registration, day("2026-11-22"))
    told = timetable(rule_set, registration, day("2026-11-22"), back_to=day("2021-04-30"))
    assert isinstance(alone, Timetable)
    assert isinstance(told, Timetable)
    assert alone.past == ()
    assert [str(p.start) for p in told.past] == ["2021-05-01", "2018-05-01"]


def test_the_assessed_year_comes_once():
    found = around("asye-child-family", day("2026-11-22"), since="2023-09-04")
    assert (found.past, found.coming) == ((), ())


@pytest.mark.parametrize(
    ("rules", "dates", "as_of", "why", "fix"),
    [
        ("nmc", {}, "2026-11-22", "none is written", "renews: 2027-04-30"),
        ("asye-child-family", {}, "2026-11-22", "none is written", "Add `since: 2023-09-01`."),
        ("hcpc", {"since": "2026-12-01"}, "2026-11-22", "began on 1 December 2026", "later day"),
        ("social-work-england", {}, "2019-12-01", "in force on 1 December 2019", "another day"),
        ("social-care-wales", {"since": "1999-01-01"}, "2000-12-31", "31 December 2000", "another day"),
        ("asye-child-family", {"since": "2027-09-01"}, "2027-09-02", "by 31 August 2027", "other `rules`"),
        ("nmc", {"renews": "1901-01-01"}, "0001-06-01", "outside the calendar", "`renews`"),
        ("nmc", {"renews": "2027-01-01"}, "9999-12-31", "outside the calendar", "`renews`"),
    ],
)
def test_where_no_period_is_known_it_says_why(rules: str, dates: dict, as_of: str, why: str, fix: str):
    found = timetable(RULE_SETS[rules], Registration(rules=rules, **dates), day(as_of))
    assert isinstance(found, NoPeriod)
    assert found.rules == rules
    assert why in found.why
    assert fix in found.fix


def test_a_cycle_that_has_not_begun_knows_no_period():
    rule_set = RULE_SETS["nmc"]
    late = rule_set.model_copy(
        update={"period": rule_set.period.model_copy(update={"from_": day("2027-10-01")})}
    )
    found = timetable(late, Registration(rules="nmc", renews="2027-04-30"), day("2026-11-22"))
    assert isinstance(found, NoPeriod)
    assert "there were none yet" in found.why
    begun = timetable(
        late, Registration(rules="nmc", renews="2027-12-31"), day("2028-11-22"), day("2020-01-01")
    )
    assert isinstance(begun, Timetable)
    assert begun.past == (), "the period before began before the rules did"


@pytest.mark.parametrize(
    ("rules", "id_", "period", "opens", "closes"),
    [
        ("social-work-england", "grace", "2025-12-01 2026-11-30", None, None),
        ("hcpc", "notice", "2025-10-01 2027-09-30", None, None),
        ("sssc", "notice", "2026-06-10 2027-06-09", "2027-05-10", None),
    ],
)
def test_the_window_to_renew_in_lies_at_the_end_of_the_period(
    rules: str, id_: str, period: str, opens: str | None, closes: str | None
):
    window = next(one for one in RULE_SETS[rules].dates if one.id == id_)
    start, end = map(day, period.split())
    first, last = window.days(DateRange(start=start, end=end))
    assert (first and str(first), last and str(last)) == (opens, closes)


def test_a_window_that_opened_before_the_new_year_is_found_in_the_old_one():
    window = (
        RULE_SETS["social-work-england"].dates[0].model_copy(update={"opens": "12-15", "closes": "01-15"})
    )
    assert window.days(DateRange(start=day("2026-02-01"), end=day("2027-01-31"))) == (
        day("2026-12-15"),
        day("2027-01-15"),
    )
