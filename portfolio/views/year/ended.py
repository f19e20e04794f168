"""What was open at the end of a time: actions, goals and questions to somebody else, and what came since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio import say
from portfolio.model import Practitioner, Terms
from portfolio.model.goals import GoalThread
from portfolio.model.supervision import Thread
from portfolio.model.year import Year
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Something that was open at the end of a time."""

    sort: str  # Action, Goal, or Taken to someone else
    what: str
    who: str
    due: datetime.date | None
    overdue: bool
    entry: Mention
    anchor: str  # its place on the page of that entry
    since: str  # what became of it after that time, in words


def still_open(terms: Terms, practitioner: Practitioner, year: Year) -> tuple[Open, ...]:
    """What was open at the end of a time: what was overdue first, then by the day it was due."""
    end = min(year.span.days.end, terms.as_of)
    found = (
        *(_action(practitioner, thread, end) for thread in year.open_actions),
        *(_goal(practitioner, goal, end) for goal in year.open_goals),
        *_unanswered(year),
    )
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.due or datetime.date.max)))


def _action(practitioner: Practitioner, thread: Thread, end: datetime.date) -> Open:
    action = thread.action
    return Open(
        sort="Action",
        what=action.what,
        who=action.who or "",
        due=action.due,
        overdue=bool(action.due and action.due < end),
        entry=mention(practitioner.by_id[thread.raised_in]),
        anchor=anchor(action.id),
        since=f"done {say.day(thread.done)}" if thread.done else "",
    )


def _goal(practitioner: Practitioner, goal: GoalThread, end: datetime.date) -> Open:
    return Open(
        sort="Goal",
        what=goal.goal.what,
        who="",
        due=goal.by,
        overdue=bool(goal.by and goal.by < end),
        entry=mention(practitioner.by_id[goal.set_in]),
        anchor="goals",
        since="" if goal.is_open else f"{goal.status}, {say.day(goal.later[-1].date)}",
    )


def _unanswered(year: Year) -> Iterator[Open]:
    for session, decision in year.unanswered:
        if decision.escalated:
            yield Open(
                sort="Taken to someone else",
                what=decision.what,
                who=decision.escalated.to,
                due=None,
                overdue=False,
                entry=mention(session),
                anchor="decisions",
                since="",
            )
