"""What a run of the benchmarks found, before anything is made of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.process import Spent
from benchmarks.sizes import Size, careers, team


@dataclass(frozen=True)
class Edited:
    """One turn: our second build, after an edit, and Hugo's build after the same edit."""

    again: Spent
    hugo: Spent


@dataclass(frozen=True)
class Followed:
    """Several edits of one sort under `portfolio serve`."""

    cpu: float  # processor seconds of the preview for each of them
    seen: tuple[float, ...]  # seconds from saving until the new page is served


@dataclass
class Results:
    """Every measurement; what is empty was not measured."""

    sizes: tuple[int, ...] = ()  # the smallest first
    search_size: int = 0
    date: str = ""
    machine: str = ""
    versions: dict[str, str] = field(default_factory=dict)  # a tool's title → what ran
    cold: dict[tuple[str, Size], list[Spent]] = field(default_factory=lambda: defaultdict(list))
    edits: dict[Size, list[Edited]] = field(default_factory=lambda: defaultdict(list))
    serving: dict[str, list[Followed]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[int, list[float]] = field(default_factory=dict)  # people → kilobytes of every entry's page
    search: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[str] = field(default_factory=list)  # sentences: what was not measured, and why

    @property
    def small(self) -> int:
        """The fewest entries."""
        return self.sizes[0] if self.sizes else 0

    @property
    def large(self) -> int:
        """The most; nothing where only one size ran."""
        return self.sizes[-1] if len(self.sizes) > 1 else 0

    @property
    def built(self) -> list[Size]:
        """Every size that is built from nothing."""
        return list(dict.fromkeys(of(entries) for entries in self.sizes for of in (careers, team)))

    def costs(self, peer: str, size: Size, what: str) -> list[float]:
        """One figure of every cold build of a tool: wall, cpu, memory or disk."""
        return [getattr(spent, what) for spent in self.cold.get((peer, size), [])]
