"""Events → sessions that were planned, moved and cancelled up to a day, gathered by the events' name."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from portfolio.writing.calendar.events import Event, Events, Time
from portfolio.writing.calendar.repeats import UnclearError, walls
from portfolio.writing.calendar.supervision import is_called_off, plain_name, says_supervision

YEARS = 10  # how far back a calendar is read
_A_YEAR = 365.25


@dataclass(frozen=True)
class Session:
    """One session: its day, what became of it, and nothing else."""

    day: datetime.date
    status: Literal["held", "moved", "cancelled"] = "held"
    planned: datetime.date | None = None
    minutes: int | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """As the profile notes it."""
        said = {"date": self.day, "status": self.status, "planned": self.planned, "minutes": self.minutes}
        return {name: value for name, value in said.items() if value and value != "held"}


@dataclass(frozen=True)
class Group:
    """Sessions of events that have one name."""

    name: str = field(repr=False)
    sessions: tuple[Session, ...] = ()

    @property
    def says_supervision(self) -> bool:
        """Whether the name says what they are."""
        return says_supervision(self.name)


@dataclass(frozen=True)
class Planned:
    """What a calendar holds up to a day."""

    groups: tuple[Group, ...] = ()
    unread: int = 0  # events that say no day
    unclear: int = 0  # repeated events of which nobody can tell the days


def planned(events: Events, today: datetime.date) -> Planned:
    """The sessions of the last years, by the name of their events, those with most sessions first."""
    first = today - datetime.timedelta(YEARS * _A_YEAR)
    groups: dict[str, list[Session]] = defaultdict(list)
    names: dict[str, str] = {}
    unclear: set[str] = set()
    for event, changed in _with_changes(events.all):
        name = plain_name(event.name)
        key = " ".join(name.casefold().split())
        try:
            found = list(_sessions(event, changed, first, today, events.home))
        except UnclearError:
            unclear.add(event.uid)
            continue
        inside = [one for one in found if first <= one.day <= today]
        if inside:
            names.setdefault(key, name)
            groups[key] += inside
    by_most = sorted(groups, key=lambda key: (-len(groups[key]), key))
    made = (Group(names[key], tuple(sorted(groups[key], key=lambda one: one.day))) for key in by_most)
    return Planned(tuple(made), events.unread, len(unclear))


def _with_changes(events: Iterable[Event]) -> Iterator[tuple[Event, tuple[Event, ...]]]:
    """Each event with the changes made to single days of it; a change without its event stands alone."""
    whole: dict[str, Event] = {}
    alone: list[Event] = []
    changes: dict[str, dict[datetime.datetime, Event]] = defaultdict(dict)
    for event in events:
        if event.instead_of:
            before = changes[event.uid].get(event.instead_of.wall)
            if before is None or event.version >= before.version:
                changes[event.uid][event.instead_of.wall] = event
        elif not event.uid:
            alone.append(event)
        elif event.uid not in whole or event.version >= whole[event.uid].version:
            whole[event.uid] = event
    for uid, event in whole.items():
        yield event, tuple(changes.pop(uid, {}).values())
    for event in (*alone, *(one for some in changes.values() for one in some.values())):
        yield event, ()


def _sessions(
    event: Event,
    changes: tuple[Event, ...],
    first: datetime.date,
    today: datetime.date,
    home: datetime.tzinfo,
) -> Iterator[Session]:
    zone = event.start.zone
    if event.instead_of:
        yield _changed(event, event.instead_of, home)
        return
    days = list(walls(event, first, today))
    called_off = event.is_cancelled or is_called_off(event.name)
    if called_off and event.repeats:
        raise UnclearError(event.uid)  # from which day on, nobody says
    for change in changes:
        if change.instead_of:
            yield _changed(change, change.instead_of, home)
    for wall in days:
        if any(change.instead_of and change.instead_of.is_same(wall, zone) for change in changes):
            continue
        day = _day(Time(wall, zone, event.start.is_day), home)
        if called_off or any(time.is_same(wall, zone) for time in event.without):
            yield Session(day, "cancelled")
        else:
            yield Session(day, minutes=event.minutes)


def _changed(change: Event, instead_of: Time, home: datetime.tzinfo) -> Session:
    """A session of a repeated event that became another."""
    day, before = _day(change.start, home), _day(instead_of, home)
    if change.is_cancelled or is_called_off(change.name):
        return Session(before, "cancelled")
    if day == before:
        return Session(day, minutes=change.minutes)
    return Session(day, "moved", before, change.minutes)


def _day(time: Time, home: datetime.tzinfo) -> datetime.date:
    """The day on which it is where the calendar is kept."""
    return time.within(home).date()
