"""What a record holds of one time: what was set, said and held in it, and what was open at its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolio.entries import Entry
from portfolio.entries.agreed import Decision
from portfolio.entries.supervision import Supervision
from portfolio.model.effects import is_witness
from portfolio.model.goals import GoalThread
from portfolio.model.practitioner import Practitioner
from portfolio.model.rhythm import Between
from portfolio.model.spans import TimeSpan
from portfolio.model.supervision import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A time, and what the record holds of it."""

    span: TimeSpan
    entries: tuple[Entry, ...]
    goals_set: tuple[GoalThread, ...]
    goals_before: tuple[GoalThread, ...]  # set before it, and spoken of in it
    voices: tuple[Entry, ...]  # what others said or saw
    sessions: tuple[Supervision, ...]  # those only noted as well
    gaps: tuple[Between, ...]  # waits of which any day falls in it
    open_goals: tuple[GoalThread, ...]
    open_actions: tuple[Thread, ...]
    unanswered: tuple[tuple[Supervision, Decision], ...]  # taken to someone else, with no answer noted


def year(practitioner: Practitioner, span: TimeSpan) -> Year:
    """What the record holds of a time. What was open at its end is told only where the full record agrees."""
    first, last = span.days.start, span.days.end
    entries = span.of(practitioner.entries)
    here = {entry.id for entry in entries}
    return Year(
        span=span,
        entries=entries,
        goals_set=tuple(goal for goal in practitioner.goals if goal.set_in in here),
        goals_before=tuple(
            goal
            for goal in practitioner.goals
            if goal.set_in not in here and any(said.entry in here for said in goal.later)
        ),
        voices=tuple(entry for entry in entries if is_witness(entry)),
        sessions=span.of(practitioner.all_sessions),
        gaps=tuple(gap for gap in practitioner.gaps if gap.after.date >= first and gap.before.date <= last),
        open_goals=tuple(goal for goal in practitioner.goals if _goal_is_open(practitioner, goal, span)),
        open_actions=tuple(one for one in practitioner.threads if _action_is_open(practitioner, one, last)),
        unanswered=tuple(_unanswered(practitioner, last)),
    )


def part(practitioner: Practitioner, span: TimeSpan) -> Practitioner:
    """The record of one time alone. It still knows what is missing in all of it."""
    noted = tuple(session for session in practitioner.profile.sessions if session.date in span)
    return replace(
        practitioner,
        profile=practitioner.profile.model_copy(update={"sessions": noted}),
        entries=span.of(practitioner.entries),
        full=practitioner.absences,
    )


def _goal_is_open(practitioner: Practitioner, goal: GoalThread, span: TimeSpan) -> bool:
    last = span.days.end
    if goal.set_on > last or not goal.told_by(last).is_open:
        return False
    return practitioner.is_told_whole(goal) or (span.goes_on and goal.is_open)


def _action_is_open(practitioner: Practitioner, thread: Thread, last: datetime.date) -> bool:
    if thread.raised > last:
        return False
    return not thread.done or (thread.done > last and practitioner.is_told_whole(thread))


def _unanswered(practitioner: Practitioner, last: datetime.date) -> Iterator[tuple[Supervision, Decision]]:
    for session in practitioner.sessions:
        for decision in session.decisions:
            if session.date <= last and decision.is_unanswered:
                yield session, decision
