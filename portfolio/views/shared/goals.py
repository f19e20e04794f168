"""Goals as pages speak of them: where each stands, and which entries said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.model import Practitioner
from portfolio.model.goals import GoalThread
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLook:
    """What one later entry says of a goal."""

    entry: Mention
    status: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """A goal from the entry that set it to where it stands; `state` is overdue, or as the model says."""

    what: str
    by: datetime.date | None
    state: str
    status: str
    set_in: Mention
    looks: tuple[GoalLook, ...]


def goal_progress(
    practitioner: Practitioner, threads: Iterable[GoalThread], as_of: datetime.date
) -> tuple[GoalProgress, ...]:
    """Goals with every look back at them, in the order given."""
    by_id = practitioner.by_id
    return tuple(
        GoalProgress(
            what=thread.goal.what,
            by=thread.by,
            state="overdue" if thread.is_overdue(as_of) else thread.state,
            status=thread.status,
            set_in=mention(by_id[thread.set_in]),
            looks=tuple(
                GoalLook(
                    entry=mention(by_id[said.entry]),
                    status=said.status or ("met" if said.done else "still open"),
                    outcome=said.outcome,
                )
                for said in thread.later
            ),
        )
        for thread in threads
    )


def open_goals(practitioner: Practitioner, as_of: datetime.date) -> tuple[GoalProgress, ...]:
    """Goals still open in the full record, too: overdue first, then by their day."""
    threads = sorted(
        (thread for thread in practitioner.goals if thread.is_open),
        key=lambda thread: (not thread.is_overdue(as_of), thread.by or datetime.date.max),
    )
    return goal_progress(practitioner, threads, as_of)
