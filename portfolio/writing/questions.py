"""What `portfolio new` asks for a kind of entry, from the kind's own fields.

A kind added in one file is asked about at once, with its fields' explanations as the questions.
`wording.yml` only says it better: plainer words, another order, and when a question makes no sense.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from portfolio import shipped
from portfolio.entries import KINDS, Entry
from portfolio.writing import schema
from portfolio.writing.schema import Schema

Form = Literal[
    "text", "day", "hours", "minutes", "number", "whole", "scale", "yes-no", "choice", "several", "group"
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

    def applies(self, answers: Mapping[str, Any]) -> bool:
        """Whether the question makes sense after the answers so far."""
        return all(str(answers.get(field)) in wanted for field, wanted in (self.only_if or {}).items())


def questions(kind: str) -> tuple[Question, ...]:
    """The questions about a kind's own fields, in order; fields said to be left to the file are not asked."""
    words = _wording().get(kind, {})
    own = [name for name in KINDS[kind].written() if name not in Entry.written()]
    order = [name for name in words.get("order", ()) if name in own]
    skipped = set(words.get("not_asked", ()))
    names = [*order, *(name for name in own if name not in order and name not in skipped)]
    return tuple(_question(name, schema.fields(kind)[name], words.get("fields", {})) for name in names)


def headings_asked(kind: str) -> tuple[tuple[str, str], ...]:
    """The headings under which a sentence can be typed at once, each with its question."""
    asked = _wording().get(kind, {}).get("headings")
    if asked is not None:
        return tuple(asked.items())
    return tuple((heading.title, heading.prompt) for heading in KINDS[kind].headings[:2])


def asks_follows(kind: str) -> bool:
    """Whether entries of a kind usually grow from others."""
    return bool(_wording().get(kind, {}).get("follows", True))


def _question(name: str, field: Schema, words: Mapping[str, Any]) -> Question:
    said = words.get(name, {})
    shape = schema.resolved(field)
    text = said.get("ask") or str(shape.get("description", name)).rstrip(".") + "?"
    form, choices = _form(name, shape)
    only_if = {key: frozenset(_listed(value)) for key, value in said.get("only_if", {}).items()}
    inner = schema.resolved(shape["items"]) if shape.get("type") == "array" and form == "group" else shape
    parts = tuple(_parts(inner, said.get("parts", {}))) if form == "group" else ()
    labels = said.get("choices", {})
    return Question(
        name,
        text,
        said.get("form", form),
        tuple((value, labels.get(value, value.replace("-", " "))) for value in choices),
        str(said.get("default", shape.get("default", ""))),
        parts,
        shape.get("type") == "array",
        only_if or None,
        bool(said.get("later")),
        bool(said.get("ahead")),
        tuple(inner.get("required", ())) if form == "group" else (),
        said.get("label", name.replace("_", " ").capitalize()),
        said.get("again", text),
    )


def _parts(shape: Schema, words: Mapping[str, Any]) -> Iterator[Question]:
    for name in words or shape.get("properties", {}):
        yield _question(name, shape["properties"][name], words)


def _form(name: str, shape: Schema) -> tuple[Form, tuple[str, ...]]:
    if "enum" in shape:
        texts = tuple(value for value in shape["enum"] if isinstance(value, str))
        return ("yes-no", ()) if "yes" in texts else ("choice", texts)
    if shape.get("type") == "array" and "enum" in shape.get("items", {}):
        return "several", tuple(shape["items"]["enum"])
    return _simple_form(name, shape), ()


def _simple_form(name: str, shape: Schema) -> Form:
    if name in {"hours", "minutes"}:
        return "hours" if name == "hours" else "minutes"
    if shape.get("format") == "date":
        return "day"
    if shape.get("type") == "integer":
        return "scale" if "maximum" in shape else "whole"
    forms: dict[str, Form] = {"array": "group", "object": "group", "number": "number"}
    return forms.get(str(shape.get("type")), "text")


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


@cache
def _wording() -> Mapping[str, Any]:
    found: Mapping[str, Any] = shipped.one(__package__, "wording.yml")
    return found
