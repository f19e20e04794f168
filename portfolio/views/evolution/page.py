"""Evolution at a glance: what moved in the last twelve months, then every theme and standard."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from portfolio import say
from portfolio.entries.reflection import Reflection
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms
from portfolio.views.evolution.about import about, shared
from portfolio.views.evolution.glance import RECENT, Glance, Marked, glance, marked, rated_way
from portfolio.views.evolution.moves import moves
from portfolio.views.evolution.subject import subject_page, year_page
from portfolio.views.shared.base import Draft, Page, Span, View, span
from portfolio.views.shared.charts import Cell, Chart, Key, Table, Time, time_over
from portfolio.views.shared.periods import CalendarPeriods, calendar_periods, from_to
from portfolio.views.shared.plots import MOST_MARKS, bars
from portfolio.views.shared.shapes import kind_keys
from portfolio.views.shared.subjects import subjects

MOST_MOVED = 8  # themes and standards told of first


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The themes, or the standards of one framework: those not told above as cards, all as a table."""

    title: str
    anchor: str
    glances: tuple[Glance, ...]  # the one with the latest entry first
    more: bool  # some are told above
    active: int  # of these, with an entry in the year before the build
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Glances:
    """What the page shows."""

    moved: tuple[Glance, ...]  # the one that moved last first
    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    span: Span
    went: Chart | None


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    all_subjects = subjects(terms, practitioner)
    days = [entry.date for entry in practitioner.entries]
    columns = calendar_periods(days)
    spots = {entry.id: (entry.date, entry.kind_shape, entry.kind) for entry in practitioner.entries}
    first = terms.as_of - RECENT + datetime.timedelta(days=1)
    lately = moves(practitioner, all_subjects, first, terms.as_of)
    every = tuple(
        marked(terms, practitioner, subject, spots, lately[subject.about]) for subject in all_subjects
    )
    over, said = span(practitioner.entries), _said(practitioner)
    given = (terms, practitioner.id, practitioner.profile.name, every, time_over(days), columns, over, said)
    yield Draft(of=practitioner.id, make=_glances, given=given)
    known = shared(terms, practitioner)
    for subject in all_subjects:
        for year, about_it in about(terms, practitioner, subject, columns, known):
            if year:
                yield Draft(of=f"{subject.folder}{year}/", make=year_page, given=(about_it, year))
            else:
                yield Draft(of=subject.folder, make=subject_page, given=(about_it,))


def _said(practitioner: Practitioner) -> tuple[tuple[datetime.date, str], ...]:
    entries = (one for one in practitioner.entries if isinstance(one, Reflection | Supervision))
    return tuple((one.date, one.went) for one in entries if one.went)


def _glances(  # noqa: PLR0913, PLR0917 - all that the page is made from
    terms: Terms,
    practitioner: str,
    whose: str,
    every: tuple[Marked, ...],
    time: Time | None,
    columns: CalendarPeriods,
    over: Span,
    said: tuple[tuple[datetime.date, str], ...],
) -> Iterator[Page]:
    few = (one.spots for one in every if len(one.spots) <= MOST_MARKS)
    moved = sorted((one for one in every if one.moves), key=_moved_last, reverse=True)[:MOST_MOVED]
    data = Glances(
        moved=tuple(glance(terms, one, time) for one in moved) if time else (),
        sections=tuple(_sections(terms, every, moved, time, columns)) if time else (),
        keys=kind_keys({kind for spots in few for _, _, kind in spots}),
        span=over,
        went=_went(said),
    )
    yield Page(
        folder=f"{practitioner}/evolution/",
        title="Evolution",
        template="evolution.html",
        data=data,
        practitioner=practitioner,
        whose=whose,
        summary="What moved and what rests, by theme and by standard.",
    )


def _moved_last(one: Marked) -> tuple[datetime.date, int]:
    return one.moves[0].entry.date, len(one.moves)


def _sections(
    terms: Terms, every: Iterable[Marked], told: Container[Marked], time: Time, columns: CalendarPeriods
) -> Iterator[Section]:
    def framework_of(one: Marked) -> str:
        return "" if one.subject.kind == "theme" else one.subject.id.partition(":")[0]

    for name, group in groupby(every, key=framework_of):
        framework, some = terms.frameworks.by_id.get(name), tuple(group)
        title = "Themes" if not name else framework.title if framework else name
        rest = sorted(
            (one for one in some if one not in told), key=lambda one: one.spots[-1][0], reverse=True
        )
        glances = tuple(glance(terms, one, time) for one in rest)
        yield Section(
            title=title,
            anchor=name or "themes",
            glances=glances,
            more=len(rest) < len(some),
            active=sum(one.recent > 0 for one in glances),
            table=_table(title, some, columns),
        )


def _table(title: str, some: Iterable[Marked], columns: CalendarPeriods) -> Table:
    rows = []
    for one in some:
        counted = Counter(columns.anchor(day) for day, _, _ in one.spots)
        ratings = rated_way(one.ratings, " → ") if one.ratings else "none shown"
        counts = (Cell(text=str(counted[period.anchor])) for period in columns.all)
        rows.append((Cell(text=one.subject.name, url=one.subject.url), *counts, Cell(text=ratings)))
    heads = tuple(period.short for period in columns.all)
    return Table(
        caption=f"{title}: entries by time, and own rating first, lowest and last",
        head=("About", *heads, "Rating"),
        rows=tuple(rows),
    )


def _went(said: tuple[tuple[datetime.date, str], ...]) -> Chart | None:
    """How many entries say it went well, less well or both, over time."""
    if not said:
        return None
    columns = calendar_periods((day for day, _ in said), most_quarters=16)
    names = {"well": "Went well", "both": "Some of each", "less-well": "Went less well"}
    counted = Counter((went, columns.anchor(day)) for day, went in said)
    counts = [[counted[went, period.anchor] for period in columns.all] for went in names]
    boxes, lines, labels, height = bars(tuple(names.values()), columns.all, counts)
    rows = tuple(
        (Cell(text=period.title), *(Cell(text=str(row[place])) for row in counts))
        for place, period in enumerate(columns.all)
    )
    over = from_to(day for day, _ in said)
    entries = say.counted(len(said), "entry that says", "entries that say")
    return Chart(
        id="went",
        title=f"What went well and less well, {over}",
        description=f"{entries} how it went, counted by time.",
        height=height,
        boxes=boxes,
        lines=lines,
        labels=labels,
        table=Table(caption=f"Entries by how it went, {over}", head=("When", *names.values()), rows=rows),
    )


VIEW = View(name="evolution", order=20, pages=_pages)
