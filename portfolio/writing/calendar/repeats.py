"""An event that repeats → its days, inside a window. What would be counted for ever is refused."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portfolio.writing.calendar.events import Event, Time

_MOST = 25_000  # days of one event: every day for more than sixty years
_A_WEEK = 7
_DAY = datetime.timedelta(1)
_PLAIN = frozenset({"FREQ", "INTERVAL", "COUNT", "BYDAY", "BYMONTH", "WKST"})
_ANY = _PLAIN | {"BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"}
_ALLOWED = {"DAILY": _PLAIN, "WEEKLY": _PLAIN, "MONTHLY": _ANY, "YEARLY": _ANY}


class UnclearError(ValueError):
    """A repetition that no session of supervision has, or that cannot be understood."""


def walls(event: Event, first: datetime.date, last: datetime.date) -> Iterator[datetime.datetime]:
    """When an event is planned between two days, as its wall clock shows it, in no order.

    Raises UnclearError if that cannot be said.
    """
    found = {time.within(event.start.zone) for time in event.also}
    for rule, until in zip(event.repeats, event.until, strict=True):
        found.update(_repeated(event, rule, until, last))
    if not event.repeats:
        found.add(event.start.wall)
    yield from (wall for wall in found if first - _DAY <= wall.date() <= last + _DAY)


def _repeated(event: Event, rule: str, until: Time | None, last: datetime.date) -> set[datetime.datetime]:
    from dateutil.rrule import rrulestr

    if not _is_sensible(rule):
        raise UnclearError(rule)
    end = datetime.datetime.combine(last + _DAY, datetime.time.max)
    try:
        if until:
            ends = until.within(event.start.zone)
            end = min(end, datetime.datetime.combine(ends, datetime.time.max) if until.is_day else ends)
        found: set[datetime.datetime] = set()
        for wall in rrulestr(rule, dtstart=event.start.wall):
            if wall > end:
                break
            found.add(wall)
            if len(found) > _MOST:
                raise UnclearError(rule)
    except (ValueError, OverflowError, TypeError, IndexError, KeyError) as error:
        raise UnclearError(rule) from error
    return found


def _is_sensible(rule: str) -> bool:
    """Whether it repeats by the day or slower, in a way that comes to an end of counting."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    allowed = _ALLOWED.get(parts.get("FREQ", ""), frozenset())
    interval, months = parts.get("INTERVAL", "1"), parts.get("BYMONTH", "1")
    if not parts or not parts.keys() <= allowed or not interval.isdecimal() or int(interval) < 1:
        return False
    never = parts["FREQ"] == "DAILY" and "BYDAY" in parts and int(interval) % _A_WEEK == 0
    return not never and all(month.isdecimal() and 1 <= int(month) <= 12 for month in months.split(","))  # noqa: PLR2004
