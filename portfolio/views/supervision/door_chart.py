"""The picture of ways from the room to the door: a lane for each, from the day it was agreed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio.views.shared.charts import Chart, Key, Label, Line, Mark, rounded
from portfolio.views.shared.periods import from_to

LONGEST = 365  # days; what took longer stands at the edge
_LEFT, _RIGHT = 2.0, 97.0
_LANE, _TITLE, _HEAD = 15, 22, 32
_TICKS = (
    (0, "agreed", "start"),
    (91, "3 months", "middle"),
    (182, "6", "middle"),
    (LONGEST, "a year or more", "end"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One way: days until it was tried, until it was noticed, or waited so far."""

    is_action: bool
    tried: int | None
    noticed: int | None
    waited: int | None
    is_mine: bool  # nobody else noticed


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Ways with one witness, or the title of a group of rows."""

    title: str
    is_group: bool = False
    lanes: tuple[Lane, ...] = ()


def _x(days: int) -> float:
    return rounded(_LEFT + (_RIGHT - _LEFT) * min(days, LONGEST) / LONGEST)


def picture(rows: Iterable[Row], title: str, days: Sequence[datetime.date]) -> Chart:
    """Rows one below the other, all on one scale of days since it was agreed."""
    lines: list[Line] = []
    marks: list[Mark] = []
    labels: list[Label] = []
    y = 0
    for row in rows:
        y += _HEAD if row.is_group else _TITLE
        labels.append(
            Label(x=0, y=y - 6, text=row.title, style="label" if not row.is_group else "group-title")
        )
        for lane in row.lanes:
            middle = y + _LANE // 2
            lines += _path(lane, middle)
            marks += _marks(lane, middle)
            y += _LANE
    foot = y + 8
    lines = [
        *(Line(x1=_x(day), y1=4, x2=_x(day), y2=foot, style="grid") for day, _, _ in _TICKS),
        Line(x1=_LEFT, y1=foot, x2=_RIGHT, y2=foot, style="axis"),
        *lines,
    ]
    labels += [Label(x=_x(day), y=foot + 16, text=text, anchor=at, style="tick") for day, text, at in _TICKS]
    return Chart(
        id="to-the-door",
        title=f"{title}, {from_to(days)}",
        description="A lane for each decision and action, from the day it was agreed to the day "
        "somebody noticed. The sentences above say how many, and the tables below name each.",
        height=foot + 24,
        lines=tuple(lines),
        marks=tuple(marks),
        labels=tuple(labels),
        keys=tuple(_keys(marks, lines)),
    )


def _path(lane: Lane, y: int) -> Iterable[Line]:
    if lane.noticed is not None:
        yield Line(x1=_x(0), y1=y, x2=_x(lane.noticed), y2=y, style="step")
    elif lane.waited is not None:
        yield Line(x1=_x(0), y1=y, x2=_x(lane.waited), y2=y, style="nothing")
    elif lane.tried is not None:
        yield Line(x1=_x(0), y1=y, x2=_x(lane.tried), y2=y, style="step")


def _marks(lane: Lane, y: int) -> Iterable[Mark]:
    if lane.tried is not None:
        yield Mark(x=_x(lane.tried), y=y, shape="ring", style="soft")
    if lane.noticed is not None:
        yield Mark(x=_x(lane.noticed), y=y, shape="frame" if lane.is_mine else "circle", style="mark")


def _keys(marks: Sequence[Mark], lines: Sequence[Line]) -> Iterable[Key]:
    used = {mark.shape for mark in marks}
    for shape, text, style in (
        ("ring", "Tried or written about", "soft"),
        ("circle", "Somebody noticed", "mark"),
        ("frame", "I say what came of it", "mark"),
    ):
        if shape in used:
            yield Key(shape=shape, text=text, style=style)
    if any(line.style == "nothing" for line in lines):
        yield Key(shape="dashes", text="Nothing yet, to today", style="nothing")
