"""Worked examples: each file of `cases/analyses` says what a record holds and what follows from it."""

from __future__ import annotations

import json
from pathlib import Path

import in_memory
import pytest
import yaml

from portfolio.audience.visible import visible
from portfolio.model.rhythm import agreed_on
from portfolio.share import Share
from portfolio.views.chains.place import places
from portfolio.views.chains.steps import strands, strongest
from portfolio.views.portfolio_json import portfolio_json
from portfolio.views.shared.then_now import pairs
from portfolio.views.supervision.feel import coverage

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['what']}")
    for path in sorted((Path(__file__).parents[1] / "cases/analyses").glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def shown(portfolio):
    """Everything a case may expect, from the record and from what pages say besides."""
    one = portfolio.practitioners[0]
    found = json.loads(portfolio_json(portfolio))["practitioners"][0]
    covered, told = coverage(portfolio.terms, one), pairs(portfolio.terms, one)
    return found | {
        "ratings": {name: about["ratings"] for name, about in found["standards"].items()},
        "waits": [
            {"from": g.before.id, "to": g.after.id, "days": g.days, "away": g.away, "long": g.is_long}
            for g in one.gaps
        ],
        "show an effect": [[s.entry.id for s in c.doings] for c in strongest(strands(one))],
        "noticed": {door.reference: [effect.by for effect in door.noticed] for door in one.doors},
        "nobody yet": sorted(one.absences.unnoticed),
        "only me": sorted(one.absences.only_mine),
        "read as": [[s.entry.id for s in c.doings] for c in strands(one)],
        "waiting": {row.code: row.days for row in covered.rows} if covered else {},
        "worries first": [row.code for row in covered.rows] if covered else [],
        "then and now": _words(pair for pair in told if pair.is_belief),
        "first and latest said": _words(pair for pair in told if not pair.is_belief),
    }


def _words(told):
    return {pair.subject.id: [pair.then.words, pair.now.words] for pair in told}


def holds(found, expected, where):
    """Expectations may name a part of a table; every part named must be exactly so, and `{}` is nothing."""
    if isinstance(expected, dict) and expected and isinstance(found, dict):
        for key, value in expected.items():
            assert key in found, f"{where}: nothing about {key}"
            holds(found[key], value, f"{where} {key}")
    else:
        assert found == expected, where


def test_there_are_worked_examples():
    assert len(CASES) > 25


@pytest.mark.parametrize("case", CASES)
def test_worked_example(case):
    full = in_memory.read(case)
    audience = Share(case.get("seen by", "private"))
    found = shown(visible(full, audience))
    expected = dict(case["expect"])
    for day, days in expected.pop("agreed days on", {}).items():
        agreement = agreed_on(full.practitioners[0].profile, day)
        assert (agreement.days if agreement else None) == days, f"agreed on {day}"
    for id_, path in expected.pop("place of", {}).items():
        one = visible(full, audience).practitioners[0]
        place = dict(zip(one.by_id, places(one, near=len(one.entries)), strict=True))[id_]
        assert ([doing.entry.id for doing in place.doings] if place else None) == path, id_
    holds(found, expected, case["what"])
