"""The user's own frameworks and rule sets: every YAML file of their folders, beside those of the product."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from portfolio.entries.reading import validated
from portfolio.folder.places import Folder
from portfolio.frameworks import Framework, Frameworks, continuing
from portfolio.frameworks import builtin as frameworks_known
from portfolio.problems import Problem, did_you_mean, problem
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Record
from portfolio.renewal import RuleSet, RuleSets, same_rules_twice, slips
from portfolio.renewal import builtin as rules_known

Own = TypeVar("Own", bound=BaseModel)


def frameworks(folder: Folder, problems: list[Problem]) -> Frameworks:
    """All frameworks an entry may cite; what is wrong in the user's own goes to `problems`."""
    own, broken = _own(folder.frameworks, Framework, folder.shown, problems)
    known = frameworks_known().with_more(framework for framework, _ in own)
    for framework, record in own:
        problems += _unknown_versions(framework, record, known, broken)
        problems += _wrong_links(framework, record, known, broken)
    return known


def rule_sets(folder: Folder, frameworks: Frameworks, problems: list[Problem]) -> RuleSets:
    """All rule sets a registration may name; what is wrong in the user's own goes to `problems`."""
    own, _ = _own(folder.rules, RuleSet, folder.shown, problems)
    seen: set[str] = set()
    for rule_set, record in own:
        problems += [slip.at(record.where) for slip in slips(rule_set, frameworks)]
        if rule_set.id in seen:
            problems.append(same_rules_twice(rule_set.id).at(record.where))
        seen.add(rule_set.id)
    return rules_known().with_more(rule_set for rule_set, _ in own)


def _own(
    folder: Path, model: type[Own], shown: Callable[[Path], str], problems: list[Problem]
) -> tuple[list[tuple[Own, Record]], set[str]]:
    """What could be read, each with its record, and the names of what could not."""
    own: list[tuple[Own, Record]] = []
    broken: set[str] = set()
    for path in sorted(folder.glob("*.yml")):
        text = frontmatter.decode(path.read_bytes(), shown(path))
        record = text if isinstance(text, Problem) else frontmatter.read_yaml(text, shown(path))
        if isinstance(record, Problem):
            problems.append(record)
            broken.add(path.stem)
            continue
        value, mistakes = validated(model, record)
        problems += mistakes
        if isinstance(value, model):
            own.append((value, record))
        else:
            broken |= {path.stem, str(record.meta.get("id"))}
    return own, broken


def _unknown_versions(
    framework: Framework, record: Record, known: Frameworks, broken: set[str]
) -> Iterator[Problem]:
    """Versions that replace one we do not have. One in a file that could not be read may well exist."""
    for number, version in enumerate(framework.versions):
        names = known.replaceable(framework, version)
        if version.replaces is not None and version.replaces not in {*names, *broken}:
            yield problem(
                "unknown-version",
                record.where("versions", number, "replaces"),
                framework=framework.id,
                version=version.version,
                replaces=version.replaces,
                known=", ".join(names),
                suggestion=did_you_mean(version.replaces, names),
            )


def _wrong_links(
    framework: Framework, record: Record, known: Frameworks, broken: set[str]
) -> Iterator[Problem]:
    """Standards that go on from one we do not have, or by way of others from themselves."""
    changes = continuing.changes(known.by_id.values())
    for path, later, earlier in continuing.links(framework):
        name, _, code = earlier.partition(":")
        other = known.by_id.get(name)
        versions = other.versions if other else ()
        wanted, names = (code, [c for v in versions for c in v.by_code]) if other else (name, [*known.by_id])
        where = record.where(*path)
        if wanted not in names and name not in broken:
            yield problem(
                "unknown-earlier-standard", where, standard=later, earlier=earlier,
                known=", ".join(dict.fromkeys(names)), suggestion=did_you_mean(wanted, names),
            )  # fmt: skip
        elif earlier in (members := continuing.circle(changes, later))[1:2]:
            yield problem("standards-in-a-circle", where, members=" → ".join(members))
