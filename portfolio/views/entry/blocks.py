"""The blocks on an entry's page, such as actions and decisions: chosen by a field's type, not its name.

Decisions, actions, looks back, goals and the like are drawn in a way of their own. Any other group
of fields is drawn as its facts, so nothing a kind may hold is lost.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from portfolio.entries import Entry
from portfolio.entries.details import Action, ChangedMind, Cover, Decision, Feel, Goal, Review
from portfolio.model import Practitioner
from portfolio.model.supervision import Thread
from portfolio.records.declared import Place, declared, label, places
from portfolio.records.fields import Detail
from portfolio.views.entry.facts import facts_of, groups_in
from portfolio.views.entry.session import earlier_action, session_action

FORMS: Mapping[type[Detail], str] = {
    ChangedMind: "turn",
    Decision: "decisions",
    Action: "actions",
    Review: "reviews",
    Goal: "goals",
    Cover: "covers",
    Feel: "feel",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The groups in one field, under its label, and how the page draws them."""

    form: str
    title: str
    anchor: str
    items: tuple[object, ...]


def blocks(
    entry: Entry, practitioner: Practitioner, threads: Mapping[str, Thread], as_of: datetime.date
) -> Iterator[Block]:
    """The blocks of an entry's own kind; `threads` are the practitioner's actions by reference."""
    for written, name, title in _fields(type(entry)):
        groups = groups_in(getattr(entry, name))
        sorts = {type(group) for group in groups}
        form = FORMS.get(sorts.pop(), "facts") if len(sorts) == 1 else "facts"
        drawn = tuple(_drawn(group, form, entry, practitioner, threads, as_of) for group in _sorted(groups))
        if drawn:
            yield Block(form=form, title=title, anchor=written, items=drawn)


@cache
def _fields(kind: type[Entry]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a kind that stand in a block: as written, in Python, and what to call them."""
    return tuple(
        (written, name, label(name, declared(kind)[name]))
        for written, name in kind.written().items()
        if name not in Entry.model_fields and places(kind)[name] is Place.BLOCK
    )


def _drawn(  # noqa: PLR0913, PLR0917 - what a group is drawn from
    group: Detail,
    form: str,
    entry: Entry,
    practitioner: Practitioner,
    threads: Mapping[str, Thread],
    as_of: datetime.date,
) -> object:
    if form in {"facts", "feel"}:
        return tuple(facts_of(group))
    if isinstance(group, Action):
        return session_action(entry, group, practitioner, threads, as_of)
    return earlier_action(group, practitioner) if isinstance(group, Review) else group


def _sorted(groups: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Families in order of worry, greatest first; anything else in the order written."""
    return tuple(sorted(groups, key=lambda group: -(group.worry or 0) if isinstance(group, Cover) else 0))
