"""Posts: hours of practice less leave, and posts that cannot both be right."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from portfolio.entries.profile import Post
from portfolio.renewal.periods import DAY, DateRange

MOST_HOURS = 60  # a week, all posts together; no regulator's figure, above it a date is usually wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A time in which posts add up to more hours a week than anyone works."""

    posts: tuple[Post, ...]
    start: datetime.date
    end: datetime.date | None

    @property
    def hours(self) -> float:
        """Hours a week, added up."""
        return float(sum(_hours(post) for post in self.posts))


def days_worked(post: Post, period: DateRange) -> int:
    """Days in a post during a period, less days of leave. A day in two leaves counts once."""
    held = _within(DateRange(start=post.from_, end=post.to or period.end), period)
    if held is None:
        return 0
    away: set[datetime.date] = set()
    for leave in post.leave:
        gone = _within(DateRange(start=leave.from_, end=leave.to or held.end), held)
        away.update(_days(gone) if gone else ())
    return (held.end - held.start).days + 1 - len(away)


def practice_hours(posts: Iterable[Post], period: DateRange) -> int:
    """Hours of practice in a period: a seventh of a week's hours for every day, in whole hours.

    Added up in fractions and rounded down once at the end, so that rounding never adds an hour.
    """
    return int(sum((_hours(post) * days_worked(post, period) / 7 for post in posts), Fraction(0)))


def overlaps(posts: Iterable[Post]) -> Iterator[Overlap]:
    """Times when posts add up to more than one person works, once for each set of posts."""
    posts = tuple(posts)
    seen: set[tuple[str, ...]] = set()
    for post in sorted(posts, key=lambda post: post.from_):
        held = tuple(other for other in posts if other.covers(post.from_))
        overlap = Overlap(posts=held, start=post.from_, end=min((o.to for o in held if o.to), default=None))
        names = tuple(other.id for other in held)
        if len(held) > 1 and overlap.hours > MOST_HOURS and names not in seen:
            seen.add(names)
            yield overlap


def _hours(post: Post) -> Fraction:
    return Fraction(str(post.hours_per_week or 0))


def _within(inner: DateRange, outer: DateRange) -> DateRange | None:
    start, end = max(inner.start, outer.start), min(inner.end, outer.end)
    return DateRange(start=start, end=end) if start <= end else None


def _days(period: DateRange) -> Iterator[datetime.date]:
    on = period.start
    while on <= period.end:
        yield on
        on += DAY
