"""Slips in a rule set: one name twice, and names and words that nothing has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, get_args, get_origin

from portfolio.entries import KINDS
from portfolio.frameworks import Frameworks
from portfolio.problems import did_you_mean
from portfolio.records.of_type import Path, parts
from portfolio.renewal.base import RuleSet
from portfolio.renewal.choices import Choice, Timed
from portfolio.renewal.mistakes import Finding
from portfolio.renewal.rules import Count, Covers, HasPart, Rule

Said = Iterable[tuple[Path, str]]  # where a name stands, and the name


def slips(rule_set: RuleSet, frameworks: Frameworks) -> Iterator[Finding]:
    """Everything a rule set says that cannot be meant, before we know where in the file it stands."""
    yield from _twice(rule_set)
    yield from _names(rule_set)
    before: list[str] = []
    rules = {variant.id: variant.rules for variant in rule_set.variants}
    for where, group in (("requirements", rule_set.requirements), ("advice", rule_set.advice)):
        for number, asked in enumerate(group):
            yield from _rule(asked.rule, (where, number, "rule"), before, frameworks)
            for place, variant in enumerate(rules):
                if asked.id in rules[variant]:
                    path: Path = ("variants", place, "rules", asked.id)
                    yield from _rule(rules[variant][asked.id], path, before, frameworks)
            before.append(asked.id)
    for number, form in enumerate(rule_set.forms):
        if form.entries:
            yield from _words(form.entries, ("forms", number, "entries", "where"))
        for place, field in enumerate(form.fields):
            path = ("forms", number, "fields", place)
            yield from _cited(field.cites, (*path, "cites"), frameworks)
            yield from _headings(field.headings, (*path, "headings"))


def same_rules_twice(id_: str) -> Finding:
    """Two files of rules with one name."""
    return Finding(path=("id",), code="rules-name-twice", values={"name": id_, "among": "your rule sets"})


def _twice(rule_set: RuleSet) -> Iterator[Finding]:
    groups: Mapping[str, Collection[object]] = {
        "requirements": rule_set.requirements, "advice": rule_set.advice, "variants": rule_set.variants,
        "exemptions": rule_set.exemptions, "tasks": rule_set.tasks, "forms": rule_set.forms,
    }  # fmt: skip
    seen: Counter[tuple[str, str]] = Counter()
    for where, group in groups.items():
        among = "requirements" if where == "advice" else where
        for number, one in enumerate(group):
            name = str(getattr(one, "id", ""))
            seen[among, name] += 1
            if seen[among, name] > 1:
                values = {"name": name, "among": f"the {among}"}
                yield Finding(path=(where, number, "id"), code="rules-name-twice", values=values)


def _names(rule_set: RuleSet) -> Iterator[Finding]:
    """Names by which one part of a rule set speaks of another."""
    asked = [requirement.id for requirement in (*rule_set.requirements, *rule_set.advice)]
    variants = [variant.id for variant in rule_set.variants]
    lasting = [variant.id for variant in rule_set.variants if not variant.lasts_months]
    excused = [*asked, *(task.id for task in rule_set.tasks)]
    for number, variant in enumerate(rule_set.variants):
        path: Path = ("variants", number)
        yield from _unknown(
            (((*path, "rules", name), name) for name in variant.rules), asked, "a requirement"
        )
        if variant.then:
            yield from _unknown(
                [((*path, "then"), variant.then)], lasting, "a variant that does not end itself"
            )
    for number, exemption in enumerate(rule_set.exemptions):
        path = ("exemptions", number)
        yield from _unknown(_each(exemption.excuses, (*path, "excuses")), excused, "a requirement or task")
        yield from _unknown(_each(exemption.variants, (*path, "variants")), variants, "a variant")
    forms = [form.id for form in rule_set.forms]
    for number, form in enumerate(rule_set.forms):
        named = [
            (("forms", number, "fields", place, "each"), field.each)
            for place, field in enumerate(form.fields)
            if field.each
        ]
        yield from _unknown(named, forms, "a form")
    for number, requirement in enumerate(rule_set.requirements):
        yield from _unknown(_each(requirement.for_, ("requirements", number, "for")), variants, "a variant")


def _rule(rule: Rule, path: Path, before: list[str], frameworks: Frameworks) -> Iterator[Finding]:
    """Names and words in a rule."""
    if isinstance(rule, Timed):
        yield from _unknown(
            _each(rule.after, (*path, "after")), before, "a requirement that stands before it"
        )
    if isinstance(rule, Choice):
        yield from _words(rule, (*path, "where"))
    if isinstance(rule, Count):
        yield from _cited(rule.cites, (*path, "cites"), frameworks)
    if isinstance(rule, HasPart):
        yield from _headings(rule.headings, (*path, "headings"))
    if isinstance(rule, Covers):
        known = frameworks.by_id
        yield from _unknown([((*path, "framework"), rule.framework)], known, "a framework")
        if rule.below and rule.framework in known:
            codes = {code: None for version in known[rule.framework].versions for code in version.by_code}
            yield from _unknown([((*path, "below"), rule.below)], codes, f"a standard of “{rule.framework}”")


def _words(choice: Choice, path: Path) -> Iterator[Finding]:
    """What fields must say, where they take only words of ours."""
    for field, words in choice.where.items():
        known: dict[str, None] = {}
        free = False
        for kind in choice.kinds:
            info = KINDS[kind].model_fields[KINDS[kind].written()[field]]
            ours = [
                w for part in parts(info.annotation) if get_origin(part) is Literal for w in get_args(part)
            ]
            known |= dict.fromkeys(map(str, ours))
            free = free or not ours
        if not free:
            yield from _unknown(_each(words, (*path, field)), known, f"a word for `{field}`")


def _cited(names: Iterable[str], path: Path, frameworks: Frameworks) -> Iterator[Finding]:
    """Standards that are named."""
    for where, name in _each(names, path):
        framework, _, code = name.partition(":")
        yield from _unknown([(where, framework)], frameworks.by_id, "a framework")
        if code and framework in frameworks.by_id:
            versions = frameworks.by_id[framework].versions
            codes = {f"{framework}:{code}": None for version in versions for code in version.by_code}
            yield from _unknown([(where, name)], codes, f"a standard of “{framework}”")


def _headings(names: Iterable[str], path: Path) -> Iterator[Finding]:
    """Headings that are nearly one of ours. Any other may be the user's own."""
    known = {heading.title: None for kind in KINDS.values() for heading in kind.headings}
    near = ((where, name) for where, name in _each(names, path) if did_you_mean(name, known))
    yield from _unknown(near, known, "a heading")


def _each(names: Iterable[str], path: Path) -> Said:
    return (((*path, number), name) for number, name in enumerate(names))


def _unknown(said: Said, known: Collection[str], what: str) -> Iterator[Finding]:
    for path, name in said:
        if name not in known:
            values = {
                "name": name, "what": what, "known": ", ".join(known) or "none",
                "suggestion": did_you_mean(name, known),
            }  # fmt: skip
            yield Finding(path=path, code="rules-name-unknown", values=values)
