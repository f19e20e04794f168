"""Measuring: one short function for each rule of the vocabulary."""

from __future__ import annotations

import datetime

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.review import Review
from portfolio.entries.training import Training
from portfolio.frameworks import Standard
from portfolio.renewal import pieces, posts, rules
from portfolio.renewal.gaps import gaps, unexplained
from portfolio.renewal.periods import DateRange, add_months
from portfolio.renewal.scene import Scene
from portfolio.renewal.tally import Judged, Measure, Nearly, Tally, measured, tally


def measure(rule: rules.Rule, scene: Scene) -> Measure:  # noqa: C901, PLR0911 - one line for each rule
    """Measure a rule: what it asks, and how much of it there is."""
    match rule:
        case rules.Informs():
            return Measure(needed=None, found=None, met=True)
        case rules.Count():
            return _count(rule, scene)
        case rules.Hours():
            return _hours(rule, scene)
        case rules.Distinct(by="piece"):
            return _pieces(rule, scene)
        case rules.Distinct():
            return _types(rule, scene)
        case rules.HasPart():
            return _part(rule.headings, rule.needed, scene)
        case rules.PeerReflection():
            return _part(pieces.PEER, rule.needed, scene)
        case rules.Covers():
            return _covers(rule, scene)
        case rules.AtMonths():
            return _at_months(rule, scene)
        case rules.PracticeHours():
            return _practice_hours(rule, scene)
        case rules.Declared():
            return _declared(rule, scene)
    return _gaps(rule, scene)


def _count(rule: rules.Count, scene: Scene) -> Measure:
    tallied = tally(((entry, _counts(entry, rule)) for entry in scene.dated), scene)
    fields = [f"`{field}: {say.one_of(words)}`" for field, words in rule.where.items()]
    fields += [f"a standard of {say.one_of(say.quoted(rule.cites))}"] if rule.cites else []
    short = rule.needed - len(tallied.counted)
    noun = f"of kind {say.one_of(say.quoted(rule.kinds))}{' with ' + say.all_of(fields) if fields else ''}"
    close = f"{say.more(short, 'entry', 'entries')} {noun}, dated {_in(scene)}."
    return measured(rule.needed, len(tallied.counted), tallied, close)


def _counts(entry: Entry, rule: rules.Count) -> tuple[str, ...] | None:
    lacks = pieces.chosen(entry, rule)
    if lacks is None:
        return None
    if rule.cites and not pieces.cites(entry, rule.cites):
        lacks = (*lacks, f"a standard of {say.one_of(say.quoted(rule.cites))}")
    if rule.written and all(section.is_empty for section in entry.sections):
        lacks = (*lacks, "words")
    return lacks


def _hours(rule: rules.Hours, scene: Scene) -> Measure:
    tallied = tally(((entry, _has_hours(entry, rule)) for entry in scene.dated), scene)
    total = sum(entry.hours or 0 for entry in tallied.counted if isinstance(entry, Training))
    short = say.more(rule.needed - total, "hour")
    marked = " with `participatory: yes`" if rule.participatory else ""
    return measured(rule.needed, total, tallied, f"{short} of training{marked}, dated {_in(scene)}.")


def _has_hours(entry: Entry, rule: rules.Hours) -> tuple[str, ...] | None:
    if not isinstance(entry, Training) or (rule.participatory and entry.participatory is False):
        return None
    lacks = () if entry.hours else ("`hours`",)
    return (*lacks, "`participatory: yes`") if rule.participatory and not entry.participatory else lacks


def _pieces(rule: rules.Distinct, scene: Scene) -> Measure:
    tallied = tally(scene.candidates, scene, dated=False)
    short = say.more(rule.needed - len(tallied.counted), "piece")
    close = (
        f"{short} of CPD, dated {_in(scene)}, with words under {say.one_of(say.quoted(pieces.LEARNT))} "
        f"and under {say.one_of(say.quoted(pieces.DIFFERENCE))}."
    )
    return measured(rule.needed, len(tallied.counted), tallied, close)


def _types(rule: rules.Distinct, scene: Scene) -> Measure:
    tallied = tally(scene.candidates, scene, dated=False)
    types = {pieces.type_of(entry) for entry in tallied.counted}
    there = f", other than {say.all_of(sorted(types))}" if types else ""
    short = say.more(rule.needed - len(types), "type")
    return measured(
        rule.needed, len(types), tallied, f"CPD of {short} of learning{there}, dated {_in(scene)}."
    )


def _part(headings: tuple[str, ...], needed: int, scene: Scene) -> Measure:
    judged = (
        (entry, (*lacks, *filter(None, [pieces.lacking_words(entry, headings)])))
        for entry, lacks in scene.candidates
    )
    tallied = tally(judged, scene, dated=False)
    short = say.more(needed - len(tallied.counted), "piece")
    close = f"{short} of CPD, dated {_in(scene)}, with words under {say.one_of(say.quoted(headings))}."
    return measured(needed, len(tallied.counted), tallied, close)


def _covers(rule: rules.Covers, scene: Scene) -> Measure:
    wanted = _standards(rule, scene)
    if not wanted:
        name = f"{rule.framework}:{rule.below}" if rule.below else rule.framework
        close = f"There are no standards “{name}” in force on {say.day(scene.as_of)} to look for."
        return Measure(needed=1, found=0, met=False, close=close)

    def judged(missing: set[str]) -> list[Judged]:
        return [
            (entry, lacks if missing.intersection(entry.standards) else None)
            for entry, lacks in scene.candidates
        ]

    tallied = tally(judged(set(wanted)), scene)
    cited = {code for entry in tallied.counted for code in entry.standards if code in wanted}
    missing = {code: standard for code, standard in wanted.items() if code not in cited}
    nearly = tally(judged(set(missing)), scene).nearly
    names = say.all_of(f"`{code}` ({standard.title})" for code, standard in missing.items())
    close = f"CPD, dated {_in(scene)}, that names {names} under `standards`."
    return measured(len(wanted), len(cited), Tally(tallied.counted, nearly), close)


def _standards(rule: rules.Covers, scene: Scene) -> dict[str, Standard]:
    framework = scene.frameworks.by_id.get(rule.framework)
    version = framework.on(scene.as_of) if framework else None
    if version is None:
        return {}
    top = version.by_code.get(rule.below) if rule.below else None
    standards = top.standards if top else () if rule.below else version.standards
    return {f"{rule.framework}:{standard.code}": standard for standard in standards}


def _at_months(rule: rules.AtMonths, scene: Scene) -> Measure:
    """Reviews due at set months. A reflection close to the day may be the review, under the wrong kind."""
    slack = datetime.timedelta(days=rule.within_days)
    span = DateRange(start=scene.period.start, end=scene.period.end + slack)
    due = {mark.type: add_months(scene.period.start, mark.month) for mark in rule.marks}
    types = rules.Choice(kinds=("review",), where={"type": tuple(due)})
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
    return measured(len(due), len(there), Tally(tallied.counted, (*tallied.nearly, *nearly)), close)


def _practice_hours(rule: rules.PracticeHours, scene: Scene) -> Measure:
    held = scene.registrant.profile.posts
    hours = posts.practice_hours(held, scene.so_far)
    silent = [f"“{post.id}”" for post in held if post.hours_per_week is None]
    close = f"{say.more(rule.needed - hours, 'hour')} of practice by {say.day(scene.period.end)}."
    close += f" No `hours_per_week` is written for {say.all_of(silent)}." if silent else ""
    return measured(rule.needed, hours, Tally((), ()), close)


def _declared(rule: rules.Declared, scene: Scene) -> Measure:
    tallied = tally(((entry, _declares(entry, rule)) for entry in scene.dated), scene)
    what = f" with `declares: [{rule.declares}]`" if rule.declares else ""
    close = f"A review of type `declaration`{what}, dated {_in(scene)}."
    return measured(1, len(tallied.counted), tallied, close)


def _declares(entry: Entry, rule: rules.Declared) -> tuple[str, ...] | None:
    if not isinstance(entry, Review):
        return None
    if rule.declares is None:
        return () if entry.type == "declaration" else None
    if rule.declares in entry.declares:
        return ()
    return (f"`declares: [{rule.declares}]`",) if entry.type == "declaration" else None


def _gaps(rule: rules.Gaps, scene: Scene) -> Measure:
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


def _in(scene: Scene) -> str:
    return say.days(scene.period.start, scene.period.end)
