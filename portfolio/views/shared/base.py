"""What a view is, what a page is, and the small values pages are made of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from portfolio.entries import KINDS, Entry
from portfolio.entries.base import url_of
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Practitioner, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as a plain value.

    `folder` is its place below the site's root, ending in `/` (empty for the front page).
    `template` draws `data`; `body` is Markdown, with links as seen from the file `source`. The words of
    an entry are not in it: they are looked up by `source` when its page is drawn.
    """

    folder: str
    title: str
    template: str
    data: object
    practitioner: str = ""  # whose page this is
    whose: str = ""  # their name
    in_nav: bool = True
    parent: str = ""  # folder of the page it belongs to
    body: str = ""
    source: str = ""
    files: tuple[str, ...] = ()
    summary: str = ""  # plain words that search may find


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One page or a few, still to be made from a handful of frozen values and from nothing else.

    A view with a page for each of many things yields drafts: a page whose values are as before is not
    made again.
    """

    of: str  # what it is about, as no other draft of this person is
    make: Callable[..., Iterable[Page]]
    given: tuple[object, ...]

    def pages(self) -> tuple[Page, ...]:
        """The pages, made."""
        return tuple(self.make(*self.given))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A way of looking at one practitioner's record: its pages, the first in the navigation.

    It is given the facts of the record alone, and the words of those entries whose ids it `quotes`.
    """

    name: str
    order: int
    pages: Callable[[Terms, Practitioner], Iterable[Page | Draft]]
    quotes: Callable[[Terms, Practitioner], Container[str]] | None = None

    def of(self, terms: Terms, practitioner: Practitioner, memory: Memory = FORGETFUL) -> tuple[Page, ...]:
        """Its pages for one practitioner. It is not asked again about the same facts."""
        pages: list[Page] = []
        for one in memory.recall(self._begun, terms, practitioner):
            if isinstance(one, Page):
                pages.append(memory.same(("page", one.folder), one))
            else:
                pages += memory.recall(Draft.pages, memory.same(("draft", practitioner.id, one.of), one))
        return tuple(pages)

    def _begun(self, terms: Terms, practitioner: Practitioner) -> tuple[Page | Draft, ...]:
        return tuple(self.pages(terms, practitioner))

    def given(self, terms: Terms, whole: Practitioner, facts: Practitioner, memory: Memory) -> Practitioner:
        """What it is made from: the same value as before, if nothing of that has changed."""
        if self.quotes is None:
            return facts
        quoted = self.quotes(terms, facts)
        entries = tuple(
            entry if entry.id in quoted else known
            for entry, known in zip(whole.entries, facts.entries, strict=True)
        )
        return memory.same((self.name, facts.id), replace(facts, entries=entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry as other pages speak of it."""

    id: str
    title: str
    url: str  # of the page's file, below the site's root
    date: datetime.date
    kind: str
    kind_title: str


def practitioners_by_name(practitioners: Iterable[Practitioner]) -> list[Practitioner]:
    """Everyone by name: any other order would say more than it knows."""
    return sorted(practitioners, key=lambda person: (person.profile.name.casefold(), person.id))


def mention(entry: Entry) -> Mention:
    """How a page speaks of an entry; all pages that do share one value."""
    return _mention(entry.practitioner, entry.id, entry.title, entry.date, entry.kind)


@lru_cache(maxsize=8192)
def _mention(practitioner: str, id_: str, title: str, date: datetime.date, kind: str) -> Mention:
    return Mention(
        id=id_,
        title=title,
        url=f"{url_of(practitioner, id_)}index.html",
        date=date,
        kind=kind,
        kind_title=KINDS[kind].kind_title,
    )


def mentions(entries: Iterable[Entry]) -> tuple[Mention, ...]:
    """Several entries as pages speak of them."""
    return tuple(mention(entry) for entry in entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A standard or theme by the name to show."""

    id: str
    title: str


def named_themes(practitioner: Practitioner, ids: Iterable[str]) -> tuple[Named, ...]:
    """Themes by their title in the profile, or by their id where it has none."""
    titles: Mapping[str, str | None] = {theme.id: theme.title for theme in practitioner.profile.themes}
    return tuple(Named(id=id_, title=titles.get(id_) or id_) for id_ in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a figure covers."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    years: tuple[int, ...] = field(default=())


def span(entries: Iterable[Entry]) -> Span:
    """From the first to the last day of some entries."""
    days = [entry.date for entry in entries]
    if not days:
        return Span()
    first, last = min(days), max(days)
    return Span(first=first, last=last, years=tuple(range(first.year, last.year + 1)))
