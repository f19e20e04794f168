"""How the pack speaks of an entry: where to find it, its day, and who else speaks there."""

from __future__ import annotations

from portfolio import say
from portfolio.entries import Entry
from portfolio.model.effects import is_witness, witness_of
from portfolio.views.shared.witnesses import says


def label(entry: Entry) -> str:
    """The label of an entry in the list of all entries."""
    return f"entry-{entry.practitioner}-{entry.slug}"


def full_label(entry: Entry) -> str:
    """The label of an entry printed in full."""
    return f"full-{entry.practitioner}-{entry.slug}"


def by(entry: Entry) -> str:
    """Who else says or saw what stands in an entry; empty where it is the writer's own."""
    return says(witness_of(entry)) if is_witness(entry) else ""


def mention(entry: Entry) -> dict[str, str]:
    """An entry as the pack speaks of it."""
    return {"label": label(entry), "title": entry.title, "date": say.day(entry.date), "by": by(entry)}
