"""Every change of mind someone tells, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.entries.agreed import Decision
from portfolio.model import Practitioner
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A mind changed: from, to, because. Of a decision that changed it: what was decided, and why."""

    from_: str  # empty for a decision
    to: str
    because: str
    entry: Mention


def minds_changed(practitioner: Practitioner) -> tuple[Changed, ...]:
    """Every change of mind, oldest first."""
    return tuple(
        Changed(from_=mind.from_, to=mind.to, because=mind.because, entry=mention(practitioner.by_id[id_]))
        for id_, minds in practitioner.minds.items()
        for mind in minds
    )


def turning_points(practitioner: Practitioner) -> tuple[Changed, ...]:
    """Every change of mind with the decisions that say they changed it, oldest first."""
    decided = (
        Changed(from_="", to=decision.what, because=decision.why or "", entry=mention(session))
        for session in practitioner.sessions
        for decision in session.details(Decision)
        if decision.changed
    )
    changes = (*minds_changed(practitioner), *decided)
    return tuple(sorted(changes, key=lambda one: (one.entry.date, one.entry.id)))
