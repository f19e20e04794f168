"""Hours of learning, of any kind of entry, and how much of them was together with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import entry

from portfolio.entries import KINDS
from portfolio.entries.learning import hours, hours_together
from portfolio.entries.reading import Location, read_entry
from portfolio.records import frontmatter

AMOUNTS = st.integers(0, 4000).map(lambda quarters: quarters / 4)


def read(**fields):
    record = frontmatter.read(entry("Words.", **fields), "one.md")
    return read_entry(record, Location("rowan", "rowan/one.md"))


COUNTED = [name for name, kind in KINDS.items() if "hours" in kind.written()]


def test_all_six_kinds_know_hours():
    six = {"training", "reflection", "supervision", "feedback", "observation", "review"}
    assert {*COUNTED} >= six, "a kind of one's own may, and need not"


@pytest.mark.parametrize("kind", COUNTED)
def test_any_kind_says_how_much_of_it_was_with_others(kind):
    one, problems = read(kind=kind, hours=7.5, participatory_hours=4)
    assert problems == []
    assert (hours(one), hours_together(one)) == (7.5, 4)


@pytest.mark.parametrize(
    ("fields", "together"),
    [
        ({"hours": 7.5}, None),
        ({"hours": 7.5, "participatory": "yes"}, 7.5),
        ({"hours": 7.5, "participatory": "no"}, 0),
        ({"hours": 7.5, "participatory": "yes", "participatory_hours": 4}, 4),
        ({"hours": 7.5, "participatory_hours": 0}, 0),
        ({"participatory": "yes"}, None),
        ({}, None),
    ],
)
def test_yes_means_all_of_it_unless_a_part_is_said(fields, together):
    one, problems = read(kind="reflection", **fields)
    assert problems == []
    assert hours_together(one) == together


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"hours": 4, "participatory_hours": 7.5}, "more than the 4 hours in all"),
        ({"participatory_hours": 4}, "does not say how long it was in all"),
        ({"hours": 4, "participatory": "no", "participatory_hours": 2}, "none of it was with others"),
    ],
)
def test_hours_that_cannot_be_right_are_named_with_their_line(fields, why):
    one, [problem] = read(kind="training", **fields)
    assert one is None
    assert problem.code == "participatory-hours"
    assert why in problem.what
    assert problem.where.line > 1


@given(in_all=AMOUNTS, part=AMOUNTS)
def test_nobody_learns_longer_with_others_than_in_all(in_all, part):
    one, problems = read(kind="observation", hours=in_all, participatory_hours=part)
    assert (one is None) == (part > in_all) == bool(problems)
