"""Step charts, bars and small multiples: numbers and days → the shapes of a figure."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from portfolio.views.shared.charts import (
    LEAST_APART,
    Box,
    Cell,
    Chart,
    Label,
    Line,
    Mark,
    Table,
    Time,
    axis,
    rounded,
)
from portfolio.views.shared.periods import CalendarPeriod

Point = tuple[datetime.date, float]
Spot = tuple[datetime.date, str, str]  # a day, a shape, a style

_STEP = 20  # pixels between two ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The steps from 1 to 5, the highest at `top` pixels."""

    time: Time
    top: int = 12
    lowest: int = 1
    highest: int = 5

    @property
    def base(self) -> int:
        """Where the lowest step lies."""
        return self.top + (self.highest - self.lowest) * _STEP

    def y(self, value: float) -> float:
        """How far down a value lies."""
        return rounded(self.base - (value - self.lowest) * _STEP)

    def lines(self) -> Iterator[Line]:
        """A thin line for each step."""
        for n in range(self.lowest, self.highest + 1):
            yield Line(x1=self.time.left, y1=self.y(n), x2=self.time.right, y2=self.y(n), style="grid")

    def labels(self) -> Iterator[Label]:
        """The number of each step."""
        for n in range(self.lowest, self.highest + 1):
            yield Label(x=self.time.left - 3, y=self.y(n) + 4, text=str(n), anchor="end", style="tick")


def held(spots: Iterable[tuple[float, float]], style: str = "step") -> Iterator[Line]:
    """Lines from place to place, each height holding until the next."""
    for (x, height), (later, following) in pairwise(spots):
        yield Line(x1=x, y1=height, x2=later, y2=height, style=style)
        yield Line(x1=later, y1=height, x2=later, y2=following, style=style)


def steps(
    points: Sequence[Point], time: Time, *, lowest: int = 1, highest: int = 5
) -> tuple[tuple[Line, ...], tuple[Mark, ...], tuple[Label, ...], int]:
    """A step chart on a small scale: each value holds until the next."""
    scale = Scale(time=time, lowest=lowest, highest=highest)
    below, words = axis(time, scale.base + 12)
    spots = [(time.x(day), scale.y(value)) for day, value in points]
    lines = (*below, *scale.lines(), *held(spots))
    marks = tuple(Mark(x=x, y=height, shape="circle") for x, height in spots)
    return lines, marks, (*words, *scale.labels()), scale.base + 34


_ROW, _BAR = 54, 26


def bars(
    names: Sequence[str], periods: Sequence[CalendarPeriod], counts: Sequence[Sequence[int]]
) -> tuple[tuple[Box, ...], tuple[Line, ...], tuple[Label, ...], int]:
    """A row of bars for each name, a bar for each period, all rows on one scale."""
    most = max((n for row in counts for n in row), default=0) or 1
    width = 100.0 / max(1, len(periods))
    boxes: list[Box] = []
    lines: list[Line] = []
    labels: list[Label] = []
    for number, (name, row) in enumerate(zip(names, counts, strict=True)):
        base = number * _ROW + 46
        labels.append(Label(x=0, y=base - _BAR - 6, text=f"{name}: {sum(row) or 'none shown'}"))
        lines.append(Line(x1=0, y1=base, x2=100, y2=base, style="axis"))
        for place, count in enumerate(row):
            if count:
                height = rounded(_BAR * count / most)
                x = rounded(place * width + width * 0.1)
                boxes.append(
                    Box(
                        x=x,
                        y=rounded(base - height),
                        width=rounded(width * 0.8),
                        height=height,
                        style="bar",
                    )
                )
    foot = len(names) * _ROW + 12
    every = max(1, -(-len(periods) * 14 // 100))  # as many words as fit on a phone
    for place, period in enumerate(periods):
        if place % every == 0 and place * width <= 100 - LEAST_APART / 2:
            labels.append(Label(x=rounded(place * width), y=foot, text=period.short, style="tick"))
    return tuple(boxes), tuple(lines), tuple(labels), foot + 8


_SPARK = 36
MOST_MARKS = 40  # of one small line; more would lie on each other, so years are counted


def spark(chart: Chart, time: Time, marks: Iterable[Spot], ratings: Sequence[Point] = ()) -> Chart:
    """A small multiple: one mark for each entry on a line of time, ratings as steps above.

    Where they are many, a bar for each year and the last rating of each.
    """
    marks = tuple(marks)
    wide = Time(first=time.first, last=time.last, left=2.0, right=98.0)
    lines = [Line(x1=2, y1=_SPARK - 10, x2=98, y2=_SPARK - 10, style="axis")]

    def y(value: float) -> float:
        return rounded(_SPARK - 14 - (value - 1) * 5)

    lines += held((wide.x(day), y(value)) for day, value in _few(ratings))
    if len(marks) > MOST_MARKS:
        boxes = _by_year(wide, (day for day, _, _ in marks))
        return replace(chart, height=_SPARK, lines=tuple(lines), boxes=tuple(boxes))
    drawn = dict.fromkeys(
        Mark(x=wide.x(day), y=_SPARK - 10, shape=shape, style=style) for day, shape, style in marks
    )
    return replace(chart, height=_SPARK, lines=tuple(lines), marks=tuple(drawn))


def _few(ratings: Sequence[Point]) -> Sequence[Point]:
    """Ratings as they are, or where they are many the first and the last of each year."""
    if len(ratings) <= MOST_MARKS:
        return ratings
    return [ratings[0], *{day.year: (day, value) for day, value in ratings}.values()]


def _by_year(time: Time, days: Iterable[datetime.date]) -> Iterator[Box]:
    """A bar for each year, as high as it has entries."""
    counted = Counter(day.year for day in days)
    most = max(counted.values())
    for year, count in sorted(counted.items()):
        left = time.x(max(time.first, datetime.date(year, 1, 1)))
        right = time.x(min(time.last, datetime.date(year, 12, 31)))
        height = rounded(_BAR * count / most)
        width = rounded(max(0.5, right - left - 0.4))
        yield Box(x=left, y=rounded(_SPARK - 10 - height), width=width, height=height, style="bar")


def table_of(
    caption: str, names: Sequence[str], titles: Sequence[str], counts: Sequence[Sequence[int]]
) -> Table:
    """A row for each quarter or year, a column for each name."""
    rows = tuple(
        (Cell(text=title), *(Cell(text=str(row[place])) for row in counts))
        for place, title in enumerate(titles)
    )
    return Table(caption=caption, head=("When", *names), rows=rows)
