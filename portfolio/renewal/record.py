"""Record: what is assessed, and the part of it that one period and one day look at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from portfolio.entries import Entry, Profile
from portfolio.entries.profile import Registration
from portfolio.frameworks import Frameworks
from portfolio.frameworks import builtin as builtin_frameworks
from portfolio.renewal import pieces
from portfolio.renewal.base import RuleSet
from portfolio.renewal.periods import Period
from portfolio.renewal.timetable import NoPeriod, timetable


@dataclass(frozen=True, kw_only=True)
class Record:
    """One practitioner's profile and entries, looked at for one registration."""

    profile: Profile
    registration: Registration
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A record in one period, as it stands on a day: what every rule is measured in."""

    rule_set: RuleSet
    record: Record
    period: Period
    as_of: datetime.date
    frameworks: Frameworks

    @property
    def so_far(self) -> Period:
        """The period as far as it has gone."""
        return Period(start=self.period.start, end=min(self.period.end, self.as_of))

    @property
    def registered(self) -> Period:
        """The part of it in which the person was registered."""
        since = self.record.registration.since
        return Period(start=max(self.period.start, since or self.period.start), end=self.so_far.end)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, oldest first."""
        return tuple(sorted(self.record.entries, key=lambda entry: (entry.date, entry.id)))

    @cached_property
    def dated(self) -> tuple[Entry, ...]:
        """Entries dated inside the period, those after `as_of` too."""
        return tuple(entry for entry in self.entries if entry.date in self.period)

    @cached_property
    def candidates(self) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
        """Entries that are a piece of CPD or come near one, and what each lacks."""
        return tuple(
            (entry, pieces.lacking(entry))
            for entry in self.dated
            if entry.kind in self.rule_set.cpd_kinds and pieces.could_be(entry)
        )

    @cached_property
    def pieces(self) -> tuple[Entry, ...]:
        """The different pieces of CPD there are by `as_of`."""
        found = (entry for entry, lacks in self.candidates if not lacks and entry.date <= self.as_of)
        return tuple(entry for entry, first in pieces.once(found, dated=False) if entry is first)


def scene(
    rule_set: RuleSet, record: Record, as_of: datetime.date, frameworks: Frameworks | None = None
) -> Scene | NoPeriod:
    """A record in the period that holds a day."""
    found = timetable(rule_set, record.registration, as_of)
    if isinstance(found, NoPeriod):
        return found
    return Scene(
        rule_set=rule_set,
        record=record,
        period=found.current,
        as_of=as_of,
        frameworks=frameworks or builtin_frameworks(),
    )
