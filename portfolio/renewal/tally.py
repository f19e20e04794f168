"""Tally: which entries count towards a requirement, which nearly do, and what is found in all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry
from portfolio.renewal import pieces
from portfolio.renewal.scene import Scene

Judged = tuple[Entry, tuple[str, ...] | None]  # what an entry lacks; None where it is something else


@dataclass(frozen=True, slots=True)
class Nearly:
    """An entry that would count if it had what it lacks."""

    entry: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Entries sorted by whether they count."""

    counted: tuple[Entry, ...]
    nearly: tuple[Nearly, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a rule asks and what there is; `close` says in a sentence what would close the gap.

    `due_now` is how much of it is due by the day asked about, where the rule says when.
    """

    needed: float | None
    found: float | None
    met: bool
    evidence: tuple[str, ...] = ()
    close: str = ""
    nearly: tuple[Nearly, ...] = ()
    due_now: float | None = None


def tally(judged: Iterable[Judged], scene: Scene, *, dated: bool = True) -> Tally:
    """Sort entries by whether they count. Future entries and copies of earlier ones do not.

    `dated` as in `pieces.content_of`.
    """
    whole: list[Entry] = []
    nearly: list[Nearly] = []
    for entry, lacks in judged:
        if lacks is None:
            continue
        if entry.date > scene.as_of:
            lacks = (*lacks, f"its day: {say.day(entry.date)} is still to come")  # noqa: PLW2901
        if lacks:
            nearly.append(Nearly(entry.id, lacks))
        else:
            whole.append(entry)
    pairs = pieces.once(whole, dated=dated)
    nearly += [Nearly(entry.id, (same_as(first),)) for entry, first in pairs if entry is not first]
    return Tally(tuple(entry for entry, first in pairs if entry is first), tuple(nearly))


def same_as(first: Entry) -> str:
    """What a copy lacks."""
    return f"words of its own: it is the same record as `{first.id}`"


def measured(needed: float, found: float, tallied: Tally, close: str) -> Measure:
    """A measure. What nearly counts and what would help are only given where something is missing.

    Compares the figures as they are shown, since hours like 7.7 can add up to a shade under 35.
    """
    needed, found = say.number(needed), say.number(found)
    evidence = tuple(entry.id for entry in tallied.counted)
    if found >= needed:
        return Measure(needed=needed, found=found, met=True, evidence=evidence)
    return Measure(
        needed=needed, found=found, met=False, evidence=evidence, close=close, nearly=tallied.nearly
    )
