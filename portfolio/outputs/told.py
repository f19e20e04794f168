"""One entry in words: every field that is filled in, for outputs read on paper or as plain text.

Labels come from the fields' own definitions, so a new kind of entry needs no change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import KINDS, Entry
from portfolio.entries.agreed import Goal, Review
from portfolio.model import Portfolio, Practitioner
from portfolio.model.ratings import rated_standards, rated_themes
from portfolio.records.declared import Place, declared, label, places
from portfolio.records.fields import Detail
from portfolio.views.entry.facts import facts, facts_of, groups_in


@dataclass(frozen=True, kw_only=True)
class Said:
    """A few words with a label."""

    label: str
    text: str


@dataclass(frozen=True)
class Group:
    """Things of one sort, such as decisions, each told in labelled words."""

    title: str
    items: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Told:
    """Everything an entry says apart from its text."""

    facts: tuple[Said, ...]
    groups: tuple[Group, ...]


def told(entry: Entry, portfolio: Portfolio, practitioner: Practitioner) -> Told:
    """Every field of an entry in words."""
    return Told(tuple(_facts(entry, portfolio, practitioner)), tuple(_groups(entry, practitioner)))


def standard(reference: str, entry: Entry, portfolio: Portfolio) -> str:
    """A standard with the title it had on the entry's day."""
    cited = portfolio.terms.frameworks.standard(reference, entry.date)
    title = cited.title if cited else portfolio.terms.frameworks.title(reference)
    return reference if title == reference else f"{reference} {title}"


def _facts(entry: Entry, portfolio: Portfolio, practitioner: Practitioner) -> Iterator[Said]:
    yield Said(label="Kind", text=KINDS[entry.kind].kind_title)
    yield Said(label="Date", text=say.days(entry.date, entry.until))
    if entry.written_on:
        yield Said(label="Written down here", text=say.day(entry.written_on))
    for fact in facts(entry):
        yield Said(label=fact.label, text=fact.words)
    post = next((post for post in practitioner.profile.posts if post.id == entry.post), None)
    if post:
        yield Said(label="Post", text=", ".join(filter(None, (post.role, post.setting))))
    if entry.themes:
        yield Said(
            label="Themes", text="; ".join(dict.fromkeys(_theme(name, practitioner) for name in entry.themes))
        )
    if entry.standards:
        yield Said(
            label="Standards", text="; ".join(standard(name, entry, portfolio) for name in entry.standards)
        )
    if entry.ratings:
        rated = [
            f"{standard(name, entry, portfolio)}: {entry.ratings[name]}" for name in rated_standards(entry)
        ]
        rated += [f"{_theme(name, practitioner)}: {entry.ratings[name]}" for name in rated_themes(entry)]
        yield Said(label="My own rating, 1 to 5", text="; ".join(rated))
    for piece in entry.showcase:
        names = "; ".join(standard(name, entry, portfolio) for name in piece.for_)
        yield Said(label="Chosen to show", text=names)
        yield Said(label="Because", text=piece.because)


def _groups(entry: Entry, practitioner: Practitioner) -> Iterator[Group]:
    for name, place in places(type(entry)).items():
        groups = groups_in(getattr(entry, name)) if place is Place.BLOCK else ()
        if groups:
            title = label(name, declared(type(entry))[name])
            yield Group(title, tuple(tuple(_item(group, practitioner)) for group in groups))


def _item(group: Detail, practitioner: Practitioner) -> Iterator[Said]:
    if isinstance(group, Review):
        said = {"action": _action(group, practitioner), "goal": _goal(group, practitioner)}
        group = group.model_copy(update=said)
    yield from (Said(label=fact.label, text=fact.words) for fact in facts_of(group))


def _action(review: Review, practitioner: Practitioner) -> str | None:
    """An action by its words and day; where it is hidden, only that it was an action."""
    if review.action is None:
        return None
    id_, _, action_id = review.action.partition("#")
    raised = practitioner.by_id.get(id_)
    action = raised.action(action_id) if raised else None
    return (
        f"{action.what} ({say.day(raised.date)})" if action and raised else "an action of an earlier session"
    )


def _goal(review: Review, practitioner: Practitioner) -> str | None:
    """A goal by its words and the day it was set."""
    id_, _, goal_id = (review.goal or "").partition("#")
    entry = practitioner.by_id.get(id_)
    goals = entry.details(Goal) if entry else ()
    found = next((goal for goal in goals if goal.id == goal_id), None)
    return f"{found.what} ({say.day(entry.date)})" if entry and found else review.goal


def _theme(name: str, practitioner: Practitioner) -> str:
    """A theme by its title, whatever the spelling."""
    shown = practitioner.spellings[name]
    titles = (theme.title for theme in practitioner.profile.themes if theme.id == shown)
    return next(titles, None) or shown
