"""What a form shows of a record's fields, and what the answers that come back mean.

A form is a table of names and texts, as a browser sends it. Only an answer that is not the one that
was shown is a change, so a form that comes back untouched changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from portfolio.desk.typed import UnclearError, meaning, plain
from portfolio.records.frontmatter import Value
from portfolio.writing import dates
from portfolio.writing.names import title_slug
from portfolio.writing.questions import Question

Sent = Mapping[str, tuple[str, ...]]

_MISSING = object()
_TOGETHER = "This belongs to what is filled in beside it. Fill it in too, or empty the others."


@dataclass(frozen=True)
class Answers:
    """What came back: the fields that change, and what cannot be understood, by its name in the form."""

    fields: Mapping[str, Any]
    problems: Mapping[str, str] = field(default_factory=dict)


def shown(
    asked: Iterable[Question], meta: Mapping[str, Value], above: str = ""
) -> dict[str, tuple[str, ...]]:
    """Each field as its form shows it. A group lists its rows under its own name."""
    said: dict[str, tuple[str, ...]] = {}
    for question in asked:
        name, value = above + question.field, meta.get(question.field)
        if question.form != "group":
            said[name] = _texts(question, value)
            continue
        rows = [row for row in _listed(value) if isinstance(row, Mapping)]
        said[name] = tuple(str(number) for number in range(len(rows)))
        for number, row in enumerate(rows):
            said |= shown(question.parts, row, f"{name}.{number}.")
    return said


def understood(
    asked: Iterable[Question], sent: Sent, meta: Mapping[str, Value], today: datetime.date
) -> Answers:
    """The fields whose answers are others than the form showed; None for one that was emptied."""
    asked = tuple(asked)
    before = shown(asked, meta)
    fields: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for question in asked:
        if question.form == "group":
            value = _group(question, sent, before, meta, today, problems)
        else:
            value = _one(question, question.field, sent, before, today, problems)
        if value is not _MISSING:
            fields[question.field] = value
    return Answers(fields, problems)


def rows_of(question: Question, sent: Sent) -> tuple[str, ...]:
    """The rows of a group in their order, without those that say nothing."""
    rows = sent.get(question.field, ())
    return tuple(row for row in rows if _says_something(question, sent, row))


def same(question: Question, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two answers are the same one; boxes have no order, and a browser has its own line ends."""
    if question.form in {"several", "tick"}:
        return {*one, ""} == {*other, ""}
    return [*map(plain, one)] == [*map(plain, other)] or not any(map(plain, (*one, *other)))


def _says_something(question: Question, sent: Sent, row: str) -> bool:
    """Whether a row holds more than what every new row begins with."""
    for part in question.parts:
        said = [text for text in sent.get(f"{question.field}.{row}.{part.field}", ()) if text.strip()]
        if said and said != [part.default]:
            return True
    return False


def _group(  # noqa: PLR0913, PLR0917 - one step of `understood`
    question: Question,
    sent: Sent,
    before: Sent,
    meta: Mapping[str, Value],
    today: datetime.date,
    problems: dict[str, str],
) -> Any:
    """The groups of a question: each begins as it stands in the record, and takes the changed answers."""
    name = question.field
    if name not in sent:
        return _MISSING
    rows, groups = rows_of(question, sent), []
    old = [row for row in _listed(meta.get(name)) if isinstance(row, Mapping)]
    changed = rows != before.get(name, ())
    for row in rows:
        known = old[int(row)] if row.isdecimal() and int(row) < len(old) else {}
        group: dict[str, Any] = {**known}
        for part in question.parts:
            at = f"{name}.{row}.{part.field}"
            value = _one(part, at, sent, before, today, problems)
            if value is not _MISSING:
                changed, group[part.field] = True, value
        groups.append(group)
    _say_what_is_missing(question, rows, groups, problems)
    if not changed:
        return _MISSING
    groups = [{key: value for key, value in group.items() if value not in (None, "")} for group in groups]
    if question.named:
        new = [group for row, group in zip(rows, groups, strict=True) if not row.isdecimal()]
        nameless = groups if "id" in question.required else new
        _name(nameless, question.named, {str(group["id"]) for group in (*old, *groups) if group.get("id")})
    return (groups or None) if question.repeat else (groups[0] if groups else None)


def _say_what_is_missing(
    question: Question, rows: Iterable[str], groups: Iterable[Mapping[str, Any]], problems: dict[str, str]
) -> None:
    for row, group in zip(rows, groups, strict=True):
        for part in question.parts:
            at = f"{question.field}.{row}.{part.field}"
            is_needed = part.field in question.required and part.field != "id"  # a name is given
            if is_needed and not group.get(part.field) and at not in problems:
                problems[at] = _TOGETHER


def _name(groups: list[dict[str, Any]], begin: str, taken: set[str]) -> None:
    """Give each group without an id one that none has or had: a post by its role, an action by a number.

    Other entries may still name what is taken away here.
    """
    taken = {*taken}
    for group in groups:
        if not group.get("id"):
            said = title_slug(str(group.get("role") or group.get("title") or ""))
            numbered = (
                f"{said}-{number}" if said else f"{begin}{number}" for number in count(2 if said else 1)
            )
            tries = chain([said] if said else [], numbered)
            named = {"id": next(one for one in tries if one not in taken), **group}
            group.clear()
            group.update(named)  # the id first, as people read it
            taken.add(named["id"])


def _one(  # noqa: PLR0913, PLR0917 - one step of `understood`
    question: Question,
    name: str,
    sent: Sent,
    before: Sent,
    today: datetime.date,
    problems: dict[str, str],
) -> Any:
    if name not in sent or same(question, sent[name], before.get(name, ())):
        return _MISSING
    try:
        return meaning(question, sent[name], today)
    except UnclearError as unclear:
        problems[name] = str(unclear)
        return _MISSING


def _texts(question: Question, value: Value) -> tuple[str, ...]:
    """A field as a form shows it."""
    texts = tuple(text for text in _listed(value) if isinstance(text, str))
    if question.form == "several":
        return texts
    if question.repeat:
        return ("\n".join(_day_in_words(text) if question.form == "day" else text for text in texts),)
    text = texts[0] if texts else question.default if question.form == "choice" else ""
    if question.form in {"yes-no", "tick"}:
        text = {"true": "yes", "false": "no"}.get(text.strip().casefold(), text.strip().casefold())
    if question.form == "tick":
        text = text if text == "yes" else ""
    return (_day_in_words(text) if question.form == "day" else text,)


def _day_in_words(text: str) -> str:
    try:
        return dates.short(datetime.date.fromisoformat(text.strip()))
    except ValueError:
        return text


def _listed(value: Value) -> tuple[Value, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
