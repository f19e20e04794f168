"""Standards: what the record shows for each standard, by framework and version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.frameworks import Framework, Standard, Version
from portfolio.model import Portfolio, Practitioner
from portfolio.views.base import Mention, Page, View, mentions


@dataclass(frozen=True)
class Row:
    """One standard with the entries that cite it."""

    id: str
    title: str
    depth: int
    verified: bool
    source: str
    entries: tuple[Mention, ...]


@dataclass(frozen=True)
class Table:
    """One version of a framework, row by row."""

    framework: Framework
    version: Version
    rows: tuple[Row, ...]


def _pages(portfolio: Portfolio, practitioner: Practitioner) -> Iterator[Page]:
    cited = {reference.partition(":")[0] for reference in practitioner.by_standard}
    wanted = [
        framework
        for framework in portfolio.frameworks.by_id.values()
        if framework.id in cited or framework.id in practitioner.profile.frameworks
    ]
    tables = tuple(
        Table(framework, version, tuple(_rows(framework, version, practitioner)))
        for framework in wanted
        for version in framework.versions
    )
    yield Page(
        f"{practitioner.id}/standards/",
        "Standards",
        "standards.html",
        tables,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
    )


def _rows(framework: Framework, version: Version, practitioner: Practitioner) -> Iterator[Row]:
    def walk(standard: Standard, depth: int) -> Iterator[Row]:
        reference = f"{framework.id}:{standard.code}"
        entries = [
            entry
            for entry in practitioner.by_standard.get(reference, ())
            if framework.on(entry.date) is version
        ]
        source = standard.source or version.source
        yield Row(reference, standard.title, depth, standard.verified, source, mentions(entries))
        for below in standard.standards:
            yield from walk(below, depth + 1)

    for standard in version.standards:
        yield from walk(standard, 0)


VIEW = View("standards", 30, _pages)
