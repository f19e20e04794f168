"""Learning chains: training → reflection → tried → effect, and what has not been applied yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.views.chains.steps import Chain, Strand, anchor_of, most_telling, strands, strongest
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
    pages = {year: (list[Strand](), list[Entry]()) for year in (0, *(year for year, _ in years))}
    for strand in found:
        pages.get(strand.last.year, pages[0])[0].append(strand)
    for entry in waiting:
        pages.get(entry.date.year, pages[0])[1].append(entry)
    for year, (told, not_yet_applied) in pages.items():
        given = _Told(
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            year=year,
            strands=tuple(told),
            not_yet_applied=tuple(not_yet_applied),
            years=() if year else years,
        )
        yield Draft(of=f"{year}", make=_page, given=(given,))


def _cut(strand: Strand) -> tuple[Strand, ...]:
    """A chain in parts, oldest first: where it is long, each of its earlier years is one."""
    if len(strand.doings) <= MOST_STEPS:
        return (strand,)
    first = first_year((doing.entry.date for doing in strand.doings), MOST_STEPS)
    parts = groupby(strand.doings, key=lambda doing: min(first, doing.entry.date.year))
    return tuple(strand._replace(doings=tuple(doings)) for _, doings in parts)


def _linked(parts: Sequence[Strand], folder: str, first: int) -> Iterator[Strand]:
    """The parts of one chain, one for each page, each with where the parts beside it are told."""
    if len(parts) == 1:
        yield parts[0]
        return
    pages = [
        (url, [*some]) for url, some in groupby(parts, lambda one: page_of(folder, one.last.year, first))
    ]
    at = [f"{url}#{anchor_of(some[0].doings[0].entry.id)}" for url, some in pages]
    for (_, some), earlier, later in zip(pages, ("", *at), (*at[1:], ""), strict=False):
        doings = tuple(doing for part in some for doing in part.doings)
        yield some[0]._replace(doings=doings, earlier=earlier, later=later)


def _page(told: _Told) -> Iterator[Page]:
    folder, name = f"{told.practitioner}/chains/", "Learning chains"
    days = [doing.entry.date for strand in told.strands for doing in strand.doings]
    data = Chains(
        led_somewhere=tuple(one.told(in_words=True) for one in strongest(told.strands)),
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
