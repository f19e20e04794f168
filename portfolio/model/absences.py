"""What is missing in the full record, computed once, so that a shared build never misleads.

A shared build holds less than the record. Where it would say that something is missing, it may
say so only if the full record agrees; `audience.visible` carries these facts along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.entries.base import Entry
from portfolio.model import chains, supervision


@dataclass(frozen=True)
class Absences:
    """Absences that hold in the full record of one practitioner."""

    not_yet_applied: frozenset[str]
    open_actions: frozenset[str]
    gaps: frozenset[tuple[str, str]]  # ids of two one-to-one sessions with none between
    longest_gap: int | None


def absences(entries: Iterable[Entry]) -> Absences:
    """The absences of a full record."""
    entries = tuple(entries)
    sessions = supervision.sessions(entries)
    return Absences(
        not_yet_applied=frozenset(chains.not_yet_applied(entries, chains.arrows(entries))),
        open_actions=frozenset(t.reference for t in supervision.threads(sessions) if not t.done),
        gaps=frozenset((a.id, b.id) for a, b, _ in supervision.gaps(sessions)),
        longest_gap=supervision.longest_gap(sessions),
    )
