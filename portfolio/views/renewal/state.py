"""How a record measures up to its regulators' rules, and how much of that an audience may be told.

A shared build holds less than the record, so it may count too little. It says that something is not
met only where the full record agrees; else it says that none is shown here, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from portfolio import say
from portfolio.entries.profile import Registration
from portfolio.model import Practitioner, Terms
from portfolio.renewal import (
    Met,
    NoPeriod,
    Readiness,
    Registrant,
    RuleSet,
    Task,
    assess,
    past,
    timetable,
)
from portfolio.renewal.periods import DAY

State = Literal["met", "not met", "informs", "none shown here"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One requirement or piece of advice as this audience may be told.

    `found` is None where it would say too much is missing; `shown` is still how much this audience sees.
    """

    met: Met
    state: State
    needed: float | None
    found: float | None
    shown: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One registration: its rules, period and requirements. `ready` is None where it may not be told."""

    registration: Registration
    rule_set: RuleSet
    readiness: Readiness
    lines: tuple[Line, ...]
    advice: tuple[Line, ...]
    ready: bool | None
    tasks: tuple[Task, ...] = ()  # outside the record; only its owner knows which are done
    is_whole: bool = True  # seen by its owner

    @property
    def is_owed(self) -> bool:
        """Whether something is still to be done, as far as this audience may be told."""
        return self.ready is False or any(task.done is None for task in self.tasks)

    @property
    def note(self) -> str:
        """What to know before relying on the rules: whom they are for here, and the rule set's own note."""
        return " ".join(filter(None, (*self._whom(), self.rule_set.note)))

    def _whom(self) -> Iterator[str]:
        """The variant that holds, whether one has ended, and what the person is excused from."""
        named, holds = self.rule_set.variant(self.registration.variant), self.readiness.variant
        ended = named and named is not holds and named.ends(self.registration.since)
        if named and ended:
            yield f"Until {say.day(ended - DAY)}: {named.what}"
            yield f"Since {say.day(ended)}: {holds.what}" if holds else f"That ended on {say.day(ended)}."
        elif holds:
            yield holds.what
        for exemption in self.readiness.exemptions:
            yield exemption.what
            if not exemption.verified:
                yield "This was not found in a page that could be read: ask your regulator."

    @property
    def named(self) -> Iterator[str]:
        """The entries that meet a requirement, or nearly do."""
        for line in (*self.lines, *self.advice):
            yield from line.met.evidence
            yield from (near.entry for near in line.met.nearly)
        yield from self.readiness.evidence


def standings(terms: Terms, practitioner: Practitioner) -> tuple[Standing | NoPeriod, ...]:
    """Every registration whose rules are known here, as much as this audience may be told."""
    return tuple(
        _told(assessed, registration, rule_set, terms, practitioner)
        for registration in practitioner.profile.registration
        for rule_set in (terms.rule_sets.by_id.get(registration.rules),)
        if rule_set
        for assessed in (_assessed(rule_set, registration, terms, practitioner),)
    )


def renewal_json(terms: Terms, practitioner: Practitioner) -> list[dict[str, Any]]:
    """Readiness as `portfolio renewal --format json` and `portfolio.json` give it.

    What this audience may not be told is null: `ready`, and `met` and `found` of a requirement.
    """
    all_standings = standings(terms, practitioner)
    return [_json(standing, practitioner.id) for standing in all_standings if isinstance(standing, Standing)]


def earlier(terms: Terms, practitioner: Practitioner, standing: Standing) -> tuple[Readiness, ...]:
    """Past periods, each assessed on its last day, newest first."""
    registrant = Registrant(
        profile=practitioner.profile, registration=standing.registration, entries=practitioner.entries
    )
    return past(standing.rule_set, registrant, terms.as_of, terms.frameworks)


def coming(terms: Terms, standing: Standing) -> tuple[Any, ...]:
    """The period after this one, where there is one."""
    dates = timetable(standing.rule_set, standing.registration, terms.as_of)
    return () if isinstance(dates, NoPeriod) else dates.coming


def unsaid(terms: Terms, practitioner: Practitioner) -> Iterator[str]:
    """Requirements met only with entries not shown here: for the practitioner alone to read."""
    for standing in standings(terms, practitioner):
        for line in standing.lines if isinstance(standing, Standing) else ():
            if line.state == "none shown here":
                yield f"“{line.met.what}” is met, with entries not shown here"


def _assessed(
    rule_set: RuleSet, registration: Registration, terms: Terms, practitioner: Practitioner
) -> Readiness | NoPeriod:
    registrant = Registrant(
        profile=practitioner.profile, registration=registration, entries=practitioner.entries
    )
    return assess(rule_set, registrant, terms.as_of, terms.frameworks)


def _told(
    readiness: Readiness | NoPeriod,
    registration: Registration,
    rule_set: RuleSet,
    terms: Terms,
    practitioner: Practitioner,
) -> Standing | NoPeriod:
    """What this audience may be told; a shortfall is stated only where the full record falls short too."""
    if isinstance(readiness, NoPeriod):
        return readiness
    missing = practitioner.absences.unmet

    def line(met: Met) -> Line:
        agreed = terms.is_whole or (readiness.rules, met.id) in missing
        return _line(met, agreed=agreed)

    lines = tuple(line(met) for met in readiness.requirements)
    states = {requirement.state for requirement in lines}
    ready = False if "not met" in states else None if "none shown here" in states else True
    return Standing(
        registration=registration,
        rule_set=rule_set,
        readiness=readiness,
        lines=lines,
        advice=tuple(map(line, readiness.advice)),
        ready=ready,
        tasks=readiness.tasks if terms.is_whole else (),
        is_whole=terms.is_whole,
    )


def _line(met: Met, *, agreed: bool) -> Line:
    """One requirement; `agreed` says whether the full record leaves it unmet as well."""
    if met.needed is None:
        return Line(met=met, state="informs", needed=None, found=None)
    if met.met:
        return Line(met=met, state="met", needed=met.needed, found=met.found)
    if agreed:
        return Line(met=met, state="not met", needed=met.needed, found=met.found)
    return Line(met=met, state="none shown here", needed=met.needed, found=None, shown=met.found)


def _json(standing: Standing, practitioner: str) -> dict[str, Any]:
    content = standing.readiness.as_json(practitioner)
    content |= {"ready": standing.ready, "tasks": [task.as_json() for task in standing.tasks]}
    for line, requirement in zip(standing.lines, content["requirements"], strict=True):
        if line.state == "none shown here":
            requirement |= {"found": None, "met": None}
    return content
