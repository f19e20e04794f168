"""What ties an entry to the rest of a record: actions, earlier entries, standards, themes to choose from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portfolio.desk.meta import Meta, listed, rows_in, shown_meta
from portfolio.entries import Entry
from portfolio.entries.agreed import Goal
from portfolio.frameworks import Frameworks
from portfolio.model import Practitioner
from portfolio.model.supervision import Thread
from portfolio.share import Share
from portfolio.writing import dates, offers
from portfolio.writing.questions import Question, asks_follows

_LATEST = 15


def actions(person: Practitioner, date: datetime.date, meta: Meta) -> tuple[tuple[str, str], ...]:
    """Open actions up to a day, and those the entry looks at already."""
    known = {one.reference: _of(one) for one in offers.open_actions(person, date)}
    rows = (row.get("action") for row in rows_in(meta.get("reviews")))
    for said in rows:
        if isinstance(said, str):
            known.setdefault(said, _worded(said, person))
    return tuple(known.items())


def goals(person: Practitioner, date: datetime.date, meta: Meta) -> tuple[tuple[str, str], ...]:
    """Open goals up to a day that have a name, and those the entry looks at already."""
    threads = (one for one in offers.open_goals(person, date) if one.goal.id)
    known = {one.reference: f"{one.goal.what} ({dates.short(one.set_on)})" for one in threads}
    for row in rows_in(meta.get("reviews")):
        said = row.get("goal")
        if isinstance(said, str):
            known.setdefault(said, _goal_worded(said, person))
    return tuple(known.items())


def _goal_worded(reference: str, person: Practitioner) -> str:
    """A goal that is named already, in words where it is known."""
    id_, _, name = reference.partition("#")
    entry = person.named(id_)
    found = (goal.what for goal in (entry.details(Goal) if entry else ()) if goal.id == name)
    return next((f"{what} ({dates.short(entry.date)})" for what in found if entry), reference)


def _of(thread: Thread) -> str:
    due = f", due {dates.short(thread.action.due)}" if thread.action.due else ""
    return f"{thread.action.what} ({dates.short(thread.raised)}{due})"


def _worded(reference: str, person: Practitioner) -> str:
    """An action or entry that is named already, in words where it is known."""
    id_, _, action = reference.partition("#")
    entry = person.named(id_)
    found = entry.action(action) if entry and action else None
    if entry and found:
        return f"{found.what} ({dates.short(entry.date)})"
    return in_words(entry) if entry else reference


def in_words(entry: Entry) -> str:
    """An earlier entry, as it is offered."""
    return f"{dates.short(entry.date)}, {entry.kind_title.casefold()}: {entry.title}"


def ties(
    kind: str, person: Practitioner, frameworks: Frameworks, date: datetime.date, meta: Meta
) -> Iterator[Question]:
    """What an entry can be tied to: earlier entries, actions, standards in force on its day, themes."""
    said = listed(meta.get("follows"))
    if asks_follows(kind) or said:
        latest = [(entry.id, in_words(entry)) for entry in offers.earlier(person, date, _LATEST)]
        yield _several("follows", "Did it grow from an earlier entry?", latest, said, person)
    answered = [(one.reference, _of(one)) for one in offers.open_actions(person, date)]
    feedback = [e for e in reversed(person.entries) if e.kind == "feedback" and e.date <= date]
    answered += [(entry.id, in_words(entry)) for entry in feedback[:_LATEST]]
    said = listed(meta.get("answers"))
    if answered or said:
        yield _several(
            "answers", "Does it answer an action, or something somebody said?", answered, said, person
        )
    standards = list(_in_force(person, frameworks, date))
    said = listed(meta.get("standards"))
    if standards or said:
        yield _several("standards", "Which standards is it about?", standards, said, person)
    themes = list(offers.themes(person))
    yield _several(
        "themes", "Does it belong to a theme of yours?", themes, listed(meta.get("themes")), person
    )


def _several(
    name: str, text: str, offered: list[tuple[str, str]], said: tuple[str, ...], person: Practitioner
) -> Question:
    """Boxes to tick: what is offered, and what the entry names already."""
    known = dict(offered)
    more = [(one, _worded(one, person)) for one in said if one not in known]
    return Question(name, text, "several", (*more, *offered), label=name.capitalize())


def ratings(person: Practitioner, frameworks: Frameworks, date: datetime.date, meta: Meta) -> Question:
    """The rows in which somebody rates herself."""
    choices = {**dict(offers.themes(person)), **dict(_in_force(person, frameworks, date))}
    for row in rows_in(shown_meta(meta)["ratings"]):
        choices.setdefault(str(row["about"]), str(row["about"]))
    parts = (
        Question(
            "about", "Which theme or standard?", "choice", tuple(choices.items()), label="Theme or standard"
        ),
        Question("rating", "How do you rate yourself on it that day, 1 to 5?", "scale", label="Rating"),
    )
    return Question(
        "ratings", "How do you rate yourself? Private.", "group", parts=parts, repeat=True,
        required=("about", "rating"), label="My own rating", again="Another rating", later=True,
        share=Share.PRIVATE,
    )  # fmt: skip


def _in_force(person: Practitioner, frameworks: Frameworks, date: datetime.date) -> Iterator[tuple[str, str]]:
    return ((name, f"{name}  {words}") for name, words in offers.standards(person, frameworks, date))
