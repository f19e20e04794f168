"""The figure of what was seen and felt: ratings as steps, and below them a row for each sort of witness."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from portfolio import say
from portfolio.entries import KINDS
from portfolio.views.evolution.spoken import Picture, Rated, Ratings
from portfolio.views.shared.charts import Cell, Chart, Key, Label, Line, Mark, Table, Time, axis
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.plots import Scale, held
from portfolio.views.shared.witnesses import WHO

CHANGED = "Here the framework changed"
_ENTRIES = "Entries"
_TOP, _ROW = 30, 40  # pixels
_NEAR_AN_END = 30.0  # percent, within which a label would run over the edge

Places = Mapping[str, list[tuple[float, float]]]


def drawn(picture: Picture) -> Chart:
    """The figure of a picture that holds a rating or an entry."""
    rated, voices, changes = picture.rated, picture.voices, picture.changes
    days = [*(one.entry.date for one in rated), *(one.entry.date for one in voices)]
    days += [*(one.entry.date for one in picture.spots), *(one.day for one in changes)]
    time = Time(first=min(days), last=max(days))
    scale = Scale(time=time, top=_TOP + (18 if changes else 0))
    base = scale.base + 12 if rated else scale.top - 24
    names = [_ENTRIES] if picture.spots else []
    names += [row for row in WHO.values() if any(voice.row == row for voice in voices)]
    rows = {name: base + number * _ROW for number, name in enumerate(names, 1)}
    foot = base + len(rows) * _ROW
    below, ticks = axis(time, foot, scale.top - 8)
    places = {
        some.of: [(time.x(one.entry.date), scale.y(one.level)) for one in some.shown]
        for some in picture.ratings
    }
    over = from_to(days)
    return Chart(
        id="ratings",
        title=f"{_title(picture)}, {over}",
        description=_described(picture),
        height=foot + 22,
        lines=(
            *below,
            *(scale.lines() if rated else ()),
            *_held(picture.ratings, places),
            *(Line(x1=time.left, y1=y, x2=time.right, y2=y, style="axis") for y in rows.values()),
            *(
                Line(x1=time.x(one.day), y1=scale.top - 14, x2=time.x(one.day), y2=foot, style="change")
                for one in changes
            ),
        ),
        marks=tuple(_marks(picture, places, time, rows, scale.top - 14)),
        labels=(
            *((Label(x=0, y=12, text="My own rating, 1 to 5"), *scale.labels()) if rated else ()),
            *(_changed(time.x(one.day), 12 + 18 * bool(rated)) for one in changes[-1:]),
            *ticks,
            *(Label(x=0, y=y - 14, text=name) for name, y in rows.items()),
        ),
        keys=tuple(_keys(picture)),
        table=_table(picture, over),
    )


def _title(picture: Picture) -> str:
    if not picture.rated:
        return "Entries, and when others spoke" if picture.voices else "Entries"
    return "My own rating, and when others spoke" if picture.voices else "My own rating"


def _held(every: Sequence[Ratings], places: Places) -> Iterator[Line]:
    """Each rating until the next; the last on an earlier standard until the first on what goes on from it."""
    into = {some.of: some.into for some in every}
    for some in every:
        following = some.into
        while following and not places.get(following):
            following = into.get(following, "")
        yield from held((*places[some.of], *places.get(following, ())[:1]))


def _marks(
    picture: Picture, places: Places, time: Time, rows: Mapping[str, float], top: float
) -> Iterator[Mark]:
    for number, some in enumerate(picture.ratings):
        for one, (x, y) in zip(some.shown, places[some.of], strict=True):
            shape, style = ("ring" if number else "circle"), "mark"
            if one.is_lower:
                shape, style = "diamond", "moved"
            yield Mark(x=x, y=y, shape=shape, style=style)
    for spot in picture.spots:
        yield Mark(
            x=time.x(spot.entry.date), y=rows[_ENTRIES], shape=spot.shape, style=f"kind-{spot.entry.kind}"
        )
    for voice in picture.voices:
        x, y = time.x(voice.entry.date), rows[voice.row]
        yield Mark(x=x, y=y, shape=voice.shape, style=f"kind-{voice.entry.kind}")
    for change in picture.changes:
        yield Mark(x=time.x(change.day), y=top, shape="bar", style="group")


def _changed(x: float, y: float) -> Label:
    """The words over a change, never over the edge."""
    anchor = "start" if x < _NEAR_AN_END else "end" if x > 100 - _NEAR_AN_END else "middle"
    return Label(x=x, y=y, text=CHANGED, anchor=anchor)


def _described(picture: Picture) -> str:
    said = [_rated(picture.rated, sum(some.every for some in picture.ratings))] if picture.rated else []
    if picture.spots:
        said.append(f"{say.counted(len(picture.spots), 'entry', 'entries')}, also on what it goes on from.")
    if picture.voices:
        newest = ""
        if picture.spoken > len(picture.voices):
            newest = f", the newest {len(picture.voices)} of them shown"
        heard = say.counted(picture.spoken, "time")
        said.append(f"Below it, when others saw or said something: {heard}{newest}.")
    said += [f"{CHANGED}: {one.words}, {day_words(one.day)}." for one in picture.changes]
    return " ".join(said)


def _rated(rated: Sequence[Rated], every: int) -> str:
    first, last = rated[0], rated[-1]
    said = f"{first.level} on {day_words(first.entry.date)}"
    said += f", {last.level} on {day_words(last.entry.date)}" if len(rated) > 1 else ""
    told = "each rating stands until the next"
    if every > len(rated):
        told = f"of {every} ratings, the first and the last of each year"
    return f"{said}. On a scale from 1 to 5, 5 the most confident; {told}."


def _keys(picture: Picture) -> Iterator[Key]:
    own, *before = picture.ratings
    is_lower = any(one.is_lower for one in picture.rated)
    if is_lower or picture.voices or picture.spots:
        if own.shown:
            yield Key(shape="circle", text="My own rating")
        if any(some.shown for some in before):
            yield Key(shape="ring", text="My own rating on an earlier standard")
        if is_lower:
            yield Key(shape="diamond", text="Lower than before", style="moved")
    kinds = [*(one.entry.kind for one in picture.spots), *(one.entry.kind for one in picture.voices)]
    for kind in dict.fromkeys(kinds):
        yield Key(shape=KINDS[kind].kind_shape, text=KINDS[kind].kind_title, style=f"kind-{kind}")
    for change in picture.changes:
        yield Key(shape="bar", text=f"{change.words}, {day_words(change.day)}", style="group")


def _table(picture: Picture, over: str) -> Table:
    rows: list[tuple[datetime.date, tuple[Cell, ...]]] = []

    def row(day: datetime.date, who: str, words: str, title: str = "", url: str = "") -> None:
        rows.append((day, (Cell(text=who), Cell(text=words), Cell(text=title, url=url))))

    for some in picture.ratings:
        which = f" on {some.of}" if picture.changes else ""
        for one in some.shown:
            words = f"{one.level} of 5{which}{', lower than before' if one.is_lower else ''}"
            row(one.entry.date, "My own rating", words, one.entry.title, one.entry.url)
    for spot in picture.spots:
        row(spot.entry.date, spot.entry.kind_title, f"about {spot.of}", spot.entry.title, spot.entry.url)
    for voice in picture.voices:
        row(voice.entry.date, voice.who, voice.words, voice.entry.title, voice.entry.url)
    for change in picture.changes:
        row(change.day, CHANGED, change.words)
    rows.sort(key=lambda one: one[0].toordinal())
    return Table(
        caption=f"{picture.name}: {_title(picture)[:1].lower()}{_title(picture)[1:]}, {over}",
        head=("Day", "Who or what", "Rating or words", "Where"),
        rows=tuple((Cell(text=day_words(day)), *cells) for day, cells in rows),
    )
