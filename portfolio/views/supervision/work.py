"""What supervision decided and set in motion: decisions, actions and what came of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries.agreed import Decision
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner
from portfolio.model.effects import ME, is_witness
from portfolio.model.supervision import Outcome, Thread, decision_reference
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Mention, mention, mentions
from portfolio.views.shared.witnesses import MYSELF, ONLY_ME, Said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision and the session it was made in."""

    decision: Decision
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
    answers: tuple[Mention, ...]  # the practitioner's own
    noticed: tuple[Said, ...]  # by others

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
    who: str  # who says so
    others: tuple[Said, ...]  # and who else noticed


def decided(sessions: Iterable[Supervision]) -> tuple[Decided, ...]:
    """Every decision of some sessions, in their order."""
    return tuple(
        Decided(decision=decision, session=mention(session))
        for session in sessions
        for decision in session.decisions
    )


def unanswered(sessions: Iterable[Supervision]) -> tuple[Decided, ...]:
    """Decisions taken to someone else with no answer noted, the longest waiting first."""
    return tuple(made for made in decided(sessions) if made.decision.is_unanswered)


def file_not_said(practitioner: Practitioner) -> tuple[Decided, ...]:
    """Practice decisions that do not say whether they are on the child's file, newest first."""
    return tuple(
        Decided(decision=decision, session=mention(session))
        for session in reversed(practitioner.sessions)
        for number, decision in enumerate(session.decisions, 1)
        if decision_reference(session, number) in practitioner.absences.file_not_said
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
        for_=thread.for_,
        state=state,
        done=thread.done,
        outcome=action.outcome,
        raised=mention(by_id[thread.raised_in]),
        anchor=anchor(action.id),
        looks=tuple(
            Look(session=mention(by_id[id_]), done=review.done, outcome=review.outcome)
            for id_, review in thread.reviews
        ),
        answers=mentions(
            entry for entry in practitioner.answered_by.get(thread.reference, ()) if not is_witness(entry)
        ),
        noticed=_others(practitioner, thread.reference),
    )


def most_pressing(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """Open actions by the day they are due; those without a day come last."""
    undone = [thread for thread in threads if not thread.done]
    return tuple(sorted(undone, key=lambda thread: thread.action.due or datetime.date.max))


def came_of(practitioner: Practitioner, outcomes: Iterable[Outcome]) -> tuple[Came, ...]:
    """Outcomes with the session that agreed them, the entry that notes them and who noticed besides."""
    by_id, only_mine = practitioner.by_id, practitioner.absences.only_mine
    return tuple(
        Came(
            outcome=outcome,
            noted=mention(by_id[outcome.noted]),
            raised=mention(by_id[outcome.raised]) if outcome.raised else None,
            who=ONLY_ME if outcome.reference in only_mine else MYSELF,
            others=_others(practitioner, outcome.reference),
        )
        for outcome in outcomes
    )


def _others(practitioner: Practitioner, reference: str) -> tuple[Said, ...]:
    """Who else noticed what came of a decision or action, the strongest witness first."""
    door = practitioner.door_of.get(reference)
    return tuple(said(practitioner, one) for one in (door.noticed if door else ()) if one.by != ME)
