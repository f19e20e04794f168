"""Timeline: every entry by year and month, newest first, with the jobs held and the times away."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from portfolio.entries import KINDS, Entry
from portfolio.entries.profile import Post
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.base import Mention, Page, Span, View, mention, span
from portfolio.views.shared.careers import Band, Milestone, bands, milestones
from portfolio.views.shared.years import first_year, page_of

OPEN_YEARS = 8  # years the overview shows at first; earlier ones are folded away
MOST_YEARS = 30  # years in the overview; all others stand below the entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with its entries and milestones, newest first."""

    anchor: str  # m2026-03
    month: str  # 2026-03
    number: int
    entries: int
    items: tuple[Mention | Milestone, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with its months, newest first, and the jobs held in it."""

    anchor: str
    year: int
    entries: int
    months: tuple[Month, ...]
    bands: tuple[Band, ...]
    kinds: tuple[str, ...]
    elsewhere: str = ""  # the page it stands on, if not this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What the timeline shows."""

    years: tuple[Year, ...]
    earlier: int  # how many of the years, the last ones here, are folded away in the overview
    kinds: tuple[tuple[str, str, int], ...]  # kind, title, how many
    posts: tuple[Post, ...]  # newest first; a band's number counts from the oldest
    span: Span
    total: int
    only: int = 0  # the one year of a page of its own
    later: str = ""  # pages of the years beside it
    sooner: str = ""
    earlier_pages: tuple[tuple[int, str], ...] = ()  # the years on pages of their own, and those pages


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page]:
    folder, first = f"{practitioner.id}/timeline/", first_year(entry.date for entry in practitioner.entries)
    whole = timeline(practitioner, terms.as_of)
    pages = {year.year: page_of(folder, year.year, first) for year in whole.years}
    years = tuple(year if year.year >= first else _elsewhere(year, pages[year.year]) for year in whole.years)
    here = tuple(year for year in years if not year.elsewhere)
    newest = replace(
        whole,
        years=years[:MOST_YEARS],
        earlier=max(0, len(years[:MOST_YEARS]) - OPEN_YEARS),
        kinds=_counted(here),
        earlier_pages=tuple((year.year, year.elsewhere) for year in years if year.elsewhere),
    )
    yield _page(practitioner, folder, "Timeline", newest)
    order = [year.year for year in whole.years]
    for place, year in enumerate(whole.years):
        if year.year < first:
            data = replace(
                whole,
                years=(year,),
                earlier=0,
                kinds=_counted((year,)),
                posts=(),
                span=span(entry for entry in practitioner.entries if entry.date.year == year.year),
                total=year.entries,
                only=year.year,
                later=pages[order[place - 1]],
                sooner=pages[order[place + 1]] if place + 1 < len(order) else "",
            )
            yield _page(practitioner, f"{folder}{year.year}/", f"Timeline, {year.year}", data)


def _page(practitioner: Practitioner, folder: str, title: str, data: Timeline) -> Page:
    return Page(
        folder=folder,
        title=title,
        template="timeline.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        in_nav=not data.only,
        parent=f"{practitioner.id}/timeline/" if data.only else "",
    )


def _elsewhere(year: Year, url: str) -> Year:
    """A year as the overview needs it."""
    return replace(year, months=tuple(replace(month, items=()) for month in year.months), elsewhere=url)


def _counted(years: Iterable[Year]) -> tuple[tuple[str, str, int], ...]:
    """How many entries of each kind stand in some years."""
    counted = Counter(
        item.kind
        for year in years
        for month in year.months
        for item in month.items
        if isinstance(item, Mention)
    )
    return tuple((kind, KINDS[kind].kind_title, counted[kind]) for kind in KINDS if counted[kind])


def timeline(practitioner: Practitioner, as_of: datetime.date) -> Timeline:
    """The timeline of one practitioner."""
    entries = practitioner.entries
    events: list[tuple[datetime.date, int, Entry | Milestone]] = [(entry.date, 1, entry) for entry in entries]
    events += [(stone.date, 0, stone) for stone in milestones(practitioner.profile, as_of)]
    newest_first = sorted(events, key=lambda event: event[:2], reverse=True)
    years = tuple(
        _year(year, tuple(event[2] for event in of_year), practitioner, as_of)
        for year, of_year in groupby(newest_first, key=lambda event: event[0].year)
    )
    return Timeline(
        years=years,
        earlier=max(0, len(years) - OPEN_YEARS),
        kinds=_counted(years),
        posts=tuple(sorted(practitioner.profile.posts, key=lambda post: post.from_, reverse=True)),
        span=span(entries),
        total=len(entries),
    )


def _year(
    year: int, events: Iterable[Entry | Milestone], practitioner: Practitioner, as_of: datetime.date
) -> Year:
    months = tuple(
        _month(month, tuple(of_month))
        for month, of_month in groupby(events, key=lambda event: f"{event.date:%Y-%m}")
    )
    return Year(
        anchor=f"y{year}",
        year=year,
        entries=sum(month.entries for month in months),
        months=months,
        bands=bands(practitioner.profile, year, as_of),
        kinds=tuple(dict.fromkeys(kind for month in months for kind in month.kinds)),
    )


def _month(month: str, events: tuple[Entry | Milestone, ...]) -> Month:
    items = tuple(event if isinstance(event, Milestone) else mention(event) for event in events)
    kinds = tuple(dict.fromkeys(item.kind for item in items if isinstance(item, Mention)))
    entries = sum(isinstance(item, Mention) for item in items)
    return Month(
        anchor=f"m{month}", month=month, number=int(month[5:]), entries=entries, items=items, kinds=kinds
    )


VIEW = View(name="timeline", order=10, pages=_pages)
