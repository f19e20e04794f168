"""What `portfolio new` and the desk ask for a kind of entry, from the kind's own fields.

A kind added in one file is asked about at once, with its fields' explanations as the questions.
`wording.yml` only improves on that: plainer words, another order, and when to leave a question out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portfolio import shipped
from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.limits import heading_limits
from portfolio.records.declared import Declared, declared, label
from portfolio.records.of_type import details_in
from portfolio.share import Share, with_reach
from portfolio.writing import schema
from portfolio.writing.schema import Schema

Form = Literal[
    "text", "day", "hours", "minutes", "number", "whole", "scale", "yes-no", "tick", "choice", "several",
    "group",
]  # fmt: skip
MODEL_FIELD = "model"


@dataclass(frozen=True)
class Question:
    """One question. A `group` has parts and may `repeat`; its first part left empty ends it."""

    field: str
    text: str
    form: Form
    choices: tuple[tuple[str, str], ...] = ()  # value, words
    default: str = ""
    parts: tuple[Question, ...] = ()
    repeat: bool = False
    only_if: Mapping[str, frozenset[str]] | None = None
    later: bool = False  # asked only by those who want to say more
    ahead: bool = False  # a day to come
    required: tuple[str, ...] = ()  # parts without which a group is no field
    label: str = ""  # the field's name in a sentence
    again: str = ""  # the question for the second and later groups
    named: str = ""  # how the short names begin that its groups get: a1, a2; empty where they have none
    share: Share = Share.PUBLIC  # how far the answer travels unless the writer says

    def applies(self, answers: Mapping[str, Any]) -> bool:
        """Whether the question makes sense after the answers so far."""
        return all(str(answers.get(field)) in wanted for field, wanted in (self.only_if or {}).items())


def questions(kind: str) -> tuple[Question, ...]:
    """The questions about a kind's own fields, in order, without those that only the file is to hold."""
    words = _wording().get(kind, {})
    own = [name for name in KINDS[kind].written() if name not in Entry.written()]
    order = [name for name in words.get("order", ()) if name in own]
    skipped = set(words.get("not_asked", ()))
    names = [*order, *(name for name in own if name not in order and name not in skipped)]
    said = {**_wording()["hours"]["fields"], **words.get("fields", {})}
    asked = (_question(name, schema.fields(kind)[name], KINDS[kind], said) for name in names)
    return tuple(question for question in asked if question)


def of_every_kind(kind: str) -> tuple[Question, ...]:
    """The questions about what every kind may hold and few entries do."""
    words = _wording()["every-kind"]
    fields = schema.fields(kind)
    asked = (_question(name, fields[name], KINDS[kind], words["fields"]) for name in words["order"])
    return tuple(replace(question, later=True) for question in asked if question)


def of_the_profile() -> tuple[Question, ...]:
    """The questions about the person whose record it is."""
    words = _wording()["profile"]
    asked = (
        _question(name, schema.fields("profile")[name], Profile, words["fields"]) for name in words["order"]
    )
    return tuple(question for question in asked if question)


def headings_asked(kind: str) -> tuple[tuple[str, str], ...]:
    """The headings under which a sentence can be typed at once, each with its question."""
    asked = _wording().get(kind, {}).get("headings")
    if asked is None:
        asked = {heading.title: heading.line for heading in KINDS[kind].headings[:2]}
    limits = heading_limits()
    return tuple((title, with_reach(text, limits.limit(title))) for title, text in asked.items())


def occasion(kind: str) -> str:
    """After what one writes an entry of this kind."""
    return str(_wording().get(kind, {}).get("occasion", ""))


def asks_follows(kind: str) -> bool:
    """Whether an entry of this kind usually grows from earlier ones."""
    return bool(_wording().get(kind, {}).get("follows", True))


def _question(
    name: str, field: Schema, model: type[BaseModel], words: Mapping[str, Any], above: Declared | None = None
) -> Question | None:
    """The question about a field; None if only the file can hold the answer."""
    (key,) = (key for key, info in model.model_fields.items() if (info.alias or key) == name)
    info, own = model.model_fields[key], declared(model)[key]
    said = words.get(name, {})
    shape = schema.resolved(field)
    form, choices = _form(own.unit, shape)
    if form is None or (form == "group" and above):
        return None
    text = said.get("ask") or f"{str(info.description).rstrip('.?')}?"
    only_if = {key: frozenset(_listed(value)) for key, value in said.get("only_if", {}).items()}
    is_list = shape.get("type") == "array"
    inner = schema.resolved(shape["items"]) if is_list and form == "group" else shape
    parts = tuple(_parts(inner, info, own, said.get("parts", {}))) if form == "group" else ()
    labels = said.get("choices", {})
    return Question(
        name,
        with_reach(text, own.share, fixed=own.fixed),
        said.get("form", form),
        tuple((value, labels.get(value, value.replace("-", " "))) for value in choices),
        str(said.get("default", shape.get("default", ""))),
        parts,
        is_list,
        only_if or None,
        bool(said.get("later")),
        bool(said.get("ahead")),
        tuple(inner.get("required", ())) if form == "group" else (),
        label(name, own),
        said.get("again", text),
        name[0] if form == "group" and "id" in inner.get("properties", {}) else "",
        own.share,
    )


def _parts(shape: Schema, info: FieldInfo, group: Declared, words: Mapping[str, Any]) -> Iterator[Question]:
    """The questions of a group; the first of them says how far the group travels."""
    (sort,) = details_in(info.annotation)
    for name in words or shape.get("properties", {}):
        part = _question(name, shape["properties"][name], sort, words, group)
        if part:
            yield replace(part, text=with_reach(part.text, group.share, fixed=group.fixed))
            group = Declared()


def _form(unit: str, shape: Schema) -> tuple[Form | None, tuple[str, ...]]:
    if "enum" in shape:
        texts = tuple(value for value in shape["enum"] if isinstance(value, str))
        return ("yes-no", ()) if "yes" in texts else ("choice", texts)
    if shape.get("type") == "array":
        item = schema.resolved(shape["items"])
        form, choices = _form(unit, item)
        return ("several" if form == "choice" else form), choices
    return _simple_form(unit, shape), ()


def _simple_form(unit: str, shape: Schema) -> Form | None:
    amounts: dict[str, Form] = {"hours": "hours", "minutes": "minutes"}
    if unit in amounts:
        return amounts[unit]
    if shape.get("format") == "date":
        return "day"
    if shape.get("type") == "integer":
        return "scale" if "maximum" in shape else "whole"
    if shape.get("type") == "object":
        return "group" if "properties" in shape else None
    return "number" if shape.get("type") == "number" else "text"


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


@cache
def _wording() -> Mapping[str, Any]:
    wording: Mapping[str, Any] = shipped.one(__package__, "wording.yml")
    return wording
