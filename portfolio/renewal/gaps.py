"""Gaps: stretches of months without CPD, and what explains them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from portfolio.renewal.periods import DAY, Period, add_months


def gaps(span: Period, filled: Iterable[Period], months: int) -> tuple[Period, ...]:
    """Stretches of a span of so many whole months or more that nothing fills."""
    return tuple(one for one in _between(span, filled) if add_months(one.start, months) - DAY <= one.end)


def unexplained(gap: Period, explained: Iterable[Period], months: int) -> bool:
    """Whether, without the days explained, a gap of so many months in a row is left.

    Explanations are written in round dates. The days at either side of one need no explanation of
    their own as long as they stay under the months asked about.
    """
    return bool(gaps(gap, explained, months))


def _between(span: Period, filled: Iterable[Period]) -> Iterator[Period]:
    free: datetime.date = span.start
    for one in sorted(filled):
        if one.start > span.end:
            break
        if one.start > free:
            yield Period(start=free, end=one.start - DAY)
        free = max(free, min(one.end, span.end) + DAY)
    if free <= span.end:
        yield Period(start=free, end=span.end)
