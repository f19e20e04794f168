"""Which sessions of a calendar are new beside what a record holds. What somebody wrote goes before it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries.profile import Noted
from portfolio.entries.supervision import Supervision
from portfolio.writing.calendar.planned import Session
from portfolio.writing.dates import short

_RANK = {"held": 0, "moved": 0, "cancelled": 1}


@dataclass(frozen=True)
class Compared:
    """What becomes of the sessions of a calendar."""

    new: tuple[Session, ...]
    there: int
    doubts: tuple[str, ...]  # where the calendar and the record disagree: nothing is written


def compared(sessions: Iterable[Session], noted: Iterable[Noted], entries: Iterable[Supervision]) -> Compared:
    """The sessions that neither a line of the profile nor an entry tells of, one a day, oldest first."""
    known = _known(noted, entries)
    instead = {planned for _, planned in known.values() if planned}
    new: list[Session] = []
    doubts: list[str] = []
    there = 0
    for one in _one_a_day(sessions):
        status, _ = known.get(one.day, ("", None))
        if status and (status == "cancelled") != (one.status == "cancelled"):
            doubts.append(f"{short(one.day)}: the calendar says {one.status}, your record {status}.")
        elif status or one.day in instead:
            there += 1
        elif one.planned and known.get(one.planned, ("cancelled", None))[0] != "cancelled":
            doubts.append(
                f"{short(one.day)}: the calendar says moved from {short(one.planned)}, "
                "and your record has a session on that day."
            )
        else:
            new.append(one)
    return Compared(tuple(new), there, tuple(doubts))


def _known(
    noted: Iterable[Noted], entries: Iterable[Supervision]
) -> dict[datetime.date, tuple[str, datetime.date | None]]:
    """What the record says of each day; an entry goes before a line of the profile."""
    known = {one.date: (str(one.status), one.planned) for one in noted}
    return known | {
        entry.date: (str(entry.status), entry.planned) for entry in entries if entry.form == "individual"
    }


def _one_a_day(sessions: Iterable[Session]) -> list[Session]:
    """One session for each day, held before cancelled; none for a day that another was moved from."""
    by_day: dict[datetime.date, Session] = {}
    for one in sorted(sessions, key=lambda one: (_RANK[one.status], one.day)):
        by_day.setdefault(one.day, one)
    moved = {one.planned for one in by_day.values()}
    return [by_day[day] for day in sorted(by_day) if not (by_day[day].status == "cancelled" and day in moved)]
