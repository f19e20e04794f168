"""Passages: what someone wrote in an entry, by heading, and what they thought before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portfolio.entries import Entry
from portfolio.entries.details import ChangedMind
from portfolio.entries.headings import THOUGHT_BEFORE
from portfolio.share import plain_words
from portfolio.views.shared.base import Mention, mention

# The headings that tell of change, and others under which someone writes of themselves.
TELLING = ("What I learnt", "What I changed", "Difference to my practice")
ELSEWHERE = ("What I did with it", "My response", "Difference for people", "Reflection", "")
_MOST_TELLING = ("What I changed", "Difference to my practice", "What I learnt", *ELSEWHERE)
_NOT_OWN = frozenset({"feedback", "observation"})  # the words before the first heading are someone else's


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Someone's own words, and where they stand."""

    words: str
    heading: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What was thought before and after, as one entry tells it."""

    before: Passage
    after: Passage
    because: str = ""


@dataclass(kw_only=True)
class Passages:
    """The passages of one practitioner's entries, each entry looked into once."""

    _said: dict[str, Mapping[str, Passage]] = field(default_factory=dict)

    def said(self, entry: Entry) -> Mapping[str, Passage]:
        """How the words begin under each heading that tells of the writer's own learning or thinking."""
        if entry.id not in self._said:
            self._said[entry.id] = _said(entry)
        return self._said[entry.id]

    def belief(self, entry: Entry) -> Belief | None:
        """What an entry says was thought before and after; None unless it says both."""
        if mind := changed_mind(entry):
            before = Passage(words=mind.from_, heading="What I thought", entry=mention(entry))
            after = Passage(words=mind.to, heading="What I think now", entry=mention(entry))
            return Belief(before=before, after=after, because=mind.because)
        said = self.said(entry)
        before_it, after_it = said.get(THOUGHT_BEFORE.title), first_under(said, (*TELLING, *ELSEWHERE))
        return Belief(before=before_it, after=after_it) if before_it and after_it else None

    def of(self, entry: Entry) -> Passage | None:
        """The most telling passage of an entry."""
        mind = self.belief(entry) if changed_mind(entry) else None
        return mind.after if mind else first_under(self.said(entry), _MOST_TELLING)


def first_under(said: Mapping[str, Passage], headings: Iterable[str]) -> Passage | None:
    """The passage under the first of some headings that has one."""
    return next((said[heading] for heading in headings if heading in said), None)


def changed_mind(entry: Entry) -> ChangedMind | None:
    """The first change of mind an entry tells."""
    return next(iter(entry.details(ChangedMind)), None)


def _said(entry: Entry) -> Mapping[str, Passage]:
    begun: dict[tuple[str, ...], str] = {}
    for section in entry.sections:
        begun.setdefault(plain_words(section.heading), section.begins)
    return {
        heading: Passage(words=words, heading=heading, entry=mention(entry))
        for heading in (THOUGHT_BEFORE.title, *TELLING, *ELSEWHERE)
        if (heading or entry.kind not in _NOT_OWN) and (words := begun.get(plain_words(heading), ""))
    }
