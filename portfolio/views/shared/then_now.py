"""Then and now: the earliest and the latest telling passage about something, in one's own words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from portfolio.entries import Entry
from portfolio.entries.details import ChangedMind
from portfolio.model import Practitioner, Terms
from portfolio.share import plain_words
from portfolio.views.shared.base import Mention, mention
from portfolio.views.shared.subjects import Subject, subjects

# The headings that tell of change: for what I thought then, and for what I think now.
_THEN = ("What I learnt", "What I changed", "Difference to my practice")
_NOW = ("What I changed", "Difference to my practice", "What I learnt")
_ELSEWHERE = ("What I did with it", "My response", "Difference for people", "Reflection", "")
_THINKING = frozenset({"reflection", "review"})
_NOT_OWN = frozenset({"feedback", "observation"})  # the words before the first heading are someone else's


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Someone's own words, and where they stand."""

    words: str
    heading: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Then and now about one standard or theme."""

    subject: Subject
    then: Passage
    now: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A mind changed: from, to, because."""

    from_: str
    to: str
    because: str
    entry: Mention


@dataclass(kw_only=True)
class Passages:
    """The most telling passages of one practitioner's entries, each looked up once."""

    _begun: dict[str, Mapping[tuple[str, ...], str]] = field(default_factory=dict)
    _words: dict[tuple[str, str, bool], Passage | None] = field(default_factory=dict)

    def then_now(self, entries: Iterable[Entry]) -> tuple[Passage, Passage] | None:
        """The earliest and the latest passage of entries given oldest first; None where nothing changed.

        The practitioner's own thinking comes before notes of a course, and words about what was learnt or
        changed before any others. A single entry holds both only where it tells of a changed mind.
        """
        entries = tuple(entries)
        one_entry: tuple[Passage, Passage] | None = None
        for kinds, telling in ((_THINKING, True), (None, True), (None, False)):
            then = next(self._passages_of(entries, kinds, "then", telling), None)
            now = next(self._passages_of(reversed(entries), kinds, "now", telling), None)
            if then and now and then.words != now.words and then.entry.date <= now.entry.date:
                if then.entry.id != now.entry.id:
                    return then, now
                one_entry = one_entry or (then, now)
        return one_entry

    def of(self, entry: Entry) -> Passage | None:
        """The most telling passage of an entry."""
        return self._passage(entry, "now", True) or self._passage(entry, "now", False)

    def _passages_of(
        self, entries: Iterable[Entry], kinds: Container[str] | None, side: str, telling: bool
    ) -> Iterator[Passage]:
        """Passages of some entries in turn; with `telling`, only those about what was learnt or changed."""
        for entry in entries:
            if kinds is not None and entry.kind not in kinds:
                continue
            passage = self._passage(entry, side, True)
            if passage is None and not telling:
                passage = self._passage(entry, side, False)
            if passage:
                yield passage

    def _passage(self, entry: Entry, side: str, telling: bool) -> Passage | None:
        key = (entry.id, side, telling)
        if key not in self._words:
            self._words[key] = self._choose(entry, side, telling)
        return self._words[key]

    def _choose(self, entry: Entry, side: str, telling: bool) -> Passage | None:
        """An entry's words under the first heading that has any; a changed mind comes before them all."""
        mind = changed_mind(entry) if telling else None
        if mind:
            then = side == "then"
            words, heading = (mind.from_, "What I thought") if then else (mind.to, "What I think now")
            return Passage(words=words, heading=heading, entry=mention(entry))
        if entry.id not in self._begun:
            self._begun[entry.id] = _by_heading(entry)
        begun = self._begun[entry.id]
        for heading in (_THEN if side == "then" else _NOW) if telling else _ELSEWHERE:
            if not heading and entry.kind in _NOT_OWN:
                continue
            if words := begun.get(plain_words(heading), ""):
                return Passage(words=words, heading=heading, entry=mention(entry))
        return None


def _by_heading(entry: Entry) -> Mapping[tuple[str, ...], str]:
    """How the words begin under each heading."""
    texts: dict[tuple[str, ...], str] = {}
    for section in entry.sections:
        texts.setdefault(plain_words(section.heading), section.begins)
    return texts


def changed_mind(entry: Entry) -> ChangedMind | None:
    """The first change of mind an entry tells."""
    return next(iter(entry.details(ChangedMind)), None)


def minds_changed(practitioner: Practitioner) -> tuple[Changed, ...]:
    """Every change of mind, oldest first."""
    return tuple(
        Changed(from_=mind.from_, to=mind.to, because=mind.because, entry=mention(practitioner.by_id[id_]))
        for id_, minds in practitioner.minds.items()
        for mind in minds
    )


def pairs(terms: Terms, practitioner: Practitioner, passages: Passages | None = None) -> tuple[Pair, ...]:
    """Then and now for every theme, then every standard, each pair of entries once."""
    passages = passages or Passages()
    distinct: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    for subject in subjects(terms, practitioner):
        both = passages.then_now(subject.entries(practitioner))
        if both is None:
            continue
        then, now = both
        if (then.entry.id, now.entry.id) not in seen:
            seen.add((then.entry.id, now.entry.id))
            distinct.append(Pair(subject=subject, then=then, now=now))
    return tuple(distinct)
