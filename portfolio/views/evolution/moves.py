"""What moved: a mind changed, a rating changed, a goal ended. Each is told of one theme or standard."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from portfolio.entries import Entry
from portfolio.model import Practitioner
from portfolio.views.evolution.staircase import ENDS
from portfolio.views.shared.base import Mention, mention
from portfolio.views.shared.minds import turning_points
from portfolio.views.shared.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that moved, in a few words, and the entry that says so."""

    what: str
    words: str
    entry: Mention


def moves(
    practitioner: Practitioner, subjects: Iterable[Subject], first: datetime.date, last: datetime.date
) -> Mapping[str, tuple[Move, ...]]:
    """What moved from one day to another, both included: subject (`about`) → its moves, newest first.

    An entry may name a theme and five standards. What it tells belongs to the rarest theme among them, or
    where it names none to the rarest standard, so that nobody reads it six times.
    """
    told = _told(practitioner, first, last)
    by_rarity = sorted(subjects, key=lambda one: (one.kind != "theme", len(one.entries(practitioner))))
    taken: set[Move] = set()
    found: dict[str, tuple[Move, ...]] = {}
    for subject in by_rarity:
        entries = subject.entries(practitioner)
        own = dict.fromkeys(one for entry in entries for one in told.get(entry.id, ()) if one not in taken)
        taken.update(own)
        some = [*own, *(one for one in _rated(subject, entries) if first <= one.entry.date <= last)]
        found[subject.about] = tuple(
            sorted(some, key=lambda one: (one.entry.date, one.entry.id), reverse=True)
        )
    return found


def _told(
    practitioner: Practitioner, first: datetime.date, last: datetime.date
) -> Mapping[str, tuple[Move, ...]]:
    """Minds changed and goals ended, by each entry they belong to."""
    by_entry: dict[str, tuple[Move, ...]] = {}
    for move, ids in (*_minds(practitioner), *_goals(practitioner)):
        if first <= move.entry.date <= last:
            for id_ in ids:
                by_entry[id_] = (*by_entry.get(id_, ()), move)
    return by_entry


def _minds(practitioner: Practitioner) -> Iterator[tuple[Move, tuple[str, ...]]]:
    for mind in turning_points(practitioner):
        what = "I changed my mind" if mind.from_ else "A decision changed my mind"
        yield Move(what=what, words=mind.to, entry=mind.entry), (mind.entry.id,)


def _goals(practitioner: Practitioner) -> Iterator[tuple[Move, tuple[str, ...]]]:
    for thread in practitioner.goals:
        ends = [said for said in thread.later if said.status or said.done]
        if ends and thread.state in ENDS:
            end = mention(practitioner.by_id[ends[-1].entry])
            move = Move(what=ENDS[thread.state][0], words=thread.goal.what, entry=end)
            yield move, tuple(dict.fromkeys((end.id, thread.set_in)))


def _rated(subject: Subject, entries: Iterable[Entry]) -> Iterator[Move]:
    rated = [(entry, rating) for entry in entries if (rating := subject.rating(entry))]
    for (_, was), (entry, is_) in pairwise(rated):
        if was != is_:
            yield Move(what="My own rating", words=f"{was}, then {is_} of 5", entry=mention(entry))
