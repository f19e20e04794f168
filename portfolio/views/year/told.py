"""What is told of one time on its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from portfolio import say
from portfolio.entries import Entry, Profile
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms
from portfolio.model.effects import witness_of
from portfolio.model.goals import GoalThread
from portfolio.model.rhythm import Between
from portfolio.model.spans import TimeSpan
from portfolio.model.supervision import one_to_one, took_place
from portfolio.model.year import Year
from portfolio.views.shared.base import Mention, mentions
from portfolio.views.shared.goals import GoalProgress, goal_progress
from portfolio.views.shared.minds import Changed, turning_points
from portfolio.views.shared.passages import Passages
from portfolio.views.shared.subjects import Subject, subjects
from portfolio.views.shared.then_now import Pair, then_now
from portfolio.views.shared.turns import telling
from portfolio.views.shared.witnesses import WHO, Weight, Witness, voice, weight
from portfolio.views.supervision.told import Told, needs
from portfolio.views.year.ended import Open, still_open
from portfolio.views.year.rhythm import YearRhythm, drawn, year_rhythm

PAIRS, MOST = 3, 8  # of one sort on a page: enough for a year, and a bound for a long post

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Some(Generic[T]):
    """The newest of many, and how many more there are."""

    items: tuple[T, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What somebody else said or saw, and what it was about."""

    witness: Witness
    about: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """What the page shows."""

    span: TimeSpan
    whole: Weight
    goals_set: Some[GoalProgress]
    goals_before: Some[GoalProgress]
    needs: Some[Told]
    pairs: tuple[Pair, ...]
    minds: Some[Changed]
    by: tuple[tuple[str, int], ...]  # who said or saw something, and how often
    heard: Some[Heard]
    rhythm: YearRhythm | None
    open: Some[Open]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of it."""
        return not (self.whole.entries or self.rhythm or self.open.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What costs most on a page is made from this, and only where this changed."""

    about: tuple[tuple[Subject, tuple[Entry, ...]], ...]
    sessions: tuple[Supervision, ...]
    gaps: tuple[Between, ...]
    profile: Profile


class Looking:
    """One record, looked at for one time after another."""

    def __init__(self, terms: Terms, practitioner: Practitioner) -> None:
        self._terms, self._practitioner = terms, practitioner
        self._needs = needs(terms, practitioner)
        self._minds = turning_points(practitioner)[::-1]
        self._subjects = subjects(terms, practitioner)
        self._about: dict[str, dict[str, Entry]] = {}  # of what somebody said: the entries it is about
        for effect in practitioner.effects:
            if about := practitioner.by_id.get(effect.entry):
                self._about.setdefault(effect.said_in, {})[about.id] = about

    def at(self, one: Year) -> YearPage:
        """What is told of a time, but for then and now."""
        days, who = one.span, Counter[str](witness_of(entry) for entry in one.voices)
        heard = [
            Heard(witness=voice(entry), about=mentions(self._about.get(entry.id, {}).values()))
            for entry in reversed(one.voices)
        ]
        return YearPage(
            span=one.span,
            whole=weight(one.entries),
            goals_set=self._goals(one.goals_set),
            goals_before=self._goals(one.goals_before),
            needs=_some([told for told in self._needs if told.session.date in days]),
            pairs=(),
            minds=Some(items=tuple(mind for mind in self._minds if mind.entry.date in days)),
            by=tuple((title, who[by]) for by, title in WHO.items() if who[by]),
            heard=_some(heard),
            rhythm=year_rhythm(self._terms, self._practitioner, one),
            open=_some(still_open(self._terms, self._practitioner, one)),
        )

    def more(self, one: Year) -> More:
        """What the rest of its page is made from."""
        found = ((subject, one.span.of(subject.entries(self._practitioner))) for subject in self._subjects)
        return More(
            about=tuple((subject, entries) for subject, entries in found if entries),
            sessions=one.sessions,
            gaps=one.gaps,
            profile=self._practitioner.profile,
        )

    def line(self, one: Year) -> str:
        """A time in a line."""
        held, kinds = took_place(one_to_one(one.sessions)), Counter(entry.kind for entry in one.entries)
        counts = (
            (len(one.entries), "entry", "entries"),
            (len(one.goals_set), "goal set", "goals set"),
            (sum(mind.entry.date in one.span for mind in self._minds), "change of mind", "changes of mind"),
            (kinds["feedback"], "piece of feedback", "pieces of feedback"),
            (kinds["observation"], "observation", "observations"),
            (len(held), "one-to-one session", "one-to-one sessions"),
        )
        return ", ".join(say.counted(n, single, several) for n, single, several in counts if n)

    def _goals(self, threads: Sequence[GoalThread]) -> Some[GoalProgress]:
        return _some(goal_progress(self._practitioner, threads[::-1], self._terms.as_of))


def completed(told: YearPage, more: More) -> YearPage:
    """The page with its figure, and with then and now as the entries of this time alone tell it.

    No change is told twice.
    """
    passages = Passages()
    distinct: dict[tuple[str, str], Pair] = {}
    for subject, entries in more.about:
        if pair := then_now(subject, entries, passages):
            distinct.setdefault((pair.then.entry.id, pair.now.entry.id), pair)
    pairs = telling(distinct.values(), PAIRS)
    known = {pair.now.entry.id for pair in pairs if pair.is_belief}
    minds = [mind for mind in told.minds.items if mind.entry.id not in known]
    rhythm = told.rhythm and drawn(told.rhythm, more.sessions, more.gaps, more.profile)
    return replace(told, pairs=pairs, minds=_some(minds), rhythm=rhythm)


def _some(items: Iterable[T]) -> Some[T]:
    found = tuple(items)
    return Some(items=found[:MOST], more=max(0, len(found) - MOST))
