"""Times somebody looks back over: a registration year, a post, between appraisals, the last twelve months."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from portfolio import say
from portfolio.entries import Entry, Profile
from portfolio.entries.review import Review
from portfolio.model.absences import APPRAISAL
from portfolio.model.practitioner import Practitioner
from portfolio.model.terms import Terms
from portfolio.renewal import DateRange, NoPeriod, RuleSet, timetable
from portfolio.renewal.periods import DAY, add_months
from portfolio.text.slug import slug

D = TypeVar("D", bound=Entry)
Sort = Literal["latest", "registration", "post", "appraisal"]
_A_YEAR = 12  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time to look back over, and what it is called."""

    key: str  # in its address
    sort: Sort | Literal["asked"]
    title: str
    days: DateRange
    goes_on: bool  # it has not ended on the day of the build

    def __contains__(self, day: datetime.date) -> bool:
        """Whether a day falls in it. Where only the month is told, all of it must: the day may be any."""
        if not isinstance(day, say.Month):
            return day in self.days
        last = add_months(day, 1) - DAY
        return self.days.start <= day and (last <= self.days.end or (self.goes_on and day <= self.days.end))

    def of(self, some: Sequence[D]) -> tuple[D, ...]:
        """Those of some entries, given oldest first, that are of this time."""
        first = bisect_left(some, self.days.start, key=lambda one: one.date)
        last = bisect_right(some, self.days.end, key=lambda one: one.date)
        return tuple(one for one in some[first:last] if one.date in self)


def spans(terms: Terms, practitioner: Practitioner) -> tuple[TimeSpan, ...]:
    """The last twelve months, then every other time of this person that has begun, the newest first."""
    first = min((entry.date for entry in practitioner.entries), default=terms.as_of)
    found = (
        *_registered(terms, practitioner.profile, first),
        *_posts(practitioner.profile, terms.as_of),
        *_appraised(practitioner, terms.as_of),
    )
    newest_first = sorted(
        found, key=lambda span: (min(span.days.end, terms.as_of), span.days.start), reverse=True
    )
    return tuple(_told_apart((last_twelve_months(terms.as_of), *newest_first)))


def last_twelve_months(as_of: datetime.date) -> TimeSpan:
    """The twelve months that end with a day."""
    days = DateRange(start=add_months(as_of, -_A_YEAR) + DAY, end=as_of)
    return TimeSpan(
        key="last-twelve-months", sort="latest", title="The last twelve months", days=days, goes_on=True
    )


def from_to(first: datetime.date, last: datetime.date, as_of: datetime.date) -> TimeSpan:
    """A time that somebody asks about."""
    days = DateRange(start=first, end=last)
    key = f"{first.isoformat()}-to-{last.isoformat()}"
    return TimeSpan(key=key, sort="asked", title=say.days(first, last), days=days, goes_on=last >= as_of)


def _registered(terms: Terms, profile: Profile, first: datetime.date) -> Iterator[TimeSpan]:
    """The registration years, or longer periods, back to the one of the first entry."""
    for registration in profile.registration:
        rule_set = terms.rule_sets.by_id.get(registration.rules)
        if rule_set:
            known = timetable(rule_set, registration, terms.as_of, first)
            periods = () if isinstance(known, NoPeriod) else (known.current, *known.past)
            for days in periods:
                if days.end >= first and days.start <= terms.as_of:
                    yield TimeSpan(
                        key=f"{slug(rule_set.id)}-{days.start.isoformat()}",
                        sort="registration",
                        title=_title(rule_set, days),
                        days=days,
                        goes_on=days.end >= terms.as_of,
                    )


def _title(rule_set: RuleSet, days: DateRange) -> str:
    if rule_set.period.counted == "once":
        return rule_set.title
    is_year = add_months(days.start, _A_YEAR) - DAY == days.end
    name = "Registration year" if is_year else "Renewal period"
    years = f"{days.start.year} to {days.end.year}" if days.end.year > days.start.year else days.end.year
    return f"{name} {years}, {rule_set.regulator}"


def _posts(profile: Profile, as_of: datetime.date) -> Iterator[TimeSpan]:
    for post in profile.posts:
        if post.from_ <= as_of:
            end = max(post.from_, post.to or as_of)
            title = ", ".join(filter(None, (post.role, post.setting or post.employer)))
            yield TimeSpan(
                key=f"post-{slug(post.id)}",
                sort="post",
                title=f"{title[:1].upper()}{title[1:]}",
                days=DateRange(start=post.from_, end=end),
                goes_on=end >= as_of,
            )


def _appraised(practitioner: Practitioner, as_of: datetime.date) -> Iterator[TimeSpan]:
    """Up to each appraisal from the one before, and since the last one.

    The first looks back as far as it says itself. That none came after the last is said only where the
    full record agrees.
    """
    looks = [
        entry
        for entry in practitioner.entries
        if isinstance(entry, Review) and entry.type == "appraisal" and entry.date <= as_of
    ]
    before: Review | None = None
    for look in looks:
        day = say.day(look.date)
        start = before.date + DAY if before else look.period.from_ if look.period else None
        if start and start <= look.date:
            yield TimeSpan(
                key=f"appraisal-{look.slug}",
                sort="appraisal",
                title=f"Between the appraisals of {say.day(before.date)} and {day}"
                if before
                else f"Up to the appraisal of {day}",
                days=DateRange(start=start, end=look.date),
                goes_on=look.date >= as_of,
            )
        before = look
    if before and before.date < as_of and practitioner.nothing_after(before, APPRAISAL):
        yield TimeSpan(
            key=f"since-{before.slug}",
            sort="appraisal",
            title=f"Since the appraisal of {say.day(before.date)}",
            days=DateRange(start=before.date + DAY, end=as_of),
            goes_on=True,
        )


def _told_apart(found: Iterable[TimeSpan]) -> Iterator[TimeSpan]:
    """Each once, with an address of its own even on a disk that ignores upper and lower case."""
    taken: dict[str, TimeSpan] = {}
    for span in found:
        key, number = span.key, 1
        while (other := taken.get(key.casefold())) and other != span:
            number += 1
            key = f"{span.key}-{number}"
        if key.casefold() not in taken:
            taken[key.casefold()] = span
            yield replace(span, key=key)
