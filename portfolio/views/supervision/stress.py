"""Self and stress over time: what it was about, how I responded, what helped. No score, no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.entries.headings import SELF_AND_STRESS
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.base import Draft, Mention, Page, Span, View, mention, mentions, span
from portfolio.views.shared.charts import Cell, Chart, Label, Line, Mark, Table, axis, time_over
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.years import earlier_pages, first_year

HEADING = SELF_AND_STRESS.title
_ROW = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry that says what weighed on me."""

    entry: Mention
    themes: tuple[str, ...]
    response: str
    helped: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StressTheme:
    """One thing that weighed on me, the entries about it, and what helped."""

    title: str
    entries: tuple[Mention, ...]
    helped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StressOverTime:
    """What the page shows."""

    moments: tuple[Moment, ...]  # newest first
    themes: tuple[StressTheme, ...]  # the most frequent first
    chart: Chart | None
    span: Span
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages
    newest: str = ""  # the page of the newest, if this is not it


def _pages(_: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    """What the newest years tell; where it is much, each earlier year has a page of its own."""
    entries = [entry for entry in practitioner.entries if entry.stress or entry.opening(HEADING)]
    if not entries:
        return
    folder = f"{practitioner.id}/stress/"
    first = first_year(entry.date for entry in entries)
    years = earlier_pages(folder, (entry.date for entry in entries), first)
    newest = tuple(entry for entry in entries if entry.date.year >= first)
    whose = practitioner.id, practitioner.profile.name
    yield Draft(of=folder, make=_page, given=(*whose, 0, newest, years))
    for year, url in years:
        some = tuple(entry for entry in entries if entry.date.year == year)
        yield Draft(of=url, make=_page, given=(*whose, year, some, ()))


def _page(
    practitioner: str, whose: str, year: int, entries: Sequence[Entry], years: tuple[tuple[int, str], ...]
) -> Iterator[Page]:
    folder = f"{practitioner}/stress/"
    yield Page(
        folder=f"{folder}{year}/" if year else folder,
        title=f"{HEADING}, {year}" if year else HEADING,
        template="stress.html",
        data=StressOverTime(
            moments=tuple(_moment(entry, entry.opening(HEADING)) for entry in reversed(entries)),
            themes=_themes(entries),
            chart=_chart(entries),
            span=span(entries),
            years=years,
            newest=f"{folder}index.html" if year else "",
        ),
        practitioner=practitioner,
        whose=whose,
        in_nav=not year,
        parent=folder if year else "",
    )


def _moment(entry: Entry, words: str) -> Moment:
    stress = entry.stress
    return Moment(
        entry=mention(entry),
        themes=stress.themes if stress else (),
        response=(stress.response if stress else None) or "",
        helped=(stress.helped if stress else None) or "",
        words=words,
    )


def _by_theme(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    by_theme: dict[str, list[Entry]] = {}
    for entry in entries:
        for theme in dict.fromkeys(entry.stress.themes if entry.stress else ()):
            by_theme.setdefault(theme, []).append(entry)
    return dict(sorted(by_theme.items(), key=lambda item: (-len(item[1]), item[0])))


def _themes(entries: Sequence[Entry]) -> tuple[StressTheme, ...]:
    return tuple(
        StressTheme(
            title=theme,
            entries=mentions(some),
            helped=tuple(dict.fromkeys(e.stress.helped for e in some if e.stress and e.stress.helped)),
        )
        for theme, some in _by_theme(entries).items()
    )


def _chart(entries: Sequence[Entry]) -> Chart | None:
    by_theme = _by_theme(entries)
    days = [entry.date for some in by_theme.values() for entry in some]
    time = time_over(days, left=2)
    if time is None:
        return None
    labels: list[Label] = []
    lines: list[Line] = []
    marks: list[Mark] = []
    rows: list[tuple[Cell, ...]] = []
    for number, (theme, some) in enumerate(by_theme.items()):
        y = number * _ROW + 36
        labels.append(Label(x=0, y=y - 16, text=theme))
        lines.append(Line(x1=time.left, y1=y, x2=time.right, y2=y, style="axis"))
        marks += [Mark(x=time.x(entry.date), y=y, shape="circle", style="soft") for entry in some]
        rows += [
            (Cell(text=theme), Cell(text=day_words(e.date)), Cell(text=e.title, url=mention(e).url))
            for e in some
        ]
    below = len(by_theme) * _ROW + 6
    foot, words = axis(time, below, below)
    over = from_to(days)
    return Chart(
        id="stress",
        title=f"What weighed on me, {over}",
        description="A mark for each entry that names it. "
        "More marks mean that I wrote of it more often, not more.",
        height=below + 24,
        lines=(*lines, *foot),
        marks=tuple(marks),
        labels=(*labels, *words),
        table=Table(caption=f"What weighed on me, {over}", head=("What", "Day", "Entry"), rows=tuple(rows)),
    )


VIEW = View(name="stress", order=50, pages=_pages)
