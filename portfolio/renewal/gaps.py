"""Gaps: stretches of months without CPD, and what explains them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from portfolio.renewal.periods import DAY, DateRange, add_months


def gaps(span: DateRange, filled: Iterable[DateRange], months: int) -> tuple[DateRange, ...]:
    """The stretches of a span that nothing fills for at least so many whole months."""
    return tuple(gap for gap in _between(span, filled) if add_months(gap.start, months) - DAY <= gap.end)


def unexplained(gap: DateRange, explained: Iterable[DateRange], months: int) -> bool:
    """Whether a gap still runs for so many months once the explained days are taken out.

    People explain a gap in round dates. The few days on either side need no explanation of their own
    while they stay under the months the rule asks about.
    """
    return bool(gaps(gap, explained, months))


def _between(span: DateRange, filled: Iterable[DateRange]) -> Iterator[DateRange]:
    """Every free stretch, however short. `filled` may overlap, so we keep the first day still free."""
    free: datetime.date = span.start
    for stretch in sorted(filled):
        if stretch.start > span.end:
            break
        if stretch.start > free:
            yield DateRange(start=free, end=stretch.start - DAY)
        free = max(free, min(stretch.end, span.end) + DAY)
    if free <= span.end:
        yield DateRange(start=free, end=span.end)
