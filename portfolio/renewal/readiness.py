"""Readiness: requirements met or not, with the evidence, for one period of one registration."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portfolio.frameworks import Frameworks
from portfolio.renewal.acting import DaysToAct
from portfolio.renewal.base import Requirement, RuleSet
from portfolio.renewal.measure import measure
from portfolio.renewal.periods import DateRange
from portfolio.renewal.rules import Informs
from portfolio.renewal.scene import Registrant, Scene, scene
from portfolio.renewal.tally import Nearly
from portfolio.renewal.tasks import Task, tasks
from portfolio.renewal.timetable import NoPeriod, timetable
from portfolio.renewal.whom import Exemption, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One requirement: what is asked, what is found, and where that was read.

    A requirement that only informs has nothing `needed` and is always met. `due_now` is how much of it is
    due by the day asked about, where that is said. `evidence` are ids of entries,
    oldest first; `close` says in a sentence what would close the gap, `nearly` names entries that
    would count if they had what they lack.
    """

    id: str
    what: str
    needed: float | None
    found: float | None
    met: bool
    due_now: float | None
    evidence: tuple[str, ...]
    close: str
    nearly: tuple[Nearly, ...]
    note: str | None
    source: str
    source_kind: str
    read: datetime.date | None
    verified: bool

    @property
    def is_late(self) -> bool:
        """Whether less is there than is due by the day asked about."""
        return self.due_now is not None and (self.found or 0) < self.due_now

    def as_json(self) -> dict[str, Any]:
        """As `portfolio renewal --format json` gives it."""
        return {
            "id": self.id,
            "what": self.what,
            "needed": self.needed,
            "found": self.found,
            "met": self.met,
            "evidence": list(self.evidence),
            "source": self.source,
            "verified": self.verified,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How a record stands against the rules in force on a day. Advice is apart: it never decides."""

    rules: str
    period: DateRange
    act: DaysToAct
    as_of: datetime.date
    requirements: tuple[Met, ...]
    advice: tuple[Met, ...] = ()
    tasks: tuple[Task, ...] = ()
    variant: Variant | None = None
    exemptions: tuple[Exemption, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether every requirement is met."""
        return all(requirement.met for requirement in self.requirements)

    @property
    def counts_nothing(self) -> bool:
        """Whether all requirements only inform, so that nothing here says ready or not."""
        return all(requirement.needed is None for requirement in self.requirements)

    @property
    def days_left(self) -> int:
        """Days until the period ends: 0 on its last day, below 0 once it is over."""
        return self.period.days_left(self.as_of)

    @property
    def days_to_act(self) -> int | None:
        """Days until the last day to act: 0 on that day, below 0 once it is over; None where not known."""
        return (self.act.due - self.as_of).days if self.act.due else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of all entries that count towards anything, each once."""
        return tuple(dict.fromkeys(id_ for requirement in self.requirements for id_ in requirement.evidence))

    def as_json(self, practitioner: str) -> dict[str, Any]:
        """As `portfolio renewal --format json` gives it."""
        return {
            "practitioner": practitioner,
            "rules": self.rules,
            "period": {"start": self.period.start.isoformat(), "end": self.period.end.isoformat()},
            "as_of": self.as_of.isoformat(),
            "ready": self.ready,
            "requirements": [requirement.as_json() for requirement in self.requirements],
            "opens": self.act.opens and self.act.opens.isoformat(),
            "due": self.act.due and self.act.due.isoformat(),
            "tasks": [task.as_json() for task in self.tasks],
        }


def assess(
    rule_set: RuleSet, registrant: Registrant, as_of: datetime.date, frameworks: Frameworks | None = None
) -> Readiness | NoPeriod:
    """How a registrant stands on a day, in the period that holds it, by the rules of that day."""
    seen = scene(rule_set, registrant, as_of, frameworks)
    if isinstance(seen, NoPeriod):
        return seen
    requirements, advice = _all_met(rule_set.requirements, seen), _all_met(rule_set.advice, seen)
    return Readiness(
        rules=rule_set.id,
        period=seen.period,
        act=rule_set.act.days(seen.period),
        as_of=as_of,
        requirements=requirements,
        advice=advice,
        tasks=tuple(tasks(seen)),
        variant=seen.variant,
        exemptions=seen.exemptions,
    )


def past(
    rule_set: RuleSet, registrant: Registrant, as_of: datetime.date, frameworks: Frameworks | None = None
) -> tuple[Readiness, ...]:
    """Every earlier period as it stood on its last day, by the rules of that day, newest first.

    Goes back as far as the registration, the first entry and the rules known here. Before the first
    entry there is nothing to judge by, so those periods are left out rather than called unready.
    """
    first = min((entry.date for entry in registrant.entries), default=as_of)
    periods = timetable(rule_set, registrant.registration, as_of, first)
    earlier = () if isinstance(periods, NoPeriod) else periods.past
    assessed = (
        assess(rule_set, registrant, period.end, frameworks) for period in earlier if first <= period.end
    )
    return tuple(readiness for readiness in assessed if isinstance(readiness, Readiness))


def _all_met(requirements: Iterable[Requirement], seen: Scene) -> tuple[Met, ...]:
    since = seen.registrant.registration.since
    return tuple(
        _met(asked, seen)
        for asked in requirements
        if asked.in_force(seen.as_of) and asked.is_for(seen.variant, since)
    )


def _met(asked: Requirement, seen: Scene) -> Met:
    excused = next((one for one in seen.exemptions if asked.id in one.excuses), None)
    measured = measure(Informs() if excused else seen.rule_set.rule(asked, seen.variant), seen)
    return Met(
        id=asked.id,
        what=asked.what,
        needed=measured.needed,
        found=measured.found,
        met=measured.met,
        due_now=measured.due_now,
        evidence=measured.evidence,
        close=measured.close,
        nearly=measured.nearly,
        note="Not asked of you in this period." if excused else asked.note,
        source=asked.source,
        source_kind=asked.source_kind,
        read=asked.read,
        verified=asked.verified,
    )
