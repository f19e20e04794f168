"""Posts, leave and gaps between posts for the timeline: when, never why."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portfolio.entries import Profile
from portfolio.entries.profile import Post
from portfolio.model.rhythm import times_away

DAY = datetime.timedelta(1)

What = Literal["start", "end", "leave", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A post's first or last day, or the start of leave or a gap; `until` is its last day, if it has one."""

    date: datetime.date
    what: What
    post: str = ""  # role
    employer: str = ""
    setting: str = ""
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Months of one year, first and last included, in a post or on leave."""

    first: int
    last: int
    what: Literal["post", "leave"]
    number: int = 0  # of the post, the oldest first
    role: str = ""


def milestones(profile: Profile, as_of: datetime.date) -> Iterator[Milestone]:
    """Starts and ends of posts, leave and gaps between posts, up to the day of the build."""
    for post in profile.posts:
        if post.from_ <= as_of:
            yield _of_post(post, "start", post.from_)
        if post.to and post.to <= as_of:
            yield _of_post(post, "end", post.to)
        for leave in post.leave:
            if leave.from_ <= as_of:
                yield Milestone(date=leave.from_, what="leave", until=leave.to)
    for first, last in gaps(profile):
        yield Milestone(date=first, what="gap", until=last)


def _of_post(post: Post, what: What, date: datetime.date) -> Milestone:
    return Milestone(
        date=date, what=what, post=post.role, employer=post.employer or "", setting=post.setting or ""
    )


def gaps(profile: Profile) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last day of each gap between two posts."""
    on_leave_from = {leave.from_ for post in profile.posts for leave in post.leave}
    for first, last in times_away(profile):
        if first not in on_leave_from:
            yield first, last


def bands(profile: Profile, year: int, as_of: datetime.date) -> tuple[Band, ...]:
    """The jobs held and the leave taken in a year, by month."""
    posts = sorted(profile.posts, key=lambda post: post.from_)
    stretches = [
        Band(first=months[0], last=months[1], what="post", number=number, role=post.role)
        for number, post in enumerate(posts)
        if (months := _months(post.from_, post.to, year, as_of))
    ]
    stretches += [
        Band(first=months[0], last=months[1], what="leave")
        for post in posts
        for leave in post.leave
        if (months := _months(leave.from_, leave.to, year, as_of))
    ]
    return tuple(stretches)


def _months(
    first: datetime.date, last: datetime.date | None, year: int, as_of: datetime.date
) -> tuple[int, int] | None:
    """The months of a year that a stretch of days touches, up to the day of the build."""
    end = min(last or as_of, as_of)
    start = max(first, datetime.date(year, 1, 1))
    end = min(end, datetime.date(year, 12, 31))
    return (start.month, end.month) if start <= end else None
