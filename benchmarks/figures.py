"""Arithmetic on measurements: paired ratios, their spread, growth."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The median of several values, with the least and the most."""

    median: float
    least: float
    most: float
    count: int


def spread(values: Iterable[float]) -> Spread | None:
    """The spread of what was measured; None of nothing."""
    found = sorted(values)
    return Spread(statistics.median(found), found[0], found[-1], len(found)) if found else None


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Pair by pair, as they were run in turn; what has no pair is left out."""
    return [one / other for one, other in zip(ours, theirs, strict=False) if other]


def exponents(small: Sequence[float], large: Sequence[float], sizes: tuple[int, int]) -> list[float]:
    """How a cost grows, pair by pair: 1 is as fast as the number of entries, 2 as its square."""
    growth = math.log(sizes[1] / sizes[0])
    return [math.log(ratio) / growth for ratio in ratios(large, small) if ratio > 0]
