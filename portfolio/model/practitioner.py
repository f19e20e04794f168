"""Practitioner: what is known of one person, sorted and indexed, for one audience."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from portfolio.entries import Entry, Profile
from portfolio.entries.details import ChangedMind
from portfolio.entries.supervision import Supervision
from portfolio.entries.unfinished import is_unfinished
from portfolio.model import chains, rhythm, supervision, themes
from portfolio.model.absences import Absences, absences, cited
from portfolio.model.doors import Door, doors
from portfolio.model.effects import Effect, effects
from portfolio.model.goals import GoalThread, goal_threads


def _when(entry: Entry) -> tuple[datetime.date, str]:
    return entry.date, entry.id


@dataclass(frozen=True, kw_only=True)
class Practitioner:
    """One person's record: the profile and the entries, oldest first.

    `drafts` are the entries that count nowhere yet: every analysis is made of `entries` alone.
    `full` holds what is missing in the whole record, if entries were left out for an audience.
    """

    id: str
    profile: Profile
    entries: tuple[Entry, ...]
    drafts: tuple[Entry, ...] = ()
    full: Absences | None = None

    @classmethod
    def of(cls, id_: str, profile: Profile, entries: Iterable[Entry]) -> Self:
        """A record from all that was read of it, finished or not, in any order."""
        ordered = sorted(entries, key=_when)
        finished, drafts = (tuple(e for e in ordered if is_unfinished(e) is apart) for apart in (False, True))
        return cls(id=id_, profile=profile, entries=finished, drafts=drafts)

    @cached_property
    def with_drafts(self) -> tuple[Entry, ...]:
        """Every entry, oldest first."""
        return tuple(sorted((*self.entries, *self.drafts), key=_when))

    def named(self, id_: str) -> Entry | None:
        """The entry with this id, be it one that counts nowhere."""
        return next((entry for entry in self.with_drafts if entry.id == id_), None)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_standard(self) -> Mapping[str, tuple[Entry, ...]]:
        """Standard, as `swe:4.2` → the entries that cite, rate or showcase it, oldest first."""
        return self._index(cited)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Entry, ...]]:
        """Theme → the entries that are about it or rate it, oldest first."""
        return self._index(self.themes_of)

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Each spelling of a theme → the one that is shown."""
        return themes.spellings(self.entries, self.profile)

    def themes_of(self, entry: Entry) -> tuple[str, ...]:
        """The themes an entry is about or rates, as they are shown, each once."""
        return tuple(dict.fromkeys(self.spellings.get(theme, theme) for theme in themes.named(entry)))

    @cached_property
    def minds(self) -> Mapping[str, tuple[ChangedMind, ...]]:
        """Entry id → the changes of mind it tells, oldest first; only entries that tell one."""
        return {entry.id: minds for entry in self.entries if (minds := entry.details(ChangedMind))}

    @cached_property
    def arrows(self) -> chains.Arrows:
        """Entry id → ids of what grew from it."""
        return chains.arrows(self.entries)

    @cached_property
    def origins(self) -> chains.Arrows:
        """Entry id → ids of what it grew from."""
        return chains.reversed_arrows(self.arrows)

    @cached_property
    def heights(self) -> Mapping[str, int]:
        """Entry id → how many steps the longest chain takes from there."""
        return chains.heights(self.arrows)

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """Entry id → how many steps the longest chain took to get there."""
        return chains.heights(self.origins)

    @cached_property
    def tried_in(self) -> frozenset[str]:
        """Entries that tried out something earlier."""
        return frozenset(later for entry in self.entries for later in entry.applied_in)

    @cached_property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """Every maximal chain, oldest entry first."""
        return chains.chains(self.arrows)

    @cached_property
    def strands(self) -> tuple[tuple[str, ...], ...]:
        """The same chains for reading, without telling an entry twice."""
        return chains.strands(self.arrows)

    @cached_property
    def absences(self) -> Absences:
        """What is missing in the full record, even if only part of it is here."""
        return self.full or absences(self.entries, self.noted)

    @cached_property
    def not_yet_applied(self) -> tuple[str, ...]:
        """Training not yet tried, if the full record agrees."""
        return tuple(
            id_
            for id_ in chains.not_yet_applied(self.entries, self.arrows)
            if id_ in self.absences.not_yet_applied
        )

    @cached_property
    def sessions(self) -> tuple[Supervision, ...]:
        """Supervision entries, oldest first."""
        return supervision.sessions(self.entries)

    @cached_property
    def all_sessions(self) -> tuple[Supervision, ...]:
        """These, and those that are only noted in the profile, oldest first: what makes the rhythm."""
        return supervision.in_order(self.sessions, self.noted)

    @cached_property
    def noted(self) -> tuple[Supervision, ...]:
        """Sessions about which nothing is written."""
        return supervision.noted(self.id, self.profile, self.sessions)

    @cached_property
    def threads(self) -> tuple[supervision.Thread, ...]:
        """Actions across sessions, leaving out any that look open only because something is hidden."""
        return tuple(
            thread
            for thread in supervision.threads(self.entries)
            if thread.done or thread.reference in self.absences.open_actions
        )

    @cached_property
    def outcomes(self) -> tuple[supervision.Outcome, ...]:
        """What came of decisions and actions, oldest first."""
        return supervision.outcomes(self.entries)

    @cached_property
    def goals(self) -> tuple[GoalThread, ...]:
        """Goals and what became of them, leaving out any that look open only because something is hidden."""
        return tuple(
            thread
            for thread in goal_threads(self.entries)
            if not thread.is_open or thread.reference in self.absences.open_goals
        )

    def is_told_whole(self, thread: supervision.Thread | GoalThread) -> bool:
        """Whether the full record, too, looks back no more often at an action or goal."""
        return (thread.reference, thread.looks) in self.absences.looks

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What came of anything, and who says so, the strongest witness first."""
        return effects(self.entries)

    @cached_property
    def effects_of(self) -> Mapping[str, tuple[Effect, ...]]:
        """Entry id → what came of it, or of what was decided and agreed there."""
        by_entry: dict[str, list[Effect]] = {}
        for effect in self.effects:
            by_entry.setdefault(effect.entry, []).append(effect)
        return {id_: tuple(some) for id_, some in by_entry.items()}

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        """Every decision and action of supervision, where it was tried and who noticed."""
        return doors(self.entries)

    @cached_property
    def door_of(self) -> Mapping[str, Door]:
        """The same by the reference of the decision or action."""
        return {door.reference: door for door in self.doors}

    @cached_property
    def threads_of(self) -> Mapping[str, tuple[supervision.Thread, ...]]:
        """Session id → the actions raised there."""
        by_session: dict[str, list[supervision.Thread]] = {}
        for thread in self.threads:
            by_session.setdefault(thread.raised_in, []).append(thread)
        return {id_: tuple(threads) for id_, threads in by_session.items()}

    @cached_property
    def longest_gap(self) -> int | None:
        """The most days between one-to-one sessions, if the full record agrees."""
        days = supervision.longest_gap(self.all_sessions)
        return days if days == self.absences.longest_gap else None

    @cached_property
    def gaps(self) -> tuple[rhythm.Between, ...]:
        """The waits between one-to-one sessions, leaving out any that hide a session in between."""
        return rhythm.between(
            (
                (before, after, days)
                for before, after, days in supervision.gaps(self.all_sessions)
                if (before.id, after.id) in self.absences.gaps
            ),
            self.profile,
        )

    def nothing_after(self, entry: Entry, about: str) -> bool:
        """Whether the full record, too, has nothing later about this (see `absences.subjects`)."""
        return (about, entry.id) in self.absences.latest

    @cached_property
    def answered_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """An action or entry → the entries that answer it."""
        return self._index(lambda entry: entry.answers)

    def _index(self, keys: Callable[[Entry], Iterable[str]]) -> Mapping[str, tuple[Entry, ...]]:
        index: dict[str, dict[str, Entry]] = {}
        for entry in self.entries:
            for key in keys(entry):
                index.setdefault(key, {})[entry.id] = entry
        return {key: tuple(entries.values()) for key, entries in index.items()}
