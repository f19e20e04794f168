"""Team: what each person a supervisor sees needs next. No ranking and no comparing."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.views.shared.base import Page, practitioners_by_name
from portfolio.views.supervision.since import (
    OpenAction,
    RhythmInBrief,
    Since,
    open_actions,
    rhythm_in_brief,
    since,
)

NEW = 6  # entries named per person; the rest are a click away


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person, with what is due, open and new."""

    name: str
    role: str
    url: str
    rhythm: RhythmInBrief | None
    overdue: tuple[OpenAction, ...]
    open: int
    since: Since | None
    more: int  # new entries beyond those named


def team_pages(portfolio: Portfolio) -> tuple[Page, ...]:
    """The team page, where there is more than one person."""
    if len(portfolio.practitioners) <= 1:
        return ()
    return (Page(folder="team/", title="Team", template="team.html", data=members(portfolio)),)


def members(portfolio: Portfolio) -> tuple[Member, ...]:
    """What each practitioner needs next, by name."""
    return tuple(
        _member(portfolio.terms, practitioner)
        for practitioner in practitioners_by_name(portfolio.practitioners)
    )


def _member(terms: Terms, practitioner: Practitioner) -> Member:
    actions = open_actions(terms, practitioner)
    overdue = tuple(action for action in actions if action.overdue)
    new = since(terms, practitioner)
    return Member(
        name=practitioner.profile.name,
        role=practitioner.profile.role,
        url=f"{practitioner.id}/index.html",
        rhythm=rhythm_in_brief(terms, practitioner),
        overdue=overdue,
        open=len(actions) - len(overdue),
        since=new,
        more=max(0, len(new.new) - NEW) if new else 0,
    )
