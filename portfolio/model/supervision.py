"""Supervision over time: the rhythm of sessions, and actions threaded across them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from portfolio.entries.agreed import Action, Decision, Review
from portfolio.entries.base import Entry
from portfolio.entries.profile import Profile
from portfolio.entries.supervision import HELD, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """An action from where it was raised through its reviews to its outcome.

    `reviews` are pairs of the session's entry id and the review, oldest first.
    """

    reference: str  # entry id # action id
    raised: datetime.date
    action: Action
    reviews: tuple[tuple[str, Review], ...]

    @property
    def raised_in(self) -> str:
        """The id of the session that raised it."""
        return self.reference.partition("#")[0]

    @property
    def for_(self) -> str | None:
        """What it was for, said by the action itself or by the first review that says so."""
        return self.action.for_ or next((review.for_ for _, review in self.reviews if review.for_), None)

    @property
    def done(self) -> datetime.date | None:
        """The day it was done, on the action itself or in a later review."""
        days = [self.action.done, *(review.done for _, review in self.reviews)]
        return next((day for day in days if day), None)

    @property
    def looks(self) -> int:
        """How often it is looked back at."""
        return len(self.reviews)

    def is_overdue(self, as_of: datetime.date) -> bool:
        """Whether it is not done and its day has passed."""
        return not self.done and bool(self.action.due and self.action.due < as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a decision or an action, and where that is written.

    `raised` is the id of the session that agreed it (empty if it is not here), `noted` that of the entry
    that notes the outcome.
    """

    what: str
    outcome: str
    for_: str | None
    raised: str
    noted: str
    is_decision: bool
    reference: str  # of the very decision or action; empty if it is not here
    day: datetime.date | None  # None where it is not said


def sessions(entries: Iterable[Entry]) -> tuple[Supervision, ...]:
    """The supervision entries, oldest first."""
    return tuple(entry for entry in entries if isinstance(entry, Supervision))


def noted(practitioner: str, profile: Profile, entries: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Sessions noted in the profile, as sessions without a page; not those that an entry tells of."""
    told = {session.date for session in entries if session.form == "individual"}
    return tuple(
        Supervision(
            practitioner=practitioner,
            path="",
            id=f"noted {one.date}",
            kind="supervision",
            title="Noted, with nothing written",
            date=one.date,
            status=one.status,
            planned=one.planned,
            minutes=one.minutes,
            cancelled_because=one.because,
        )
        for one in profile.sessions
        if one.date not in told
    )


def in_order(sessions: Iterable[Supervision], more: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Both, oldest first."""
    return tuple(sorted((*sessions, *more), key=lambda session: session.date))


def one_to_one(entries: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Individual sessions, held or not: only these make the agreed rhythm."""
    return tuple(session for session in entries if session.form == "individual")


def took_place(entries: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Sessions that were held, even on another day than planned."""
    return tuple(session for session in entries if session.status in HELD)


def gaps(entries: Iterable[Supervision]) -> tuple[tuple[Supervision, Supervision, int], ...]:
    """Each one-to-one session that took place, the next one, and the days between."""
    held = took_place(one_to_one(entries))
    return tuple((a, b, (b.date - a.date).days) for a, b in pairwise(held))


def longest_gap(entries: Iterable[Supervision]) -> int | None:
    """The most days between two one-to-one sessions that took place; None if there are fewer than two."""
    return max((days for _, _, days in gaps(entries)), default=None)


def threads(entries: Iterable[Entry]) -> tuple[Thread, ...]:
    """Every action of the sessions among some entries, in the order raised, with the reviews that name it."""
    entries = tuple(entries)
    reviews: dict[str, list[tuple[str, Review]]] = {}
    for entry in entries:
        for review in entry.details(Review):
            if review.action:
                reviews.setdefault(review.action, []).append((entry.id, review))
    return tuple(
        Thread(
            reference=reference, raised=session.date, action=action, reviews=tuple(reviews.get(reference, ()))
        )
        for session in sessions(entries)
        for action in session.actions
        for reference in (f"{session.id}#{action.id}",)
    )


def outcomes(entries: Iterable[Entry]) -> tuple[Outcome, ...]:
    """Every outcome of a decision or an action, in the order of the entries that hold it."""
    entries = tuple(entries)
    actions = {f"{s.id}#{action.id}": action for s in sessions(entries) for action in s.actions}
    noted_down: list[Outcome] = []
    for entry in entries:
        session = entry if isinstance(entry, Supervision) else None
        id_ = entry.id
        agreed: list[tuple[str, Decision | Action]] = (
            [
                *(
                    (decision_reference(session, n), decision)
                    for n, decision in enumerate(session.decisions, 1)
                ),
                *((f"{id_}#{action.id}", action) for action in session.actions),
            ]
            if session
            else []
        )
        noted_down += [
            Outcome(
                what=item.what,
                outcome=item.outcome,
                for_=item.for_,
                raised=id_,
                noted=id_,
                is_decision=isinstance(item, Decision),
                reference=reference,
                day=item.done if isinstance(item, Action) else None,
            )
            for reference, item in agreed
            if item.outcome
        ]
        for review in entry.details(Review):
            if review.outcome and not review.goal:
                known = actions.get(review.action or "")
                raised = (review.action or "").partition("#")[0] if known else ""
                what = known.what if known else ""
                for_ = review.for_ or (known.for_ if known else None)
                noted_down.append(
                    Outcome(
                        what=what,
                        outcome=review.outcome,
                        for_=for_,
                        raised=raised,
                        noted=id_,
                        is_decision=False,
                        reference=(review.action or "") if known else "",
                        day=review.done or entry.date,
                    )
                )
    return tuple(noted_down)


def decision_reference(session: Supervision, number: int) -> str:
    """What a decision is called where actions are called `entry#action`; the first has the number 1."""
    return f"{session.id}#decisions.{number}"


def file_not_said(entries: Iterable[Supervision]) -> Iterator[str]:
    """Practice decisions that do not say whether they are on the child's file, nor does their session."""
    for session in entries:
        if session.on_child_file is None:
            for number, decision in enumerate(session.decisions, 1):
                if decision.for_ == "practice" and decision.on_child_file is None:
                    yield decision_reference(session, number)


def references(entries: Iterable[Supervision]) -> Iterator[str]:
    """What every decision and action is called."""
    for session in entries:
        yield from (decision_reference(session, number) for number in range(1, len(session.decisions) + 1))
        yield from (f"{session.id}#{action.id}" for action in session.actions)
