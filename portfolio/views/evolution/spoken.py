"""A rating, and what somebody else said: what stands on one line of time."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.views.shared.base import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One own rating, from 1 to 5."""

    level: int
    entry: Mention
    is_lower: bool  # than the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What somebody else saw or said, in a few of their words."""

    who: str
    row: str  # those who speak alike stand on one row
    shape: str
    words: str
    entry: Mention
