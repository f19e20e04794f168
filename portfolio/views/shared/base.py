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

    of: str  # what it is about, as no other draft or page of its view is
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
        return memory.recall(_Made, self.name, practitioner.id).of(self, terms, practitioner)

    def given(self, terms: Terms, whole: Practitioner, facts: Practitioner, memory: Memory) -> Practitioner:
        """What it is made from: the same value as before, if nothing of that has changed."""
        if self.quotes is None:
            return facts
        quoted = memory.recall(self.quotes, terms, facts)
        entries = tuple(
            entry if entry.id in quoted else known
            for entry, known in zip(whole.entries, facts.entries, strict=True)
        )
        return memory.same((self.name, facts.id), replace(facts, entries=entries))


class _Made:
    """What a view made last of one person's record, for the next time it is asked."""

    def __init__(self, *whose: str) -> None:
        self._whose = whose
        self._given: tuple[object, ...] = ()
        self._made: dict[str, tuple[Page | Draft, tuple[Page, ...]]] = {}
        self._pages: tuple[Page, ...] = ()

    def of(self, view: View, terms: Terms, practitioner: Practitioner) -> tuple[Page, ...]:
        """The pages, each the very same as before if it was asked for in the same way."""
        if not self._given or self._given[0] is not terms or self._given[1] is not practitioner:
            made = [self._one(asked) for asked in view.pages(terms, practitioner)]
            self._made = {_name(one[0]): one for one in made}
            self._pages = tuple(page for _, pages in made for page in pages)
            self._given = terms, practitioner
        return self._pages

    def _one(self, asked: Page | Draft) -> tuple[Page | Draft, tuple[Page, ...]]:
        before = self._made.get(_name(asked))
        if before and before[0] == asked:
            return before
        return asked, (asked,) if isinstance(asked, Page) else asked.pages()


def _name(asked: Page | Draft) -> str:
    return asked.folder if isinstance(asked, Page) else asked.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry as other pages speak of it."""

    id: str
    title: str
    url: str  # of the page's file, below the site's root; empty where it has none
    date: datetime.date
    kind: str
    kind_title: str


def practitioners_by_name(practitioners: Iterable[Practitioner]) -> list[Practitioner]:
    """Everyone by name: any other order would say more than it knows."""
    return sorted(practitioners, key=lambda person: (person.profile.name.casefold(), person.id))


def mention(entry: Entry) -> Mention:
    """How a page speaks of an entry; all pages that do share one value."""
    return _mention(entry.practitioner, entry.id, entry.title, entry.date, entry.kind, bool(entry.path))


@lru_cache(maxsize=8192)
def _mention(  # noqa: PLR0913, PLR0917 - what tells mentions apart
    practitioner: str, id_: str, title: str, date: datetime.date, kind: str, has_page: bool
) -> Mention:
    return Mention(
        id=id_,
        title=title,
        url=f"{url_of(practitioner, id_)}index.html" if has_page else "",
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
