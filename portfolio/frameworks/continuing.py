"""Which standard goes on from which, where a published mapping says so.

A link is set only where the owner says it: nothing here is worked out from titles that sound alike.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.frameworks.base import Framework, Standard, Version

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One standard goes on as another, from the day the newer one is in force."""

    earlier: str  # `pqs:1`
    later: str
    day: datetime.date | None


def changes(frameworks: Iterable[Framework]) -> tuple[Change, ...]:
    """Every link that frameworks say."""
    return tuple(
        Change(earlier=earlier, later=f"{framework.id}:{standard.code}", day=version.from_)
        for framework in frameworks
        for version, _, standard in _standards(framework)
        for earlier in standard.continues
    )


def goes_on_from(known: Iterable[Change], reference: str) -> tuple[Change, ...]:
    """What a standard goes on from, the nearest first, each once."""
    known = tuple(known)
    found: dict[str, Change] = {}
    waiting = [reference]
    while waiting:
        later = waiting.pop(0)
        for change in known:
            if change.later == later and change.earlier not in {reference, *found}:
                found[change.earlier] = change
                waiting.append(change.earlier)
    return tuple(found.values())


def goes_on_as(known: Iterable[Change], reference: str) -> tuple[Change, ...]:
    """What goes on directly from a standard, each once."""
    found = {one.later: one for one in known if one.earlier == reference and one.later != reference}
    return tuple(found.values())


def links(framework: Framework) -> Iterator[tuple[Path, str, str]]:
    """Every link of a framework: where it stands, the later standard and the earlier."""
    for _, path, standard in _standards(framework):
        for number, earlier in enumerate(standard.continues):
            yield (*path, "continues", number), f"{framework.id}:{standard.code}", earlier


def circle(known: Iterable[Change], reference: str) -> tuple[str, ...]:
    """The standards through which one goes on from itself; empty where it does not."""
    earlier_of: dict[str, list[str]] = {}
    for change in known:
        earlier_of.setdefault(change.later, []).append(change.earlier)
    ways: list[tuple[str, ...]] = [(reference,)]
    seen = {reference}
    while ways:
        way = ways.pop(0)
        for earlier in earlier_of.get(way[-1], ()):
            if earlier == reference:
                return (*way, reference)
            if earlier not in seen:
                seen.add(earlier)
                ways.append((*way, earlier))
    return ()


def _standards(framework: Framework) -> Iterator[tuple[Version, Path, Standard]]:
    for number, version in enumerate(framework.versions):
        for path, standard in _below(("versions", number), version.standards):
            yield version, path, standard


def _below(above: Path, standards: Iterable[Standard]) -> Iterator[tuple[Path, Standard]]:
    for number, standard in enumerate(standards):
        path = (*above, "standards", number)
        yield path, standard
        yield from _below(path, standard.standards)
