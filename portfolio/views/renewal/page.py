"""Renewal: what the regulator asks, what is there, what is missing, and answers to copy."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from portfolio import say
from portfolio.model import Practitioner, Terms
from portfolio.renewal import DateRange, Met, NoPeriod
from portfolio.share import Share
from portfolio.text.slug import slug
from portfolio.views.renewal.answers import Sheet, sheets
from portfolio.views.renewal.source import RuleSource, rule_source
from portfolio.views.renewal.state import Line, Standing, coming, earlier, standings
from portfolio.views.shared.base import Mention, Page, View, mention

FIRST = 2  # sheets to copy on the page itself; all of them stand on a page of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An entry that would count if it had what it lacks."""

    entry: Mention
    lacks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One requirement as the page shows it."""

    id: str
    what: str
    note: str
    state: str  # met, not met, informs, none shown here
    count: str  # 3 of 2
    evidence: tuple[Mention, ...]
    close: str
    nearly: tuple[Near, ...]
    source: RuleSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When renewal opens and closes in this period."""

    what: str
    opens: datetime.date | None
    closes: datetime.date | None
    source: RuleSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A period that has ended: ready, not ready, or not for this audience to know."""

    period: DateRange
    state: Literal["ready", "not ready", "not counted", "unsaid"]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One registration, as much as this audience may be told."""

    anchor: str
    title: str
    note: str
    period: DateRange
    as_of: datetime.date
    days_left: int
    ready: bool | None
    counted: tuple[Asked, ...]
    informing: tuple[Asked, ...]
    advice: tuple[Asked, ...]
    windows: tuple[Window, ...]
    unshared: tuple[Mention, ...]
    past: tuple[Earlier, ...]
    coming: tuple[DateRange, ...]
    sheets: tuple[Sheet, ...]
    all_sheets: str  # the page with all of them, where there are more
    more: int


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


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page]:
    folder = f"{practitioner.id}/renewal/"
    whole = terms.is_whole
    registered: list[Registered] = []
    copies: list[Page] = []
    all_standings = standings(terms, practitioner)
    for number, standing in enumerate(all_standings):
        if isinstance(standing, NoPeriod):
            continue
        key = f"{slug(standing.readiness.rules)}-{number + 1}" if number else slug(standing.readiness.rules)
        all_of_them = sheets(terms, practitioner, standing, key) if whole else ()
        registered.append(_registered(terms, practitioner, standing, key, all_of_them))
        if registered[-1].more:
            title = f"Answers to copy: {standing.rule_set.title}"
            copies.append(
                _page(practitioner, f"{folder}{key}/", title, Copies(title=title, sheets=all_of_them), folder)
            )
    unknown = tuple(standing for standing in all_standings if isinstance(standing, NoPeriod))
    yield _page(
        practitioner, folder, "Renewal", Renewal(registered=tuple(registered), unknown=unknown, whole=whole)
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


def _registered(
    terms: Terms, practitioner: Practitioner, standing: Standing, key: str, all_of_them: tuple[Sheet, ...]
) -> Registered:
    whole = terms.is_whole
    readiness = standing.readiness
    lines = tuple(_asked(line, practitioner, whole) for line in standing.lines)
    return Registered(
        anchor=key,
        title=standing.rule_set.title,
        note=standing.note,
        period=readiness.period,
        as_of=readiness.as_of,
        days_left=readiness.days_left,
        ready=standing.ready,
        counted=tuple(line for line in lines if line.state != "informs"),
        informing=tuple(line for line in lines if line.state == "informs"),
        advice=tuple(_asked(line, practitioner, whole) for line in standing.advice),
        windows=tuple(_windows(standing)),
        unshared=tuple(_unshared(terms, practitioner, readiness.evidence)),
        past=tuple(_earlier(terms, practitioner, standing)),
        coming=coming(terms, standing),
        sheets=all_of_them[:FIRST],
        all_sheets=f"{practitioner.id}/renewal/{key}/index.html" if len(all_of_them) > FIRST else "",
        more=max(0, len(all_of_them) - FIRST),
    )


def _asked(line: Line, practitioner: Practitioner, whole: bool) -> Asked:
    """One requirement. How to close a gap is worked out from the full record, so only its owner is told."""
    met, known = line.met, practitioner.by_id
    number = line.found if line.found is not None else line.shown
    if line.needed is None or number is None:
        count = ""
    elif line.state == "none shown here":
        count = f"{number:,} shown here, {line.needed:,} asked for" if number else ""
    else:
        count = f"{number:,} of {line.needed:,}"
    gap = whole and line.state == "not met"
    return Asked(
        id=met.id,
        what=met.what,
        note=met.note or "",
        state=line.state,
        count=count,
        evidence=tuple(mention(known[id_]) for id_ in met.evidence if id_ in known),
        close=met.close if gap else "",
        nearly=tuple(_nearly(met, practitioner)) if gap else (),
        source=rule_source(met.source, met.source_kind, met.read, met.verified),
    )


def _nearly(met: Met, practitioner: Practitioner) -> Iterator[Near]:
    for near in met.nearly:
        if near.entry in practitioner.by_id:
            yield Near(entry=mention(practitioner.by_id[near.entry]), lacks=say.all_of(near.lacks))


def _windows(standing: Standing) -> Iterator[Window]:
    for window in standing.rule_set.dates:
        if window.in_force(standing.readiness.as_of):
            opens, closes = window.days(standing.readiness.period)
            read = rule_source(window.source, window.source_kind, window.read, window.verified)
            yield Window(what=window.what, opens=opens, closes=closes, source=read)


def _unshared(terms: Terms, practitioner: Practitioner, counting: Iterable[str]) -> Iterator[Mention]:
    """Evidence the regulator cannot see, listed for audiences who see more than the regulator."""
    if terms.audience.reaches(Share.REGULATOR):
        return
    for id_ in counting:
        entry = practitioner.by_id.get(id_)
        if entry and not entry.share.reaches(Share.REGULATOR):
            yield mention(entry)


def _earlier(terms: Terms, practitioner: Practitioner, standing: Standing) -> Iterator[Earlier]:
    """Periods that have ended; only the full record may say that a requirement was not met."""
    for past in earlier(terms, practitioner, standing):
        missing = tuple(met.what for met in past.requirements if not met.met)
        if past.counts_nothing:
            yield Earlier(period=past.period, state="not counted", missing=())
        elif past.ready:
            yield Earlier(period=past.period, state="ready", missing=())
        elif terms.is_whole:
            yield Earlier(period=past.period, state="not ready", missing=missing)
        else:
            yield Earlier(period=past.period, state="unsaid", missing=())


def _counted(terms: Terms, practitioner: Practitioner) -> frozenset[str]:
    """The entries of all current periods: the answers to copy are filled from their words."""
    periods = [s.readiness.period for s in standings(terms, practitioner) if isinstance(s, Standing)]
    return frozenset(e.id for e in practitioner.entries if any(e.date in period for period in periods))


VIEW = View(name="renewal", order=60, pages=_pages, quotes=_counted)
