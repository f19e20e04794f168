"""What is missing in the full record, computed once, so that a shared build never misleads.

A shared build holds less than the record. Where it would say that something is missing, it may
say so only if the full record agrees; `audience.visible` carries these facts along.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from portfolio.entries.base import Entry
from portfolio.entries.review import Review
from portfolio.entries.supervision import HELD, Supervision
from portfolio.frameworks import is_reference
from portfolio.model import chains, supervision
from portfolio.model.doors import doors, only_mine, unnoticed
from portfolio.model.goals import goal_threads
from portfolio.model.ratings import rated_standards
from portfolio.model.themes import alike, named

ONE_TO_ONE = "one-to-one"
APPRAISAL = "appraisal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absences:
    """What is missing in one practitioner's full record.

    `latest` pairs what an entry is about (see `subjects`) with the id of the last entry about it:
    after that one, nothing came.
    """

    not_yet_applied: frozenset[str]
    open_actions: frozenset[str]
    gaps: frozenset[tuple[str, str]]  # ids of two one-to-one sessions with none between
    longest_gap: int | None
    latest: frozenset[tuple[str, str]] = frozenset()
    open_goals: frozenset[str] = frozenset()
    unnoticed: frozenset[str] = frozenset()  # decisions and actions of which nobody said what came of them
    only_mine: frozenset[str] = frozenset()  # and those of which only the writer did
    file_not_said: frozenset[str] = frozenset()  # practice decisions silent about the child's file
    looks: frozenset[tuple[str, int]] = frozenset()  # actions and goals, and how often each is looked back at
    lower: frozenset[tuple[str, str]] = frozenset()  # what is rated lower than before, and where
    unmet: frozenset[tuple[str, str]] = frozenset()  # (rule set, requirement), see `requirements`

    def among(self, entries: Iterable[Entry], noted: Iterable[Supervision] = ()) -> Absences:
        """Only the absences about these entries, so that no hidden entry is named, not even here."""
        entries, noted = tuple(entries), tuple(noted)
        ids = {entry.id for entry in entries}
        with_noted = ids | {session.id for session in noted}
        about = {subject for entry in (*entries, *noted) for subject in subjects(entry)}
        return Absences(
            not_yet_applied=self.not_yet_applied & ids,
            open_actions=_of(self.open_actions, ids),
            gaps=frozenset(gap for gap in self.gaps if with_noted.issuperset(gap)),
            longest_gap=self.longest_gap,
            latest=frozenset((what, id_) for what, id_ in self.latest if id_ in with_noted and what in about),
            open_goals=_of(self.open_goals, ids),
            unnoticed=_of(self.unnoticed, ids),
            only_mine=_of(self.only_mine, ids),
            file_not_said=_of(self.file_not_said, ids),
            looks=frozenset((name, n) for name, n in self.looks if name.partition("#")[0] in ids),
            lower=frozenset((what, id_) for what, id_ in self.lower if id_ in ids and what in about),
            unmet=self.unmet,
        )


def _of(references: Iterable[str], ids: Container[str]) -> frozenset[str]:
    """Only decisions, actions and goals of these entries."""
    return frozenset(reference for reference in references if reference.partition("#")[0] in ids)


def absences(entries: Iterable[Entry], noted: Iterable[Supervision] = ()) -> Absences:
    """What is missing in a full record; `noted` are sessions about which nothing is written."""
    entries = tuple(entries)
    ways = doors(entries)
    sessions = supervision.sessions(entries)
    in_rhythm = supervision.in_order(sessions, noted)
    threads, goals = supervision.threads(entries), goal_threads(entries)
    told = sorted((*entries, *noted), key=lambda entry: entry.date)
    return Absences(
        not_yet_applied=frozenset(chains.not_yet_applied(entries, chains.arrows(entries))),
        open_actions=frozenset(t.reference for t in threads if not t.done),
        gaps=frozenset((a.id, b.id) for a, b, _ in supervision.gaps(in_rhythm)),
        longest_gap=supervision.longest_gap(in_rhythm),
        latest=frozenset({about: entry.id for entry in told for about in subjects(entry)}.items()),
        open_goals=frozenset(one.reference for one in goals if one.is_open),
        unnoticed=unnoticed(ways),
        only_mine=only_mine(ways),
        file_not_said=frozenset(supervision.file_not_said(sessions)),
        looks=frozenset(
            [*((one.reference, one.looks) for one in threads), *((one.reference, one.looks) for one in goals)]
        ),
        lower=frozenset(_lower(entries)),
    )


def _lower(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Each rating that is lower than the one before it, by what is rated and the entry's id."""
    before: dict[str, int] = {}
    for entry in sorted(entries, key=lambda one: (one.date, one.id)):
        for name, level in entry.ratings.items():
            what = f"standard {name}" if is_reference(name) else f"theme {alike(name)}"
            if level < before.get(what, level):
                yield what, entry.id
            before[what] = level


def subjects(entry: Entry) -> Iterator[str]:
    """Everything an entry is about of which a page could say “nothing since”: standards, themes, families."""
    for standard in cited(entry):
        yield f"standard {standard}"
    for theme in named(entry):
        yield f"theme {alike(theme)}"
    if isinstance(entry, Supervision) and entry.status in HELD:
        for cover in entry.covers:
            yield f"code {cover.code}"
        if entry.form == "individual":
            yield ONE_TO_ONE
    if isinstance(entry, Review) and entry.type == "appraisal":
        yield APPRAISAL


def cited(entry: Entry) -> tuple[str, ...]:
    """The standards an entry cites, rates or is a showcase for, each once."""
    shown = (standard for piece in entry.showcase for standard in piece.for_)
    return tuple(dict.fromkeys((*entry.standards, *rated_standards(entry), *shown)))
