"""One entry in words: every field that says something, for outputs that are read and not browsed.

A field nobody thought of here is told by its own name, so a new kind of entry needs no change.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import KINDS, Entry
from portfolio.model import Portfolio, Practitioner
from portfolio.records.fields import Detail
from portfolio.views.entry.facts import facts

# Told elsewhere in every output, or of use to nobody outside the folder.
_ELSEWHERE = frozenset(
    {
        "kind", "title", "date", "until", "id", "share", "share_fields", "allow", "standards", "themes",
        "follows", "applied_in", "answers", "ratings", "post", "showcase", "signed", "evidence", "period",
        "declares",
    }
)  # fmt: skip

_TITLES = {
    "actions": "What was agreed",
    "changed_mind": "A changed mind",
    "covers": "Families talked about",
    "decisions": "What was decided",
    "feel": "How it felt, 1 to 5",
    "goals": "Goals",
    "peer": "Talked through with",
    "reviews": "Earlier actions looked at again",
    "stress": "What weighed on me",
}
_LABELS = {
    "action": "Action", "because": "What changed it", "by": "By", "cared": "My employer cares about me",
    "changed": "Did my thinking change", "code": "Code", "considered": "What else was considered",
    "critical": "It grows my critical thinking", "date": "On", "decide": "It helps me decide better",
    "done": "Done", "due": "By", "escalated": "Taken to", "for": "Good for", "from": "Then I thought",
    "helped": "What helped", "how": "How", "outcome": "What came of it", "response": "How I responded",
    "role": "Role", "status": "Where it stood", "stay": "It makes me want to stay", "themes": "About",
    "to": "Now I think", "what": "What", "who": "Who", "why": "Why", "worry": "Worry, 1 to 5",
    "answer": "Answer",
}  # fmt: skip
_INSIDE = {"escalated": {"to": "Taken to", "date": "On", "answer": "Answer"}}
_UNSAID = frozenset({("actions", "id")})  # names for links


@dataclass(frozen=True, kw_only=True)
class Said:
    """A few words under a name."""

    label: str
    text: str


@dataclass(frozen=True)
class Group:
    """Things of one sort, as decisions, each a few words under their names."""

    title: str
    items: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Told:
    """Everything an entry says besides its text."""

    facts: tuple[Said, ...]
    groups: tuple[Group, ...]


def told(entry: Entry, portfolio: Portfolio, practitioner: Practitioner) -> Told:
    """Every field of an entry in words."""
    return Told(tuple(_facts(entry, portfolio, practitioner)), tuple(_groups(entry, practitioner)))


def standard(reference: str, entry: Entry, portfolio: Portfolio) -> str:
    """A standard with the title it had on the entry's day."""
    found = portfolio.terms.frameworks.standard(reference, entry.date)
    title = found.title if found else portfolio.terms.frameworks.title(reference)
    return reference if title == reference else f"{reference} {title}"


def _facts(entry: Entry, portfolio: Portfolio, practitioner: Practitioner) -> Iterator[Said]:
    yield Said(label="Kind", text=KINDS[entry.kind].kind_title)
    yield Said(label="Date", text=say.days(entry.date, entry.until))
    for fact in facts(entry):
        text = f"{fact.of_five} of 5" if fact.of_five else fact.text
        yield Said(label=fact.label, text=text or (say.days(fact.day, fact.until) if fact.day else ""))
    post = next((one for one in practitioner.profile.posts if one.id == entry.post), None)
    if post:
        yield Said(label="Post", text=", ".join(filter(None, (post.role, post.setting))))
    if entry.themes:
        titles = {theme.id: theme.title for theme in practitioner.profile.themes}
        yield Said(label="Themes", text="; ".join(titles.get(name) or name for name in entry.themes))
    if entry.standards:
        yield Said(
            label="Standards", text="; ".join(standard(name, entry, portfolio) for name in entry.standards)
        )
    if entry.ratings:
        yield Said(
            label="My own rating, 1 to 5", text="; ".join(f"{n} {r}" for n, r in entry.ratings.items())
        )
    for piece in entry.showcase:
        names = "; ".join(standard(name, entry, portfolio) for name in piece.for_)
        yield Said(label="Chosen to show", text=names)
        yield Said(label="Because", text=piece.because)


def _groups(entry: Entry, practitioner: Practitioner) -> Iterator[Group]:
    for name in type(entry).model_fields:
        if name in _ELSEWHERE or name in entry.PLACED:
            continue
        value = getattr(entry, name)
        items = (value,) if isinstance(value, Detail) else value
        if isinstance(items, tuple) and items and isinstance(items[0], Detail):
            title = _TITLES.get(name) or name.replace("_", " ").capitalize()
            yield Group(title, tuple(tuple(_item(one, name, practitioner)) for one in items))


def _item(one: Detail, group: str, practitioner: Practitioner) -> Iterator[Said]:
    for name, field in type(one).model_fields.items():
        value, written = getattr(one, name), field.alias or name
        if value is None or value == () or (group, written) in _UNSAID:
            continue
        if isinstance(value, Detail):
            labels = _INSIDE.get(written, {})
            for said in _item(value, written, practitioner):
                yield Said(label=labels.get(said.label, said.label), text=said.text)
            continue
        text = _action(value, practitioner) if (group, written) == ("reviews", "action") else words(value)
        yield Said(label=_label(group, written), text=text)


def _label(group: str, name: str) -> str:
    if group in _INSIDE:
        return _INSIDE[group].get(name, name)
    if group == "goals" and name == "by":
        return "By"
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def _action(reference: str, practitioner: Practitioner) -> str:
    """An action by its words and day; by nothing but that it was one where it is not shown."""
    id_, _, action = reference.partition("#")
    session = practitioner.by_id.get(id_)
    found = next((one for one in getattr(session, "actions", ()) if one.id == action), None)
    if found and session:
        return f"{found.what} ({say.day(session.date)})"
    return "an action of an earlier session"


def words(value: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    """A value as a reader reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return say.day(value)
    if isinstance(value, float):
        return f"{say.number(value):,}"
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {words(one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return "; ".join(words(one) for one in value)
    if isinstance(value, Detail):
        fields = type(value).model_fields.items()
        pairs = ((field.alias or name, getattr(value, name)) for name, field in fields)
        return ", ".join(f"{name}: {words(one)}" for name, one in pairs if one not in (None, ()))
    return str(value)
