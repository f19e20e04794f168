"""Registrant and Scene: whose renewal it is, and what counts in one period on one day."""

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
from portfolio.renewal.periods import DateRange
from portfolio.renewal.timetable import NoPeriod, timetable
from portfolio.renewal.whom import Exemption, Variant


@dataclass(frozen=True, kw_only=True)
class Registrant:
    """A practitioner with one of their registrations: what a regulator would look at."""

    profile: Profile
    registration: Registration
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A registrant in one period, as things stand on a day. Every rule is measured in a scene."""

    rule_set: RuleSet
    registrant: Registrant
    period: DateRange
    as_of: datetime.date
    frameworks: Frameworks

    @cached_property
    def variant(self) -> Variant | None:
        """The variant the person belongs to on the day asked about."""
        return self.rule_set.variant_on(self.registrant.registration, self.as_of)

    @cached_property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What excuses the person from something in this period."""
        registration = self.registrant.registration
        return tuple(
            exemption
            for exemption in self.rule_set.exemptions
            if exemption.in_force(self.as_of) and exemption.holds(registration, self.variant, self.period)
        )

    @property
    def so_far(self) -> DateRange:
        """The part of the period up to `as_of`."""
        return DateRange(start=self.period.start, end=min(self.period.end, self.as_of))

    @property
    def registered(self) -> DateRange:
        """The part of that in which the person was registered."""
        since = self.registrant.registration.since
        return DateRange(start=max(self.period.start, since or self.period.start), end=self.so_far.end)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, oldest first."""
        return tuple(sorted(self.registrant.entries, key=lambda entry: (entry.date, entry.id)))

    @cached_property
    def dated(self) -> tuple[Entry, ...]:
        """Entries dated inside the period, those after `as_of` too."""
        return tuple(entry for entry in self.entries if entry.date in self.period)

    @cached_property
    def candidates(self) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
        """Entries that are, or could be, a piece of CPD, and what each lacks."""
        return tuple(
            (entry, pieces.lacking(entry))
            for entry in self.dated
            if entry.kind in self.rule_set.cpd_kinds and pieces.could_be(entry)
        )

    @cached_property
    def pieces(self) -> tuple[Entry, ...]:
        """The different pieces of CPD dated by `as_of`, each counted once."""
        whole = (entry for entry, lacks in self.candidates if not lacks and entry.date <= self.as_of)
        return tuple(entry for entry, first in pieces.once(whole, dated=False) if entry is first)


def scene(
    rule_set: RuleSet, registrant: Registrant, as_of: datetime.date, frameworks: Frameworks | None = None
) -> Scene | NoPeriod:
    """A registrant in the period that holds a day, or why no period is known."""
    periods = timetable(rule_set, registrant.registration, as_of)
    if isinstance(periods, NoPeriod):
        return periods
    return Scene(
        rule_set=rule_set,
        registrant=registrant,
        period=periods.current,
        as_of=as_of,
        frameworks=frameworks or builtin_frameworks(),
    )
