"""From the room to the door: what supervision decided or agreed, where it was tried, and who noticed.

It answers what an inspector asks: did supervision help practice, and did it help development?
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio import say
from portfolio.entries.agreed import Action
from portfolio.model import Practitioner, Terms
from portfolio.model.doors import Door
from portfolio.model.effects import ME
from portfolio.say import Month
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Mention, Page, Span, mention
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.witnesses import MYSELF, ONLY_ME, WHO, Said, said
from portfolio.views.shared.years import earlier_pages, first_year
from portfolio.views.supervision.door_chart import Lane, Row, picture

FOLDER = "to-the-door/"
TITLE = "From the room to the door"
MOST = 48  # decisions and actions on a page, unless one year alone has more
NOTHING, NOT_SHOWN = "Nothing yet", "None shown here"
FOR = {
    "practice": ("Did it help practice?", "For practice"),
    "development": ("Did it help my development?", "For my development"),
    None: ("", "Not marked as either"),
}
_ORDER = (*WHO.values(), ONLY_ME, MYSELF, NOTHING, NOT_SHOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An entry in which it was tried, and how many days after it was agreed."""

    entry: Mention
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """Somebody who says what came of it, and how many days after it was agreed; None where no day is told."""

    said: Said
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One decision or action on its way from the room to the door."""

    what: str
    is_action: bool
    for_: str | None
    who: str  # the strongest witness, as its row is called
    session: Mention
    anchor: str  # its place on the page of the session, if it has one
    tried: tuple[Tried, ...]
    done: datetime.date | None
    noticed: tuple[Noticed, ...]
    waited: int | None  # days nobody noticed anything so far; None where somebody did, or may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All that was for practice, or for development, by who noticed."""

    title: str
    anchor: str
    line: str
    ways: tuple[tuple[str, tuple[Way, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTheDoor:
    """What the page shows."""

    chart: Chart
    groups: tuple[Group, ...]
    span: Span
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages
    newest: str = ""  # the page of the newest, if this is not it


def ways(terms: Terms, practitioner: Practitioner) -> tuple[Way, ...]:
    """Every decision and action, in the order they were made."""
    return tuple(_way(terms, practitioner, door) for door in practitioner.doors)


def _way(terms: Terms, practitioner: Practitioner, door: Door) -> Way:
    day, item = door.session.date, door.item
    nothing = not door.noticed and door.reference in practitioner.absences.unnoticed
    told = [said(practitioner, effect) for effect in door.noticed]
    waited = (terms.as_of - day).days if nothing and day <= terms.as_of else None
    return Way(
        what=item.what,
        is_action=isinstance(item, Action),
        for_=door.for_,
        who=told[0].who if told else NOTHING if nothing else NOT_SHOWN,
        session=mention(door.session),
        anchor=anchor(item.id) if isinstance(item, Action) else "",
        tried=tuple(Tried(entry=mention(entry), days=_days(day, entry.date)) for entry in door.tried),
        done=door.done,
        noticed=tuple(Noticed(said=one, days=_days(day, one.day)) for one in told),
        waited=waited,
    )


def _days(first: datetime.date, last: datetime.date | None) -> int | None:
    if last is None or isinstance(first, Month) or isinstance(last, Month) or last < first:
        return None
    return (last - first).days


def lines(some: Sequence[Way]) -> tuple[str, ...]:
    """Did it help practice, did it help development: an answer for each, in a sentence or two."""
    return tuple(f"{question} {line}" for question, _, line, _ in _by_purpose(some) if question)


def _by_purpose(
    some: Sequence[Way],
) -> Iterator[tuple[str, str, str, tuple[tuple[str, tuple[Way, ...]], ...]]]:
    for for_, (question, title) in FOR.items():
        these = [way for way in some if way.for_ == for_]
        rows = [(who, tuple(way for way in these if way.who == who)) for who in _ORDER]
        rows = [(who, found) for who, found in rows if found]
        if rows:
            yield question, title, _line(len(these), rows), tuple(rows)


def _line(count: int, rows: Iterable[tuple[str, tuple[Way, ...]]]) -> str:
    """Who noticed how many, and of how many nobody did."""
    found = [(who, len(some)) for who, some in rows]
    others = [f"{who[0].lower()}{who[1:]} noticed {n}" for who, n in found if who in WHO.values()]
    told = [say.all_of(others)] if others else []
    ends = {
        ONLY_ME: "only I say what came of {}",
        MYSELF: "I say what came of {}",
        NOTHING: "what came of {} is not noted yet",
        NOT_SHOWN: "what came of {} is not shown here",
    }
    told += [ends[who].format("them" if n == count > 1 else n) for who, n in found if who in ends]
    return f"Of {say.counted(count, 'decision or action', 'decisions and actions')}, {'; '.join(told)}."


def door_pages(practitioner: Practitioner, folder: str, some: Sequence[Way]) -> Iterator[Page]:
    """The page of the newest years and, where there is much, one for each earlier year."""
    if not some:
        return
    days = [way.session.date for way in some]
    first = first_year(days, MOST)
    years = earlier_pages(folder, days, first)
    newest = [way for way in some if way.session.date.year >= first]
    yield _page(practitioner, folder, "", newest, years)
    for year, _ in years:
        these = [way for way in some if way.session.date.year == year]
        yield _page(practitioner, folder, str(year), these, ())


def _page(
    practitioner: Practitioner,
    folder: str,
    year: str,
    some: Sequence[Way],
    years: tuple[tuple[int, str], ...],
) -> Page:
    days = [way.session.date for way in some]
    groups = tuple(
        Group(title=title, anchor=f"door-{number}", line=f"{question} {line}".strip(), ways=rows)
        for number, (question, title, line, rows) in enumerate(_by_purpose(some), 1)
    )
    return Page(
        folder=f"{folder}{year}/" if year else folder,
        title=f"{TITLE}, {year}" if year else TITLE,
        template="to_the_door.html",
        data=ToTheDoor(
            chart=picture(_rows(groups), TITLE, days),
            groups=groups,
            span=Span(first=min(days), last=max(days)),
            years=years,
            newest=f"{folder}index.html" if year else "",
        ),
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        in_nav=False,
        parent=f"{practitioner.id}/supervision/",
    )


def _rows(groups: Iterable[Group]) -> Iterator[Row]:
    for group in groups:
        yield Row(title=group.title, is_group=True)
        for who, some in group.ways:
            if who != NOT_SHOWN:
                lanes = tuple(_lanes(some))
                undated = f", {len(some) - len(lanes)} without a day" if len(lanes) < len(some) else ""
                yield Row(title=f"{who}: {len(some)}{undated}", lanes=lanes)


def _lanes(some: Iterable[Way]) -> Iterator[Lane]:
    """A lane for each way of which a day is told, the shortest first."""
    lanes = []
    for way in some:
        own = (one for one in way.noticed if one.said.who == way.who)
        noticed = min((one.days for one in own if one.days is not None), default=None)
        tried = min((one.days for one in way.tried if one.days is not None), default=None)
        if noticed is not None or tried is not None or way.waited is not None:
            lanes.append(
                Lane(
                    is_action=way.is_action,
                    tried=tried,
                    noticed=noticed,
                    waited=way.waited,
                    is_mine=_mine(way),
                )
            )
    yield from sorted(lanes, key=lambda lane: (lane.noticed is None, lane.noticed or lane.waited or 0))


def _mine(way: Way) -> bool:
    return bool(way.noticed) and way.noticed[0].said.by == ME
