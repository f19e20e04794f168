"""What stands on one line of time: own ratings, what others said, entries, and where a framework changed."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.views.evolution.bridge import Changed
from portfolio.views.shared.base import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One own rating, from 1 to 5."""

    level: int
    entry: Mention
    is_lower: bool  # than the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """The ratings of one standard or theme, oldest first, and the standard that goes on from it."""

    of: str
    into: str
    shown: tuple[Rated, ...]
    every: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What somebody else saw or said, in a few of their words."""

    who: str
    row: str  # those who speak alike stand on one row
    shape: str
    words: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An entry about a standard, on the line that goes over a change of framework."""

    of: str
    shape: str
    entry: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All of it, as far as it is drawn. Only over a change of framework are entries drawn as well."""

    name: str
    ratings: tuple[Ratings, ...]  # its own first, then those of earlier standards
    voices: tuple[Voice, ...]
    spoken: int  # how often others spoke, shown here or not
    spots: tuple[Spot, ...] = ()
    changes: tuple[Changed, ...] = ()

    @property
    def rated(self) -> tuple[Rated, ...]:
        """Every rating drawn, oldest first."""
        rated = [one for some in self.ratings for one in some.shown]
        return tuple(sorted(rated, key=lambda one: (one.entry.date.toordinal(), one.entry.id)))
