"""The targets, and what the measurements say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.figures import Spread, exponents, ratios, spread
from benchmarks.results import Results
from benchmarks.searching import WAYS

SMALL, LARGE, SEARCHED = 1_000, 10_000, 2_000


@dataclass(frozen=True)
class Target:
    """One figure, what it should be, and what it is."""

    name: str  # P1 to P7
    what: str
    bound: Fraction | None  # None: told for comparison, no target
    measured: Spread | None
    unit: str = ""
    as_meant: bool = True  # measured at the size the target speaks of

    @property
    def verdict(self) -> str:
        """Met or not, by the median; said only of what was measured as meant."""
        if self.measured is None:
            return "not measured"
        if self.bound is None:
            return "–"
        if not self.as_meant:
            return "tried at another size"
        return "met" if self.measured.median <= self.bound else "**not met**"


def targets(results: Results) -> list[Target]:
    """Every figure that was promised, measured or not."""
    return [*_cold(results), *_edits(results), *_serving(results), *_growth(results), *_search(results)]


def _cold(results: Results) -> Iterator[Target]:
    def against(name: str, peer: str, size: int, what: str, bound: Fraction) -> Target:
        ours, theirs = results.costs("portfolio", size, what), results.costs(peer, size, what)
        meant = {"P1": SMALL, "P2": LARGE}[name]
        words = f"{_TITLES[peer]}, {_COSTS[what]}, {_entries(size, meant)}"
        return Target(name, words, bound, spread(ratios(ours, theirs)), " ×", size == meant)

    yield against("P1", "blog", results.small, "wall", Fraction(1, 8))
    yield against("P1", "hugo", results.small, "wall", Fraction(7, 4))
    yield against("P2", "blog", results.large, "cpu", Fraction(1, 12))
    yield against("P2", "hugo", results.large, "wall", Fraction(3, 2))


def _edits(results: Results) -> Iterator[Target]:
    bounds = ((results.small, SMALL, Fraction(1, 2)), (results.large, LARGE, Fraction(1, 8)))
    for size, meant, bound in bounds:
        turns = results.edits.get(size, [])
        again = [turn.again.wall for turn in turns]
        hugo = spread(ratios(again, [turn.hugo.wall for turn in turns]))
        cold = spread(ratios(again, [turn.cold.wall for turn in turns]))
        entries = _entries(size, meant)
        yield Target("P3", f"Hugo's whole build, seconds, {entries}", bound, hugo, " ×", size == meant)
        yield Target("P3", f"our own build from nothing, seconds, {entries}", None, cold, " ×")


def _serving(results: Results) -> Iterator[Target]:
    meant, entries = results.small == SMALL, _entries(results.small, SMALL)
    rebuild = spread(turn.rebuild for turn in results.serving)
    seen = spread(turn.seen for turn in results.serving)
    yield Target("P4", f"the rebuild itself, {entries}", Fraction(1, 10), rebuild, " s", meant)
    yield Target("P4", f"from saving to the new page being served, {entries}", Fraction(1), seen, " s", meant)


def _growth(results: Results) -> Iterator[Target]:
    sizes = results.small, results.large
    meant = sizes == (SMALL, LARGE)
    entries = f"from {results.small or SMALL:,} to {_entries(results.large, LARGE)}"
    for what in ("cpu", "memory"):
        small, large = (results.costs("portfolio", size, what) for size in sizes)
        found = spread(exponents(small, large, sizes)) if small and large else None
        yield Target("P5", f"growth of {_COSTS[what]}, exponent, {entries}", Fraction(1), found, "", meant)
    ours, hugo = (results.costs(peer, results.large, "memory") for peer in ("portfolio", "hugo"))
    words = f"Hugo's peak memory, {_entries(results.large, LARGE)}"
    yield Target("P5", words, Fraction(1, 3), spread(ratios(ours, hugo)), " ×", results.large == LARGE)


def _search(results: Results) -> Iterator[Target]:
    for way, words in WAYS.items():
        found, size = spread(results.search.get(way, [])), results.search_size
        entries = _entries(size, SEARCHED)
        yield Target("P7", f"{words}, {entries}", Fraction(1), found, " s", size == SEARCHED)


def _entries(size: int, meant: int) -> str:
    """The size that ran, or the one that should have."""
    return f"{size or meant:,} entries"


_TITLES = {"blog": "Material's blog", "hugo": "Hugo"}
_COSTS = {"wall": "seconds", "cpu": "processor seconds", "memory": "peak memory"}
