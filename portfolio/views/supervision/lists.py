"""Everything of one sort, such as all actions, on pages of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portfolio.model import Practitioner
from portfolio.views.shared.base import Page, Span
from portfolio.views.shared.goals import GoalProgress
from portfolio.views.shared.minds import Changed
from portfolio.views.shared.years import earlier_pages, first_year
from portfolio.views.supervision.feel import Coverage, FeelOverTime
from portfolio.views.supervision.told import Told
from portfolio.views.supervision.work import ActionProgress, Came, Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page with everything of one sort, such as all actions."""

    part: str
    span: Span
    actions: tuple[ActionProgress, ...] = ()
    goals: tuple[GoalProgress, ...] = ()
    told: tuple[Told, ...] = ()
    decisions: tuple[Decided, ...] = ()
    minds: tuple[Changed, ...] = ()
    came: tuple[Came, ...] = ()
    coverage: Coverage | None = None
    feel: FeelOverTime | None = None
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages
    newest: str = ""  # the page of the newest, if this is not it


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
_DAYS: Mapping[str, tuple[str, Callable[[Any], datetime.date] | None]] = {  # its values, and their days
    "actions": ("actions", lambda action: action.done or datetime.date.max),
    "goals": (
        "goals",
        lambda goal: datetime.date.max if goal.state in {"open", "overdue"} else goal.set_in.date,
    ),
    "needs": ("told", lambda told: told.session.date),
    "impact": ("told", lambda told: told.session.date),
    "deciding": ("told", lambda told: told.session.date),
    "decisions": ("decisions", lambda made: made.session.date),
    "changed": ("came", lambda result: result.noted.date),
    "minds": ("minds", lambda mind: mind.entry.date),
    "coverage": ("coverage", None),
    "feel": ("feel", None),
}


def list_pages(practitioner: Practitioner, folder: str, listed: Listed) -> Iterator[Page]:
    """The page of a list that holds anything; where it is long, each earlier year on a page of its own."""
    name, day = _DAYS[listed.part]
    items = getattr(listed, name)
    if not items:
        return
    title = _TITLES[listed.part]
    if day is None:
        yield _page(practitioner, folder, title, listed)
        return
    first = first_year(day(item) for item in items)
    years = earlier_pages(folder, map(day, items), first)
    here: Any = {name: tuple(item for item in items if day(item).year >= first), "years": years}
    yield _page(practitioner, folder, title, replace(listed, **here))
    for year, _ in years:
        some = tuple(item for item in items if day(item).year == year)
        more: Any = {name: some, "newest": f"{folder}index.html", "span": Span()}
        yield _page(practitioner, f"{folder}{year}/", f"{title}, {year}", replace(listed, **more))


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
