"""A list in stretches: the last twelve months, which an inspector looks at first, and then year by year."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portfolio import say
from portfolio.model.spans import TimeSpan

_AHEAD, _NOW = -10_000, -9_999  # before every year


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What of a list belongs to one stretch of time."""

    title: str
    anchor: str
    items: tuple[Any, ...]


def stretches(
    items: Iterable[Any], day: Callable[[Any], datetime.date], lately: TimeSpan
) -> tuple[Stretch, ...]:
    """A list in stretches, the last twelve months first and then each year; none is empty."""
    found: dict[tuple[int, str, str], list[Any]] = {}
    for item in items:
        found.setdefault(_stretch(day(item), lately), []).append(item)
    return tuple(
        Stretch(title=title, anchor=anchor, items=tuple(some))
        for (_, title, anchor), some in sorted(found.items())
    )


def _stretch(day: datetime.date, lately: TimeSpan) -> tuple[int, str, str]:
    """Where a stretch stands among the others, its title and its anchor."""
    first, last = lately.days.start, lately.days.end
    if day > last:
        return _AHEAD, f"After {say.day(last)}", "later"
    if day in lately:
        return _NOW, f"{lately.title}, {say.days(first, last)}", "lately"
    title = f"Earlier in {day.year}" if day.year == first.year else str(day.year)
    return -day.year, title, f"y{day.year}"


def years_before(days: Iterable[datetime.date], lately: TimeSpan) -> tuple[int, ...]:
    """The years that hold anything before the last twelve months, newest first."""
    return tuple(sorted({day.year for day in days if day < lately.days.start}, reverse=True))
