"""Posts: hours of practice less leave, and posts that cannot both be right."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from portfolio.entries.profile import Post
from portfolio.renewal.periods import DAY, Period

MOST_HOURS = 60  # a week, all posts together; no regulator's figure, above it a date is usually wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A stretch of time in which posts together come to more hours a week than anybody works."""

    posts: tuple[Post, ...]
    start: datetime.date
    end: datetime.date | None

    @property
    def hours(self) -> float:
        """Hours a week, all together."""
        return float(sum(_hours(post) for post in self.posts))


def days_worked(post: Post, period: Period) -> int:
    """Days a post was held within a period, less its days of leave; leave that overlaps counts once."""
    held = _within(Period(start=post.from_, end=post.to or period.end), period)
    if held is None:
        return 0
    away: set[datetime.date] = set()
    for leave in post.leave:
        gone = _within(Period(start=leave.from_, end=leave.to or held.end), held)
        away.update(_days(gone) if gone else ())
    return (held.end - held.start).days + 1 - len(away)


def practice_hours(posts: Iterable[Post], period: Period) -> int:
    """Hours of practice in a period: a seventh of a week's hours for every day, in whole hours.

    Counted in fractions and rounded down once at the end, so that no hour comes out of rounding.
    """
    return int(sum((_hours(post) * days_worked(post, period) / 7 for post in posts), Fraction(0)))


def overlaps(posts: Iterable[Post]) -> Iterator[Overlap]:
    """Stretches in which posts together exceed what one person works, once for each group of posts."""
    posts = tuple(posts)
    seen: set[tuple[str, ...]] = set()
    for post in sorted(posts, key=lambda post: post.from_):
        held = tuple(other for other in posts if other.covers(post.from_))
        found = Overlap(posts=held, start=post.from_, end=min((o.to for o in held if o.to), default=None))
        names = tuple(other.id for other in held)
        if len(held) > 1 and found.hours > MOST_HOURS and names not in seen:
            seen.add(names)
            yield found


def _hours(post: Post) -> Fraction:
    return Fraction(str(post.hours_per_week or 0))


def _within(inner: Period, outer: Period) -> Period | None:
    start, end = max(inner.start, outer.start), min(inner.end, outer.end)
    return Period(start=start, end=end) if start <= end else None


def _days(period: Period) -> Iterator[datetime.date]:
    on = period.start
    while on <= period.end:
        yield on
        on += DAY
