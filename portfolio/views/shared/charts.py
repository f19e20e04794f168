"""Figures as plain numbers: values → shapes and their places, with a table of the same values.

Across, everything is a percentage, and down, pixels: so a figure fills a phone and a wide screen
while its words keep the reader's own size. Templates only draw.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portfolio.views.shared.periods import month_words

LEFT, RIGHT = 13.0, 98.0  # where the plot begins and ends, in percent
LEAST_APART = 11.0  # percent between two labels on the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    style: str = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small shape, whose meaning never depends on colour alone."""

    x: float
    y: float
    shape: str
    style: str = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A few words inside a figure."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    style: str = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One line of the legend."""

    shape: str
    text: str
    style: str = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, a link where it has an address."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The values of a figure; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure: what it is in a few words and in one sentence, its shapes, legend and table."""

    id: str
    title: str
    description: str
    height: int = 0
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    keys: tuple[Key, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The axis of time of a figure: a day → percent from the left."""

    first: datetime.date
    last: datetime.date
    left: float = field(default=LEFT)
    right: float = field(default=RIGHT)

    def x(self, day: datetime.date) -> float:
        """The place of a day, in percent; a day outside the axis goes to its edge."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return rounded(self.left + (self.right - self.left) * min(1.0, max(0.0, share)))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Years over a long time, else the first and last month; never one on top of another."""
        years = [datetime.date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]
        if len(years) < 2:  # noqa: PLR2004
            yield self.x(self.first), month_words(self.first)
            if (self.last - self.first).days > 31:  # noqa: PLR2004
                yield self.x(self.last), month_words(self.last)
            return
        room = -LEAST_APART
        for day in years:
            if self.x(day) - room >= LEAST_APART:
                room = self.x(day)
                yield room, str(day.year)


def rounded(number: float) -> float:
    """Two places are finer than any screen."""
    return round(number, 2)


def time_over(days: Iterable[datetime.date], left: float = LEFT) -> Time | None:
    """The axis over some days; None where there are none."""
    days = tuple(days)
    return Time(first=min(days), last=max(days), left=left) if days else None


def axis(time: Time, y: float, top: float = 4) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
    """Lines and words below a plot."""
    ticks = tuple(time.ticks())
    lines = [Line(x1=time.left, y1=y, x2=time.right, y2=y, style="axis")]
    lines += [Line(x1=x, y1=top, x2=x, y2=y, style="grid") for x, text in ticks if text.isdigit()]
    labels = []
    for x, text in ticks:
        anchor = "start" if x <= time.left + 1 else "end" if x >= time.right - 8 else "middle"
        labels.append(Label(x=x, y=y + 16, text=text, anchor=anchor, style="tick"))
    return tuple(lines), tuple(labels)
