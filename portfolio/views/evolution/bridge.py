"""Over a change of framework: which standards one goes on from, and which go on from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from portfolio import say
from portfolio.entries import Entry
from portfolio.frameworks import Framework
from portfolio.frameworks.continuing import Change, goes_on_as, goes_on_from
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.subjects import Subject

Urls = Mapping[str, str]  # the page of each standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """An earlier or a later standard, with its entries and its page where it has any."""

    subject: Subject
    framework: str
    into: str  # the later of the two
    day: datetime.date | None  # on which the framework changed
    entries: tuple[Entry, ...] = ()

    @property
    def url(self) -> str:
        """Its page; empty where nothing is shown about it."""
        return self.subject.url if self.subject.folder else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The day on which a framework changed, and what went on as what."""

    day: datetime.date
    words: str


def earlier(
    terms: Terms,
    practitioner: Practitioner,
    subject: Subject,
    known: Iterable[Change],
    urls: Urls,
) -> tuple[Other, ...]:
    """The standards that one goes on from, the nearest first."""
    found = goes_on_from(known, subject.id) if subject.kind == "standard" else ()
    return tuple(
        _other(terms, one.earlier, one, urls, practitioner.by_standard.get(one.earlier, ())) for one in found
    )


def later(terms: Terms, subject: Subject, known: Iterable[Change], urls: Urls) -> tuple[Other, ...]:
    """The standards that go on from one."""
    found = goes_on_as(known, subject.id) if subject.kind == "standard" else ()
    return tuple(_other(terms, one.later, one, urls) for one in found)


def changed(others: Iterable[Other]) -> tuple[Changed, ...]:
    """Each change between standards with entries, oldest first; none where its day is not known."""
    dated = [(one.day, one.into, one.subject.id) for one in others if one.day and one.entries]
    return tuple(_changed(dated))


def _changed(dated: list[tuple[datetime.date, str, str]]) -> Iterator[Changed]:
    for (day, into), some in groupby(sorted(dated), key=lambda one: one[:2]):
        yield Changed(day=day, words=f"{into} goes on from {say.all_of([id_ for *_, id_ in some])}")


def _other(terms: Terms, id_: str, change: Change, urls: Urls, entries: tuple[Entry, ...] = ()) -> Other:
    framework: Framework | None = terms.frameworks.by_id.get(id_.partition(":")[0])
    return Other(
        subject=Subject(
            kind="standard",
            id=id_,
            title=terms.frameworks.title(id_),
            folder=urls.get(id_, "").removesuffix("index.html"),
        ),
        framework=framework.title if framework else "",
        into=change.later,
        day=change.day,
        entries=entries,
    )
