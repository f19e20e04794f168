"""A year on one page: a page for each time somebody looks back over, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolio.model import Practitioner, Terms
from portfolio.model.spans import TimeSpan, spans
from portfolio.model.year import year
from portfolio.views.shared.base import Draft, Page, View
from portfolio.views.year.told import Looking, More, YearPage, completed

TITLE = "A year on one page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One time in the list of all, in a line; it is empty where nothing is told of it."""

    span: TimeSpan
    url: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The list of all times, newest first."""

    rows: tuple[Row, ...]


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page | Draft]:
    folder = f"{practitioner.id}/year/"
    told = [(year(practitioner, span), f"{folder}{span.key}/") for span in spans(terms, practitioner)]
    look = Looking(terms, practitioner)
    yield Page(
        folder=folder,
        title=TITLE,
        template="years.html",
        data=Years(
            rows=tuple(Row(span=one.span, url=f"{url}index.html", line=look.line(one)) for one, url in told)
        ),
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        summary="Registration years, posts, times between appraisals and the last twelve months.",
    )
    for one, url in told:
        page = Page(
            folder=url,
            title=one.span.title,
            template="year.html",
            data=look.at(one),
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            in_nav=False,
            parent=folder,
        )
        yield Draft(of=one.span.key, make=_made, given=(page, look.more(one)))


def year_page(terms: Terms, practitioner: Practitioner, span: TimeSpan) -> YearPage:
    """One time on a page, as the pack prints it."""
    look, one = Looking(terms, practitioner), year(practitioner, span)
    return completed(look.at(one), look.more(one))


def _made(page: Page, more: More) -> Iterator[Page]:
    if isinstance(page.data, YearPage):
        yield replace(page, data=completed(page.data, more))


VIEW = View(name="year", order=45, pages=_pages)
