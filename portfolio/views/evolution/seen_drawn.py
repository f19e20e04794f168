"""The figure of what was seen and felt: ratings as steps, and below them a row for each sort of witness."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from portfolio import say
from portfolio.entries import KINDS
from portfolio.views.evolution.spoken import Rated, Voice
from portfolio.views.shared.charts import Cell, Chart, Key, Label, Line, Mark, Table, Time, axis
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.plots import Scale, held
from portfolio.views.shared.witnesses import WHO

_TOP, _ROW = 30, 40  # pixels


def drawn(name: str, ratings: Sequence[Rated], rated: int, voices: Sequence[Voice], spoken: int) -> Chart:
    """The figure of some ratings, oldest first, of `rated` in all, and of voices, of `spoken` in all."""
    days = [*(one.entry.date for one in ratings), *(voice.entry.date for voice in voices)]
    time = Time(first=min(days), last=max(days))
    scale = Scale(time=time, top=_TOP)
    rows = [row for row in WHO.values() if any(voice.row == row for voice in voices)]
    height = {row: scale.base + 12 + number * _ROW for number, row in enumerate(rows, 1)}
    foot = scale.base + 12 + len(rows) * _ROW
    below, words = axis(time, foot, _TOP - 8)
    spots = [(time.x(one.entry.date), scale.y(one.level)) for one in ratings]
    over = from_to(days)
    return Chart(
        id="ratings",
        title=f"My own rating{', and when others spoke' if voices else ''}, {over}",
        description=_described(ratings, rated, voices, spoken),
        height=foot + 22,
        lines=(*below, *scale.lines(), *held(spots), *_rows(time, height)),
        marks=(*_marks(ratings, spots), *_spoken(time, height, voices)),
        labels=(
            Label(x=0, y=12, text="My own rating, 1 to 5"),
            *words,
            *scale.labels(),
            *(Label(x=0, y=y - 14, text=row) for row, y in height.items()),
        ),
        keys=tuple(_keys(ratings, voices)) if voices or any(one.is_lower for one in ratings) else (),
        table=_table(name, over, ratings, voices),
    )


def _rows(time: Time, height: dict[str, int]) -> Iterator[Line]:
    return (Line(x1=time.left, y1=y, x2=time.right, y2=y, style="axis") for y in height.values())


def _marks(ratings: Sequence[Rated], spots: Sequence[tuple[float, float]]) -> Iterator[Mark]:
    for one, (x, y) in zip(ratings, spots, strict=True):
        shape, style = ("diamond", "moved") if one.is_lower else ("circle", "mark")
        yield Mark(x=x, y=y, shape=shape, style=style)


def _spoken(time: Time, height: dict[str, int], voices: Sequence[Voice]) -> Iterator[Mark]:
    for voice in voices:
        style = f"kind-{voice.entry.kind}"
        yield Mark(x=time.x(voice.entry.date), y=height[voice.row], shape=voice.shape, style=style)


def _described(ratings: Sequence[Rated], rated: int, voices: Sequence[Voice], spoken: int) -> str:
    first, last = ratings[0], ratings[-1]
    said = f"{first.level} on {day_words(first.entry.date)}"
    said += f", {last.level} on {day_words(last.entry.date)}" if len(ratings) > 1 else ""
    told = "each rating stands until the next"
    if rated > len(ratings):
        told = f"of {rated} ratings, the first and the last of each year"
    said += f". On a scale from 1 to 5, 5 the most confident; {told}."
    if voices:
        heard = say.counted(spoken, "time")
        newest = f", the newest {len(voices)} of them shown" if spoken > len(voices) else ""
        said += f" Below it, when others saw or said something: {heard}{newest}."
    return said


def _keys(ratings: Sequence[Rated], voices: Sequence[Voice]) -> Iterator[Key]:
    yield Key(shape="circle", text="My own rating")
    if any(one.is_lower for one in ratings):
        yield Key(shape="diamond", text="Lower than before", style="moved")
    for kind in dict.fromkeys(voice.entry.kind for voice in voices):
        known = KINDS[kind]
        yield Key(shape=known.kind_shape, text=known.kind_title, style=f"kind-{kind}")


def _table(name: str, over: str, ratings: Sequence[Rated], voices: Sequence[Voice]) -> Table:
    rows: list[tuple[datetime.date, tuple[Cell, ...]]] = []
    for one in ratings:
        words = f"{one.level} of 5{', lower than before' if one.is_lower else ''}"
        where = Cell(text=one.entry.title, url=one.entry.url)
        rows.append((one.entry.date, (Cell(text="My own rating"), Cell(text=words), where)))
    for voice in voices:
        where = Cell(text=voice.entry.title, url=voice.entry.url)
        rows.append((voice.entry.date, (Cell(text=voice.who), Cell(text=voice.words), where)))
    rows.sort(key=lambda row: row[0].toordinal())
    what = "my own rating, and what others said" if voices else "my own rating"
    return Table(
        caption=f"{name}: {what}, {over}",
        head=("Day", "Who", "Rating or words", "Where"),
        rows=tuple((Cell(text=day_words(day)), *cells) for day, cells in rows),
    )
