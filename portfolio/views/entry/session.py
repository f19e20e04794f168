"""Actions agreed in a session and actions it looked back at, for that session's own page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.entries.agreed import Action, Goal, Review
from portfolio.model import Practitioner
from portfolio.model.supervision import Thread
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAction:
    """An action agreed in this session and what became of it."""

    action: Action
    anchor: str
    done: datetime.date | None
    outcome: str
    overdue: bool
    is_open: bool  # only where the full record agrees
    looked_at: tuple[Mention, ...]  # sessions that came back to it
    answered: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAction:
    """An earlier action or goal looked at again in this entry."""

    what: str
    raised: Mention | None  # None where the session it comes from is not shown
    anchor: str
    review: Review
    state: str


def threads_by_reference(practitioner: Practitioner) -> Mapping[str, Thread]:
    """Actions by `entry#action`, without any that look open only because of what is hidden."""
    return {thread.reference: thread for thread in practitioner.threads}


def anchor(action: str) -> str:
    """The anchor of an action on its session's page."""
    return f"action-{''.join(c if c.isalnum() else '-' for c in action)}"


def session_action(
    entry: Entry,
    action: Action,
    practitioner: Practitioner,
    threads: Mapping[str, Thread],
    as_of: datetime.date,
) -> SessionAction:
    """An action for the page of the session that agreed it."""
    reference = f"{entry.id}#{action.id}"
    thread = threads.get(reference)
    reviews = thread.reviews if thread else ()
    outcomes = [action.outcome, *(review.outcome for _, review in reviews)]
    return SessionAction(
        action=action,
        anchor=anchor(action.id),
        done=thread.done if thread else action.done,
        outcome=next((text for text in reversed(outcomes) if text), "") or "",
        overdue=bool(thread and thread.is_overdue(as_of)),
        is_open=bool(thread and not thread.done),
        looked_at=_sessions((id_ for id_, _ in reviews), practitioner),
        answered=tuple(mention(answer) for answer in practitioner.answered_by.get(reference, ())),
    )


def _sessions(ids: Iterable[str], practitioner: Practitioner) -> tuple[Mention, ...]:
    return tuple(mention(practitioner.by_id[id_]) for id_ in dict.fromkeys(ids))


def actions_by_reference(practitioner: Practitioner) -> Mapping[str, Action]:
    """Actions by `entry#action`, all that were ever agreed."""
    return {
        f"{session.id}#{action.id}": action
        for session in practitioner.sessions
        for action in reversed(session.actions)  # of two by one name, the first is meant
    }


def earlier_action(
    review: Review, practitioner: Practitioner, actions: Mapping[str, Action]
) -> EarlierAction:
    """A look back at an earlier action or goal, with its words where they may be shown."""
    reference = review.action or review.goal or ""
    id_, _, name = reference.partition("#")
    raised = practitioner.by_id.get(id_)
    found = actions.get(reference) if review.action else _goal(raised, name)
    return EarlierAction(
        what=found.what if found else "",
        raised=mention(raised) if raised else None,
        anchor=anchor(name) if review.action else "goals",
        review=review,
        state=_state(review),
    )


def _goal(entry: Entry | None, name: str) -> Goal | None:
    goals = entry.details(Goal) if entry else ()
    return next((goal for goal in goals if goal.id == name), None)


def _state(review: Review) -> str:
    """Where it stands, in a word or two."""
    if review.status:
        return review.status
    return ("met" if review.goal else "done") if review.done else "carried forward"
