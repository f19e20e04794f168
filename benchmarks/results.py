"""What a run of the benchmarks found, before anything is made of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.process import Spent


@dataclass(frozen=True)
class Edited:
    """One turn: our build from nothing, ours again after an edit, Hugo's build after the same edit."""

    cold: Spent
    again: Spent
    hugo: Spent


@dataclass(frozen=True)
class Seen:
    """One edit under `portfolio serve`."""

    rebuild: float  # seconds, as MkDocs tells them
    seen: float  # seconds from saving until the new page is served


@dataclass
class Results:
    """Every measurement; what is empty was not measured."""

    sizes: tuple[int, ...] = ()  # the smallest first
    search_size: int = 0
    date: str = ""
    machine: str = ""
    versions: dict[str, str] = field(default_factory=dict)  # a tool's title → what ran
    cold: dict[tuple[str, int], list[Spent]] = field(default_factory=lambda: defaultdict(list))
    edits: dict[int, list[Edited]] = field(default_factory=lambda: defaultdict(list))
    serving: list[Seen] = field(default_factory=list)
    search: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[str] = field(default_factory=list)  # sentences: what was not measured, and why

    @property
    def small(self) -> int:
        """The size of P1."""
        return self.sizes[0] if self.sizes else 0

    @property
    def large(self) -> int:
        """The size of P2; nothing where only one size ran."""
        return self.sizes[-1] if len(self.sizes) > 1 else 0

    def costs(self, peer: str, size: int, what: str) -> list[float]:
        """One figure of every cold build of a tool: wall, cpu or memory."""
        return [getattr(spent, what) for spent in self.cold.get((peer, size), [])]
