"""How we know: what other people saw or said between then and now, in their own words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries import KINDS, Entry
from portfolio.entries.observation import Observation
from portfolio.model import Practitioner
from portfolio.model.effects import ME, Effect, strength, witness_of
from portfolio.views.shared.base import Mention, Span, mention, span

WHO = {
    "child": "A child",
    "adult": "An adult I work with",
    "family": "Someone in a family",
    "other-professional": "Another professional",
    "observer": "An observer",
    "colleague": "A colleague",
    "manager": "A manager",
    "someone": "Someone else",
}
ONLY_ME, MYSELF = "Only me", "Myself"
_MOST = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Someone else's words about the practice."""

    who: str
    words: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came of something: who says so, and where."""

    who: str
    by: str
    entry: Mention
    words: str  # of an outcome
    day: datetime.date | None  # None where it is not said

    @property
    def says(self) -> str:
        """Who says so, as the end of a sentence."""
        if self.by == ME:
            return "only I say so" if self.who == ONLY_ME else "in my own words"
        return says(self.by)


def says(by: str) -> str:
    """Who else says so, as the end of a sentence."""
    who = WHO[by]
    return f"{'seen' if by == 'observer' else 'said'} by {who[0].lower()}{who[1:]}"


def said(practitioner: Practitioner, effect: Effect) -> Said:
    """An effect as pages tell it. “Only me” is said only where the full record knows of nobody else."""
    own = ONLY_ME if effect.of in practitioner.absences.only_mine else MYSELF
    return Said(
        who=own if effect.by == ME else WHO[effect.by],
        by=effect.by,
        entry=mention(practitioner.by_id[effect.said_in]),
        words=effect.words,
        day=effect.day,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The evidence behind a change: how many entries, of which kinds, over which days."""

    entries: int
    kinds: tuple[tuple[str, str, int], ...]  # kind, title, how many
    span: Span


def witness(practitioner: Practitioner, entries: Iterable[Entry], after: datetime.date) -> Witness | None:
    """The latest feedback or observation after a day on one of these entries; a child or family comes first.

    What was said later about something else proves nothing here.
    """
    about = {entry.id for entry in entries if entry.date >= after}
    by_id = practitioner.by_id
    voices = [one for one in practitioner.effects if one.by != ME and one.entry in about]
    voices.sort(key=lambda one: (-strength(one.by), by_id[one.said_in].date))
    for latest in reversed(voices):
        told = voice(by_id[latest.said_in])
        if told.entry.date > after and told.words:
            return told
    return None


def voice(entry: Entry) -> Witness:
    """What somebody else said or saw, as one entry tells it."""
    return Witness(who=_who(entry), words=_words(entry), entry=mention(entry))


def weight(entries: Iterable[Entry]) -> Weight:
    """How many entries there are, of which kinds, over which days."""
    entries = tuple(entries)
    counted = Counter(entry.kind for entry in entries)
    kinds = tuple((kind, KINDS[kind].kind_title, counted[kind]) for kind in KINDS if counted[kind])
    return Weight(entries=len(entries), kinds=kinds, span=span(entries))


def _who(entry: Entry) -> str:
    observer = (isinstance(entry, Observation) and entry.observer) or WHO[witness_of(entry)]
    return f"{observer[:1].upper()}{observer[1:]}"


def _words(entry: Entry) -> str:
    """What was said or seen: the words under the first heading the kind offers."""
    words = entry.opening(entry.headings[0].title, _MOST)
    return words + "”" if words.count("“") > words.count("”") else words + '"' * (words.count('"') % 2)
