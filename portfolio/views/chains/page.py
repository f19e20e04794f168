"""Learning chains: training → reflection → tried → effect, and what has not been applied yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.views.chains.steps import Chain, Strand, anchor_of, most_telling, strands
from portfolio.views.shared.base import Draft, Mention, Page, Span, View, mentions
from portfolio.views.shared.years import earlier_pages, first_year, page_of

MOST_STEPS = 24  # of one chain on a page, unless one year alone has more


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """What the page shows."""

    led_somewhere: tuple[Chain, ...]
    others: tuple[Chain, ...]
    not_yet_applied: tuple[Mention, ...]
    span: Span
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, by the year a chain ended, and their pages
    newest: str = ""  # the page of the newest, if this is not it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one page is made from."""

    practitioner: str
    whose: str
    year: int  # 0 on the page of the newest
    strands: tuple[Strand, ...]
    not_yet_applied: tuple[Entry, ...]
    years: tuple[tuple[int, str], ...] = ()


def _pages(_: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    """A draft for each page: one none of whose entries changed is not made again."""
    folder = f"{practitioner.id}/chains/"
    cut = [_cut(strand) for strand in strands(practitioner)]
    ended = [part.last for parts in cut for part in parts for _ in part.doings]
    first = first_year(ended)
    years = earlier_pages(folder, ended, first)
    found = most_telling(part for parts in cut for part in _linked(parts, folder, first))
    waiting = [practitioner.by_id[id_] for id_ in reversed(practitioner.not_yet_applied)]
    for year in (0, *(year for year, _ in years)):
        told = _Told(
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            year=year,
            strands=tuple(one for one in found if _stands_on(year, one.last, years)),
            not_yet_applied=tuple(one for one in waiting if _stands_on(year, one.date, years)),
            years=() if year else years,
        )
        yield Draft(of=f"{year}", make=_page, given=(told,))


def _stands_on(year: int, day: datetime.date, years: Iterable[tuple[int, str]]) -> bool:
    """Whether a day belongs on the page of an earlier year, or else on that of the newest."""
    return day.year == year or (not year and all(day.year != earlier for earlier, _ in years))


def _cut(strand: Strand) -> tuple[Strand, ...]:
    """A chain in parts, oldest first: where it is long, each of its earlier years is one."""
    first = first_year((doing.entry.date for doing in strand.doings), MOST_STEPS)
    parts = groupby(strand.doings, key=lambda doing: min(first, doing.entry.date.year))
    return tuple(strand._replace(doings=tuple(doings)) for _, doings in parts)


def _linked(parts: Sequence[Strand], folder: str, first: int) -> Iterator[Strand]:
    """The parts of one chain, each with where the one before it and the one after it are told."""
    at = [f"{page_of(folder, one.last.year, first)}#{anchor_of(one.doings[0].entry.id)}" for one in parts]
    for part, earlier, later in zip(parts, ("", *at), (*at[1:], ""), strict=False):
        yield part._replace(earlier=earlier, later=later)


def _page(told: _Told) -> Iterator[Page]:
    folder, name = f"{told.practitioner}/chains/", "Learning chains"
    days = [doing.entry.date for strand in told.strands for doing in strand.doings]
    data = Chains(
        led_somewhere=tuple(one.told(in_words=True) for one in told.strands if one.has_effect),
        others=tuple(one.told(in_words=True) for one in told.strands if not one.has_effect),
        not_yet_applied=mentions(told.not_yet_applied),
        span=Span(first=min(days), last=max(days)) if days else Span(),
        years=told.years,
        newest=f"{folder}index.html" if told.year else "",
    )
    yield Page(
        folder=f"{folder}{told.year}/" if told.year else folder,
        title=f"{name}, {told.year}" if told.year else name,
        template="chains.html",
        data=data,
        practitioner=told.practitioner,
        whose=told.whose,
        in_nav=not told.year,
        parent=folder if told.year else "",
        summary="Training, what I made of it, where I tried it and what came of it.",
    )


VIEW = View(name="chains", order=25, pages=_pages)
