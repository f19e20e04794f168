"""Measuring: one short function for each rule of the vocabulary."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from portfolio import say
from portfolio.entries import Entry, learning
from portfolio.entries.review import Review
from portfolio.renewal import covered, months, pieces, posts, rules, timing
from portfolio.renewal.base import Requirement
from portfolio.renewal.choices import Timed
from portfolio.renewal.periods import add_months
from portfolio.renewal.scene import Scene
from portfolio.renewal.tally import Measure, Nearly, Tally, measured, same_as, tally


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
        case rules.NoCopies():
            return _no_copies(rule, scene)
        case rules.HasPart():
            return _part(rule.headings, rule.needed, scene)
        case rules.PeerReflection():
            return _part(pieces.PEER, rule.needed, scene)
        case rules.Covers():
            return covered.covers(rule, scene)
        case rules.AtMonths():
            return months.at_months(rule, scene)
        case rules.PracticeHours():
            return _practice_hours(rule, scene)
        case rules.Declared():
            return _declared(rule, scene)
    return months.explained_gaps(rule, scene)


def _count(rule: rules.Count, scene: Scene) -> Measure:
    tallied = tally(
        ((entry, _timed(_counts(entry, rule), entry, rule, scene)) for entry in scene.dated), scene
    )
    fields = [f"`{field}: {say.one_of(words)}`" for field, words in rule.where.items()]
    fields += [f"a standard of {say.one_of(say.quoted(rule.cites))}"] if rule.cites else []
    short = rule.needed - len(tallied.counted)
    noun = f"of kind {say.one_of(say.quoted(rule.kinds))}{' with ' + say.all_of(fields) if fields else ''}"
    close = f"{say.more(short, 'entry', 'entries')} {noun}, dated {timing.dated(rule, scene)}."
    due = sum(add_months(scene.period.start, month) <= scene.as_of for month in rule.by_months)
    found = measured(rule.needed, len(tallied.counted), tallied, close + _first(rule, scene))
    return replace(found, due_now=due) if rule.by_months else found


def _counts(entry: Entry, rule: rules.Count) -> tuple[str, ...] | None:
    lacks = pieces.chosen(entry, rule)
    if lacks is None:
        return None
    if rule.cites and not pieces.cites(entry, rule.cites):
        lacks = (*lacks, f"a standard of {say.one_of(say.quoted(rule.cites))}")
    if rule.written and all(section.is_empty for section in entry.sections):
        lacks = (*lacks, "words")
    return lacks


def _timed(lacks: tuple[str, ...] | None, entry: Entry, rule: Timed, scene: Scene) -> tuple[str, ...] | None:
    """What an entry lacks, its day included. What came first is asked of what is otherwise whole."""
    if lacks is None:
        return None
    lacks = (*lacks, *timing.too_early(entry, rule, scene))
    return lacks or tuple(_too_soon(entry, rule, scene))


def _too_soon(entry: Entry, rule: Timed, scene: Scene) -> Iterator[str]:
    """What an entry lacks that is dated before the requirements it comes after were met."""
    for asked, stood in _others(rule, scene, min(entry.date, scene.as_of)):
        there = f"{stood.found:g} of {stood.needed:g}"
        yield f"a later day: by {say.day(entry.date)} there were {there} of “{asked.what.rstrip('.')}”"


def _first(rule: Timed, scene: Scene) -> str:
    """What has to come first, where it is not there yet."""
    names = [asked.what.rstrip(".") for asked, _ in _others(rule, scene, scene.as_of)]
    return f" First comes {say.all_of(say.quoted(names))}." if names else ""


def _others(rule: Timed, scene: Scene, on: datetime.date) -> Iterator[tuple[Requirement, Measure]]:
    """The requirements that come first and were not met by a day, with how they stood."""
    for asked in scene.rule_set.requirements:
        if asked.id in rule.after and asked.in_force(scene.as_of):
            stood = measure(scene.rule_set.rule(asked, scene.variant), replace(scene, as_of=on))
            if not stood.met:
                yield asked, stood


def _hours(rule: rules.Hours, scene: Scene) -> Measure:
    tallied = tally(((entry, _has_hours(entry, rule, scene)) for entry in scene.dated), scene)
    of = learning.hours_together if rule.participatory else learning.hours
    total = sum(of(entry) or 0 for entry in tallied.counted)
    short = say.more(rule.needed - total, "hour")
    marked = " with `participatory: yes`" if rule.participatory else ""
    return measured(rule.needed, total, tallied, f"{short} of training{marked}, dated {_in(scene)}.")


def _has_hours(entry: Entry, rule: rules.Hours, scene: Scene) -> tuple[str, ...] | None:
    """What an entry lacks to count in hours. Only a training counts as one without saying how long it was."""
    said, together = learning.hours(entry), learning.is_together(entry)
    can_count = entry.kind == "training" or (entry.kind in scene.rule_set.cpd_kinds and said)
    if not can_count or (rule.participatory and together is False):
        return None
    lacks = () if said else ("`hours`",)
    return (*lacks, "`participatory: yes`") if rule.participatory and together is None else lacks


def _pieces(rule: rules.Distinct, scene: Scene) -> Measure:
    tallied = tally(scene.candidates, scene, dated=False)
    short = say.more(rule.needed - len(tallied.counted), "piece")
    close = (
        f"{short} of CPD, dated {_in(scene)}, with words under {say.one_of(say.quoted(pieces.LEARNT))} "
        f"and under {say.one_of(say.quoted(pieces.DIFFERENCE))}."
    )
    return measured(rule.needed, len(tallied.counted), tallied, close)


def _no_copies(rule: rules.NoCopies, scene: Scene) -> Measure:
    """Met while there is no pair, so that a piece that is missing is not missed here as well."""
    whole = [entry for entry, lacks in scene.candidates if not lacks and entry.date <= scene.as_of]
    pairs = [(entry, first) for entry, first in pieces.once(whole, dated=False) if entry is not first]
    needed, found = min(rule.among, len(whole)), len(whole) - len(pairs)
    tallied = Tally(scene.pieces, tuple(Nearly(entry.id, (same_as(first),)) for entry, first in pairs))
    named = say.all_of(f"`{entry.id}` says the same as `{first.id}`" for entry, first in pairs)
    return measured(
        needed, min(needed, found), tallied, f"{named}. Write about something else in one of them."
    )


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


def _practice_hours(rule: rules.PracticeHours, scene: Scene) -> Measure:
    held = scene.registrant.profile.posts
    hours = posts.practice_hours(held, scene.so_far)
    silent = [f"“{post.id}”" for post in held if post.hours_per_week is None]
    close = f"{say.more(rule.needed - hours, 'hour')} of practice by {say.day(scene.period.end)}."
    close += f" No `hours_per_week` is written for {say.all_of(silent)}." if silent else ""
    return measured(rule.needed, hours, Tally((), ()), close)


def _declared(rule: rules.Declared, scene: Scene) -> Measure:
    judged = ((entry, _timed(_declares(entry, rule), entry, rule, scene)) for entry in scene.dated)
    tallied = tally(judged, scene)
    what = f" with `declares: [{rule.declares}]`" if rule.declares else ""
    close = f"A review of type `declaration`{what}, dated {timing.dated(rule, scene)}."
    return measured(1, len(tallied.counted), tallied, close + _first(rule, scene))


def _declares(entry: Entry, rule: rules.Declared) -> tuple[str, ...] | None:
    if not isinstance(entry, Review):
        return None
    if rule.declares is None:
        return () if entry.type == "declaration" else None
    if rule.declares in entry.declares:
        return ()
    return (f"`declares: [{rule.declares}]`",) if entry.type == "declaration" else None


def _in(scene: Scene) -> str:
    return say.days(scene.period.start, scene.period.end)
