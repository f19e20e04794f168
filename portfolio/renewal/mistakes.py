"""What is wrong in a profile as far as renewal goes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Profile
from portfolio.entries.profile import Registration
from portfolio.problems import Problem, Where, did_you_mean, problem
from portfolio.renewal.base import RuleSet, RuleSets
from portfolio.renewal.posts import MOST_HOURS, overlaps
from portfolio.renewal.timetable import NoPeriod, timetable


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A mistake in a profile, before we know where in the file it stands."""

    path: tuple[str | int, ...]
    code: str
    values: Mapping[str, object]

    def at(self, place: Callable[..., Where]) -> Problem:
        """The problem, where `place` says the field stands."""
        return problem(self.code, place(*self.path), **self.values)


def profile_mistakes(profile: Profile, rule_sets: RuleSets, as_of: datetime.date) -> Iterator[Finding]:
    """Unknown rule sets and variants, periods that cannot be worked out, and posts that overlap."""
    for number, registration in enumerate(profile.registration):
        yield from _registration(registration, ("registration", number), rule_sets, as_of)
    names = [id(post) for post in profile.posts]
    for overlap in overlaps(profile.posts):
        latest = max(overlap.posts, key=lambda post: post.from_)
        yield Finding(
            path=("posts", names.index(id(latest))),
            code="overlapping-posts",
            values={
                "posts": say.all_of(say.quoted(post.id for post in overlap.posts)),
                "hours": f"{say.number(overlap.hours):g}",
                "most": MOST_HOURS,
                "start": overlap.start,
                "end": overlap.end or "now",
            },
        )


def _registration(
    registration: Registration, path: tuple[str | int, ...], rule_sets: RuleSets, as_of: datetime.date
) -> Iterator[Finding]:
    rule_set = rule_sets.by_id.get(registration.rules)
    if rule_set is None:
        values = _known(registration.rules, sorted(rule_sets.by_id))
        yield Finding(
            path=(*path, "rules"), code="unknown-rules", values={"rules": registration.rules, **values}
        )
        return
    if registration.variant and not rule_set.variant(registration.variant):
        yield _variant(rule_set, registration.variant, path)
    tasks = [task.id for task in rule_set.tasks]
    for number, done in enumerate(registration.done):
        if done.task not in tasks:
            values = {"task": done.task, "rules": rule_set.id, **_known(done.task, tasks)}
            yield Finding(path=(*path, "done", number, "task"), code="unknown-task", values=values)
    periods = timetable(rule_set, registration, as_of)
    if isinstance(periods, NoPeriod):
        yield Finding(path=path, code="no-period", values={"why": periods.why, "fix": periods.fix})


def _variant(rule_set: RuleSet, variant: str, path: tuple[str | int, ...]) -> Finding:
    offered = _known(variant, [known.id for known in rule_set.variants])
    values = {"variant": variant, "rules": rule_set.id, **offered}
    return Finding(path=(*path, "variant"), code="unknown-variant", values=values)


def _known(typed: str, known: list[str]) -> dict[str, str]:
    return {"known": ", ".join(known) or "none", "suggestion": did_you_mean(typed, known)}
