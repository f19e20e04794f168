"""Timing: whether an entry is dated when it must be, to count."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portfolio import say
from portfolio.entries import Entry
from portfolio.renewal.choices import WHILE_OPEN, Timed
from portfolio.renewal.facts import day_in
from portfolio.renewal.scene import Scene


def first_day(rule: Timed, scene: Scene) -> datetime.date:
    """The first day on which an entry may be dated to count."""
    if rule.within == WHILE_OPEN:
        return scene.rule_set.act.days(scene.period).opens or scene.period.start
    first = rule.within and day_in(rule.within.removesuffix(" end"), scene.period)
    return max(first or scene.period.start, scene.period.start)


def too_early(entry: Entry, rule: Timed, scene: Scene) -> Iterator[str]:
    """What an entry lacks that is dated before the first day."""
    first = first_day(rule, scene)
    if entry.date < first:
        when = "on which renewal is open"
        if rule.within and rule.within != WHILE_OPEN:
            when = f"in the last {rule.within.removesuffix(' before end')} of the period"
        yield f"a day {when}, from {say.day(first)} on"


def dated(rule: Timed, scene: Scene) -> str:
    """The days on which an entry counts: `1 May 2026 to 30 April 2027`."""
    return say.days(first_day(rule, scene), scene.period.end)
