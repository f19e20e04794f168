"""What an entry does in a chain: its part there, its words, what came of it and what spoke against it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from portfolio.entries import Entry
from portfolio.entries.reflection import Reflection
from portfolio.model import Practitioner
from portfolio.model.effects import ME
from portfolio.views.shared.passages import changed_mind
from portfolio.views.shared.witnesses import Said, said, says

_ROLES = {
    "training": "Learnt",
    "reflection": "Thought through",
    "supervision": "Talked through",
    "observation": "Seen by someone",
    "feedback": "Said by someone",
    "review": "Looked back",
}
_WENT = {"less-well": "It went less well", "both": "Some of it went less well"}


class Doing(NamedTuple):
    """An entry with what it does in every chain it is part of."""

    entry: Entry
    role: str
    effects: tuple[Said, ...]  # the strongest witness first
    by: str  # who says here what came of something earlier; empty where nobody does


def doings(practitioner: Practitioner) -> Mapping[str, Doing]:
    """What every entry does in a chain, by its id: it is the same in all of them."""
    tried_in = practitioner.tried_in
    by = {effect.said_in: effect.by for effect in practitioner.effects if effect.by != ME}
    came = {
        id_: tuple(said(practitioner, effect) for effect in some)
        for id_, some in practitioner.effects_of.items()
    }
    return {
        entry.id: Doing(
            entry, _role(entry, tried_in, by.get(entry.id, "")), came.get(entry.id, ()), by.get(entry.id, "")
        )
        for entry in practitioner.entries
    }


def _role(entry: Entry, tried_in: Container[str], by: str) -> str:
    """What an entry does in a chain, in a word or two; `by` says who tells there what came of something."""
    tried = entry.id in tried_in and entry.kind != "feedback"
    if by:
        return f"{'Tried in practice' if tried else 'Effect'}, {says(by)}"
    return "Tried in practice" if tried else _ROLES.get(entry.kind, "Then")


def words_of(entry: Entry) -> str:
    """What an entry says changed: a changed mind first, else the heading its kind tells it under."""
    mind = changed_mind(entry)
    if mind:
        return mind.to
    headings = {
        "training": ("Difference to my practice", "What I learnt"),
        "feedback": ("What was said (not identifiable)",),
        "observation": ("Observer's view",),
        "supervision": (),
    }.get(entry.kind, ("What I changed", "What I learnt"))
    return next((words for name in headings if (words := entry.opening(name, 200))), "")


def against(entry: Entry) -> str:
    """What the writer says did not go well, in a word or two."""
    return _WENT.get(entry.went or "", "") if isinstance(entry, Reflection) else ""
