"""How many entries, and of how many people."""

from __future__ import annotations

from dataclasses import dataclass

MOST_OF_ONE = 1_500  # entries in one career
_OF_EACH = 100  # entries of everybody in a team


@dataclass(frozen=True, order=True)
class Size:
    """So many entries of so many people."""

    entries: int
    people: int

    def __str__(self) -> str:
        whose = "one person" if self.people == 1 else f"{self.people:,} people"
        return f"{self.entries:,} entries of {whose}"

    def shares(self) -> list[int]:
        """How many entries each of them has."""
        each, left = divmod(self.entries, self.people)
        return [each + (one < left) for one in range(self.people)]


def careers(entries: int) -> Size:
    """As few people as can have so many entries."""
    return Size(entries, -(-entries // MOST_OF_ONE))


def team(entries: int) -> Size:
    """A hundred entries of each."""
    return Size(entries, max(1, entries // _OF_EACH))
