"""What the pages of one theme or standard are made from, so that they are made again only if it changed."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.base import Mention, mentions
from portfolio.views.shared.periods import CalendarPeriods
from portfolio.views.shared.subjects import Subject
from portfolio.views.supervision.work import ActionProgress, Came, action_progress, came_of

MOST_WORK = 24  # decisions, actions or outcomes; all of them stand among those of supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One theme or standard with its entries, and what is linked to them."""

    subject: Subject
    practitioner: str
    whose: str
    framework: str
    entries: tuple[Entry, ...]
    origins: tuple[tuple[Mention, ...], ...]  # of each entry
    actions: tuple[ActionProgress, ...]  # newest first, as the outcomes
    outcomes: tuple[Came, ...]
    more_work: bool
    columns: CalendarPeriods


def about(terms: Terms, practitioner: Practitioner, subject: Subject, columns: CalendarPeriods) -> About:
    """What a record holds about one theme or standard."""
    entries, by_id = subject.entries(practitioner), practitioner.by_id
    sessions = [entry for entry in entries if isinstance(entry, Supervision)]
    threads = [thread for session in sessions for thread in practitioner.threads_of.get(session.id, ())]
    ids = {session.id for session in sessions}
    outcomes = [one for one in practitioner.outcomes if (one.raised or one.noted) in ids] if ids else []
    framework = terms.frameworks.by_id.get(subject.id.partition(":")[0])
    return About(
        subject=subject,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        framework=framework.title if framework and subject.kind == "standard" else "",
        entries=entries,
        origins=tuple(mentions(by_id[id_] for id_ in practitioner.origins[entry.id]) for entry in entries),
        actions=action_progress(practitioner, threads[: -MOST_WORK - 1 : -1], terms.as_of),
        outcomes=came_of(practitioner, outcomes[: -MOST_WORK - 1 : -1]),
        more_work=max(sum(len(one.decisions) for one in sessions), len(threads), len(outcomes)) > MOST_WORK,
        columns=columns,
    )
