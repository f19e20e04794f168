"""Hours of practice, gaps: checked against counting day by day."""

from __future__ import annotations

import datetime
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from portfolio.entries.profile import Leave, Post
from portfolio.renewal import DateRange
from portfolio.renewal.gaps import gaps, unexplained
from portfolio.renewal.periods import DAY, add_months
from portfolio.renewal.posts import days_worked, overlaps, practice_hours

YEAR = DateRange(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31))
DAYS = st.dates(datetime.date(2023, 10, 1), datetime.date(2025, 3, 31))


def post(start: datetime.date | str, end: datetime.date | str | None = None, **more: object) -> Post:
    given_ = {"id": "ward", "role": "nurse", "from": start, "to": end, **more}
    return Post.model_validate(given_)


def every_day(period: DateRange) -> list[datetime.date]:
    return [period.start + n * DAY for n in range((period.end - period.start).days + 1)]


SPANS = st.tuples(DAYS, st.none() | DAYS).filter(lambda span: span[1] is None or span[0] <= span[1])


@st.composite
def posts(draw: st.DrawFn) -> Post:
    start, end = draw(SPANS)
    leave = draw(st.lists(SPANS, max_size=3))
    away = tuple(Leave.model_validate({"from": first, "to": last}) for first, last in leave)
    hours = draw(st.sampled_from([0, 7.5, 22.5, 30, 36.1, 37, 37.5]))
    return post(start, end, hours_per_week=hours).model_copy(update={"leave": away})


@given(held=st.lists(posts(), max_size=4))
def test_hours_are_those_of_counting_day_by_day(held: list[Post]):
    def at_work(one: Post, on: datetime.date) -> bool:
        away = any(gone.from_ <= on and (gone.to is None or on <= gone.to) for gone in one.leave)
        return one.covers(on) and not away

    total = Fraction(0)
    for one in held:
        days = sum(at_work(one, on) for on in every_day(YEAR))
        assert days_worked(one, YEAR) == days
        total += Fraction(str(one.hours_per_week)) * days / 7
    assert practice_hours(held, YEAR) == total // 1


def test_a_tenth_of_an_hour_is_not_lost_in_binary():
    # 36.1 hours for 70 days are 361 exactly; in binary it is a hair less.
    worked = post("2024-01-01", "2024-03-10", hours_per_week=36.1)
    assert practice_hours([worked], YEAR) == 361


def test_a_post_of_all_time_is_counted_within_the_period():
    long = post("1900-01-01", hours_per_week=7, leave={"from": "1900-01-01", "to": "2024-12-30"})
    assert days_worked(long, YEAR) == 1
    assert practice_hours([post("9999-12-31", hours_per_week=40)], YEAR) == 0


def test_posts_side_by_side_are_fine_up_to_sixty_hours():
    one = post("2024-01-01", "2024-06-30", hours_per_week=37.5)
    two = post("2024-03-01", hours_per_week=22.5, id="bank")
    assert list(overlaps([one, two])) == []


def test_more_than_sixty_hours_together_is_an_overlap():
    one = post("2024-01-01", "2024-06-30", hours_per_week=37.5)
    two = post("2024-03-01", hours_per_week=37.5, id="second")
    three = post("2024-07-01", hours_per_week=37.5, id="third")
    first, second = overlaps([three, two, one])
    assert ([p.id for p in first.posts], first.hours) == (["second", "ward"], 75)
    assert (str(first.start), str(first.end)) == ("2024-03-01", "2024-06-30")
    assert ([p.id for p in second.posts], second.end) == (["third", "second"], None)


def test_one_pair_of_posts_is_named_once():
    one = post("2024-01-01", hours_per_week=40)
    two = post("2024-01-01", hours_per_week=40, id="twin")
    assert len(list(overlaps([one, two]))) == 1


@given(
    spans=st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=8),
    months=st.integers(1, 5),
)
def test_gaps_are_the_free_stretches_of_so_many_months(spans: list, months: int):
    filled = [DateRange(start=start, end=start + length * DAY) for start, length in spans]
    found = gaps(YEAR, filled, months)
    free = [on for on in every_day(YEAR) if not any(on in one for one in filled)]
    expected: list[list[datetime.date]] = []
    for on in free:
        if expected and expected[-1][-1] + DAY == on:
            expected[-1].append(on)
        else:
            expected.append([on])
    stretches = [DateRange(start=days[0], end=days[-1]) for days in expected]
    assert list(found) == [s for s in stretches if add_months(s.start, months) <= s.end + DAY]


def test_something_that_lasts_to_the_end_of_time_leaves_no_gap():
    assert gaps(YEAR, [DateRange(start=YEAR.start, end=datetime.date.max)], 3) == ()


def test_a_gap_is_explained_when_less_than_the_months_asked_about_is_left():
    gap = DateRange(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 9, 30))
    spring = DateRange(start=datetime.date(2024, 3, 1), end=datetime.date(2024, 5, 31))
    summer = DateRange(start=datetime.date(2024, 6, 1), end=datetime.date(2024, 8, 15))
    assert unexplained(gap, [], 3)
    assert unexplained(gap, [spring], 3)
    assert not unexplained(gap, [spring, summer], 3)
