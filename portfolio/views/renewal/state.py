"""How a record stands against its regulators' rules, and which of it an audience may be told.

A shared build holds less than the record, so it may count too little. It says that something is not
met only where the full record agrees; else it says that none is shown here, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from portfolio.entries.profile import Registration
from portfolio.model import Practitioner, Terms
from portfolio.renewal import Met, NoPeriod, Readiness, Registrant, RuleSet, assess, past, timetable

State = Literal["met", "not met", "informs", "none shown here"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One requirement or piece of advice as this audience may be told.

    `found` is None where it would say that too little is there; `shown` is what is here all the same.
    """

    met: Met
    state: State
    needed: float | None
    found: float | None
    shown: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One registration: its rules, its period, and every requirement. `ready` is None where unsaid."""

    registration: Registration
    rule_set: RuleSet
    readiness: Readiness
    lines: tuple[Line, ...]
    advice: tuple[Line, ...]
    ready: bool | None

    @property
    def note(self) -> str:
        """What to know before relying on it: whom the variant is for, and what the rule set says."""
        variant = self.rule_set.variant(self.registration.variant)
        return " ".join(filter(None, (variant.what if variant else "", self.rule_set.note)))


def standings(terms: Terms, practitioner: Practitioner) -> tuple[Standing | NoPeriod, ...]:
    """Every registration of the profile whose rules are known, as far as this audience may be told."""
    return tuple(
        _told(found, registration, rule_set, terms, practitioner)
        for registration in practitioner.profile.registration
        for rule_set in (terms.rule_sets.by_id.get(registration.rules),)
        if rule_set
        for found in (_assessed(rule_set, registration, terms, practitioner),)
    )


def renewal_json(terms: Terms, practitioner: Practitioner) -> list[dict[str, Any]]:
    """As `portfolio renewal --format json` and `portfolio.json` give it.

    What may not be said is null: `met` and `found` of a requirement, and `ready`.
    """
    found = standings(terms, practitioner)
    return [_json(one, practitioner.id) for one in found if isinstance(one, Standing)]


def earlier(terms: Terms, practitioner: Practitioner, one: Standing) -> tuple[Readiness, ...]:
    """Past periods as each stood on its last day, newest first."""
    registrant = Registrant(
        profile=practitioner.profile, registration=one.registration, entries=practitioner.entries
    )
    return past(one.rule_set, registrant, terms.as_of, terms.frameworks)


def coming(terms: Terms, one: Standing) -> tuple[Any, ...]:
    """The period after this one, where there is one."""
    found = timetable(one.rule_set, one.registration, terms.as_of)
    return () if isinstance(found, NoPeriod) else found.coming


def unsaid(terms: Terms, practitioner: Practitioner) -> Iterator[str]:
    """Requirements the full record meets and what is shown here does not, for the practitioner's eyes."""
    for one in standings(terms, practitioner):
        for line in one.lines if isinstance(one, Standing) else ():
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
    found: Readiness | NoPeriod,
    registration: Registration,
    rule_set: RuleSet,
    terms: Terms,
    practitioner: Practitioner,
) -> Standing | NoPeriod:
    if isinstance(found, NoPeriod):
        return found
    missing = practitioner.absences.unmet

    def line(one: Met) -> Line:
        agreed = terms.is_whole or (found.rules, one.id) in missing
        return _line(one, agreed=agreed)

    lines = tuple(line(one) for one in found.requirements)
    states = {one.state for one in lines}
    ready = False if "not met" in states else None if "none shown here" in states else True
    return Standing(
        registration=registration,
        rule_set=rule_set,
        readiness=found,
        lines=lines,
        advice=tuple(map(line, found.advice)),
        ready=ready,
    )


def _line(one: Met, *, agreed: bool) -> Line:
    if one.needed is None:
        return Line(met=one, state="informs", needed=None, found=None)
    if one.met:
        return Line(met=one, state="met", needed=one.needed, found=one.found)
    if agreed:
        return Line(met=one, state="not met", needed=one.needed, found=one.found)
    return Line(met=one, state="none shown here", needed=one.needed, found=None, shown=one.found)


def _json(one: Standing, practitioner: str) -> dict[str, Any]:
    content = one.readiness.as_json(practitioner)
    content["ready"] = one.ready
    for line, requirement in zip(one.lines, content["requirements"], strict=True):
        if line.state == "none shown here":
            requirement |= {"found": None, "met": None}
    return content
