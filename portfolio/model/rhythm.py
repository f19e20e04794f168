"""How often supervision was agreed on a day, and what that makes of the days between sessions.

A named pattern is dated data with its source; what the profile says in days or minutes goes before it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from portfolio import shipped
from portfolio.entries import Profile
from portfolio.entries.supervision import Supervision
from portfolio.renewal.periods import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What was agreed, as of a day: days between sessions and minutes a session; None if not said."""

    days: int | None
    minutes: int | None
    what: str = ""  # in words, where a pattern says so
    source: str = ""
    read: datetime.date | None = None
    verified: bool = True  # an agreement of your own needs no source


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """The days between two one-to-one sessions that took place.

    `away` counts days of leave, or between two posts: nobody is expected in supervision then.
    """

    before: Supervision
    after: Supervision
    days: int
    away: int
    agreed: int | None

    @property
    def is_long(self) -> bool:
        """Longer than agreed, even leaving out the days away."""
        return self.agreed is not None and self.days - self.away > self.agreed

    @property
    def is_much_longer(self) -> bool:
        """More than half as long again as agreed."""
        return self.agreed is not None and self.days - self.away > self.agreed * 1.5


def agreed_on(profile: Profile, on: datetime.date) -> Agreement | None:
    """What was agreed as of a day, by the profile; None if it does not say."""
    said = profile.supervision
    if said is None:
        return None
    step = _step(patterns()[said.pattern], profile, on) if said.pattern else {}
    agreement = Agreement(
        days=said.every_days or step.get("days"),
        minutes=said.minutes or step.get("minutes"),
        what="" if said.every_days else step.get("what", ""),
        source="" if said.every_days else step.get("source", ""),
        read=None if said.every_days else step.get("read"),
        verified=said.every_days is not None or bool(step.get("verified")),
    )
    return agreement if agreement.days or agreement.minutes else None


def between(gaps: Iterable[tuple[Supervision, Supervision, int]], profile: Profile) -> tuple[Between, ...]:
    """Each gap with what was agreed when the wait began.

    It is judged only from the day since which every session is recorded: a session that nobody wrote down
    may have been held.
    """
    away = tuple(times_away(profile))
    return tuple(
        Between(
            before=before,
            after=after,
            days=days,
            away=_days_away(before.date, after.date, away),
            agreed=_days(profile, before.date) if is_complete(profile, before.date) else None,
        )
        for before, after, days in gaps
    )


def is_complete(profile: Profile, since: datetime.date) -> bool:
    """Whether every session since a day is recorded, as the profile says."""
    said = profile.supervision.complete_since if profile.supervision else None
    return said is not None and said <= since


def days_away(profile: Profile, before: datetime.date, after: datetime.date) -> int:
    """The days between two dates on which nobody was expected in supervision."""
    return _days_away(before, after, times_away(profile))


def times_away(profile: Profile) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last day of every leave, and of every time between two posts."""
    posts = sorted(profile.posts, key=lambda post: post.from_)
    held_to: datetime.date | None = None
    for post in posts:
        if held_to and post.from_ > held_to + datetime.timedelta(1):
            yield held_to + datetime.timedelta(1), post.from_ - datetime.timedelta(1)
        held_to = max(held_to or datetime.date.min, post.to or datetime.date.max - datetime.timedelta(2))
        for leave in post.leave:
            yield leave.from_, leave.to or datetime.date.max - datetime.timedelta(2)


@cache
def patterns() -> Mapping[str, Mapping[str, Any]]:
    """The named patterns from their file."""
    by_name: Mapping[str, Mapping[str, Any]] = shipped.one("portfolio.model", "patterns.yml")
    return by_name


def _days(profile: Profile, on: datetime.date) -> int | None:
    agreement = agreed_on(profile, on)
    return agreement.days if agreement else None


def _step(pattern: Mapping[str, Any], profile: Profile, on: datetime.date) -> Mapping[str, Any]:
    """The step of a pattern in force on a day; empty before the first day of work or if that is unknown."""
    common = {key: pattern[key] for key in ("minutes", "source", "read", "verified")}
    steps = pattern["steps"]
    if len(steps) == 1:
        return {**common, **steps[0]}
    start = min((post.from_ for post in profile.posts), default=profile.qualified)
    if start is None or on < start:
        return {}
    return {**common, **next(step for step in steps if on < _end(step, start))}


def _end(step: Mapping[str, Any], start: datetime.date) -> datetime.date:
    if weeks := step.get("until_weeks"):
        return start + datetime.timedelta(weeks=weeks)
    if months := step.get("until_months"):
        return add_months(start, months)
    return datetime.date.max


def _days_away(
    before: datetime.date, after: datetime.date, away: Iterable[tuple[datetime.date, datetime.date]]
) -> int:
    """Days away between two sessions, each counted once; the days of the sessions do not count."""
    days: set[int] = set()
    for first, last in away:
        start = max(first, before + datetime.timedelta(1)).toordinal()
        end = min(last, after - datetime.timedelta(1)).toordinal()
        days.update(range(start, end + 1))
    return len(days)
