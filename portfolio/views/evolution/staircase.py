"""A staircase of beliefs: each change of mind about a theme is a step, and a change back a step down.

It counts changes, never how deep they go. Goals stand as flags, and below lies how supported and
challenged the writer felt in supervision at the time, where the reader may know.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.agreed import Goal
from portfolio.share import plain_words
from portfolio.views.shared.base import Mention, mention
from portfolio.views.shared.charts import LEFT, RIGHT, Cell, Chart, Key, Label, Line, Mark, Table, Time, axis
from portfolio.views.shared.passages import Belief, Passages
from portfolio.views.shared.periods import day_words, from_to

LEAST = 2  # changes of mind; one alone is told as then and now
MOST = 12  # the newest, and as many goals and sessions
Felt = tuple[datetime.date, int | None, int | None]  # a session's day, how supported and how challenged

_STEP, _FLAGS, _ROW = 22, 18, 46  # pixels
ENDS = {
    "met": ("Goal met", "square"),
    "partly met": ("Goal partly met", "band"),
    "dropped": ("Goal dropped", "cross"),
}
_SET = ("Goal set", "frame")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of mind, and how high it stands."""

    belief: Belief
    entry: Mention
    level: int
    is_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A goal set, met or dropped."""

    what: str
    words: str
    shape: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Staircase:
    """The figure, and its steps in words, oldest first."""

    chart: Chart
    steps: tuple[Step, ...]
    earlier: int  # changes of mind before these


def staircase(
    name: str, entries: Sequence[Entry], felt: Iterable[Felt], passages: Passages
) -> Staircase | None:
    """The staircase of some entries given oldest first; None where fewer than two minds were changed."""
    every = tuple(_steps(entries, passages))
    if len(every) < LEAST:
        return None
    climbed = every[-MOST:]
    first = climbed[0].entry.date if len(every) > MOST else datetime.date.min
    flags = tuple(flag for flag in _flags(entries) if flag.entry.date >= first)[-MOST:]
    days = _days(climbed, flags)
    time = Time(first=min(days), last=max(days), left=LEFT + 4, right=RIGHT - 4)
    then = tuple(one for one in felt if time.first <= one[0] <= time.last)[-MOST:]
    earlier = len(every) - len(climbed)
    return Staircase(chart=_chart(name, climbed, flags, then, time), steps=climbed, earlier=earlier)


def _days(climbed: Iterable[Step], flags: Iterable[Flag]) -> list[datetime.date]:
    return [*(step.entry.date for step in climbed), *(flag.entry.date for flag in flags)]


def _steps(entries: Iterable[Entry], passages: Passages) -> Iterator[Step]:
    """Each change of mind one higher than the last, unless it goes back to what was thought before."""
    levels: dict[tuple[str, ...], int] = {}
    level = 0
    for entry in entries:
        if belief := passages.belief(entry):
            levels.setdefault(plain_words(belief.before.words), level)
            before, level = level, levels.get(plain_words(belief.after.words), level + 1)
            levels[plain_words(belief.after.words)] = level
            yield Step(belief=belief, entry=mention(entry), level=level, is_back=level < before)


def _flags(entries: Iterable[Entry]) -> Iterator[Flag]:
    """Goals where they are first written, and where they are said to be met or dropped."""
    told: set[tuple[tuple[str, ...], str]] = set()
    for entry in entries:
        for goal in entry.details(Goal):
            words = plain_words(goal.what)
            what, shape = ENDS.get((goal.status or "").strip().casefold(), _SET)
            is_news = (words, what) not in told and not (what == _SET[0] and words in dict(told))
            told.add((words, what))
            if is_news:
                yield Flag(what=what, words=goal.what, shape=shape, entry=mention(entry))


def _chart(
    name: str, climbed: Sequence[Step], flags: Sequence[Flag], felt: Sequence[Felt], time: Time
) -> Chart:
    lowest = min(step.level for step in climbed)
    lowest = max(0, min(lowest, climbed[0].level - 1))
    base = _FLAGS + 18 + (max(step.level for step in climbed) - lowest) * _STEP
    below, words = axis(time, base)
    lines, labels = [*below], [*words]
    corners = [(LEFT, base - 8.0)]
    corners += [(time.x(step.entry.date), base - 8.0 - (step.level - lowest) * _STEP) for step in climbed]
    corners.append((RIGHT, corners[-1][1]))
    for (x, y), (later, following) in pairwise(corners):
        lines.append(Line(x1=x, y1=y, x2=later, y2=y, style="step"))
        lines.append(Line(x1=later, y1=y, x2=later, y2=following, style="step"))
    marks = [
        Mark(x=x, y=y, shape="triangle", style="moved") if step.is_back else Mark(x=x, y=y, shape="circle")
        for (x, y), step in zip(corners[1:-1], climbed, strict=True)
    ]
    marks += [
        Mark(x=time.x(flag.entry.date), y=_FLAGS / 2, shape=flag.shape, style="group") for flag in flags
    ]
    foot = base + 24
    supported = [(day, n) for day, n, _ in felt if n]
    challenged = [(day, n) for day, _, n in felt if n]
    for title, rated in (("How supported I felt", supported), ("How challenged I felt", challenged)):
        if rated:
            low = foot + _ROW
            labels.append(Label(x=0, y=low - 30, text=f"{title} in supervision, 1 to 5"))
            lines.append(Line(x1=LEFT, y1=low, x2=RIGHT, y2=low, style="axis"))
            marks += [Mark(x=time.x(day), y=low - n * 4.0, shape="diamond", style="soft") for day, n in rated]
            foot = low + 8
    back = sum(step.is_back for step in climbed)
    said = say.counted(len(climbed), "change of mind", "changes of mind")
    over = from_to(_days(climbed, flags))
    return Chart(
        id="staircase",
        title=f"How my mind changed, {over}",
        description=f"{said} shown{f', {back} of them back to what I had thought before' if back else ''}; "
        "each is a step, oldest on the left. A higher step is a later thought, not a better one.",
        height=foot + 4,
        lines=tuple(lines),
        marks=tuple(marks),
        labels=tuple(labels),
        keys=tuple(_keys(back, flags)),
        table=_table(name, climbed, flags, felt),
    )


def _keys(back: int, flags: Iterable[Flag]) -> Iterator[Key]:
    yield Key(shape="circle", text="I changed my mind")
    if back:
        yield Key(shape="triangle", text="I changed it back", style="moved")
    for what, shape in dict.fromkeys((flag.what, flag.shape) for flag in flags):
        yield Key(shape=shape, text=what, style="group")


def _table(name: str, climbed: Iterable[Step], flags: Iterable[Flag], felt: Iterable[Felt]) -> Table:
    rows: list[tuple[datetime.date, tuple[Cell, ...]]] = []
    for step in climbed:
        what = "I changed it back" if step.is_back else "I changed my mind"
        words = f"{step.belief.before.words} → {step.belief.after.words}"
        rows.append((step.entry.date, (Cell(text=what), Cell(text=words, url=step.entry.url))))
    rows += [
        (flag.entry.date, (Cell(text=flag.what), Cell(text=flag.words, url=flag.entry.url))) for flag in flags
    ]
    for day, support, challenge in felt:
        said = [f"{word} {n} of 5" for word, n in (("support", support), ("challenge", challenge)) if n]
        if said:
            rows.append((day, (Cell(text="Supervision"), Cell(text=", ".join(said)))))
    rows.sort(key=lambda row: row[0])
    return Table(
        caption=f"{name}: changes of mind, goals and supervision in order of time",
        head=("Day", "What", "In words"),
        rows=tuple((Cell(text=day_words(day)), *cells) for day, cells in rows),
    )
