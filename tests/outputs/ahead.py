"""A small record with one of everything that has a day, and its calendar read back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import icalendar
import portfolios

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.outputs.calendar import as_calendar
from portfolio.outputs.reminders import Reminder, reminders
from portfolio.share import Share

AS_OF = datetime.date(2026, 11, 22)
KEY = bytes(range(32))
PROFILE = "---\nname: Rowan Fernleigh\nrole: social worker\n{more}---\n"
REGISTERED = "registration: {rules: social-work-england, since: 2023-09-01}\n"
WORDS = {"title": "Quillfeather", "action": "Ring Quillfeather", "goal": "Hear Quillfeather out"}


def session(title: str = WORDS["title"], action: str = WORDS["action"], **fields: Any) -> str:
    """A session that agreed something by 11 December, and on the next one."""
    agreed = {"actions": [{"id": "ring-them", "what": action, "due": "2026-12-11"}], "next": "2026-12-09"}
    said = {name: value for name, value in {**agreed, **fields}.items() if value}
    return portfolios.entry("We talked.", kind="supervision", title=title, **said)


def review(title: str = WORDS["title"], goal: str = WORDS["goal"], **fields: Any) -> str:
    """A goal by 18 December."""
    goals = [{"id": "hear-out", "what": goal, "by": "2026-12-18"}]
    return portfolios.entry("I looked.", kind="review", title=title, **({"goals": goals, **fields}))


def training(title: str = WORDS["title"], until: str = "2027-03-01", **fields: Any) -> str:
    """A certificate."""
    return portfolios.entry("I learnt.", kind="training", title=title, valid_until=until, **fields)


def full(more: str = REGISTERED, **words: str) -> dict[str, str]:
    """One of everything, in these words; the ids stay what they are."""
    said = {**WORDS, **words}
    return {
        "profile.md": PROFILE.format(more=more),
        "quillfeather-session.md": session(said["title"], said["action"]),
        "quillfeather-review.md": review(said["title"], said["goal"]),
        "quillfeather-training.md": training(said["title"]),
    }


def ahead(root: Path, files: Mapping[str, str], as_of: datetime.date = AS_OF) -> tuple[Reminder, ...]:
    """All that has a day in a record of Rowan's; rules of her own lie below `rules/`."""
    places = {name: name if name.startswith("rules/") else f"practitioners/rowan/{name}" for name in files}
    project = portfolios.write(root, {places[name]: text for name, text in files.items()})
    reading = read(portfolios.folder_of(project), as_of)
    assert not [one for one in reading.problems if one.is_error]
    shown = visible(reading.portfolio, Share.PRIVATE)
    return reminders(shown.terms, shown.practitioners[0])


def said(some: tuple[Reminder, ...]) -> list[tuple[str, str]]:
    """The day and the words of each."""
    return [(one.day.isoformat(), one.sort.what) for one in some]


def made(root: Path, files: Mapping[str, str], as_of: datetime.date = AS_OF, key: bytes = KEY) -> bytes:
    """The calendar of a record."""
    return as_calendar(ahead(root, files, as_of), as_of, "rowan", key)


@dataclass(frozen=True)
class Event:
    """What a calendar shows of an event."""

    name: str
    day: datetime.date
    last: datetime.date
    what: str
    more: str
    sequence: int
    heard: tuple[datetime.timedelta, ...]


def by_icalendar(data: bytes) -> list[Event]:
    """A calendar as the library that wrote it reads it."""
    return [
        Event(
            str(event["uid"]),
            event.decoded("dtstart"),
            event.decoded("dtend") - datetime.timedelta(1),
            str(event["summary"]),
            str(event["description"]),
            event["sequence"],
            tuple(alarm.decoded("trigger") for alarm in event.walk("VALARM")),
        )
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]


def opened(calendar: Mapping[str, Event], events: list[Event]) -> dict[str, Event]:
    """What stands in a calendar once a file is opened with it: of one name, the newer."""
    known = dict(calendar)
    for event in events:
        if event.name not in known or event.sequence >= known[event.name].sequence:
            known[event.name] = event
    return known
