"""Goals from the entry that set them to what became of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from portfolio.entries.agreed import Goal, Review
from portfolio.entries.base import Entry

State = Literal["open", "met", "partly met", "dropped", "said"]
_STATES: tuple[tuple[State, str], ...] = (
    ("open", r"open|not yet|not met|not started|in progress|under way"),
    ("partly met", r"part(ly|ially)?( met)?"),
    ("met", r"met|done|achieved|reached"),
    ("dropped", r"dropped|given up|no longer"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an entry says of a goal set before it."""

    entry: str  # its id
    date: datetime.date
    status: str
    done: datetime.date | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalThread:
    """A goal with everything later entries say of it, oldest first.

    An entry says something of an earlier goal in its `reviews`, or by setting a goal in the same words.
    """

    reference: str  # entry id # goal id
    set_in: str  # the id of the entry that set it
    set_on: datetime.date
    goal: Goal
    by: datetime.date | None  # the day given last
    later: tuple[Said, ...]

    @property
    def status(self) -> str:
        """Where it stands, in the words used last."""
        words = (said.status or ("met" if said.done else "") for said in reversed(self.later))
        return next((word for word in words if word), self.goal.status or "open")

    @property
    def state(self) -> State:
        """The same as one of a few; `said` where the words are the writer's own."""
        return state_of(self.status)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.state == "open"

    @property
    def looks(self) -> int:
        """How often it is looked back at."""
        return len(self.later)

    def told_by(self, day: datetime.date) -> GoalThread:
        """The same as far as it was told by a day."""
        return replace(self, later=tuple(said for said in self.later if (said.done or said.date) <= day))

    def is_overdue(self, as_of: datetime.date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and bool(self.by and self.by < as_of)


def state_of(words: str) -> State:
    """What a status says, if it begins with a word that says it and goes on with no more than a remark."""
    for state, known in _STATES:
        if re.fullmatch(rf"({known})([,.;:(].*)?", words.strip(), re.IGNORECASE | re.DOTALL):
            return state
    return "said"


def goal_reference(entry: Entry, number: int, goal: Goal) -> str:
    """What a goal is called where actions are called `entry#action`; the first without an id is number 1."""
    return f"{entry.id}#{goal.id or f'goals.{number}'}"


def goal_threads(entries: Iterable[Entry]) -> tuple[GoalThread, ...]:
    """Every goal, in the order set, with what was said of it since."""
    found: dict[str, tuple[Entry, Goal]] = {}
    by: dict[str, datetime.date | None] = {}
    said: dict[str, list[Said]] = {}
    same: dict[str, str] = {}  # the words of a goal → its reference
    also: dict[str, str] = {}  # the reference of a goal set again → that of the first
    for entry in entries:
        for review in entry.details(Review):
            name = also.get(review.goal or "", review.goal or "")
            if name in found:
                said[name].append(_said(entry, review))
        for number, goal in enumerate(entry.details(Goal), 1):
            name, words = goal_reference(entry, number, goal), _plain(goal.what)
            first = same.setdefault(words, name)
            if first == name or first.startswith(f"{entry.id}#"):
                found[name], by[name], said[name] = (entry, goal), goal.by, []
                continue
            also[name], by[first] = first, goal.by or by[first]
            said[first].append(
                Said(entry=entry.id, date=entry.date, status=goal.status or "open", done=None, outcome="")
            )
    return tuple(
        GoalThread(
            reference=name,
            set_in=entry.id,
            set_on=entry.date,
            goal=goal,
            by=by[name],
            later=tuple(said[name]),
        )
        for name, (entry, goal) in found.items()
    )


def _said(entry: Entry, review: Review) -> Said:
    return Said(
        entry=entry.id,
        date=entry.date,
        status=review.status or "",
        done=review.done,
        outcome=review.outcome or "",
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
