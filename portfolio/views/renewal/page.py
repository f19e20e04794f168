"""Renewal: what the regulator asks, what is there, what is missing, and answers to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portfolio.model import Practitioner, Terms
from portfolio.renewal import NoPeriod
from portfolio.text.slug import slug
from portfolio.views.renewal.answers import Sheet, leads_on, sheets
from portfolio.views.renewal.registered import Earlier, Registered, ended, registered
from portfolio.views.renewal.state import Standing, standings
from portfolio.views.shared.base import Draft, Page, View

FIRST = 2  # sheets to copy on the page itself; all of them stand on a page of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What the page shows."""

    registered: tuple[Registered, ...]
    unknown: tuple[NoPeriod, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The page with every answer of one registration."""

    title: str
    sheets: tuple[Sheet, ...]


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    """One draft: entries of no current period that no rule names do not make the pages again."""
    found = standings(terms, practitioner)
    current = tuple(standing for standing in found if isinstance(standing, Standing))
    past = tuple(tuple(ended(terms, practitioner, standing)) for standing in current)
    all_of_it = terms.is_whole and leads_on(practitioner, current)
    told = practitioner if all_of_it else _current(practitioner, current)
    yield Draft(of=practitioner.id, make=_made, given=(terms, told, found, past))


def _current(practitioner: Practitioner, current: Iterable[Standing]) -> Practitioner:
    """The record without what neither lies in a current period nor is named by a rule."""
    periods = [standing.readiness.period for standing in current]
    named = {id_ for standing in current for id_ in standing.named}
    entries = (e for e in practitioner.entries if e.id in named or any(e.date in one for one in periods))
    return replace(practitioner, entries=tuple(entries))


def _made(
    terms: Terms,
    practitioner: Practitioner,
    all_standings: tuple[Standing | NoPeriod, ...],
    past: tuple[tuple[Earlier, ...], ...],
) -> Iterator[Page]:
    folder = f"{practitioner.id}/renewal/"
    whole = terms.is_whole
    found: list[Registered] = []
    copies: list[Page] = []
    for number, standing in enumerate(all_standings):
        if isinstance(standing, NoPeriod):
            continue
        key = f"{slug(standing.readiness.rules)}-{number + 1}" if number else slug(standing.readiness.rules)
        all_of_them = sheets(terms, practitioner, standing, key) if whole else ()
        more = max(0, len(all_of_them) - FIRST)
        found.append(
            replace(
                registered(terms, practitioner, standing, key, past[len(found)]),
                sheets=all_of_them[:FIRST],
                all_sheets=f"{folder}{key}/index.html" if more else "",
                more=more,
            )
        )
        if more:
            title = f"Answers to copy: {standing.rule_set.title}"
            copies.append(
                _page(practitioner, f"{folder}{key}/", title, Copies(title=title, sheets=all_of_them), folder)
            )
    unknown = tuple(standing for standing in all_standings if isinstance(standing, NoPeriod))
    yield _page(
        practitioner, folder, "Renewal", Renewal(registered=tuple(found), unknown=unknown, whole=whole)
    )
    yield from copies


def _page(practitioner: Practitioner, folder: str, title: str, data: object, parent: str = "") -> Page:
    return Page(
        folder=folder,
        title=title,
        template="renewal.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        in_nav=not parent,
        parent=parent,
        summary="" if parent else "What the regulator asks, what is there, and where each rule was read.",
    )


def _counted(terms: Terms, practitioner: Practitioner) -> frozenset[str]:
    """The entries of all current periods, whose owner finds answers to copy filled from their words."""
    if not terms.is_whole:
        return frozenset()
    periods = [s.readiness.period for s in standings(terms, practitioner) if isinstance(s, Standing)]
    return frozenset(e.id for e in practitioner.entries if any(e.date in period for period in periods))


VIEW = View(name="renewal", order=60, pages=_pages, quotes=_counted)
