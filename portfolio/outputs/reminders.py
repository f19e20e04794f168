"""The days ahead on which something is due, for one practitioner, in none of the record's words.

A calendar goes to a telephone, and to the server of an employer: what a reminder says is the same in
every record, and the page it names holds the rest.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.entries.training import Training
from portfolio.model import Practitioner, Terms
from portfolio.renewal import NoPeriod
from portfolio.renewal.acting import DaysToAct
from portfolio.renewal.periods import DateRange
from portfolio.views.renewal.state import Standing, coming, standings
from portfolio.views.supervision.since import next_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What a reminder says, the page that holds the rest, and how many days before it is heard."""

    what: str
    page: str
    before: tuple[int, ...]


_RENEWAL = "Open your portfolio at “Renewal”: what is asked and what is missing stands there."
OPENS = Sort(what="Renewal of your registration opens", page=_RENEWAL, before=(0,))
DUE = Sort(what="Renewal of your registration is due", page=_RENEWAL, before=(28, 7))
ENDS = Sort(what="The period of your registration ends", page=_RENEWAL, before=(28, 7))
SESSION = Sort(
    what="Your next supervision",
    page="Open your portfolio at “Supervision”: what is open since last time stands there.",
    before=(2,),
)
ACTION = Sort(
    what="An agreed action is due",
    page="Open your portfolio at “Supervision”: which one it is stands there.",
    before=(3,),
)
GOAL = Sort(
    what="A goal is due", page="Open your portfolio at “Supervision”, below “Goals”.", before=(7,)
)  # fmt: skip
CERTIFICATE = Sort(
    what="A certificate runs out",
    page="Open your portfolio at “Timeline”: it stands with the training that gave it.",
    before=(56, 14),  # a course has to be found and booked
)

_YEARS = 10  # ahead: whoever writes the year 9999 means never


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something due on a day. `about` stays the same when that day moves; it is for no reader."""

    sort: Sort
    day: datetime.date
    about: str


def reminders(terms: Terms, practitioner: Practitioner) -> tuple[Reminder, ...]:
    """All that is still to be done by a day, the earliest first; some of those days may have gone by."""
    found = (
        *_renewals(terms, practitioner),
        *_supervision(terms, practitioner),
        *_certificates(practitioner),
    )
    near = (one for one in found if one.day.year - terms.as_of.year <= _YEARS)
    return tuple(sorted(near, key=lambda one: (one.day, one.sort.what, one.about)))


def _renewals(terms: Terms, practitioner: Practitioner) -> Iterator[Reminder]:
    """Of each registration the period to act in: this one, or where that is done or over, the next."""
    seen: Counter[str] = Counter()
    for standing in standings(terms, practitioner):
        if isinstance(standing, NoPeriod):
            continue
        rules = standing.readiness.rules
        seen[rules] += 1
        readiness, about = standing.readiness, f"renewal\0{rules}\0{seen[rules]}"
        now = tuple(_to_act(readiness.period, readiness.act, about))
        is_over = all(one.day < terms.as_of for one in now)
        if not _is_done(standing):
            yield from (one for one in now if one.sort is not OPENS or one.day >= terms.as_of)
        if is_over or _is_done(standing):
            for period in coming(terms, standing):
                yield from _to_act(period, standing.rule_set.act.days(period), about)


def _to_act(period: DateRange, act: DaysToAct, about: str) -> Iterator[Reminder]:
    if act.opens:
        yield Reminder(sort=OPENS, day=act.opens, about=f"{about}\0opens")
    due = (DUE, act.due) if act.due else (ENDS, period.end)
    yield Reminder(sort=due[0], day=due[1], about=f"{about}\0due")


def _is_done(standing: Standing) -> bool:
    """Whether the record says so: where nothing is ticked off, only its owner knows."""
    return bool(standing.tasks) and not standing.is_owed


def _supervision(terms: Terms, practitioner: Practitioner) -> Iterator[Reminder]:
    if day := next_day(terms, practitioner):
        yield Reminder(sort=SESSION, day=day, about="session")
    for thread in practitioner.threads:
        if thread.action.due and not thread.done:
            yield Reminder(sort=ACTION, day=thread.action.due, about=f"action\0{thread.reference}")
    for goal in practitioner.goals:
        if goal.by and goal.is_open:
            yield Reminder(sort=GOAL, day=goal.by, about=f"goal\0{goal.reference}")


def _certificates(practitioner: Practitioner) -> Iterator[Reminder]:
    trainings = [entry for entry in practitioner.entries if isinstance(entry, Training)]
    for entry in trainings:
        if entry.valid_until and not _is_renewed(entry, trainings, practitioner.arrows.get(entry.id, ())):
            yield Reminder(sort=CERTIFICATE, day=entry.valid_until, about=f"certificate\0{entry.id}")


def _is_renewed(entry: Training, trainings: Iterable[Training], later: Iterable[str]) -> bool:
    """Whether a training that followed it, or one of the same title, lasts longer."""
    return any(
        other.valid_until and entry.valid_until and other.valid_until > entry.valid_until
        for other in trainings
        if other.id in later or other.title.casefold() == entry.title.casefold()
    )
