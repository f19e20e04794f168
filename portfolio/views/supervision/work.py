"""What supervision decided and set in motion: decisions, actions and what came of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries.details import Decision
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner
from portfolio.model.supervision import Outcome, Thread
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision and the session it was made in."""

    decision: Decision
    on_child_file: bool | None
    session: Mention

    @property
    def for_(self) -> str | None:
        """What the decision was for."""
        return self.decision.for_


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look back at an action, at a later session."""

    session: Mention
    done: datetime.date | None
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProgress:
    """An action from where it was raised to its outcome; `state` is overdue, open or done."""

    what: str
    who: str | None
    due: datetime.date | None
    for_: str | None
    state: str
    done: datetime.date | None
    outcome: str | None
    raised: Mention
    anchor: str  # its place on the page of that session
    looks: tuple[Look, ...]
    answers: tuple[Mention, ...]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Every outcome noted for the action."""
        return tuple(o for o in (self.outcome, *(look.outcome for look in self.looks)) if o)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of a decision or action, and which entry says so."""

    outcome: Outcome
    noted: Mention
    raised: Mention | None


def decided(sessions: Iterable[Supervision]) -> tuple[Decided, ...]:
    """Every decision of some sessions, in their order."""
    return tuple(
        Decided(decision=decision, on_child_file=session.on_child_file, session=mention(session))
        for session in sessions
        for decision in session.decisions
    )


def action_progress(
    practitioner: Practitioner, threads: Iterable[Thread], as_of: datetime.date
) -> tuple[ActionProgress, ...]:
    """Actions with every look back at them, in the order given."""
    return tuple(_progress_of(practitioner, thread, as_of) for thread in threads)


def _progress_of(practitioner: Practitioner, thread: Thread, as_of: datetime.date) -> ActionProgress:
    by_id, action = practitioner.by_id, thread.action
    state = "done" if thread.done else "overdue" if thread.is_overdue(as_of) else "open"
    return ActionProgress(
        what=action.what,
        who=action.who,
        due=action.due,
        for_=action.for_ or next((review.for_ for _, review in thread.reviews if review.for_), None),
        state=state,
        done=thread.done,
        outcome=action.outcome,
        raised=mention(by_id[thread.raised_in]),
        anchor=anchor(action.id),
        looks=tuple(
            Look(session=mention(by_id[id_]), done=review.done, outcome=review.outcome)
            for id_, review in thread.reviews
        ),
        answers=tuple(mention(entry) for entry in practitioner.answered_by.get(thread.reference, ())),
    )


def most_pressing(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """Open actions by the day they are due; those without a day come last."""
    undone = [thread for thread in threads if not thread.done]
    return tuple(sorted(undone, key=lambda thread: thread.action.due or datetime.date.max))


def came_of(practitioner: Practitioner, outcomes: Iterable[Outcome]) -> tuple[Came, ...]:
    """Outcomes with the session that agreed them and the entry that notes them."""
    by_id = practitioner.by_id
    return tuple(
        Came(
            outcome=outcome,
            noted=mention(by_id[outcome.noted]),
            raised=mention(by_id[outcome.raised]) if outcome.raised else None,
        )
        for outcome in outcomes
    )
