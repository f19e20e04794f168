"""The targets, and what the measurements say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from benchmarks import edits, searching, starting
from benchmarks.figures import Spread, exponents, ratios, spread
from benchmarks.results import Results
from benchmarks.sizes import Size, careers, team

SMALL, LARGE, SEARCHED = 1_000, 10_000, 2_000
PEOPLE = 1, 10, 100  # who share a site whose pages are weighed


@dataclass(frozen=True)
class Target:
    """One figure, what it should be, and what it is."""

    name: str  # P1 to P8
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
    found = (_cold, _edits, _serving, _growth, _pages, _search, _starts)
    return [target for of in found for target in of(results)]


def _cold(results: Results) -> Iterator[Target]:
    small, large = careers(results.small or SMALL), team(results.large or LARGE)

    def against(name: str, size: Size, peer: str, what: str, bound: Fraction) -> Target:
        ours, theirs = results.costs("portfolio", size, what), results.costs(peer, size, what)
        words = f"{_TITLES[peer]}, {_COSTS[what]}, {size}"
        return Target(name, words, bound, spread(ratios(ours, theirs)), " ×", size in _MEANT)

    yield against("P1", small, "blog", "wall", Fraction(1, 6))
    yield against("P1", small, "hugo", "wall", Fraction(5, 2))
    yield against("P2", large, "blog", "cpu", Fraction(1, 10))
    yield against("P2", large, "hugo", "wall", Fraction(1))


def _edits(results: Results) -> Iterator[Target]:
    bounds = {careers(results.small or SMALL): Fraction(1, 2), team(results.large or LARGE): Fraction(1, 8)}
    for size, bound in bounds.items():
        turns = results.edits.get(size, [])
        found = spread(ratios([turn.again.wall for turn in turns], [turn.hugo.wall for turn in turns]))
        yield Target("P3", f"Hugo's whole build, seconds, {size}", bound, found, " ×", size in _MEANT)


def _serving(results: Results) -> Iterator[Target]:
    size = careers(results.small or SMALL)
    meant = size in _MEANT
    for sort, bound in {"text": 50, **dict.fromkeys(edits.FACTS, 200)}.items():
        found = spread(several.cpu * 1e3 for several in results.serving.get(sort, []))
        words = f"processor time of an edited {sort}, {size}"
        yield Target("P4", words, Fraction(bound), found, " ms", meant)
    seen = spread(one for several in results.serving.get("text", []) for one in several.seen)
    words = f"from saving a text to seeing the new page, {size}"
    yield Target("P4", words, Fraction(2, 5), seen, " s", meant)


def _growth(results: Results) -> Iterator[Target]:
    ends = results.small or SMALL, results.large or LARGE
    for of in (careers, team):
        small, large = of(ends[0]), of(ends[1])
        meant = {small, large} <= _MEANT
        for what in ("cpu", "memory", "disk"):
            costs = results.costs("portfolio", small, what), results.costs("portfolio", large, what)
            words = f"growth of {_COSTS[what]}, exponent, from {small} to {large}"
            yield Target("P5", words, Fraction(1), spread(exponents(*costs, ends)), "", meant)
    large = team(ends[1])
    ours, hugo = (results.costs(peer, large, "memory") for peer in ("portfolio", "hugo"))
    words = f"Hugo's peak memory, {large}"
    yield Target("P5", words, Fraction(1, 2), spread(ratios(ours, hugo)), " ×", large in _MEANT)


def _pages(results: Results) -> Iterator[Target]:
    for people in PEOPLE:
        found = spread(results.pages.get(people, []))
        size = Size(results.small or SMALL, people)
        yield Target("P5", f"an entry's page, {size}", None, found, " kB")


def _search(results: Results) -> Iterator[Target]:
    size = results.search_size or SEARCHED
    for way, words in searching.WAYS.items():
        found = spread(results.search.get(way, []))
        yield Target("P7", f"{words}, {size:,} entries", Fraction(1), found, " s", size == SEARCHED)


def _starts(results: Results) -> Iterator[Target]:
    for way, words in starting.WAYS.items():
        yield Target("P8", words, Fraction(1, 4), spread(results.starts.get(way, [])), " s")


_MEANT = {of(entries) for of in (careers, team) for entries in (SMALL, LARGE)}
_TITLES = {"blog": "Material's blog", "hugo": "Hugo"}
_COSTS = {"cpu": "processor seconds", "disk": "the site's bytes", "memory": "peak memory", "wall": "seconds"}
