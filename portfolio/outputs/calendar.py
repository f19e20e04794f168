"""Reminders as a file that a calendar opens: iCalendar, RFC 5545.

A second file updates the first, since each reminder keeps its name. The name is made from ids, and ids
are made from titles; so it is made with the record's own key, or somebody could try words until one fits.
"""

from __future__ import annotations

import datetime
import hmac
from collections.abc import Iterable, Iterator
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from portfolio.keeping.own_key import own_key
from portfolio.model import Practitioner, Terms
from portfolio.outputs.reminders import Reminder, reminders

FILE = "reminders.ics"
_DAY = datetime.timedelta(1)
_NINE = datetime.timedelta(hours=9)  # in the morning; without it an alarm would go off at midnight


def own_calendar(project: Path, terms: Terms, practitioner: Practitioner) -> bytes | None:
    """The days ahead of one practitioner as a file; None where there are none."""
    ahead = [one for one in reminders(terms, practitioner) if one.day >= terms.as_of]
    return as_calendar(ahead, terms.as_of, practitioner.id, own_key(project)) if ahead else None


def as_calendar(some: Iterable[Reminder], as_of: datetime.date, whose: str, key: bytes) -> bytes:
    """Reminders as a calendar holds them. The same ones on the same day are the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portfolio//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Portfolio reminders")
    for reminder in some:
        calendar.add_component(_event(reminder, as_of, _name(whose, reminder.about, key)))
    return bytes(calendar.to_ical())


def _name(whose: str, about: str, key: bytes) -> str:
    return hmac.digest(key, f"{whose}\0{about}".encode(), "sha256").hex()


def _event(reminder: Reminder, as_of: datetime.date, name: str) -> Event:
    event = Event()
    event.add("uid", name)
    event.add("summary", reminder.sort.what)
    event.add("description", reminder.sort.page)
    event.add("dtstart", reminder.day)
    event.add("dtend", reminder.day + _DAY)
    event.add("dtstamp", datetime.datetime.combine(as_of, datetime.time(), datetime.UTC))
    event.add("sequence", as_of.toordinal())  # a later file wins
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # the day stays free
    for trigger in _triggers(reminder, as_of):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", reminder.sort.what)
        alarm.add("trigger", trigger)
        event.add_component(alarm)
    return event


def _triggers(reminder: Reminder, as_of: datetime.date) -> Iterator[datetime.timedelta]:
    """When it is heard: not on days gone by, and on the day itself if no other is left."""
    left = [before for before in reminder.sort.before if reminder.day - before * _DAY > as_of]
    return (_NINE - before * _DAY for before in left or [0])
