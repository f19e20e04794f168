"""Plain words for days, amounts and headings, as the sentences about a requirement use them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable


class Month(datetime.date):
    """A day of which only the month is told; to whoever counts it is the first of it.

    It equals no day, so that nothing that remembers values by their worth takes one for the other.
    """

    @classmethod
    def of(cls, on: datetime.date) -> Month:
        """The month of a day."""
        return cls(on.year, on.month, 1)

    def isoformat(self) -> str:
        """`2026-11`."""
        return f"{self.year}-{self.month:02}"

    __str__ = isoformat

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Month) and super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.year, self.month))


def day(on: datetime.date) -> str:
    """`30 November 2026`, or `November 2026` where only that is told."""
    if isinstance(on, Month):
        return f"{on:%B} {on.year}"
    return f"{on.day} {on:%B} {on.year}"


def days(first: datetime.date, last: datetime.date | None) -> str:
    """One day, or from one to another."""
    return day(first) if last in (None, first) else f"{day(first)} to {day(last)}"


def number(amount: float) -> float:
    """An amount without the traces of adding: whole where it is whole."""
    amount = round(amount, 3)
    return int(amount) if amount == int(amount) else amount


def more(amount: float, one: str, several: str = "") -> str:
    """`1 more hour`, `2 more hours`."""
    word = one if amount == 1 else several or f"{one}s"
    return f"{number(amount):,} more {word}"


def one_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def either(words: Iterable[str]) -> str:
    """`“A”, “B” or “C”`."""
    return one_of(f"“{word}”" for word in words)


def both(words: Iterable[str]) -> str:
    """`a, b and c`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
