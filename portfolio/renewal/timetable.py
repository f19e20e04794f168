"""Timetable: the periods of one registration, past, current and coming, or why they are not known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from portfolio import say
from portfolio.entries.profile import Registration
from portfolio.renewal.base import RuleSet
from portfolio.renewal.facts import on_or_before
from portfolio.renewal.periods import (
    Beginnings,
    DateRange,
    before,
    counted_back_from,
    counted_from,
    number_on,
    numbered,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The period that holds a day, those before it, newest first, and the next one."""

    current: DateRange
    past: tuple[DateRange, ...] = ()
    coming: tuple[DateRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPeriod:
    """Why no period is known, and what to write instead."""

    rules: str
    why: str
    fix: str


def timetable(
    rule_set: RuleSet,
    registration: Registration,
    as_of: datetime.date,
    back_to: datetime.date | None = None,
) -> Timetable | NoPeriod:
    """The periods around a day. Past periods go back to `since`, or else to `back_to` if that is given."""
    since = registration.since
    if since and as_of < since:
        why = f"The registration began on {say.day(since)}, after {say.day(as_of)}, the day asked about."
        return NoPeriod(rules=rule_set.id, why=why, fix="Correct `since`, or ask about a later day.")
    if not rule_set.counts_anything(as_of, registration):
        why = f"The rules known here were not yet, or no longer, in force on {say.day(as_of)}."
        return NoPeriod(
            rules=rule_set.id, why=why, fix="Ask about another day, or add the rules of that time."
        )
    try:
        return _timetable(rule_set, registration, as_of, since or back_to or as_of)
    except (ValueError, OverflowError):  # before the year 1 or after the year 9999
        why = "Counted from the dates written, the period lies outside the calendar."
        return NoPeriod(rules=rule_set.id, why=why, fix="Correct `since` or `renews`.")


def _timetable(
    rule_set: RuleSet, registration: Registration, as_of: datetime.date, back_to: datetime.date
) -> Timetable | NoPeriod:
    cycle = rule_set.period
    months = rule_set.months(rule_set.variant_on(registration, as_of))
    begins = _begins(rule_set, registration, as_of, months)
    if isinstance(begins, NoPeriod):
        return begins
    number = 0 if cycle.counted == "once" else number_on(begins, months, as_of)
    current = numbered(begins, number)
    if not cycle.in_force(current.start):
        why = f"“{rule_set.id}” has no period that begins on {say.day(current.start)}: " + (
            f"the last began by {say.day(cycle.to)}."
            if cycle.to and cycle.to < current.start
            else "there were none yet."
        )
        return NoPeriod(rules=rule_set.id, why=why, fix="Correct `since`, or name other `rules`.")
    if cycle.counted == "once":
        return Timetable(current=current)
    past = tuple(p for p in before(begins, number, back_to) if cycle.in_force(p.start))
    coming = tuple(p for p in (numbered(begins, number + 1),) if cycle.in_force(p.start))
    return Timetable(current=current, past=past, coming=coming)


def _begins(
    rule_set: RuleSet, registration: Registration, as_of: datetime.date, months: int
) -> Beginnings | NoPeriod:
    cycle = rule_set.period
    if cycle.counted == "calendar" and cycle.starts:
        return counted_from(on_or_before(cycle.starts, as_of), months)
    if cycle.counted == "own" and registration.renews:
        return counted_back_from(registration.renews, months, rule_set.stretch(registration, months))
    if registration.since:
        return counted_from(registration.since, months, rule_set.stretch(registration, months))
    dates = "`since: 2023-09-01`"
    if cycle.counted == "own":
        dates = f"`renews: 2027-04-30`, the day you next renew, or {dates}"
    why = f"“{rule_set.id}” counts its period from your own dates, and none is written."
    return NoPeriod(rules=rule_set.id, why=why, fix=f"Add {dates}.")
