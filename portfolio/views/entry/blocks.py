"""The blocks on an entry's page, such as actions and decisions: chosen by a field's type, not its name.

Decisions, actions, looks back, goals and the like are drawn in a way of their own. Any other group
of fields is drawn as its facts, so nothing a kind may hold is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from portfolio.entries import Entry
from portfolio.entries.agreed import Action, Decision, Goal, Review
from portfolio.entries.details import ChangedMind, Cover, Feel
from portfolio.records.declared import Place, declared, label, places
from portfolio.records.fields import Detail
from portfolio.views.entry.facts import facts_of, groups_in
from portfolio.views.entry.session import EarlierAction, SessionAction

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


def blocks(entry: Entry, actions: Iterable[SessionAction], looks: Iterable[EarlierAction]) -> Iterator[Block]:
    """The blocks of an entry's own kind; its actions and its looks back are given as followed elsewhere."""
    followed: dict[Detail, object] = {
        **{one.action: one for one in actions},
        **{one.review: one for one in looks},
    }
    for written, name, title in _fields(type(entry)):
        groups = groups_in(getattr(entry, name))
        sorts = {type(group) for group in groups}
        form = FORMS.get(sorts.pop(), "facts") if len(sorts) == 1 else "facts"
        drawn = tuple(_drawn(group, form, followed) for group in _sorted(groups))
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


def _drawn(group: Detail, form: str, followed: Mapping[Detail, object]) -> object:
    return tuple(facts_of(group)) if form in {"facts", "feel"} else followed.get(group, group)


def _sorted(groups: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Families in order of worry, greatest first; anything else in the order written."""
    return tuple(sorted(groups, key=lambda group: -(group.worry or 0) if isinstance(group, Cover) else 0))
