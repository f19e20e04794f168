"""Figures as plain numbers: values → geometry, with the table of the same values.

Across, everything is a percentage, and down, pixels: so a figure fills a phone and a wide screen
while its words keep the reader's own size. Templates only draw.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from portfolio.views.shared.periods import Period, month_words

LEFT, RIGHT = 13.0, 98.0  # where the plot begins and ends, in percent
_LEAST_APART = 11.0  # percent between two labels on the axis


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str = "line"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    style: str = "box"


@dataclass(frozen=True, slots=True)
class Mark:
    """A small shape: what it means never hangs on its colour alone."""

    x: float
    y: float
    shape: str
    style: str = "mark"


@dataclass(frozen=True, slots=True)
class Label:
    """A few words inside a figure."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    style: str = "label"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend."""

    shape: str
    text: str
    style: str = "mark"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, a link where it has an address."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a figure; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Time:
    """The axis of time of a figure: a day → percent from the left."""

    first: datetime.date
    last: datetime.date
    left: float = field(default=LEFT)
    right: float = field(default=RIGHT)

    def x(self, day: datetime.date) -> float:
        """Where a day stands; days outside stand at the edge."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return rounded(self.left + (self.right - self.left) * min(1.0, max(0.0, share)))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Years where the time is long, else its first and last month; none on top of another."""
        years = [datetime.date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]
        if len(years) < 2:  # noqa: PLR2004
            yield self.x(self.first), month_words(self.first)
            if (self.last - self.first).days > 31:  # noqa: PLR2004
                yield self.x(self.last), month_words(self.last)
            return
        room = -_LEAST_APART
        for day in years:
            if self.x(day) - room >= _LEAST_APART:
                room = self.x(day)
                yield room, str(day.year)


def rounded(number: float) -> float:
    """Two places are finer than any screen."""
    return round(number, 2)


def time_over(days: Iterable[datetime.date], left: float = LEFT) -> Time | None:
    """The axis over some days; None where there are none."""
    days = tuple(days)
    return Time(min(days), max(days), left) if days else None


def axis(time: Time, y: float, top: float = 4) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
    """Lines and words below a plot."""
    ticks = tuple(time.ticks())
    lines = [Line(time.left, y, time.right, y, "axis")]
    lines += [Line(x, top, x, y, "grid") for x, text in ticks if text.isdigit()]
    labels = []
    for x, text in ticks:
        anchor = "start" if x <= time.left + 1 else "end" if x >= time.right - 8 else "middle"
        labels.append(Label(x, y + 16, text, anchor, "tick"))
    return tuple(lines), tuple(labels)


Point = tuple[datetime.date, float]
Spot = tuple[datetime.date, str, str]  # a day, a shape, a style

_STEP = 20  # pixels between two ratings


def steps(
    points: Sequence[Point], time: Time, *, lowest: int = 1, highest: int = 5
) -> tuple[tuple[Line, ...], tuple[Mark, ...], tuple[Label, ...], int]:
    """A step chart on a small scale: each value holds until the next."""
    base = 12 + (highest - lowest) * _STEP

    def y(value: float) -> float:
        return rounded(base - (value - lowest) * _STEP)

    below, words = axis(time, base + 12)
    scale = [(n, y(n)) for n in range(lowest, highest + 1)]
    lines = [*below, *(Line(time.left, height, time.right, height, "grid") for _, height in scale)]
    numbers = (Label(time.left - 3, height + 4, str(n), "end", "tick") for n, height in scale)
    spots = [(time.x(day), y(value)) for day, value in points]
    for (x, height), (later, following) in pairwise(spots):
        lines.append(Line(x, height, later, height, "step"))
        lines.append(Line(later, height, later, following, "step"))
    marks = tuple(Mark(x, height, "circle") for x, height in spots)
    return tuple(lines), marks, (*words, *numbers), base + 34


_ROW, _BAR = 54, 26


def bars(
    names: Sequence[str], periods: Sequence[Period], counts: Sequence[Sequence[int]]
) -> tuple[tuple[Box, ...], tuple[Line, ...], tuple[Label, ...], int]:
    """A row of bars for each name, a bar for each period, all rows on one scale."""
    most = max((n for row in counts for n in row), default=0) or 1
    width = 100.0 / max(1, len(periods))
    boxes: list[Box] = []
    lines: list[Line] = []
    labels: list[Label] = []
    for number, (name, row) in enumerate(zip(names, counts, strict=True)):
        base = number * _ROW + 46
        labels.append(Label(0, base - _BAR - 6, f"{name}: {sum(row) or 'none shown'}", "start", "label"))
        lines.append(Line(0, base, 100, base, "axis"))
        for place, count in enumerate(row):
            if count:
                height = rounded(_BAR * count / most)
                x = rounded(place * width + width * 0.1)
                boxes.append(
                    Box(x, rounded(base - height), rounded(width * 0.8), height, f"row-{number % 4}")
                )
    foot = len(names) * _ROW + 12
    every = max(1, -(-len(periods) * 14 // 100))  # as many words as fit on a phone
    for place, period in enumerate(periods):
        if place % every == 0 and place * width <= 100 - _LEAST_APART / 2:
            labels.append(Label(rounded(place * width), foot, period.short, "start", "tick"))
    return tuple(boxes), tuple(lines), tuple(labels), foot + 8


_SPARK = 36


def spark(chart: Chart, time: Time, marks: Iterable[Spot], ratings: Sequence[Point] = ()) -> Chart:
    """A small multiple: one mark for each entry on a line of time, ratings as steps above."""
    wide = Time(time.first, time.last, 2.0, 98.0)
    lines = [Line(2, _SPARK - 10, 98, _SPARK - 10, "axis")]

    def y(value: float) -> float:
        return rounded(_SPARK - 14 - (value - 1) * 5)

    for (x, height), (later, following) in pairwise([(wide.x(day), y(value)) for day, value in ratings]):
        lines.append(Line(x, height, later, height, "step"))
        lines.append(Line(later, height, later, following, "step"))
    drawn = dict.fromkeys(Mark(wide.x(day), _SPARK - 10, shape, style) for day, shape, style in marks)
    return replace(chart, height=_SPARK, lines=tuple(lines), marks=tuple(drawn))


def table_of(
    caption: str, names: Sequence[str], titles: Sequence[str], counts: Sequence[Sequence[int]]
) -> Table:
    """A row for each quarter or year, a column for each name."""
    rows = tuple(
        (Cell(title), *(Cell(str(row[place])) for row in counts)) for place, title in enumerate(titles)
    )
    return Table(caption, ("When", *names), rows)
