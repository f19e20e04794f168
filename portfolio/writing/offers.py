"""What a new entry can build on: open actions, themes used, standards in force, earlier entries."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.entries import Entry
from portfolio.frameworks import Frameworks, Standard
from portfolio.model import Practitioner
from portfolio.model.goals import GoalThread, goal_threads
from portfolio.model.supervision import Thread, threads
from portfolio.writing.start import FRAMEWORKS_OF

_LENSES = frozenset({"feel", "444"})  # for looking at supervision, not for citing


def entries_of(practitioner: Practitioner) -> tuple[Entry, ...]:
    """The practitioner's own entries, drafts too, without the examples of a new folder."""
    return tuple(entry for entry in practitioner.with_drafts if not entry.is_example)


def open_actions(practitioner: Practitioner, on: datetime.date) -> tuple[Thread, ...]:
    """Actions from sessions up to a day that are not marked as done, oldest first."""
    actions = threads(entry for entry in practitioner.entries if entry.date <= on)
    return tuple(thread for thread in actions if not thread.done)


def carried(thread: Thread) -> dict[str, Any]:
    """The line of a supervision entry that carries an action forward."""
    return {"action": thread.reference, "for": thread.action.for_}


def open_goals(practitioner: Practitioner, on: datetime.date) -> tuple[GoalThread, ...]:
    """Goals set up to a day that are open still, oldest first."""
    threads = goal_threads(entry for entry in practitioner.entries if entry.date <= on)
    return tuple(thread for thread in threads if thread.is_open)


def carried_goal(thread: GoalThread) -> dict[str, Any]:
    """The line of an entry that carries a goal forward."""
    return {"goal": thread.reference}


def carried_forward(practitioner: Practitioner, on: datetime.date) -> list[dict[str, Any]]:
    """The lines with which a new entry that looks back begins: open actions, then goals that have a name."""
    goals = (thread for thread in open_goals(practitioner, on) if thread.goal.id)
    return [*map(carried, open_actions(practitioner, on)), *map(carried_goal, goals)]


def last_value(practitioner: Practitioner, kind: str, field: str) -> str:
    """What the last entry of a kind had in a text field, to offer it again."""
    said = (getattr(entry, field, None) for entry in reversed(entries_of(practitioner)) if entry.kind == kind)
    return next((text for text in said if isinstance(text, str)), "")


def themes(practitioner: Practitioner) -> tuple[tuple[str, str], ...]:
    """Themes of the profile and of entries, most used first: the word, and what to show for it."""
    used = Counter(theme for entry in entries_of(practitioner) for theme in practitioner.themes_of(entry))
    titles = {theme.id: theme.title or theme.id for theme in practitioner.profile.themes}
    words = sorted({*used, *titles}, key=lambda word: (-used[word], word))
    return tuple((word, titles.get(word, word)) for word in words)


def earlier(practitioner: Practitioner, on: datetime.date, most: int = 15) -> tuple[Entry, ...]:
    """The latest entries up to a day, newest first: what a new one may have grown from."""
    entries = [entry for entry in reversed(entries_of(practitioner)) if entry.date <= on]
    return tuple(entries[:most])


def standards(
    practitioner: Practitioner, frameworks: Frameworks, on: datetime.date
) -> tuple[tuple[str, str], ...]:
    """Standards in force on a day, of the practitioner's frameworks: the reference, and its words."""
    wanted = own_frameworks(practitioner) or tuple(f for f in frameworks.by_id if f not in _LENSES)
    return tuple(_standards(wanted, frameworks, on))


def own_frameworks(practitioner: Practitioner) -> tuple[str, ...]:
    """The frameworks of the profile, else those of its registrations."""
    said = practitioner.profile.frameworks
    rules = (registration.rules for registration in practitioner.profile.registration)
    return said or tuple(name for rule in rules for name in FRAMEWORKS_OF.get(rule, ()))


def asks(kind: str, field: str, practitioner: Practitioner) -> bool:
    """Whether to ask about a field. Hours with others are for those whose regulator counts them.

    Of anything but a training, only they are asked for hours at all.
    """
    counted = {"participatory", "participatory_hours"} | ({"hours"} if kind != "training" else set())
    return field not in counted or needs_participation(practitioner)


def needs_participation(practitioner: Practitioner) -> bool:
    """Whether the regulator counts learning together with others separately."""
    return any(registration.rules == "nmc" for registration in practitioner.profile.registration)


def _standards(
    wanted: tuple[str, ...], frameworks: Frameworks, on: datetime.date
) -> Iterator[tuple[str, str]]:
    for name in wanted:
        framework = frameworks.by_id.get(name)
        version = framework.on(on) if framework else None
        for top in version.standards if version else ():
            for standard in _leaves(top):
                yield f"{name}:{standard.code}", standard.title


def _leaves(standard: Standard) -> Iterator[Standard]:
    by_code: Mapping[str, Standard] = {inner.code: inner for inner in standard.walk()}
    yield from (leaf for leaf in by_code.values() if not leaf.standards)
