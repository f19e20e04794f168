"""Worked examples a social worker could read, each worked out by hand.

Each case in `cases/renewal/<rule set>.yml`:

- `shows`: whether the record is `fitting`, `unfitting`, or has something dated too `early` or too `late`;
- `registration`, `posts`, `entries`: the record, in short form (see `worked`);
- `as_of`: the day asked about;
- `period`, `ready`, `days left`: what is said of it;
- `asked`: every requirement in force, in order: `1 of 2, not met`, or `informs`;
- `evidence`: what counts towards a requirement; `nearly`: what nearly does, and what it lacks;
- `close`: a part of the sentence on what would close the gap;
- `by now`: how much of a requirement is due by the day asked about;
- `advised`: the same for advice, which never decides;
- `opens`, `due`, `days to act`: from when and by when to act; `not known` where the regulator does not say;
- `tasks`: what is done on the regulator's own site: `to do`, or the day it was done;
- `told`: a part of what is said of whom the rules are for;
- `no period`: instead of all these, a part of why none is known.
"""

from __future__ import annotations

import pytest

from portfolio.renewal import Met, NoPeriod, Readiness, assess, builtin
from renewal import worked

FILES = sorted(worked.CASES.glob("*.yml"))
CASES = [
    pytest.param(file.stem, case, id=f"{file.stem}: {case['name']}")
    for file in FILES
    for case in worked.cases(file)
]
KNOWN = {
    "name", "why", "shows", "registration", "posts", "entries", "as_of", "period", "ready", "days left", "asked",
    "evidence", "nearly", "close", "advised", "no period", "by now", "opens", "due", "days to act", "tasks",
    "told",
}  # fmt: skip


def test_every_rule_set_has_worked_examples():
    rule_sets = builtin().by_id
    assert len(rule_sets) >= 7
    for rules in rule_sets:
        found = [case.values[1] for case in CASES if case.values[0] == rules]
        assert len(found) >= 3, f"write worked examples in cases/renewal/{rules}.yml"
        assert {case.get("ready") for case in found} >= {True, False}, f"{rules}: one ready, one not"
        shown = {word for case in found for word in _several(case.get("shows", []))}
        assert shown == {"fitting", "unfitting", "early", "late"}, f"{rules}: say which case `shows` what"
    assert {file.stem for file in FILES} == set(rule_sets), "a case file for no rule set"
    assert len({case.id for case in CASES}) == len(CASES), "two cases have one name"


def test_every_requirement_is_counted_or_told_in_some_example():
    seen = {(case.values[0], id_) for case in CASES for id_ in case.values[1].get("asked", {})}
    wanted = {(rules, one.id) for rules, found in builtin().by_id.items() for one in found.requirements}
    assert seen == wanted


@pytest.mark.parametrize(("rules", "case"), CASES)
def test_readiness_is_as_worked_out_by_hand(rules: str, case: dict):
    assert set(case) <= KNOWN
    found = assess(builtin().by_id[rules], worked.record(rules, case), case["as_of"])

    if "no period" in case:
        assert isinstance(found, NoPeriod), found
        assert case["no period"] in found.why
        return
    assert isinstance(found, Readiness), found
    assert f"{found.period.start} to {found.period.end}" == case["period"]
    assert {one.id: _said(one) for one in found.requirements} == case["asked"]
    assert [one.id for one in found.requirements] == list(case["asked"])
    assert found.ready is case["ready"]
    by_id = {one.id: one for one in found.requirements}
    for id_, evidence in case.get("evidence", {}).items():
        assert list(by_id[id_].evidence) == evidence, id_
    for id_, nearly in case.get("nearly", {}).items():
        assert {one.entry: list(one.lacks) for one in by_id[id_].nearly} == nearly, id_
    for id_, part in case.get("close", {}).items():
        assert part in by_id[id_].close
    for id_, due in case.get("by now", {}).items():
        assert by_id[id_].due_now == due, id_
    assert found.days_left == case.get("days left", found.days_left)
    assert found.days_to_act == case.get("days to act", found.days_to_act)
    for word, day in (("opens", found.act.opens), ("due", found.act.due)):
        assert str(day or "not known") == str(case.get(word, day or "not known")), word
    if "tasks" in case:
        assert {one.fact.id: str(one.done or "to do") for one in found.tasks} == {
            id_: str(day) for id_, day in case["tasks"].items()
        }
    if "told" in case:
        variant = [found.variant.what] if found.variant else []
        assert case["told"] in " ".join([*variant, *(one.what for one in found.exemptions)])
    assert {one.id: _said(one) for one in found.advice} == case.get(
        "advised", {one.id: _said(one) for one in found.advice}
    )


def _several(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _said(one: Met) -> str:
    assert bool(one.close) == (not one.met), "a gap is named, and only a gap"
    if one.needed is None:
        assert one.met
        assert one.found is None
        return "informs"
    return f"{one.found:g} of {one.needed:g}, {'met' if one.met else 'not met'}"
