"""Team: for a supervisor of several people, what each one needs next. No ranking, no comparing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.views.shared.base import Page
from portfolio.views.supervision.since import OpenAction, Rhythm, Since, open_actions, rhythm, since

NEW = 6  # entries named per person; the rest are a click away


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person, with what is due, open and new."""

    name: str
    role: str
    url: str
    rhythm: Rhythm | None
    overdue: tuple[OpenAction, ...]
    open: int
    since: Since | None
    more: int  # new entries beyond those named


def team_pages(portfolio: Portfolio) -> Iterator[Page]:
    """The team page, where there is more than one person."""
    if len(portfolio.practitioners) > 1:
        yield Page(folder="team/", title="Team", template="team.html", data=members(portfolio), in_nav=True)


def members(portfolio: Portfolio) -> tuple[Member, ...]:
    """Everyone by name: any other order would say more than it knows."""
    everyone = sorted(portfolio.practitioners, key=lambda one: (one.profile.name.casefold(), one.id))
    return tuple(_member(portfolio.terms, one) for one in everyone)


def _member(terms: Terms, one: Practitioner) -> Member:
    actions = open_actions(terms, one)
    overdue = tuple(action for action in actions if action.overdue)
    new = since(terms, one)
    return Member(
        name=one.profile.name,
        role=one.profile.role,
        url=f"{one.id}/index.html",
        rhythm=rhythm(terms, one),
        overdue=overdue,
        open=len(actions) - len(overdue),
        since=new,
        more=max(0, len(new.new) - NEW) if new else 0,
    )
