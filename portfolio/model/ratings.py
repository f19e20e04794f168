"""What an entry rates: standards by their codes, and themes in the writer's own words."""

from __future__ import annotations

from portfolio.entries import Entry
from portfolio.frameworks import is_reference


def rated_standards(entry: Entry) -> tuple[str, ...]:
    """The standards an entry rates."""
    return tuple(name for name in entry.ratings if is_reference(name))


def rated_themes(entry: Entry) -> tuple[str, ...]:
    """The themes an entry rates, as they are written there."""
    return tuple(name for name in entry.ratings if not is_reference(name))
