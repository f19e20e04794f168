"""Quarters and years: the columns of figures, and the places on a page they link to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio import say

MOST_QUARTERS = 8  # beyond two years, years tell more than quarters

_QUARTERS = ("Jan\u2013Mar", "Apr\u2013Jun", "Jul\u2013Sep", "Oct\u2013Dec")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriod:
    """A quarter or a year."""

    title: str  # July to September 2024, or 2024
    anchor: str
    short: str  # in a narrow column


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriods:
    """All quarters, or all years, from a first day to a last."""

    all: tuple[CalendarPeriod, ...] = ()
    quarterly: bool = False

    def anchor(self, day: datetime.date) -> str:
        """The anchor of the period a day falls in."""
        return f"y{day.year}-q{(day.month + 2) // 3}" if self.quarterly else f"y{day.year}"


def calendar_periods(days: Iterable[datetime.date], most_quarters: int = MOST_QUARTERS) -> CalendarPeriods:
    """Quarters where there are few enough, else years, with no gaps between."""
    days = tuple(days)
    if not days:
        return CalendarPeriods()
    first, last = min(days), max(days)
    start, end = (day.year * 4 + (day.month - 1) // 3 for day in (first, last))
    if end - start < most_quarters:
        return CalendarPeriods(
            all=tuple(_quarter(number) for number in range(start, end + 1)), quarterly=True
        )
    years = range(first.year, last.year + 1)
    return CalendarPeriods(
        all=tuple(CalendarPeriod(title=str(year), anchor=f"y{year}", short=str(year)) for year in years)
    )


def _quarter(number: int) -> CalendarPeriod:
    year, quarter = divmod(number, 4)
    title = f"{_QUARTERS[quarter]} {year}"
    return CalendarPeriod(
        title=title, anchor=f"y{year}-q{quarter + 1}", short=f"{_QUARTERS[quarter]} {year % 100:02}"
    )


def day_words(day: datetime.date) -> str:
    """`9 Oct 2023`, for figures; `Oct 2023` where only that is told."""
    if isinstance(day, say.Month):
        return month_words(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_words(day: datetime.date) -> str:
    """`Oct 2023`, for figures."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def from_to(days: Iterable[datetime.date]) -> str:
    """The dates something covers: `Oct 2023 to Nov 2026`, or the one month."""
    days = tuple(days)
    if not days:
        return ""
    first, last = month_words(min(days)), month_words(max(days))
    return first if first == last else f"{first} to {last}"
