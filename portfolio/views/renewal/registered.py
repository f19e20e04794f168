"""One registration: what is asked, what is there, what is missing, and periods before and to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from portfolio import say
from portfolio.model import Practitioner, Terms
from portfolio.renewal import DateRange, Met, RuleSet
from portfolio.renewal.acting import ActDay
from portfolio.renewal.facts import Fact
from portfolio.share import Share
from portfolio.views.renewal import acting
from portfolio.views.renewal.answers import Sheet
from portfolio.views.renewal.source import RuleSource, rule_source
from portfolio.views.renewal.state import Line, Standing, coming, earlier
from portfolio.views.shared.base import Mention, mention


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
    by_now: str
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
class ToDo:
    """Something to do on the regulator's own site."""

    id: str
    what: str
    note: str
    done: datetime.date | None
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
    due: str
    around: str
    verdict: str
    tally: str
    is_late: bool
    ready: bool | None
    tasks: tuple[ToDo, ...]
    counted: tuple[Asked, ...]
    informing: tuple[Asked, ...]
    advice: tuple[Asked, ...]
    windows: tuple[Window, ...]
    not_known: tuple[str, ...]
    unshared: tuple[Mention, ...]
    past: tuple[Earlier, ...]
    coming: tuple[DateRange, ...]
    sheets: tuple[Sheet, ...] = ()  # the first ones to copy
    all_sheets: str = ""  # the page with all of them, where there are more
    more: int = 0


def registered(
    terms: Terms, practitioner: Practitioner, standing: Standing, key: str, past: tuple[Earlier, ...]
) -> Registered:
    """One registration, without answers to copy."""
    whole = terms.is_whole
    readiness = standing.readiness
    rules = standing.rule_set
    lines = tuple(_asked(rules, line, practitioner, whole) for line in standing.lines)
    return Registered(
        anchor=key,
        title=rules.title,
        note=standing.note,
        period=readiness.period,
        as_of=readiness.as_of,
        due=acting.due(standing),
        around=acting.around(standing),
        verdict=acting.verdict(standing),
        tally=acting.tally(standing),
        is_late=acting.is_late(standing),
        ready=standing.ready,
        tasks=tuple(
            ToDo(
                id=t.fact.id,
                what=t.fact.what,
                note=t.fact.note or "",
                done=t.done,
                source=_source(rules, t.fact),
            )
            for t in standing.tasks
        ),
        counted=tuple(line for line in lines if line.state != "informs"),
        informing=tuple(line for line in lines if line.state == "informs"),
        advice=tuple(_asked(rules, line, practitioner, whole) for line in standing.advice),
        windows=tuple(_windows(standing)),
        not_known=standing.rule_set.not_known,
        unshared=tuple(_unshared(terms, practitioner, readiness.evidence)),
        past=past,
        coming=coming(terms, standing),
    )


def _asked(rules: RuleSet, line: Line, practitioner: Practitioner, whole: bool) -> Asked:
    """One requirement. How to close a gap is worked out from the full record, so only its owner is told."""
    met, known = line.met, practitioner.by_id
    number = line.found if line.found is not None else line.shown
    if not line.needed or number is None:
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
        by_now=acting.by_now(line) if gap else "",
        close=met.close if gap else "",
        nearly=tuple(_nearly(met, practitioner)) if gap else (),
        source=_source(rules, met),
    )


def _nearly(met: Met, practitioner: Practitioner) -> Iterator[Near]:
    for near in met.nearly:
        if near.entry in practitioner.by_id:
            yield Near(entry=mention(practitioner.by_id[near.entry]), lacks=say.all_of(near.lacks))


def _windows(standing: Standing) -> Iterator[Window]:
    act, rules = standing.readiness.act, standing.rule_set
    for day, opens, closes in ((rules.act.opens, act.opens, None), (rules.act.due, None, act.due)):
        if day.when:
            yield Window(what=day.what or "", opens=opens, closes=closes, source=_source(rules, day))
    for window in rules.dates:
        if window.in_force(standing.readiness.as_of):
            opens, closes = window.days(standing.readiness.period)
            yield Window(what=window.what, opens=opens, closes=closes, source=_source(rules, window))


def _source(rules: RuleSet, fact: Fact | ActDay | Met) -> RuleSource:
    return rule_source(rules, fact.source or "", fact.source_kind, fact.read, fact.verified)


def _unshared(terms: Terms, practitioner: Practitioner, counting: Iterable[str]) -> Iterator[Mention]:
    """Evidence the regulator cannot see, listed for audiences who see more than the regulator."""
    if terms.audience.reaches(Share.REGULATOR):
        return
    for id_ in counting:
        entry = practitioner.by_id.get(id_)
        if entry and not entry.share.reaches(Share.REGULATOR):
            yield mention(entry)


def ended(terms: Terms, practitioner: Practitioner, standing: Standing) -> Iterator[Earlier]:
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
