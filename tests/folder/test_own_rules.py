"""Rules of the user's own: a name or word that nothing has is a problem with its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from portfolios import entry, folder_of, write

from portfolio.folder.read import Reading, read
from portfolio.frameworks import builtin as frameworks
from portfolio.renewal import builtin, slips

RULES = """\
id: gdc
title: Dentists
regulator: an invented council
period: {id: year, what: A year., counted: calendar, starts: 01-01, months: 12, source: here}
act: {opens: {not_known: Nobody says.}, due: {when: the end, what: Due., source: here}}
cpd_kinds: training
variants:
  - {id: new, what: New., source: here, lasts_months: 12, then: settled, rules: {all: {name: informs}}}
  - {id: settled, what: Settled., source: here}
exemptions:
  - {id: late, what: Late., source: here, joined_since: 09-01, excuses: [all, fee]}
tasks:
  - {id: fee, what: Pay the fee., source: here}
requirements:
  - {id: all, what: Everything., rule: {name: covers, framework: hcpc}, source: here}
  - {id: sw, what: Eight., rule: {name: covers, framework: sssc, below: sw}, source: here, for: [new]}
  - {id: said, what: Said., rule: {name: count, needed: 1, kinds: feedback, where: {from: child}}, source: here}
  - {id: accounts, what: Accounts., rule: {name: count, needed: 1, kinds: reflection, cites: nmc:code}, source: here}
  - {id: talk, what: Talked., rule: {name: count, needed: 1, kinds: review, after: [accounts]}, source: here}
  - {id: part, what: Written., rule: {name: has-part, needed: 1, headings: [Debate, My own heading]}, source: here}
forms:
  - {id: log, title: Log, fields: [{id: learnt, title: Learnt, what: Learnt., source: here, headings: Debate}]}
  - {id: whole, title: Whole, of: record, fields: [{id: all, title: All, what: All., source: here, fill: activities, each: log}]}
"""


def reading(root: Path, registration: str = "{rules: gdc}", **files: str) -> Reading:
    named = {f"rules/{name}.yml": text for name, text in files.items()}
    profile = f"---\nname: Rowan Fernleigh\nrole: dentist\nregistration: {registration}\n---\n"
    people = {"practitioners/rowan/profile.md": profile, "practitioners/rowan/visit.md": entry("Words.")}
    return read(folder_of(write(root, named | people)), datetime.date(2026, 11, 22))


def said(found: Reading) -> list[tuple[str, str, int]]:
    return [(p.code, p.where.file, p.where.line) for p in found.problems]


def test_rules_in_which_every_name_is_there_have_no_slips(tmp_path: Path):
    assert said(reading(tmp_path, gdc=RULES)) == []


def test_the_rules_that_come_with_the_product_have_none():
    assert [slip for rule_set in builtin().by_id.values() for slip in slips(rule_set, frameworks())] == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("framework: hcpc", "framework: hpcp", 15, "“hpcp” is not a framework"),
        ("below: sw", "below: ws", 16, "“ws” is not a standard of “sssc”"),
        ("cites: nmc:code", "cites: nnmc:code", 18, "“nnmc” is not a framework"),
        ("cites: nmc:code", "cites: nmc:coed", 18, "“nmc:coed” is not a standard of “nmc”"),
        ("from: child", "from: chidl", 17, "“chidl” is not a word for `from`"),
        ("[accounts]", "[acounts]", 19, "“acounts” is not a requirement that stands before it"),
        ("after: [accounts]", "after: [part]", 19, "“part” is not a requirement that stands before it"),
        ("Debate,", "Debaet,", 20, "“Debaet” is not a heading"),
        ("for: [new]", "for: [newly]", 16, "“newly” is not a variant"),
        ("then: settled", "then: setled", 8, "“setled” is not a variant that does not end itself"),
        ("then: settled", "then: new", 8, "“new” is not a variant that does not end itself"),
        ("rules: {all:", "rules: {al:", 8, "“al” is not a requirement"),
        ("each: log", "each: lgo", 23, "“lgo” is not a form"),
        ("[all, fee]", "[all, fea]", 11, "“fea” is not a requirement or task"),
    ],
)
def test_a_name_or_word_that_nothing_has_is_named_with_its_line(
    right: str, wrong: str, line: int, words: str, tmp_path: Path
):
    assert RULES.count(right) == 1
    found = reading(tmp_path, gdc=RULES.replace(right, wrong))
    assert said(found) == [("rules-name-unknown", "content/rules/gdc.yml", line)]
    assert words in found.problems[0].what
    assert "Write one of: " in found.problems[0].fix


@pytest.mark.parametrize(
    ("right", "wrong", "line", "among"),
    [
        ("id: sw,", "id: said,", 17, "the requirements"),
        ("id: settled,", "id: new,", 9, "the variants"),
        (
            "Pay the fee., source: here}\n",
            "Pay the fee., source: here}\n  - {id: fee, what: Again., source: here}\n",
            14,
            "the tasks",
        ),
    ],
)
def test_one_name_twice_is_named_with_the_line_of_the_second(
    right: str, wrong: str, line: int, among: str, tmp_path: Path
):
    found = reading(tmp_path, gdc=RULES.replace(right, wrong))
    assert ("rules-name-twice", "content/rules/gdc.yml", line) in said(found)
    assert any(among in problem.what for problem in found.problems)


def test_two_files_of_rules_may_not_have_one_name(tmp_path: Path):
    found = reading(tmp_path, a=RULES, b=RULES)
    assert said(found) == [("rules-name-twice", "content/rules/b.yml", 1)]


def test_rules_without_a_day_to_act_are_not_read(tmp_path: Path):
    without = "".join(line for line in RULES.splitlines(keepends=True) if not line.startswith("act:"))
    found = reading(tmp_path, gdc=without)
    assert ("missing-field", "content/rules/gdc.yml", 1) in said(found)
    assert any("“act”" in problem.what for problem in found.problems)


def test_ones_own_rules_may_take_the_place_of_ours(tmp_path: Path):
    found = reading(tmp_path, "{rules: hcpc}", hcpc=RULES.replace("id: gdc", "id: hcpc"))
    assert said(found) == []
    assert found.portfolio.terms.rule_sets.by_id["hcpc"].title == "Dentists"


def test_a_tick_for_a_task_that_is_not_there_is_named(tmp_path: Path):
    found = reading(tmp_path, "{rules: gdc, done: [{task: fea, date: 2026-10-02}]}", gdc=RULES)
    assert said(found) == [("unknown-task", "content/practitioners/rowan/profile.md", 4)]
    assert "Did you mean “fee”?" in found.problems[0].fix
