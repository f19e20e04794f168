"""A path of entries that grew from each other, step by step, as pages tell it."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from portfolio.entries import Entry
from portfolio.model import Practitioner
from portfolio.text.slug import slug
from portfolio.views.shared.base import Mention, Span, mention, span
from portfolio.views.shared.passages import changed_mind

_ROLES = {
    "training": "Learnt",
    "reflection": "Thought through",
    "supervision": "Talked through",
    "observation": "Seen by someone",
    "feedback": "Effect",
    "review": "Looked back",
}
_EFFECTS = 3  # of one step, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry in a chain, and what it does there."""

    role: str
    entry: Mention
    words: str = ""  # what changed, in a sentence, where it is told
    effects: tuple[str, ...] = ()
    here: bool = False  # the page is this entry's own
    elsewhere: bool = False  # told in full in another chain

    @property
    def is_effect(self) -> bool:
        """Whether others say here what came of it."""
        return self.entry.kind == "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A path from the oldest entry to the newest."""

    steps: tuple[Step, ...]
    span: Span
    between: int = 0  # steps left out in the middle
    earlier: str = ""  # where it is told how it began, if that is another page
    later: str = ""  # and how it went on

    @property
    def title(self) -> str:
        """Where the chain starts and where it leads."""
        if len(self.steps) == 1:
            return f"“{self.steps[0].entry.title}”"
        return f"From “{self.steps[0].entry.title}” to “{self.steps[-1].entry.title}”"

    @property
    def anchor(self) -> str:
        """Its place on a page, for the pages that tell the rest of it."""
        return anchor_of(self.steps[0].entry.id)


class Doing(NamedTuple):
    """An entry with what it does in every chain it is part of."""

    entry: Entry
    role: str
    effects: tuple[str, ...]


class Strand(NamedTuple):
    """A chain before it is told. `elsewhere` are the ids of steps that another chain tells in full."""

    doings: tuple[Doing, ...]
    elsewhere: tuple[str, ...] = ()
    earlier: str = ""
    later: str = ""

    @property
    def kinds(self) -> int:
        """How many kinds of entry it goes through: the more, the more it tells."""
        return len({doing.entry.kind for doing in self.doings})

    @property
    def last(self) -> datetime.date:
        """The day it ends."""
        return max([doing.entry.date for doing in self.doings])

    @property
    def has_effect(self) -> bool:
        """Whether it holds feedback or an outcome."""
        return any(doing.effects or doing.entry.kind == "feedback" for doing in self.doings)

    def in_brief(self, ends: int) -> Chain:
        """How it begins and how it ends, so many steps of each; a single step between them is told too."""
        between = len(self.doings) - 2 * ends
        if between <= 1:
            return self.told()
        both = self._replace(doings=(*self.doings[:ends], *self.doings[-ends:]))
        return replace(both.told(), between=between)

    def told(self, in_words: bool = False) -> Chain:
        """As pages tell it. `in_words` adds what changed at each step."""
        steps = (
            step_of(doing, elsewhere=True)
            if doing.entry.id in self.elsewhere
            else step_of(doing, in_words=in_words)
            for doing in self.doings
        )
        over = span(doing.entry for doing in self.doings)
        return Chain(steps=tuple(steps), span=over, earlier=self.earlier, later=self.later)


def doings(practitioner: Practitioner) -> Mapping[str, Doing]:
    """What every entry does in a chain, by its id: it is the same in all of them."""
    outcomes, tried_in = practitioner.outcomes_of, practitioner.tried_in
    return {
        entry.id: Doing(entry, _role(entry, tried_in), outcomes.get(entry.id, ())[:_EFFECTS])
        for entry in practitioner.entries
    }


def strands(practitioner: Practitioner, known: Mapping[str, Doing] | None = None) -> tuple[Strand, ...]:
    """Every chain: those through the most kinds of entry first, then the newest.

    A step that several chains share is told in full once.
    """
    known = known or doings(practitioner)
    before: set[str] = set()
    found: list[Strand] = []
    for ids in practitioner.strands:
        found.append(Strand(tuple([known[id_] for id_ in ids]), tuple([id_ for id_ in ids if id_ in before])))
        before.update(ids)
    return most_telling(found)


def most_telling(found: Iterable[Strand]) -> tuple[Strand, ...]:
    """Chains through the most kinds of entry first, then the newest."""
    return tuple(sorted(found, key=lambda strand: (strand.kinds, strand.last), reverse=True))


def step_of(doing: Doing, *, here: bool = False, elsewhere: bool = False, in_words: bool = False) -> Step:
    """A step as pages tell it."""
    entry, role, effects = doing
    words = _words(entry) if in_words else ""
    return Step(role=role, entry=mention(entry), words=words, effects=effects, here=here, elsewhere=elsewhere)


def anchor_of(entry_id: str) -> str:
    """The place on a page of the chain that begins with an entry."""
    return f"from-{slug(entry_id)}"


def _role(entry: Entry, tried_in: Container[str]) -> str:
    """What an entry does in a chain, in a word or two."""
    if entry.id in tried_in and entry.kind != "feedback":
        return "Tried in practice"
    return _ROLES.get(entry.kind, "Then")


def _words(entry: Entry) -> str:
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
