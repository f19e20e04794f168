"""The site's first page: the practitioner's home, or the practitioners where there are several."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from portfolio.model import Portfolio
from portfolio.views.base import Page, Span, span
from portfolio.views.home import home_page


@dataclass(frozen=True)
class Person:
    """One practitioner on the first page."""

    name: str
    role: str
    url: str
    entries: int
    span: Span


def front_page(portfolio: Portfolio) -> Page:
    """The page at the site's root."""
    if len(portfolio.practitioners) == 1:
        one = portfolio.practitioners[0]
        return dataclasses.replace(home_page(portfolio, one), folder="", in_nav=False)
    people = tuple(
        Person(one.profile.name, one.profile.role, f"{one.id}/index.html", len(one.entries), span(one.entries))
        for one in portfolio.practitioners
    )
    return Page("", "Portfolios", "front.html", people, in_nav=False)
