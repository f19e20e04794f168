"""Everything of one sort, such as all actions, on pages of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portfolio.model import Practitioner
from portfolio.model.spans import TimeSpan
from portfolio.views.shared.base import Page, Span
from portfolio.views.shared.lately import Stretch, stretches
from portfolio.views.shared.years import earlier_pages, first_year
from portfolio.views.supervision.feel import Coverage, FeelOverTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page with everything of one sort, such as all actions."""

    part: str
    span: Span
    items: tuple[Any, ...] = ()
    stretches: tuple[Stretch, ...] = ()  # of those that have a day: the last twelve months first
    coverage: Coverage | None = None
    feel: FeelOverTime | None = None
    has_decisions: bool = False
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages
    newest: str = ""  # the page of the newest, if this is not it


_OPEN = datetime.date.max  # what is open stands before all that has a day
_TITLES = {
    "actions": "Actions",
    "goals": "Goals",
    "needs": "Learning needs, and what answered them",
    "impact": "Impact on me",
    "deciding": "How decisions were reached",
    "decisions": "Decisions",
    "changed": "What supervision changed",
    "minds": "Where I changed my mind",
    "coverage": "Who was covered",
    "feel": "How supervision feels",
}
DAYS: Mapping[str, Callable[[Any], datetime.date]] = {
    "actions": lambda action: action.done or _OPEN,
    "goals": lambda goal: _OPEN if goal.state in {"open", "overdue"} else goal.set_in.date,
    "needs": lambda told: told.session.date,
    "impact": lambda told: told.session.date,
    "deciding": lambda told: told.session.date,
    "decisions": lambda made: made.session.date,
    "changed": lambda result: result.noted.date,
    "minds": lambda mind: mind.entry.date,
    "debates": lambda debate: debate.session.date,
}


def list_pages(practitioner: Practitioner, folder: str, listed: Listed, window: TimeSpan) -> Iterator[Page]:
    """The page of a list that holds anything, the last twelve months first.

    Where it is long, each earlier year stands on a page of its own, whole.
    """
    title, day = _TITLES[listed.part], DAYS.get(listed.part)
    if day is None:
        if listed.coverage or listed.feel:
            yield _page(practitioner, folder, title, listed)
        return
    items = listed.items
    if not items:
        return
    first = first_year(map(day, items))
    years = earlier_pages(folder, map(day, items), first)
    here = tuple(item for item in items if day(item).year >= first or day(item) in window)
    parts = stretches((item for item in here if day(item) != _OPEN), day, window)
    yield _page(practitioner, folder, title, replace(listed, items=here, stretches=parts, years=years))
    for year, _ in years:
        some = tuple(item for item in items if day(item).year == year)
        whole = (Stretch(title="", anchor="", items=some),)
        one = replace(listed, items=some, stretches=whole, newest=f"{folder}index.html", span=Span())
        yield _page(practitioner, f"{folder}{year}/", f"{title}, {year}", one)


def _page(practitioner: Practitioner, folder: str, title: str, listed: Listed) -> Page:
    return Page(
        folder=folder,
        title=title,
        template="supervision_part.html",
        data=listed,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        in_nav=False,
        parent=f"{practitioner.id}/supervision/",
    )
