"""Effects: what came of something, told by who noticed it.

Feedback or an observation is an effect of what it answers or follows itself, and of nothing further
back: that somebody said something later proves nothing. An outcome is an effect of the very decision or
action it stands on, and its only witness is the writer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from portfolio.entries.base import Entry
from portfolio.entries.feedback import Feedback
from portfolio.entries.observation import Observation
from portfolio.model import supervision

By = Literal[
    "child", "adult", "family", "other-professional", "observer", "colleague", "manager", "someone", "me"
]
ME: By = "me"
_NEAREST = ("child", "adult", "family")  # the people the work is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Something that came of an entry, an action or a decision, and who says so."""

    of: str  # an entry's id, or the reference of an action or decision
    by: By
    said_in: str  # the id of the entry that says so
    day: datetime.date | None  # None where it is not said
    words: str = ""  # of an outcome

    @property
    def entry(self) -> str:
        """The id of the entry it is an effect of, or which holds the action or decision."""
        return self.of.partition("#")[0]


def strength(by: str) -> int:
    """How much a witness proves, 0 the most: those the work is for, then others, then only me."""
    return 0 if by in _NEAREST else 2 if by == ME else 1


def is_witness(entry: Entry) -> bool:
    """Whether an entry is what somebody else said or saw."""
    return isinstance(entry, Feedback | Observation)


def witness_of(entry: Entry) -> By:
    """Who speaks in an entry that is a witness."""
    return entry.from_ or "someone" if isinstance(entry, Feedback) else "observer"


def effects(entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """Every effect of what is there, the strongest witness first, then the oldest."""
    entries = tuple(entries)
    found = [*_noticed(entries), *_outcomes(entries)]
    return tuple(sorted(found, key=lambda effect: strength(effect.by)))


def _noticed(entries: tuple[Entry, ...]) -> Iterator[Effect]:
    tried: dict[str, list[str]] = {}  # by where it was tried
    for entry in entries:
        for later in entry.applied_in:
            tried.setdefault(later, []).append(entry.id)
    there = {entry.id for entry in entries} | set(supervision.references(supervision.sessions(entries)))
    for entry in entries:
        if is_witness(entry):
            for of in dict.fromkeys((*entry.follows, *entry.answers, *tried.get(entry.id, ()))):
                if of in there:
                    yield Effect(of=of, by=witness_of(entry), said_in=entry.id, day=entry.date)


def _outcomes(entries: tuple[Entry, ...]) -> Iterator[Effect]:
    for outcome in supervision.outcomes(entries):
        if outcome.reference:
            yield Effect(
                of=outcome.reference, by=ME, said_in=outcome.noted, day=outcome.day, words=outcome.outcome
            )
