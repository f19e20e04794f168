"""Plain words for days, amounts and lists, for messages and pages alike. Babel knows the forms.

Babel is imported when something is first said: it takes 10 ms, and its words for English 15 more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale


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


@lru_cache(maxsize=4096)
def day(on: datetime.date) -> str:
    """`30 November 2026`, or `November 2026` where only that is told."""
    from babel.dates import format_date

    return format_date(on, "MMMM y" if isinstance(on, Month) else "d MMMM y", _english())


def month(of: datetime.date) -> str:
    """`November`."""
    from babel.dates import format_date

    return format_date(of, "MMMM", _english())


def days(first: datetime.date, last: datetime.date | None) -> str:
    """One day, or from one to another."""
    return day(first) if last in (None, first) else f"{day(first)} to {day(last)}"


def number(amount: float) -> float:
    """An amount without the traces of adding: whole where it is whole."""
    amount = round(amount, 3)
    return int(amount) if amount == int(amount) else amount


def word(amount: float, singular: str, plural: str = "") -> str:
    """`entry` or `entries`, as the amount asks for it. The plural is only given where it is not an `s`."""
    return singular if _english().plural_form(amount) == "one" else plural or f"{singular}s"


def counted(amount: float, singular: str, plural: str = "", *, thousands: str = "") -> str:
    """`1 entry`, `2 entries`."""
    return f"{number(amount):{thousands}} {word(amount, singular, plural)}"


def more(amount: float, singular: str, plural: str = "") -> str:
    """`1 more hour`, `2 more hours`."""
    return counted(amount, f"more {singular}", f"more {plural or f'{singular}s'}", thousands=",")


def quoted(words: Iterable[str]) -> Iterator[str]:
    """`“a”`, `“b”`, `“c”`."""
    return (f"“{name}”" for name in words)


def one_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    return _listed(words, "or")


def all_of(words: Iterable[str]) -> str:
    """`a, b and c`."""
    return _listed(words, "standard")


def _listed(words: Iterable[str], style: Literal["or", "standard"]) -> str:
    from babel.lists import format_list

    return format_list(list(words), style, _english())


@lru_cache(maxsize=1)
def _english() -> Locale:
    from babel import Locale

    return Locale("en", "GB")
