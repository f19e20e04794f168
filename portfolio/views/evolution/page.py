"""Evolution at a glance: every theme and standard along a time line, and which moved or rested."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.reflection import Reflection
from portfolio.model import Practitioner, Terms
from portfolio.views.evolution.about import about, shared
from portfolio.views.evolution.subject import subject_page, year_page
from portfolio.views.shared.base import Draft, Page, Span, View, span
from portfolio.views.shared.charts import Cell, Chart, Key, Table, Time, time_over
from portfolio.views.shared.periods import CalendarPeriods, calendar_periods, from_to
from portfolio.views.shared.plots import MOST_MARKS, bars, spark
from portfolio.views.shared.shapes import kind_keys
from portfolio.views.shared.subjects import Subject, subjects

RECENT = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A small chart of one theme or standard along its time line, and what moved."""

    subject: Subject
    chart: Chart
    count: int
    recent: int  # entries in the year before the build
    first_rating: int | None
    last_rating: int | None
    minds_changed: int
    showcase: int
    last: datetime.date
    rests: bool  # nothing for a year, and the full record holds nothing either


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The themes, or the standards of one framework, as cards and as a table."""

    title: str
    anchor: str
    glances: tuple[Glance, ...]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Glances:
    """What the page shows."""

    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    span: Span
    went: Chart | None


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page | Draft]:
    all_subjects = subjects(terms, practitioner)
    days = [entry.date for entry in practitioner.entries]
    time, columns = time_over(days), calendar_periods(days)
    folder = f"{practitioner.id}/evolution/"
    marked = [subject.entries(practitioner) for subject in all_subjects]
    data = Glances(
        sections=tuple(_sections(terms, practitioner, all_subjects, time, columns)) if time else (),
        keys=kind_keys({entry.kind for entries in marked for entry in entries if len(entries) <= MOST_MARKS}),
        span=span(practitioner.entries),
        went=_went(practitioner),
    )
    yield Page(
        folder=folder,
        title="Evolution",
        template="evolution.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        summary="What moved and what rests, by theme and by standard.",
    )
    known = shared(terms, practitioner)
    for subject in all_subjects:
        for year, given in about(terms, practitioner, subject, columns, known):
            if year:
                yield Draft(of=f"{subject.folder}{year}/", make=year_page, given=(given, year))
            else:
                yield Draft(of=subject.folder, make=subject_page, given=(given,))


def _sections(
    terms: Terms,
    practitioner: Practitioner,
    all_subjects: Sequence[Subject],
    time: Time,
    columns: CalendarPeriods,
) -> Iterator[Section]:
    for name, group in groupby(
        all_subjects, key=lambda s: "" if s.kind == "theme" else s.id.partition(":")[0]
    ):
        framework = terms.frameworks.by_id.get(name)
        title = "Themes" if not name else framework.title if framework else name
        glances = tuple(_glance(terms, practitioner, subject, time) for subject in group)
        yield Section(
            title=title,
            anchor=name or "themes",
            glances=glances,
            table=_table(practitioner, title, glances, columns),
        )


def _glance(terms: Terms, practitioner: Practitioner, subject: Subject, time: Time) -> Glance:
    entries = subject.entries(practitioner)
    ratings = _ratings(subject, entries)
    recent = sum(terms.as_of - RECENT < entry.date <= terms.as_of for entry in entries)
    rests = entries[-1].date <= terms.as_of - RECENT
    count = say.counted(len(entries), "entry", "entries")
    rated = f"; own rating {ratings[0][1]} to {ratings[-1][1]}" if ratings else ""
    counted = "; a bar for each year" if len(entries) > MOST_MARKS else ""
    chart = Chart(
        id=f"glance-{subject.folder.strip('/').replace('/', '-')}",
        title=f"{subject.name} over time",
        description=f"{count}, {from_to(entry.date for entry in entries)}{rated}{counted}.",
    )
    marks = ((entry.date, entry.kind_shape, f"kind-{entry.kind}") for entry in entries)
    return Glance(
        subject=subject,
        chart=spark(chart, time, marks, ratings),
        count=len(entries),
        recent=recent,
        first_rating=ratings[0][1] if ratings else None,
        last_rating=ratings[-1][1] if ratings else None,
        minds_changed=sum(entry.id in practitioner.minds for entry in entries),
        showcase=sum(subject.piece(entry) is not None for entry in entries),
        last=entries[-1].date,
        rests=rests and practitioner.nothing_after(entries[-1], subject.about),
    )


def _ratings(subject: Subject, entries: Iterable[Entry]) -> tuple[tuple[datetime.date, int], ...]:
    """Own ratings of a standard, oldest first; a theme has none."""
    return tuple((e.date, e.ratings[subject.id]) for e in entries if subject.id in e.ratings)


def _table(
    practitioner: Practitioner, title: str, glances: Iterable[Glance], columns: CalendarPeriods
) -> Table:
    rows = []
    for glance in glances:
        entries = glance.subject.entries(practitioner)
        counted = Counter(columns.anchor(entry.date) for entry in entries)
        ratings = f"{glance.first_rating} → {glance.last_rating}" if glance.first_rating else "none shown"
        counts = (Cell(text=str(counted[period.anchor])) for period in columns.all)
        rows.append((Cell(text=glance.subject.name, url=glance.subject.url), *counts, Cell(text=ratings)))
    heads = tuple(period.short for period in columns.all)
    return Table(
        caption=f"{title}: entries by time, and own rating first and last",
        head=("About", *heads, "Rating"),
        rows=tuple(rows),
    )


def _went(practitioner: Practitioner) -> Chart | None:
    """How many reflections say it went well, less well or both, over time."""
    said = [e for e in practitioner.entries if isinstance(e, Reflection) and e.went]
    if not said:
        return None
    columns = calendar_periods((entry.date for entry in said), most_quarters=16)
    names = {"well": "Went well", "both": "Some of each", "less-well": "Went less well"}
    counted = Counter((str(entry.went), columns.anchor(entry.date)) for entry in said)
    counts = [[counted[went, period.anchor] for period in columns.all] for went in names]
    boxes, lines, labels, height = bars(tuple(names.values()), columns.all, counts)
    rows = tuple(
        (Cell(text=period.title), *(Cell(text=str(row[place])) for row in counts))
        for place, period in enumerate(columns.all)
    )
    over = from_to(entry.date for entry in said)
    reflections = say.counted(len(said), "reflection that says", "reflections that say")
    return Chart(
        id="went",
        title=f"What went well and less well, {over}",
        description=f"{reflections} how it went, counted by time.",
        height=height,
        boxes=boxes,
        lines=lines,
        labels=labels,
        table=Table(caption=f"Reflections by how it went, {over}", head=("When", *names.values()), rows=rows),
    )


VIEW = View(name="evolution", order=20, pages=_pages)
