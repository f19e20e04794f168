"""The regulators' data: complete, with its sources, and with the ids the interface promises."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from portfolio import shipped
from portfolio.entries import KINDS
from portfolio.frameworks import builtin as frameworks
from portfolio.renewal import RuleSet, builtin
from portfolio.renewal.acting import ActDay
from portfolio.renewal.facts import Fact
from portfolio.renewal.rules import AnyRule, Count, Covers, Informs

# Copied from the facts the product was made from.
REQUIREMENTS = {
    "social-work-england": [
        "pieces", "peer", "not-identical", "no-hours", "dated-in-year", "everyone", "one-piece",
    ],
    "hcpc": ["standards", "no-hours", "types", "gaps"],
    "nmc": [
        "practice-hours", "cpd-hours", "participatory", "feedback", "reflections", "discussion", "health",
        "indemnity", "confirmation",
    ],
    "social-care-wales": ["declare", "hours-sw", "hours-care", "pandemic", "code"],
    "sssc": ["elements", "no-hours", "mandatory", "nqsw", "nqsw-old"],
    "niscc": ["hours", "plan", "record", "manager", "aye"],
    "asye-child-family": [
        "observations", "feedback-children", "feedback-professionals", "reports", "reflections",
        "self-assessment",
    ],
    "asye-adult": [
        "observations", "feedback-people", "feedback-professionals", "reviews", "log", "reports",
    ],
}  # fmt: skip
FIELDS = {
    "social-work-england": {"cpd": ["title", "type", "description", "date", "learnt", "impact", "peer"]},
    "hcpc": {
        "record": ["date", "what", "learnt", "quality", "benefit"],
        "profile": ["summary", "list", "statement", "evidence"],
    },
    "nmc": {
        "practice_hours": ["dates", "hours", "organisation", "scope", "setting", "description", "evidence"],
        "cpd": ["method", "topic", "dates", "hours", "code", "evidence"],
        "feedback": ["date", "source", "type", "content"],
        "reflective_account": ["nature", "learnt", "changed", "code"],
        "reflective_discussion": ["partner", "pin", "contact", "date", "signature", "summary", "number"],
        "confirmation": ["confirmer", "rest"],
    },
    "social-care-wales": {"record": ["date", "name", "duration", "contribution"]},
    "sssc": {},
    "niscc": {},
    "asye-child-family": {},
    "asye-adult": {},
}
READ = (datetime.date(2026, 11, 22), datetime.date(2026, 11, 26), datetime.date(2026, 11, 27))
UNVERIFIED = {
    ("nmc", "number"),
    ("nmc", "rest"),
    ("hcpc", "due"),
    ("sssc", "due"),
    ("social-work-england", "fee"),
    ("social-work-england", "joined-since-september"),
    ("sssc", "earlier-rules"),
}
RULE_SETS = list(builtin().by_id.values())
PROMISED = [one for one in RULE_SETS if one.id in REQUIREMENTS]  # a new regulator may join them


def facts(rule_set: RuleSet) -> Iterator[Fact | ActDay]:
    """Every fact of a rule set."""
    yield rule_set.period
    yield from filter(None, [rule_set.period.longer])
    yield from (day for day in (rule_set.act.opens, rule_set.act.due) if day.when)
    yield from (*rule_set.tasks, *rule_set.exemptions)
    yield from (*rule_set.variants, *rule_set.requirements, *rule_set.advice, *rule_set.dates)
    yield from (*rule_set.review, *rule_set.pending)
    for form in rule_set.forms:
        yield from (*form.fields, *filter(None, [form.concerns]))
    for group in rule_set.about.values():
        yield from group


def _name(fact: Fact | ActDay) -> str:
    return fact.id if isinstance(fact, Fact) else "due"


def rules(rule_set: RuleSet) -> Iterator[AnyRule]:
    """Every rule of a rule set."""
    for one in (*rule_set.requirements, *rule_set.advice):
        yield one.rule
    for variant in rule_set.variants:
        yield from variant.rules.values()


def test_the_rule_sets_and_requirements_are_those_of_the_facts():
    assert {one.id: [r.id for r in one.requirements] for one in PROMISED} == REQUIREMENTS


def test_forms_have_the_regulators_own_fields_in_their_order():
    found = {one.id: {form.id: [f.id for f in form.fields] for form in one.forms} for one in PROMISED}
    assert found == FIELDS


def test_word_limits_are_the_regulators():
    limits = {
        (one.id, field.id): field.words_max
        for one in PROMISED
        for form in one.forms
        for field in form.fields
        if field.words_max
    }
    assert limits == {("hcpc", "summary"): 500, ("hcpc", "statement"): 1500}


@pytest.mark.parametrize("rule_set", PROMISED, ids=lambda one: one.id)
def test_every_fact_has_its_source_the_day_it_was_read_and_whether_it_was_found(rule_set: RuleSet):
    found = list(facts(rule_set))
    assert len(found) >= 6
    for fact in found:
        assert fact.read in READ, fact
        assert (fact.what or "").endswith("."), fact.what
        assert fact.source
        if fact.verified or fact.source != "from general knowledge, unverified":
            assert fact.source_kind in ("official", "secondary"), fact
            assert "unverified" not in fact.source
        else:
            assert fact.source_kind == "none"


@pytest.mark.parametrize("rule_set", PROMISED, ids=lambda one: one.id)
def test_every_rule_set_says_what_is_not_known(rule_set: RuleSet):
    assert len(rule_set.not_known) >= 3
    assert all(words[0].isupper() and words.endswith(".") for words in rule_set.not_known)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_verified_and_source_are_written_and_never_left_to_a_default(name: str):
    raw = shipped.one("portfolio.renewal", f"{name}.yml")
    assert raw["id"] == name
    written = [*raw["requirements"], *raw.get("advice", []), *raw.get("variants", []), raw["period"]]
    for fact in written:
        assert {"what", "source", "source_kind", "read", "verified"} <= set(fact), fact["id"]


def test_what_nobody_could_verify_says_so():
    unverified = {(one.id, _name(fact)) for one in PROMISED for fact in facts(one) if not fact.verified}
    assert unverified == UNVERIFIED


def test_dated_requirements_are_in_force_as_the_facts_say():
    spans = {
        (one.id, r.id): (str(r.from_ or ""), str(r.to or ""))
        for one in PROMISED
        for r in one.requirements
        if r.from_ or r.to
    }
    assert spans == {
        ("social-work-england", "pieces"): ("2021-12-01", ""),
        ("social-work-england", "peer"): ("2021-12-01", ""),
        ("social-work-england", "not-identical"): ("2024-09-01", ""),
        ("social-work-england", "one-piece"): ("2019-12-02", "2021-11-30"),
        ("social-care-wales", "declare"): ("2025-04-01", ""),
        ("social-care-wales", "hours-sw"): ("2001-01-01", "2025-03-31"),
        ("social-care-wales", "hours-care"): ("2001-01-01", "2025-03-31"),
        ("social-care-wales", "pandemic"): ("2021-03-31", "2025-03-31"),
        ("sssc", "elements"): ("2024-06-01", ""),
        ("sssc", "no-hours"): ("2024-06-01", ""),
        ("sssc", "mandatory"): ("2024-06-01", ""),
        ("sssc", "nqsw"): ("2024-06-01", ""),
    }


def test_ids_are_used_once_within_their_list():
    for one in RULE_SETS:
        lists = [one.variants, one.requirements, one.advice, one.dates, one.review, one.pending]
        for group in [*lists, *one.about.values(), *(form.fields for form in one.forms)]:
            ids = [fact.id for fact in group]
            assert len(set(ids)) == len(ids), (one.id, ids)


def test_rules_name_standards_and_headings_there_are():
    headings = {heading.title for kind in KINDS.values() for heading in kind.headings}
    named = {
        heading for one in RULE_SETS for form in one.forms for f in form.fields for heading in f.headings
    }
    assert len(named) >= 10
    assert named <= headings
    cited = {
        code for one in RULE_SETS for rule in rules(one) if isinstance(rule, Count) for code in rule.cites
    }
    cited |= {code for one in RULE_SETS for form in one.forms for f in form.fields for code in f.cites}
    covered = [rule for one in RULE_SETS for rule in rules(one) if isinstance(rule, Covers)]
    cited |= {f"{rule.framework}:{rule.below}" for rule in covered}
    assert cited == {"nmc:code", "sssc:w", "sssc:sw"}
    for code in cited:
        assert frameworks().standard(code, datetime.date(2026, 11, 22)), code


def test_every_rule_set_counts_something():
    for one in RULE_SETS:
        assert any(not isinstance(rule, Informs) for rule in rules(one)), one.id


def test_our_own_comes_last_where_a_user_writes_one_of_the_same_name():
    own = builtin().by_id["hcpc"].model_copy(update={"title": "My own reading"})
    new = own.model_copy(update={"id": "gdc"})
    found = builtin().with_more([own, new])
    assert found.by_id["hcpc"].title == "My own reading"
    assert set(found.by_id) >= {*REQUIREMENTS, "gdc"}
    assert builtin().by_id["hcpc"].title == "HCPC renewal"
