"""Evolution at a glance: every theme and standard along a time line, and which moved or rested."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from portfolio import say
from portfolio.entries.reflection import Reflection
from portfolio.entries.supervision import Supervision
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
Spot = tuple[datetime.date, str, str]  # an entry's day, shape and kind


Ratings = tuple[tuple[datetime.date, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A small chart of one theme or standard along its time line, and what moved."""

    subject: Subject
    chart: Chart
    count: int
    recent: int  # entries in the year before the build
    rated: str  # the first and the last own rating, by way of the lowest where it lay below both
    minds_changed: int
    showcase: int
    last: datetime.date
    rests: bool  # nothing for a year, and the full record holds nothing either


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the small chart of one theme or standard is made from: no title of an entry, and no words."""

    subject: Subject
    spots: tuple[Spot, ...]
    ratings: Ratings  # own ratings of a standard, oldest first; a theme has none
    minds_changed: int
    showcase: int
    rests: bool


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


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    all_subjects = subjects(terms, practitioner)
    days = [entry.date for entry in practitioner.entries]
    columns = calendar_periods(days)
    spots = {entry.id: (entry.date, entry.kind_shape, entry.kind) for entry in practitioner.entries}
    marked = tuple(_marked(terms, practitioner, subject, spots) for subject in all_subjects)
    over, said = span(practitioner.entries), _said(practitioner)
    given = (terms, practitioner.id, practitioner.profile.name, marked, time_over(days), columns, over, said)
    yield Draft(of=practitioner.id, make=_glances, given=given)
    known = shared(terms, practitioner)
    for subject in all_subjects:
        for year, about_it in about(terms, practitioner, subject, columns, known):
            if year:
                yield Draft(of=f"{subject.folder}{year}/", make=year_page, given=(about_it, year))
            else:
                yield Draft(of=subject.folder, make=subject_page, given=(about_it,))


def _marked(terms: Terms, practitioner: Practitioner, subject: Subject, spots: Mapping[str, Spot]) -> Marked:
    entries, minds = subject.entries(practitioner), practitioner.minds
    rests = entries[-1].date <= terms.as_of - RECENT
    return Marked(
        subject=subject,
        spots=tuple([spots[entry.id] for entry in entries]),
        ratings=tuple([(e.date, e.ratings[subject.id]) for e in entries if subject.id in e.ratings]),
        minds_changed=len([entry for entry in entries if entry.id in minds]),
        showcase=len([entry for entry in entries if entry.showcase and subject.piece(entry)]),
        rests=rests and practitioner.nothing_after(entries[-1], subject.about),
    )


def _said(practitioner: Practitioner) -> tuple[tuple[datetime.date, str], ...]:
    entries = (one for one in practitioner.entries if isinstance(one, Reflection | Supervision))
    return tuple((one.date, one.went) for one in entries if one.went)


def _glances(  # noqa: PLR0913, PLR0917 - all that the page is made from
    terms: Terms,
    practitioner: str,
    whose: str,
    marked: tuple[Marked, ...],
    time: Time | None,
    columns: CalendarPeriods,
    over: Span,
    said: tuple[tuple[datetime.date, str], ...],
) -> Iterator[Page]:
    few = (one.spots for one in marked if len(one.spots) <= MOST_MARKS)
    data = Glances(
        sections=tuple(_sections(terms, marked, time, columns)) if time else (),
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


def _sections(
    terms: Terms, marked: Iterable[Marked], time: Time, columns: CalendarPeriods
) -> Iterator[Section]:
    def framework_of(one: Marked) -> str:
        return "" if one.subject.kind == "theme" else one.subject.id.partition(":")[0]

    for name, group in groupby(marked, key=framework_of):
        framework, some = terms.frameworks.by_id.get(name), tuple(group)
        title = "Themes" if not name else framework.title if framework else name
        yield Section(
            title=title,
            anchor=name or "themes",
            glances=tuple(_glance(terms, one, time) for one in some),
            table=_table(title, some, columns),
        )


def _glance(terms: Terms, marked: Marked, time: Time) -> Glance:
    subject, ratings, days = marked.subject, marked.ratings, [day for day, _, _ in marked.spots]
    count = say.counted(len(days), "entry", "entries")
    rated = f"; own rating {_rated(ratings, ' to ')}" if ratings else ""
    counted = "; a bar for each year" if len(days) > MOST_MARKS else ""
    chart = Chart(
        id=f"glance-{subject.folder.strip('/').replace('/', '-')}",
        title=f"{subject.name} over time",
        description=f"{count}, {from_to(days)}{rated}{counted}.",
    )
    return Glance(
        subject=subject,
        chart=spark(
            chart, time, ((day, shape, f"kind-{kind}") for day, shape, kind in marked.spots), ratings
        ),
        count=len(days),
        recent=sum(terms.as_of - RECENT < day <= terms.as_of for day in days),
        rated=_rated(ratings, " to ") if ratings else "",
        minds_changed=marked.minds_changed,
        showcase=marked.showcase,
        last=days[-1],
        rests=marked.rests,
    )


def _table(title: str, some: Iterable[Marked], columns: CalendarPeriods) -> Table:
    rows = []
    for one in some:
        counted = Counter(columns.anchor(day) for day, _, _ in one.spots)
        ratings = _rated(one.ratings, " → ") if one.ratings else "none shown"
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


def _rated(ratings: Ratings, to: str) -> str:
    """The first and the last rating, by way of the lowest where it lay below both: the dip is development."""
    first, last, lowest = ratings[0][1], ratings[-1][1], min(rating for _, rating in ratings)
    way = (first, lowest, last) if lowest < min(first, last) else (first, last)
    return to.join(dict.fromkeys(map(str, way))) if first == lowest == last else to.join(map(str, way))


VIEW = View(name="evolution", order=20, pages=_pages)
