"""The bytes of a calendar → its events: when, how long, how often. Of the words only the name is held.

Times are those of the clock on the wall where the event is, so that ten o'clock stays ten o'clock when
the clocks change.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from portfolio.writing.plain import one_line, shortened
from portfolio.writing.tables import UnreadableError

_MOST = 50_000_000
_LONGEST_NAME = 80
_LONGEST = datetime.timedelta(hours=12)  # what takes longer is no session but a day or a trip
_HOME = "Europe/London"
_UTC = datetime.timedelta()
_NEEDED = frozenset({"DTSTART", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"})
_FOLD = re.compile(r"\r?\n[ \t]")
_USED = re.compile(
    r"(?:BEGIN|END|UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|RECURRENCE-ID|STATUS|SEQUENCE"
    r"|X-WR-TIMEZONE|TZID|TZOFFSETFROM|TZOFFSETTO)[;:]",
    re.IGNORECASE,
)
_BROKEN = "This calendar cannot be read. Export it again from the program it comes from."


@dataclass(frozen=True)
class Time:
    """A moment as the wall clock shows it, and in which zone; a day without a clock."""

    wall: datetime.datetime
    zone: datetime.tzinfo | None = None
    is_day: bool = False

    def within(self, zone: datetime.tzinfo | None) -> datetime.datetime:
        """The same moment on the wall clock of another zone."""
        if self.is_day or self.zone is None or zone is None:
            return self.wall
        try:
            return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)
        except (ValueError, OverflowError):  # at the beginning or the end of all years
            return self.wall

    def is_same(self, wall: datetime.datetime, zone: datetime.tzinfo | None) -> bool:
        """Whether it names this moment, or its day where it names only a day."""
        return self.wall.date() == wall.date() if self.is_day else self.within(zone) == wall


@dataclass(frozen=True)
class Event:
    """One event, as far as it says when."""

    uid: str
    name: str = field(repr=False)
    start: Time
    minutes: int | None = None
    is_cancelled: bool = False
    repeats: tuple[str, ...] = ()  # as RFC 5545 writes it, without its end
    until: tuple[Time | None, ...] = ()
    without: tuple[Time, ...] = ()
    also: tuple[Time, ...] = ()
    instead_of: Time | None = None
    version: int = 0


@dataclass(frozen=True)
class Events:
    """The events of a calendar, its own zone, and how many say no day that can be read.

    An event of which one part cannot be read is left with all its parts: a cancelled day must not look held.
    """

    all: tuple[Event, ...]
    home: datetime.tzinfo
    unread: int = 0


def events(data: bytes) -> Events:
    """The events of a calendar. Raises UnreadableError with a sentence."""
    from icalendar import Component

    if len(data) > _MOST:
        raise UnreadableError("This calendar is larger than 50 MB. Export a shorter time.")
    try:
        calendars: Any = Component.from_ical(_without_people(data), multiple=True)
        found = [event for one in calendars for event in one.walk("VEVENT")]
        home = next((str(one["X-WR-TIMEZONE"]) for one in calendars if "X-WR-TIMEZONE" in one), _HOME)
    except Exception as error:  # whatever is broken in it
        raise UnreadableError(_BROKEN) from error
    if not found:
        raise UnreadableError("There are no events in this calendar.")
    read = [(_uid(one), _event(one)) for one in found]
    broken = {uid for uid, event in read if event is None} - {""}
    known = tuple(event for uid, event in read if event and uid not in broken)
    return Events(known, _zone(home), len(read) - len(known))


def _without_people(data: bytes) -> str:
    """Only the lines that are used: places, people and what was written are not even read."""
    text = _FOLD.sub("", data.decode("utf-8-sig", "replace"))
    return "".join(f"{line}\r\n" for line in text.splitlines() if _USED.match(line))


def _zone(name: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # no zone, or a name that is none
        return ZoneInfo(_HOME)


def _event(event: Any) -> Event | None:
    start = _time(_moment(event.get("DTSTART")))
    if start is None or any(str(name).upper() in _NEEDED for name, _ in event.errors):
        return None
    rules = _listed(event.get("RRULE"))
    return Event(
        uid=_uid(event),
        name=shortened(one_line(str(event.get("SUMMARY", ""))), _LONGEST_NAME),
        start=start,
        minutes=_minutes(event, start),
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        repeats=tuple(_rule(rule) for rule in rules),
        until=tuple(_until(rule) for rule in rules),
        without=tuple(_times(event.get("EXDATE"))),
        also=tuple(_times(event.get("RDATE"))),
        instead_of=_time(_moment(event.get("RECURRENCE-ID"))),
        version=_number(event.get("SEQUENCE")),
    )


def _uid(event: Any) -> str:
    return str(event.get("UID", ""))


def _moment(value: Any) -> object:
    """What a property says, where it says a time at all."""
    try:
        return value.dt
    except Exception:  # noqa: BLE001 - what is broken in it raises an error of the reader's own
        return None


def _time(said: object) -> Time | None:
    if isinstance(said, tuple):  # a period of time
        said = said[0]
    if isinstance(said, datetime.datetime):
        return Time(said.replace(tzinfo=None, fold=0), said.tzinfo)
    if isinstance(said, datetime.date):
        return Time(datetime.datetime.combine(said, datetime.time()), is_day=True)
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _times(value: Any) -> Iterator[Time]:
    for one in _listed(value):
        dts: Iterable[Any] = getattr(one, "dts", ()) or ()
        yield from (time for time in (_time(_moment(dt)) for dt in dts) if time)


def _minutes(event: Any, start: Time) -> int | None:
    """How long it takes, where that is the length of a session."""
    end, said = _time(_moment(event.get("DTEND"))), _moment(event.get("DURATION"))
    if end is not None and not start.is_day and not end.is_day:
        length = end.within(start.zone) - start.wall
    elif isinstance(said, datetime.timedelta):
        length = said
    else:
        return None
    return round(length.total_seconds() / 60) if _UTC < length <= _LONGEST else None


def _rule(rule: Any) -> str:
    """A rule without its end; as it was typed where it is broken, to be refused later."""
    try:
        kept = {name: value for name, value in rule.items() if name.upper() != "UNTIL"}
        return str(type(rule)(kept).to_ical().decode())
    except Exception:  # noqa: BLE001 - what is broken in it raises an error of the reader's own
        return "?"


def _until(rule: Any) -> Time | None:
    try:
        return _time(rule.get("UNTIL", [None])[0])
    except Exception:  # noqa: BLE001 - as above
        return None


def _number(value: Any) -> int:
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0
