"""Readiness as a value: its JSON, earlier periods, advice, and rules a user writes."""

from __future__ import annotations

import datetime
import json

import pytest

from portfolio.entries.reading import validated
from portfolio.frameworks import Frameworks
from portfolio.records import frontmatter
from portfolio.renewal import NoPeriod, Readiness, Registrant, RuleSet, assess, builtin, past
from renewal import worked

NOW = datetime.date(2026, 11, 22)


def ready(rules: str | RuleSet, as_of: datetime.date = NOW, **case: object) -> Readiness:
    rule_set = builtin().by_id[rules] if isinstance(rules, str) else rules
    found = assess(rule_set, worked.record(rule_set.id, case), as_of)
    assert isinstance(found, Readiness), found
    return found


def piece(id_: str, date: str, **more: object) -> dict:
    return {"id": id_, "kind": "training", "date": date, "learnt": True, "practice": True, **more}


def test_the_json_is_what_the_interface_promises():
    found = ready(
        "nmc",
        registration={"renews": "2027-03-31"},
        posts=[
            {"id": "w", "role": "nurse", "from": "2024-04-01", "to": "2024-04-07", "hours_per_week": 37.5}
        ],
        entries=[piece("course", "2026-01-01", hours=6.5), piece("day", "2026-01-02", hours=6)],
    ).as_json("rowan")
    assert list(found) == [
        "practitioner", "rules", "period", "as_of", "ready", "requirements", "opens", "due", "tasks",
    ]  # fmt: skip
    assert found["practitioner"] == "rowan"
    assert found["rules"] == "nmc"
    assert found["period"] == {"start": "2024-04-01", "end": "2027-03-31"}
    assert (found["opens"], found["due"]) == ("2026-12-31", "2027-03-01")
    assert found["as_of"] == "2026-11-22"
    assert found["ready"] is False
    assert found["requirements"][0] == {
        "id": "practice-hours",
        "what": "450 hours of practice, or 900 when renewing as both nurse and midwife.",
        "needed": 450,
        "found": 37,
        "met": False,
        "evidence": [],
        "source": "https://www.lpmde.ac.uk/fd-revalidation-process",
        "verified": True,
    }
    hours = found["requirements"][1]
    assert json.dumps([hours["needed"], hours["found"]]) == "[35, 12.5]"
    assert hours["evidence"] == ["course", "day"]
    assert json.loads(json.dumps(found)) == found


def test_whole_numbers_are_whole_in_json_and_what_informs_is_null():
    found = ready("social-work-england").as_json("rowan")["requirements"]
    said = {one["id"]: json.dumps([one["needed"], one["found"], one["met"]]) for one in found}
    assert said["pieces"] == "[2, 0, false]"
    assert said["no-hours"] == "[null, null, true]"


def test_hours_of_a_tenth_add_up():
    entries = [piece(f"c{n}", f"2026-01-{n:02}", hours=0.1) for n in range(1, 4)]
    found = ready("niscc", registration={"since": "2024-01-08"}, entries=entries)
    assert found.requirements[0].found == 0.3


def test_advice_is_counted_and_never_decides():
    entries = [piece("one", "2026-01-01"), piece("two", "2026-02-01", **{"peer reflection": True})]
    found = ready("social-work-england", entries=entries)
    assert found.ready
    (advice,) = found.advice
    assert (advice.id, advice.needed, advice.found, advice.met) == ("rhythm", 4, 2, False)
    assert "advice" not in found.as_json("rowan")


def test_evidence_is_every_entry_that_counts_once():
    entries = [piece("one", "2026-01-01"), piece("two", "2026-02-01", **{"peer reflection": True})]
    assert ready("social-work-england", entries=entries).evidence == ("one", "two")


def test_earlier_periods_stand_as_on_their_last_day_by_the_rules_of_that_day():
    entries = [
        piece("alone", "2021-03-01"),
        piece("first", "2022-03-01"),
        piece("second", "2022-04-01", **{"peer reflection": True}),
        piece("now", "2026-01-01"),
    ]
    case = {"registration": {"since": "2020-01-15"}, "entries": entries}
    rule_set = builtin().by_id["social-work-england"]
    found = past(rule_set, worked.record(rule_set.id, case), NOW)
    assert [(str(one.as_of), one.ready) for one in found] == [
        ("2025-11-30", False),
        ("2024-11-30", False),
        ("2023-11-30", False),
        ("2022-11-30", True),
        ("2021-11-30", True),
    ], "2020 was before the first entry, so nothing is said of it"
    assert [one.id for one in found[-1].requirements][-1] == "one-piece"
    assert found[1].requirements[2].id == "not-identical"
    assert "not-identical" not in [one.id for one in found[2].requirements]


def test_earlier_periods_before_the_rules_known_here_are_left_out():
    entries = [piece("old", "2018-01-01"), piece("older", "2019-12-01")]
    rule_set = builtin().by_id["social-work-england"]
    case = {"registration": {"since": "2015-01-01"}, "entries": entries}
    found = past(rule_set, worked.record(rule_set.id, case), datetime.date(2021, 1, 1))
    assert [str(one.period.end) for one in found] == ["2020-11-30"]


def test_without_a_period_there_is_no_past():
    rule_set = builtin().by_id["nmc"]
    record = worked.record("nmc", {})
    assert past(rule_set, record, NOW) == ()
    assert isinstance(assess(rule_set, record, NOW), NoPeriod)


def test_a_dual_registration_is_two_answers():
    who = worked.profile(
        registration=[
            {"rules": "social-work-england", "since": "2020-01-01"},
            {"rules": "asye-child-family", "since": "2025-12-01"},
        ]
    )
    entries = tuple(worked.entry(**one) for one in [piece("one", "2026-01-01"), piece("two", "2026-02-01")])
    found = [
        assess(builtin().by_id[one.rules], Registrant(profile=who, registration=one, entries=entries), NOW)
        for one in who.registration
    ]
    assert [one.rules for one in found] == ["social-work-england", "asye-child-family"]
    assert [one.period.end for one in found if isinstance(one, Readiness)] == [
        datetime.date(2026, 11, 30), datetime.date(2026, 11, 30),
    ]  # fmt: skip


def test_a_list_is_not_called_empty_because_of_a_slip_in_it():
    lines = OWN.replace("has-part", "has-parts").splitlines(keepends=True)
    _, problems = own("".join(lines[:-2]))
    assert [one.code for one in problems] == ["not-one-of"]


def test_an_unknown_variant_is_read_as_none():
    found = ready("nmc", registration={"renews": "2027-03-31", "variant": "duel"})
    assert found.requirements[0].needed == 450


OWN = """\
id: gdc
title: Dentists
regulator: General Dental Council
period: {id: year, what: A year., counted: calendar, starts: 01-01, months: 12, source: here}
act: {opens: {not_known: Nobody says.}, due: {when: the end, what: Due., source: here}}
cpd_kinds: training
requirements:
  - {id: debated, what: Told., rule: {name: has-part, needed: 2, headings: [Debate, Reflection]}, source: x}
  - {id: all, what: Everything., rule: {name: covers, framework: hcpc}, source: x}
  - {id: told, what: Told., source: here}
"""


def own(text: str = OWN) -> tuple[RuleSet | None, list]:
    """A rule set as a user writes it, read as the folder reads it."""
    record = frontmatter.read_yaml(text, "content/rules/gdc.yml")
    assert isinstance(record, frontmatter.Record), record
    found, problems = validated(RuleSet, record)
    assert found is None or isinstance(found, RuleSet)
    return found, problems


def test_a_users_own_rule_set_works_without_code():
    rule_set, problems = own()
    assert rule_set
    assert problems == []
    entries = [
        piece("one", "2026-01-01", standards=["hcpc:1", "hcpc:2"], text="## Reflection\n\nWe thought."),
        piece("two", "2026-12-31", standards=["hcpc:3", "hcpc:4"], text="## Debate\n\nWe disagreed."),
        piece("three", "2026-06-01", standards=["hcpc:5"]),
        {"id": "not-cpd-here", "kind": "reflection", "date": "2026-03-01", "learnt": True, "changed": True},
    ]
    found = ready(rule_set, datetime.date(2026, 12, 31), entries=entries)
    assert found.days_left == 0
    assert [(one.id, one.needed, one.found, one.met) for one in found.requirements] == [
        ("debated", 2, 2, True),
        ("all", 5, 5, True),
        ("told", None, None, True),
    ]
    assert found.requirements[0].evidence == ("one", "two")
    assert not found.requirements[2].verified


@pytest.mark.parametrize(
    "rule", ["{name: covers, framework: hpcp}", "{name: covers, framework: hcpc, below: 9}"]
)
def test_a_framework_that_is_not_known_is_never_met(rule: str):
    rule_set, problems = own(OWN.replace("{name: covers, framework: hcpc}", rule))
    assert rule_set
    assert problems == []
    one = ready(rule_set).requirements[1]
    assert (one.needed, one.found, one.met) == (1, 0, False)
    assert "There are no standards" in one.close


def test_a_framework_that_is_not_in_force_is_never_met():
    rule_set, _ = own()
    assert rule_set
    found = assess(rule_set, worked.record("gdc", {}), NOW, Frameworks({}))
    assert isinstance(found, Readiness)
    assert not found.requirements[1].met


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line", "said"),
    [
        ("has-part", "has-parts", "not-one-of", 8, "Did you mean “has-part”?"),
        ("name: has-part, ", "", "missing-field", 8, "“name” is missing"),
        ("needed: 2", "needed: two", "not-a-whole-number", 8, "“two”"),
        ("needed: 2", "needed: 0", "not-understood", 8, "“0”"),
        ("needed: 2, ", "", "missing-field", 8, "“needed” is missing"),
        ("needed: 2", "needed: 2, least: 3", "unknown-field", 8, "“least”"),
        ("starts: 01-01, ", "", "missing-field", 4, "“starts” is missing"),
        ("months: 12", "months: 24", "not-understood", 4, "Write it as `months: 12`"),
        ("01-01", "02-29", "not-understood", 4, "“02-29”"),
        ("01-01", "1 January", "not-understood", 4, "“1 January”"),
        ("cpd_kinds: training", "cpd_kinds: traning", "unknown-kind", 6, "Did you mean “training”?"),
        (
            "what: Told., source: here",
            "what: Told., from: 2026-03-01, to: 2026-02-01, source: here",
            "until-before-date",
            10,
            "ends on 2026-02-01, before it begins on 2026-03-01",
        ),
        ("calendar", "calender", "not-one-of", 4, "Did you mean “calendar”?"),
        ("what: Told., source: here", "what: Told.", "missing-field", 10, "“source” is missing"),
        (
            "{name: covers, framework: hcpc}",
            "{name: count, needed: 1, kinds: feedback, where: {fro: child}}",
            "unknown-field",
            9,
            "“fro” is not a field of a feedback",
        ),
        (
            "cpd_kinds:",
            "dates: [{id: x, what: y, source: z, opens: 5 weeks before}]\ncpd_kinds:",
            "not-understood",
            6,
            "“5 weeks before”",
        ),
    ],
)
def test_a_slip_in_a_users_rule_set_is_named_with_its_line(
    right: str, wrong: str, code: str, line: int, said: str
):
    assert right in OWN
    rule_set, problems = own(OWN.replace(right, wrong, 1))
    assert rule_set is None
    assert (problems[0].code, problems[0].where.line) == (code, line), problems
    assert said in f"{problems[0].what} {problems[0].fix}"
