"""How we know: what other people saw or said between then and now, in their own words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries import KINDS, Entry
from portfolio.entries.feedback import Feedback
from portfolio.entries.observation import Observation
from portfolio.views.shared.base import Mention, Span, mention, span

_FROM = {
    "child": "A child",
    "family": "A family member",
    "colleague": "A colleague",
    "other-professional": "Another professional",
    "manager": "A manager",
}
_NEAREST = ("child", "family")  # the people the work is for are heard first
_MOST = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Someone else's words about the practice."""

    who: str
    words: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The evidence behind a change: how many entries, of which kinds, over which days."""

    entries: int
    kinds: tuple[tuple[str, str, int], ...]  # kind, title, how many
    span: Span


def witness(entries: Iterable[Entry], after: datetime.date) -> Witness | None:
    """The latest feedback or observation after a day; words from a child or family come first."""
    voices = [entry for entry in entries if entry.date > after and isinstance(entry, Feedback | Observation)]
    voices.sort(key=lambda entry: (isinstance(entry, Feedback) and entry.from_ in _NEAREST, entry.date))
    for latest in reversed(voices):
        if words := _words(latest):
            return Witness(who=_who(latest), words=words, entry=mention(latest))
    return None


def weight(entries: Iterable[Entry]) -> Weight:
    """How many entries there are, of which kinds, over which days."""
    entries = tuple(entries)
    counted = Counter(entry.kind for entry in entries)
    kinds = tuple((kind, KINDS[kind].kind_title, counted[kind]) for kind in KINDS if counted[kind])
    return Weight(entries=len(entries), kinds=kinds, span=span(entries))


def _who(entry: Entry) -> str:
    if isinstance(entry, Feedback):
        return _FROM.get(entry.from_ or "", "Someone else")
    observer = (isinstance(entry, Observation) and entry.observer) or "an observer"
    return f"{observer[:1].upper()}{observer[1:]}"


def _words(entry: Entry) -> str:
    """What was said or seen: the words under the first heading the kind offers."""
    words = entry.opening(entry.headings[0].title, _MOST)
    return words + "”" if words.count("“") > words.count("”") else words + '"' * (words.count('"') % 2)
