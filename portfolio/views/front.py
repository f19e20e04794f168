"""The site's first page: the practitioner's home, or the practitioners where there are several."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.views.home import home_page
from portfolio.views.shared.base import Page, practitioners_by_name
from portfolio.views.shared.minds import Changed, minds_changed
from portfolio.views.shared.subjects import Subject, subjects
from portfolio.views.shared.witnesses import Weight, weight

THEMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One practitioner on the first page."""

    name: str
    role: str
    url: str
    whole: Weight
    themes: tuple[Subject, ...]
    latest: Changed | None  # the latest change of mind, in their words


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The people of this site, by name."""

    people: tuple[Person, ...]
    team: str  # address of the team page


def front_page(portfolio: Portfolio, home: Page | None = None) -> Page:
    """The page at the site's root: the `home` of somebody who is alone here, made already."""
    if len(portfolio.practitioners) == 1:
        home = home or home_page(portfolio.terms, portfolio.practitioners[0])
        return dataclasses.replace(home, folder="", in_nav=False)
    people = tuple(
        _person(portfolio.terms, practitioner)
        for practitioner in practitioners_by_name(portfolio.practitioners)
    )
    data = Front(people=people, team="team/index.html" if people else "")
    return Page(folder="", title="Portfolios", template="front.html", data=data, in_nav=False)


def _person(terms: Terms, practitioner: Practitioner) -> Person:
    themes = (subject for subject in subjects(terms, practitioner) if subject.kind == "theme")
    minds = minds_changed(practitioner)
    return Person(
        name=practitioner.profile.name,
        role=practitioner.profile.role,
        url=f"{practitioner.id}/index.html",
        whole=weight(practitioner.entries),
        themes=tuple(themes)[:THEMES],
        latest=minds[-1] if minds else None,
    )
