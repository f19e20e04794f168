"""The facts of an entry, in words: every field of its kind that is filled in.

Each is told as its definition says (label, words, unit) and as its type asks (a day, a scale), so
a new kind of entry needs no change here.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.details import Period
from portfolio.records.declared import Declared, Place, declared, label, places
from portfolio.records.fields import Detail
from portfolio.records.of_type import is_choice, is_scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact with its name; a day, a number out of five, or words."""

    label: str
    text: str = ""
    day: datetime.date | None = None
    until: datetime.date | None = None
    of_five: int | None = None

    @property
    def words(self) -> str:
        """The fact as text, where nothing can be drawn."""
        if self.day:
            return say.days(self.day, self.until)
        return f"{self.of_five} of 5" if self.of_five else self.text


def facts(entry: Entry) -> Iterator[Fact]:
    """The facts of an entry's own kind, in the order of its fields."""
    for field in _own_fields(type(entry)):
        value = getattr(entry, field.name)
        if value not in _NOTHING:
            fact = _fact(field, value)
            text = begun(fact.text)
            yield fact if text == fact.text else dataclasses.replace(fact, text=text)


def facts_of(group: Detail) -> Iterator[Fact]:
    """The facts in a group of fields, including groups inside it."""
    for field in _fields(type(group)):
        value = getattr(group, field.name)
        if value in _NOTHING or field.place in {Place.ELSEWHERE, Place.NOWHERE}:
            continue
        if field.place is Place.BLOCK:
            for inner in groups_in(value):
                yield from facts_of(inner)
        else:
            yield _fact(field, value)


def groups_in(value: object) -> tuple[Detail, ...]:
    """The groups in a field that holds one or several."""
    if isinstance(value, Detail):
        return (value,)
    return tuple(group for group in value if isinstance(group, Detail)) if isinstance(value, tuple) else ()


def begun(text: str) -> str:
    """The words with a capital at the start."""
    return text[:1].upper() + text[1:]


_NOTHING: tuple[object, ...] = (None, (), {})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field as its definition has it told."""

    name: str
    said: Declared
    place: Place
    label: str
    unit: str
    is_scale: bool
    is_choice: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    said, stands = declared(model), places(model)
    return tuple(
        _Field(
            name=name,
            said=said[name],
            place=stands[name],
            label=(called := label(name, said[name])),
            unit=f" {said[name].unit}" if said[name].unit not in {"", called.casefold()} else "",
            is_scale=is_scale(info),
            is_choice=is_choice(info),
        )
        for name, info in model.model_fields.items()
    )


@cache
def _own_fields(kind: type[Entry]) -> tuple[_Field, ...]:
    """The fields of a kind that the list of facts shows."""
    return tuple(f for f in _fields(kind) if f.name not in Entry.model_fields and f.place is Place.FACT)


def _fact(field: _Field, value: object) -> Fact:
    called, said, unit = field.label, field.said, field.unit
    if isinstance(value, datetime.date):
        return Fact(label=called, day=value)
    if isinstance(value, Period):
        return Fact(label=called, day=value.from_, until=value.to)
    if isinstance(value, int) and not isinstance(value, bool) and field.is_scale:
        return Fact(label=called, of_five=value)
    if isinstance(value, tuple):
        texts = (_worded(item, said) for item in value)
        text = ", ".join(worded.replace("-", " ") if field.is_choice else worded for worded in texts)
        return Fact(label=called, text=text + unit)
    return Fact(label=called, text=_worded(value, said) + unit)


def _worded(value: object, said: Declared) -> str:
    return said.words.get(value, value) if isinstance(value, str) else words(value)


def words(value: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    """A value in words for the reader."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return say.day(value)
    if isinstance(value, float):
        return f"{say.number(value):,}"
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {words(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return "; ".join(words(item) for item in value)
    if isinstance(value, Detail):
        fields = type(value).model_fields.items()
        pairs = ((field.alias or name, getattr(value, name)) for name, field in fields)
        return ", ".join(f"{name}: {words(item)}" for name, item in pairs if item not in (None, (), ""))
    return str(value)
