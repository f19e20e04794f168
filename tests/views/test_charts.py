import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portfolio.views.shared.charts import Time
from portfolio.views.shared.periods import calendar_periods, from_to
from portfolio.views.shared.plots import bars, steps

DAY = datetime.date
days = st.dates(DAY(1990, 1, 1), DAY(2030, 12, 31))


def test_a_rating_holds_until_the_next():
    points = [(DAY(2024, 1, 1), 2), (DAY(2024, 7, 1), 4)]
    lines, marks, _, height = steps(
        points, Time(first=DAY(2024, 1, 1), last=DAY(2024, 12, 31), left=0, right=100)
    )
    flat, rise = [line for line in lines if line.style == "step"]
    assert flat.y1 == flat.y2  # two until July
    assert rise.x1 == rise.x2
    assert rise.y2 < rise.y1  # up is more
    assert [mark.x for mark in marks] == [0, 49.86]  # 182 of 365 days
    assert 0 < min(line.y1 for line in lines) < height


@given(st.lists(st.tuples(days, st.integers(1, 5)), min_size=1, max_size=30))
def test_whatever_is_rated_stays_inside_its_figure(points):
    points.sort()
    lines, marks, labels, height = steps(points, Time(first=points[0][0], last=points[-1][0]))
    assert all(0 <= x <= 100 for line in lines for x in (line.x1, line.x2))
    assert all(0 <= one.y <= height for one in (*marks, *labels))


@given(st.lists(days, min_size=1, max_size=20))
def test_every_day_falls_into_a_column_that_is_there(some):
    columns = calendar_periods(some)
    anchors = [period.anchor for period in columns.all]
    assert len(set(anchors)) == len(anchors)
    assert all(columns.anchor(day) in anchors for day in some)


@given(st.lists(days, min_size=1, max_size=8))
def test_labels_on_the_axis_never_stand_on_one_another(some):
    places = [x for x, _ in Time(first=min(some), last=max(some)).ticks()]
    assert all(b - a >= 11 for a, b in pairwise(places) if len(places) > 2)


def test_two_years_are_shown_in_quarters_and_more_in_years():
    assert [p.title for p in calendar_periods([DAY(2024, 11, 3), DAY(2025, 2, 1)]).all] == [
        "Oct\u2013Dec 2024",
        "Jan\u2013Mar 2025",
    ]
    assert [p.title for p in calendar_periods([DAY(2021, 1, 1), DAY(2024, 1, 1)]).all] == [
        "2021",
        "2022",
        "2023",
        "2024",
    ]
    assert calendar_periods([]).all == ()


def test_a_bar_is_as_high_as_its_count():
    columns = calendar_periods([DAY(2024, 1, 1), DAY(2024, 6, 1)]).all
    boxes, _, labels, _ = bars(("Support", "Mediation"), columns, [[4, 2], [0, 0]])
    assert [box.height for box in boxes] == [26, 13]
    assert {"Support: 6", "Mediation: none shown"} <= {label.text for label in labels}


def test_a_figure_says_over_which_dates():
    assert from_to([DAY(2023, 9, 6), DAY(2026, 10, 28)]) == "Sep 2023 to Oct 2026"
    assert from_to([DAY(2023, 9, 6)]) == "Sep 2023"
