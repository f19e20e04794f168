"""One line over the day on which a framework changed, with frameworks of the test's own."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import in_memory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.frameworks import builtin, read_framework
from portfolio.share import Share
from portfolio.views import all_pages

CHANGE = datetime.date(2025, 4, 1)


def framework(id_, standards, **dates):
    version = {"version": "1", "source": "our team day", "standards": standards, **dates}
    return read_framework({"id": id_, "title": f"The {id_} list", "owner": "our team", "versions": [version]})


FIRST = framework("first", [{"code": "1", "title": "We heard"}], to="2023-03-31")
OLD = framework(
    "old",
    [
        {"code": "1", "title": "We listen", "continues": ["first:1"]},
        {"code": "2", "title": "We wait"},
    ],
    **{"from": "2023-04-01", "to": "2025-03-31"},
)
NEW = framework(
    "new",
    [
        {"code": "A", "title": "We listen and wait", "continues": ["old:1", "old:2"]},
        {"code": "B", "title": "We write"},
    ],
    **{"from": "2025-04-01"},
)


def pages(*entries, audience=Share.PRIVATE):
    portfolio = in_memory.portfolio(entries, share="public")
    terms = replace(portfolio.terms, frameworks=builtin().with_more([FIRST, OLD, NEW]))
    shown = visible(replace(portfolio, terms=terms), audience)
    return {page.folder: page.data for page in all_pages(shown)}


def page(standard, *entries, **for_whom):
    return pages(*entries, **for_whom)[f"rowan/evolution/{standard}/"]


def rated(id_, date, **ratings):
    return in_memory.entry(id_, date, ratings={name.replace("_", ":"): n for name, n in ratings.items()})


BOTH = (
    rated("a", "2024-01-10", old_1=2),
    rated("b", "2024-11-10", old_1=4),
    rated("c", "2025-06-10", new_A=3),
)


def test_ratings_under_both_are_one_line_with_a_mark_where_the_framework_changed():
    shown = page("new-A", *BOTH).seen
    rows = [tuple(cell.text for cell in row)[:3] for row in shown.chart.table.rows]
    assert [row for row in rows if row[1] in {"My own rating", "Here the framework changed"}] == [
        ("10 Jan 2024", "My own rating", "2 of 5 on old:1"),
        ("10 Nov 2024", "My own rating", "4 of 5 on old:1"),
        ("1 Apr 2025", "Here the framework changed", "new:A goes on from old:1"),
        ("10 Jun 2025", "My own rating", "3 of 5 on new:A"),
    ]
    held = [line for line in shown.chart.lines if line.style == "step"]
    assert all(one.x2 == two.x1 and one.y2 == two.y1 for one, two in pairwise(held))
    assert len([line for line in shown.chart.lines if line.style == "change"]) == 1
    assert "Here the framework changed: new:A goes on from old:1, 1 Apr 2025." in shown.chart.description


def test_a_rating_is_compared_only_with_those_under_the_same_standard():
    assert "lower" not in str(page("new-A", *BOTH).seen.chart.table)


def test_entries_under_both_are_told_in_order_with_the_change_between():
    stretches = page("new-A", *BOTH).stretches
    told = [
        (one.entry.id, one.under, [change.words for change in one.changed], one.rating)
        for stretch in stretches
        for one in stretch.evidence
    ]
    assert told == [
        ("a", "old:1", [], 2),
        ("b", "old:1", [], 4),
        ("c", "", ["new:A goes on from old:1"], 3),
    ]


def test_the_two_pages_name_each_other():
    found = pages(*BOTH)
    new, old = found["rowan/evolution/new-A/"], found["rowan/evolution/old-1/"]
    assert [(one.subject.name, one.url, one.day) for one in new.before[:1]] == [
        ("old:1 We listen", "rowan/evolution/old-1/index.html", CHANGE)
    ]
    assert [(one.subject.name, one.framework, one.url) for one in old.after] == [
        ("new:A We listen and wait", "The new list", "rowan/evolution/new-A/index.html")
    ]
    assert old.seen.chart.title.startswith("My own rating, Jan 2024")


def test_a_standard_without_entries_is_named_and_not_linked():
    assert [(one.subject.id, one.url) for one in page("new-A", *BOTH).before] == [
        ("old:1", "rowan/evolution/old-1/index.html"),
        ("old:2", ""),
        ("first:1", ""),
    ]


def test_two_standards_can_go_on_as_one_and_over_several_changes():
    shown = page(
        "new-A",
        rated("z", "2022-05-05", first_1=1),
        *BOTH,
        rated("d", "2024-02-10", old_2=5),
    ).seen
    words = [row[2].text for row in shown.chart.table.rows if row[1].text == "Here the framework changed"]
    assert words == ["old:1 goes on from first:1", "new:A goes on from old:1 and old:2"]
    steps = [line for line in shown.chart.lines if line.style == "step"]
    last = max(line.x2 for line in steps)
    assert len([line for line in steps if line.x2 == last and line.x1 == last]) == 2  # both reach the new one


def test_without_a_rating_the_entries_are_drawn():
    shown = page(
        "new-A",
        in_memory.entry("a", "2024-01-10", standards=["old:1"]),
        in_memory.entry("b", "2025-06-01", standards=["new:A"]),
    ).seen
    assert shown.title == "Over time"
    assert [(row[1].text, row[2].text) for row in shown.chart.table.rows] == [
        ("Reflection", "about old:1"),
        ("Here the framework changed", "new:A goes on from old:1"),
        ("Reflection", "about new:A"),
    ]
    assert all(0 <= label.y <= shown.chart.height for label in shown.chart.labels)


@pytest.mark.parametrize("standard", ["new-B", "old-1"])
def test_where_nothing_goes_before_nothing_is_drawn_of_it(standard):
    entries = (*BOTH, in_memory.entry("e", "2025-07-01", standards=["new:B"]))
    data = page(standard, *entries)
    assert all(not one.entries for one in data.before)
    assert "framework" not in str(data.seen)


def test_a_shared_build_draws_only_what_it_shows():
    hidden = in_memory.entry("a", "2024-01-10", standards=["old:1"])
    open_ = in_memory.entry("b", "2025-06-01", standards=["new:A"], share="public")
    data = page("new-A", hidden, open_, audience=Share.PUBLIC)
    assert data.seen is None
    assert data.before[0].url == ""
    assert [one.entry.id for stretch in data.stretches for one in stretch.evidence] == ["b"]


SOME = st.lists(st.tuples(st.sampled_from(["old:1", "old:2", "new:A"]), st.integers(1, 5)), max_size=12)


@given(SOME)
def test_whatever_is_rated_on_either_side_is_in_the_table_and_inside_the_figure(given_ratings):
    last = in_memory.entry("z", "2025-12-01", standards=["new:A"])
    first = in_memory.entry("a", "2023-05-01", standards=["old:1"])
    entries = [
        in_memory.entry(
            f"e{n:02}", f"{2025 if name == 'new:A' else 2024}-{n % 6 + 5:02}-1{n % 9}", ratings={name: level}
        )
        for n, (name, level) in enumerate(given_ratings)
    ]
    chart = page("new-A", first, *entries, last).seen.chart
    assert len(chart.marks) == len(chart.table.rows)
    assert sum(row[1].text == "My own rating" for row in chart.table.rows) == len(given_ratings)
    assert all(0 <= one.y <= chart.height and 0 <= one.x <= 100 for one in (*chart.marks, *chart.labels))
    assert all(0 <= line.x1 <= line.x2 <= 100 for line in chart.lines if line.style == "step")
