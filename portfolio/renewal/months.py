"""Measuring what hangs on the calendar: reviews at set months, and months without CPD."""

from __future__ import annotations

import datetime
from dataclasses import replace

from portfolio import say
from portfolio.entries.review import Review
from portfolio.renewal import choices, pieces, rules
from portfolio.renewal.gaps import gaps, unexplained
from portfolio.renewal.periods import DateRange, add_months
from portfolio.renewal.scene import Scene
from portfolio.renewal.tally import Measure, Nearly, Tally, measured, tally


def at_months(rule: rules.AtMonths, scene: Scene) -> Measure:
    """Reviews due at set months. A reflection close to the day may be the review, under the wrong kind."""
    slack = datetime.timedelta(days=rule.within_days)
    span = DateRange(start=scene.period.start, end=scene.period.end + slack)
    due = {mark.type: add_months(scene.period.start, mark.month) for mark in rule.marks}
    types = choices.Choice(kinds=("review",), where={"type": tuple(due)})
    near = [entry for entry in scene.entries if entry.date in span]
    tallied = tally(((entry, pieces.chosen(entry, types)) for entry in near), scene)
    there = {entry.type for entry in tallied.counted if isinstance(entry, Review)}
    missing = {type_: day for type_, day in due.items() if type_ not in there}
    nearly = tuple(
        Nearly(entry.id, (f"`kind: review` and `type: {type_}`, if it is the one meant",))
        for type_, day in missing.items()
        for entry in near
        if entry.kind == "reflection" and entry.date <= scene.as_of and abs(entry.date - day) <= slack
    )
    wanted = say.all_of(f"`{type_}` (due {say.day(day)})" for type_, day in missing.items())
    close = f"A review of type {wanted}."
    found = measured(len(due), len(there), Tally(tallied.counted, (*tallied.nearly, *nearly)), close)
    return replace(found, due_now=sum(day <= scene.as_of for day in due.values()))


def explained_gaps(rule: rules.Gaps, scene: Scene) -> Measure:
    """Gaps in CPD, each met if a review explains it; `nearly` are pieces that would have filled one."""
    filled = [
        DateRange(start=entry.date, end=max(entry.date, entry.until or entry.date)) for entry in scene.pieces
    ]
    reviews = [
        (entry, DateRange(start=entry.period.from_, end=entry.period.to))
        for entry in scene.entries
        if isinstance(entry, Review) and entry.type == "gap" and entry.period and entry.date <= scene.as_of
    ]
    explained = [period for _, period in reviews]
    without_cpd = gaps(scene.registered, filled, rule.months)
    open_ = [gap for gap in without_cpd if unexplained(gap, explained, rule.months)]
    evidence = tuple(
        review
        for review, why in reviews
        if any(gap.start <= why.end and why.start <= gap.end for gap in without_cpd)
    )
    nearly = tuple(
        Nearly(entry.id, lacks)
        for entry, lacks in scene.candidates
        if lacks and any(entry.date in gap for gap in open_)
    )
    stretches = say.all_of(say.days(gap.start, gap.end) for gap in open_)
    close = f"A review of type `gap` whose `period` says why there is no CPD from {stretches}."
    return measured(len(without_cpd), len(without_cpd) - len(open_), Tally(evidence, nearly), close)
