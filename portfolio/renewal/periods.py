"""Periods to renew in: dates only, so that leap years and year ends are right in one place.

A cycle is a row of days on which a period begins, numbered from any one of them; a period ends the
day before the next begins. So periods can neither overlap nor leave a day out.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DAY = datetime.timedelta(days=1)

Beginnings = Callable[[int], datetime.date]  # the number of a period → the day it begins


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class DateRange:
    """From one day to another, both included."""

    start: datetime.date
    end: datetime.date

    def __contains__(self, day: datetime.date) -> bool:
        return self.start <= day <= self.end

    def days_left(self, as_of: datetime.date) -> int:
        """Days after `as_of` until it ends: 0 on its last day, below 0 once it is over."""
        return (self.end - as_of).days


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The one period of a cycle that lasts longer: the one that holds a day, by so many months."""

    holds: datetime.date
    by: int


def counted_from(first: datetime.date, months: int, stretch: Stretch | None = None) -> Beginnings:
    """A cycle whose period 0 begins on a day.

    Always counted from that first day, so a cycle from 29 February returns to the 29th in leap years.
    """

    def plain(number: int) -> datetime.date:
        return add_months(first, number * months)

    if stretch is None:
        return plain
    longer = number_on(plain, months, stretch.holds)
    return lambda number: add_months(first, number * months + (stretch.by if number > longer else 0))


def counted_back_from(last: datetime.date, months: int, stretch: Stretch | None = None) -> Beginnings:
    """A cycle whose period 0 ends on a day. Whatever lies before a longer period began that much earlier."""

    def begun(number: int, earlier: int = 0) -> datetime.date:
        return add_months(last, (number - 1) * months - earlier) + DAY

    if stretch is None:
        return begun
    longer = number_on(lambda number: begun(number, stretch.by), months, stretch.holds)
    if longer <= 0:
        return lambda number: begun(number, stretch.by if number <= longer else 0)
    ahead = number_on(begun, months, stretch.holds)
    return lambda number: begun(number, -stretch.by if number > ahead else 0)


def number_on(begins: Beginnings, months: int, day: datetime.date) -> int:
    """The number of the period that holds a day.

    Whole months give a first guess, which may be one out because a period can begin in mid-month.
    """
    first = begins(0)
    number = ((day.year - first.year) * 12 + day.month - first.month) // months
    while begins(number) > day:
        number -= 1
    while begins(number + 1) <= day:
        number += 1
    return number


def numbered(begins: Beginnings, number: int) -> DateRange:
    """One period of a cycle."""
    return DateRange(start=begins(number), end=begins(number + 1) - DAY)


def before(begins: Beginnings, number: int, back_to: datetime.date) -> Iterator[DateRange]:
    """The earlier periods of a cycle, newest first, back to the one that holds a day."""
    while begins(number) > back_to:
        number -= 1
        yield numbered(begins, number)
