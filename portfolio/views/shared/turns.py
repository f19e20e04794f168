"""The changes told on the home page: then and now by theme, with what other people saw.

`then_now` finds a pair for every subject. This picks the few a stranger understands at once: the
practitioner's own thinking before notes of a course, in words that make sense off their page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.subjects import Subject
from portfolio.views.shared.then_now import Pair, Passage, Passages, changed_mind, pairs
from portfolio.views.shared.witnesses import Weight, Witness, weight, witness

NEAR = 60  # days between then and now below which only a changed mind is a change
ENOUGH = 2  # turns after which a theme without a goal, or a standard, adds little

_THINKING = frozenset({"reflection", "review"})
_NEEDS_ITS_PAGE = re.compile(r"(He|She|They|It|This|These|Those|Both|All)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Then and now about one theme or standard, with the evidence behind it."""

    subject: Subject
    then: Passage
    now: Passage
    because: str  # what changed it, where both are one changed mind
    apart: str  # how long lies between, in words
    behind: Weight
    witness: Witness | None


def turns(terms: Terms, practitioner: Practitioner, most: int) -> tuple[Turn, ...]:
    """The most telling turns: themes with a goal first, then other themes, then standards."""
    passages = Passages()
    chosen: list[Turn] = []
    used: set[str] = set()
    for pair in sorted(pairs(terms, practitioner, passages), key=_rank):
        then, now = _own(pair.subject.entries(practitioner), passages) or (pair.then, pair.now)
        room = most if pair.subject.goal else min(most, ENOUGH)
        if _tells(then, now) and now.entry.id not in used and len(chosen) < room:
            used.add(now.entry.id)
            chosen.append(_turn(pair.subject, then, now, practitioner))
    return tuple(chosen)


def apart(days: int) -> str:
    """A length of time in words."""
    years, months = divmod(round(days / 30.44), 12)
    units = ((years, "year"), (months, "month"))
    return say.all_of(say.counted(n, unit) for n, unit in units if n) or say.counted(days, "day")


def _rank(pair: Pair) -> tuple[bool, bool]:
    return pair.subject.kind != "theme", not pair.subject.goal


def _own(entries: Iterable[Entry], passages: Passages) -> tuple[Passage, Passage] | None:
    """Then and now in the practitioner's own thinking, from the first words that make sense by themselves."""
    thinking = [entry for entry in entries if entry.kind in _THINKING]
    for start in range(len(thinking)):
        both = passages.then_now(thinking[start:])
        if both is None:
            break
        if not _NEEDS_ITS_PAGE.match(both[0].words) and _tells(*both):
            return both
    return None


def _tells(then: Passage, now: Passage) -> bool:
    """Whether it shows a change: a changed mind, or enough time between then and now."""
    same = then.entry.id == now.entry.id and then.heading == "What I thought"
    return same or (now.entry.date - then.entry.date).days >= NEAR


def _turn(subject: Subject, then: Passage, now: Passage, practitioner: Practitioner) -> Turn:
    entries = subject.entries(practitioner)
    days = (now.entry.date - then.entry.date).days
    mind = changed_mind(practitioner.by_id[now.entry.id]) if not days else None
    return Turn(
        subject=subject,
        then=then,
        now=now,
        because=mind.because if mind else "",
        apart=apart(days) if days else "",
        behind=weight(entries),
        witness=witness(entries, then.entry.date),
    )
