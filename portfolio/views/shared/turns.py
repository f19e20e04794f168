"""The changes told on the home page: then and now by theme, with what other people saw.

`then_now` finds a pair for every subject. This picks the few a stranger understands at once: beliefs
before what was only said, in words that make sense off their page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.model import Practitioner, Terms
from portfolio.views.shared.then_now import Pair, pairs
from portfolio.views.shared.witnesses import Weight, Witness, weight, witness

NEAR = 60  # days between first and latest said below which they show no change
ENOUGH = 2  # turns after which a theme without a goal, or a standard, adds little

_NEEDS_ITS_PAGE = re.compile(r"(He|She|They|It|This|These|Those|Both|All)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Then and now about one theme or standard, with the evidence behind it."""

    pair: Pair
    behind: Weight
    witness: Witness | None


def turns(terms: Terms, practitioner: Practitioner, most: int) -> tuple[Turn, ...]:
    """The most telling turns, with the evidence behind each."""
    return tuple(_turn(pair, practitioner) for pair in telling(pairs(terms, practitioner), most))


def telling(found: Iterable[Pair], most: int) -> tuple[Pair, ...]:
    """The most telling pairs: beliefs first, then themes with a goal, other themes and standards."""
    chosen: list[Pair] = []
    used: set[str] = set()
    for pair in sorted(found, key=_rank):
        room = most if pair.subject.goal else min(most, ENOUGH)
        if _tells(pair) and pair.now.entry.id not in used and len(chosen) < room:
            used.add(pair.now.entry.id)
            chosen.append(pair)
    return tuple(chosen)


def _rank(pair: Pair) -> tuple[bool, bool, bool]:
    return not pair.is_belief, pair.subject.kind != "theme", not pair.subject.goal


def _tells(pair: Pair) -> bool:
    """Whether it shows a change by itself: a belief, or words far enough apart that stand alone."""
    return pair.is_belief or (pair.days >= NEAR and not _NEEDS_ITS_PAGE.match(pair.then.words))


def _turn(pair: Pair, practitioner: Practitioner) -> Turn:
    entries = pair.subject.entries(practitioner)
    return Turn(
        pair=pair, behind=weight(entries), witness=witness(practitioner, entries, pair.then.entry.date)
    )
