"""A path of entries that grew from each other, step by step, as pages tell it."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from portfolio.model import Practitioner
from portfolio.model.effects import ME, is_witness, strength
from portfolio.text.slug import slug
from portfolio.views.chains.doings import Doing, against, doings, words_of
from portfolio.views.shared.base import Mention, Span, mention, span
from portfolio.views.shared.witnesses import Said

NOBODY = 3  # proves less than any witness
_EFFECTS = 3  # of one step
_MOST_BACK = 5  # steps, to where learning starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry in a chain, and what it does there."""

    role: str
    entry: Mention
    words: str = ""  # what changed, in a sentence, where it is told
    against: str = ""  # what the writer says did not go well
    effects: tuple[Said, ...] = ()  # besides those that are steps themselves
    is_effect: bool = False  # others say here what came of a step before
    here: bool = False  # the page is this entry's own
    elsewhere: bool = False  # told in full in another chain


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
    def witnesses(self) -> tuple[str, ...]:
        """Who says that something came of it, from where its learning starts."""
        ids = {doing.entry.id for doing in self.doings}
        found: list[str] = []
        learning = bool(self.earlier)
        for doing in self.doings:
            learning = learning or not is_witness(doing.entry)
            told = doing.entry.id not in self.elsewhere
            found += [one.by for one in doing.effects if learning and (told or one.entry.id in ids)]
            if self.earlier and doing.by:
                found.append(doing.by)  # of a step that stands on an earlier page
        return tuple(found)

    @property
    def has_effect(self) -> bool:
        """Whether anybody says that something came of it."""
        return bool(self.witnesses)

    @property
    def strength(self) -> int:
        """How much its best witness proves, 0 the most."""
        return min(map(strength, self.witnesses), default=NOBODY)

    def in_brief(self, ends: int) -> Chain:
        """How it begins and how it ends, so many steps of each; a single step between them is told too."""
        between = len(self.doings) - 2 * ends
        if between <= 1:
            return self.told()
        both = self._replace(doings=(*self.doings[:ends], *self.doings[-ends:]))
        return replace(both.told(), between=between)

    def told(self, in_words: bool = False) -> Chain:
        """As pages tell it. `in_words` adds what changed at each step."""
        ids = {doing.entry.id for doing in self.doings}
        steps = (
            step_of(doing, elsewhere=True)
            if doing.entry.id in self.elsewhere
            else step_of(doing, in_words=in_words, beside=ids)
            for doing in self.doings
        )
        over = span(doing.entry for doing in self.doings)
        return Chain(steps=tuple(steps), span=over, earlier=self.earlier, later=self.later)


def strands(practitioner: Practitioner, known: Mapping[str, Doing] | None = None) -> tuple[Strand, ...]:
    """Every chain: those through the most kinds of entry first, then the newest.

    A step that several chains share is told in full once.
    """
    known = known or doings(practitioner)
    before: set[str] = set()
    found: list[Strand] = []
    for some in practitioner.strands:
        ids = _from_learning(practitioner, some)
        found.append(Strand(tuple([known[id_] for id_ in ids]), tuple([id_ for id_ in ids if id_ in before])))
        before.update(ids)
    return most_telling(found)


def _from_learning(practitioner: Practitioner, ids: tuple[str, ...]) -> tuple[str, ...]:
    """A path that others' words begin, with what it grew from: back to the training, if it is near.

    Else back to the nearest step at which something was learnt.
    """
    by_id = practitioner.by_id
    back: list[str] = []
    here, learning = ids[0], 0
    while is_witness(by_id[ids[0]]) and len(back) < _MOST_BACK:
        before = [id_ for id_ in practitioner.origins[here] if id_ not in ids and id_ not in back]
        if not before:
            break
        here = before[-1]
        back.append(here)
        if by_id[here].kind == "training":
            learning = len(back)
            break
        learning = learning or len(back) * (not is_witness(by_id[here]))
    return (*reversed(back[:learning]), *ids)


def strongest(found: Iterable[Strand]) -> tuple[Strand, ...]:
    """Chains that show an effect, the strongest witness first; among equals, in the order given."""
    return tuple(sorted((strand for strand in found if strand.has_effect), key=lambda one: one.strength))


def most_telling(found: Iterable[Strand]) -> tuple[Strand, ...]:
    """Chains through the most kinds of entry first, then the newest."""
    return tuple(sorted(found, key=lambda strand: (strand.kinds, strand.last), reverse=True))


def step_of(
    doing: Doing,
    *,
    here: bool = False,
    elsewhere: bool = False,
    in_words: bool = False,
    beside: Container[str] = (),
) -> Step:
    """A step as pages tell it, `in_words` with what changed and what came of it.

    An effect that is a step `beside` it is not told twice.
    """
    entry = doing.entry
    other = (one for one in doing.effects if one.by == ME or one.entry.id not in beside)
    return Step(
        role=doing.role,
        entry=mention(entry),
        words=words_of(entry) if in_words else "",
        against=against(entry) if in_words else "",
        effects=tuple(other)[:_EFFECTS] if in_words else (),
        is_effect=bool(doing.by),
        here=here,
        elsewhere=elsewhere,
    )


def anchor_of(entry_id: str) -> str:
    """The place on a page of the chain that begins with an entry."""
    return f"from-{slug(entry_id)}"
