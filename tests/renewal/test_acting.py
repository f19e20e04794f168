"""The day to act: from when renewal is open and by when it is due, which is seldom the end of the period."""

from __future__ import annotations

import datetime

import pytest

from portfolio.entries.mistakes import checked
from portfolio.records import frontmatter
from portfolio.renewal import DateRange, Readiness, RuleSet, assess, builtin
from portfolio.renewal.acting import Act
from renewal import worked

RULE_SETS = builtin().by_id


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rules", "period", "opens", "due"),
    [
        # A nurse whose three years end on 30 April applies by 1 April, not by 30 April.
        ("nmc", "2024-05-01 2027-04-30", "2027-01-31", "2027-04-01"),
        ("nmc", "2025-03-01 2028-02-29", "2027-12-03", "2028-02-01"),
        ("social-work-england", "2025-12-01 2026-11-30", "2026-09-01", "2026-11-30"),
        ("hcpc", "2025-10-01 2027-09-30", "2027-07-01", "2027-09-30"),
        ("hcpc", "2026-03-01 2028-02-29", "2027-12-01", "2028-02-29"),
        ("social-care-wales", "2023-02-15 2026-02-14", "2025-11-20", "2026-01-24"),
        ("sssc", "2026-06-10 2027-06-09", None, "2027-06-09"),
        ("niscc", "2024-09-01 2027-08-31", None, None),
        ("asye-child-family", "2025-09-01 2026-08-31", None, "2026-08-31"),
    ],
)
def test_every_regulator_has_its_own_days(rules: str, period: str, opens: str | None, due: str | None):
    start, end = map(day, period.split())
    found = RULE_SETS[rules].act.days(DateRange(start=start, end=end))
    assert (found.opens and str(found.opens), found.due and str(found.due)) == (opens, due)


@pytest.mark.parametrize("rule_set", RULE_SETS.values(), ids=list(RULE_SETS))
def test_a_day_that_is_not_known_says_why(rule_set: RuleSet):
    for one in (rule_set.act.opens, rule_set.act.due):
        assert one.when or (one.not_known and one.not_known.endswith("."))


@pytest.mark.parametrize(
    ("as_of", "days"), [("2027-03-31", 1), ("2027-04-01", 0), ("2027-04-02", -1), ("2027-04-30", -29)]
)
def test_the_days_left_are_counted_to_the_day_to_act(as_of: str, days: int):
    record = worked.record("nmc", {"registration": {"renews": "2027-04-30"}})
    found = assess(RULE_SETS["nmc"], record, day(as_of))
    assert isinstance(found, Readiness)
    assert found.days_to_act == days
    content = found.as_json("tobias")
    assert (content["opens"], content["due"]) == ("2027-01-31", "2027-04-01")
    assert content["period"]["end"] == "2027-04-30"


def test_where_the_day_is_not_known_nothing_is_counted_to_it():
    record = worked.record("niscc", {"registration": {"since": "2024-09-01"}})
    found = assess(RULE_SETS["niscc"], record, day("2026-11-22"))
    assert isinstance(found, Readiness)
    assert found.days_to_act is None
    assert (found.as_json("rowan")["opens"], found.as_json("rowan")["due"]) == (None, None)


OPENS = "opens: {when: 60 days before due, what: Open., source: here}\n"
DUE = "due: {when: first of the month, what: Due., source: here}\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (OPENS, "missing-field", 1),
        (OPENS + "due: {what: Due., source: here}", "missing-field", 2),
        (OPENS + "due: {when: the end, what: Due.}", "missing-field", 2),
        (OPENS + "due: {when: the end, source: here}", "missing-field", 2),
        (OPENS + "due: {when: 60 days before due, what: Due., source: here}", "not-understood", 2),
        (OPENS + "due: {when: in spring, what: Due., source: here}", "not-understood", 2),
        (DUE + "opens: {when: the end, not_known: Nobody says., what: x, source: y}", "missing-field", 2),
    ],
)
def test_a_rule_set_without_a_day_to_act_or_a_reason_is_refused(text: str, code: str, line: int):
    record = frontmatter.read_yaml(text, "content/rules/gdc.yml")
    assert isinstance(record, frontmatter.Record)
    found, problems = checked(Act, record, dict(record.meta), {})
    assert found is None
    assert (problems[0].code, problems[0].where.line) == (code, line), problems
