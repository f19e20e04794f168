"""The facts of an entry, in words: every field of its kind that is filled in.

Each is told as its definition says (label, words, unit) and as its type asks (a day, a scale), so
a new kind of entry needs no change here.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic.fields import FieldInfo

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.details import Period
from portfolio.records.declared import Declared, Place, declared, label, place
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
    for name in _own_fields(type(entry)):
        value = getattr(entry, name)
        if value not in _NOTHING:
            fact = _fact(type(entry).model_fields[name], name, declared(type(entry))[name], value)
            yield dataclasses.replace(fact, text=begun(fact.text))


def facts_of(group: Detail) -> Iterator[Fact]:
    """The facts in a group of fields, including groups inside it."""
    for name, info in type(group).model_fields.items():
        value, said = getattr(group, name), declared(type(group))[name]
        if value in _NOTHING or said.place in {Place.ELSEWHERE, Place.NOWHERE}:
            continue
        if place(info) is Place.BLOCK:
            for inner in groups_in(value):
                yield from facts_of(inner)
        else:
            yield _fact(info, name, said, value)


def groups_in(value: object) -> tuple[Detail, ...]:
    """The groups in a field that holds one or several."""
    if isinstance(value, Detail):
        return (value,)
    return tuple(group for group in value if isinstance(group, Detail)) if isinstance(value, tuple) else ()


def begun(text: str) -> str:
    """The words with a capital at the start."""
    return text[:1].upper() + text[1:]


_NOTHING: tuple[object, ...] = (None, (), {})


@lru_cache(maxsize=64)
def _own_fields(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of a kind that the list of facts shows."""
    fields = kind.model_fields.items()
    return tuple(n for n, info in fields if n not in Entry.model_fields and place(info) is Place.FACT)


def _fact(info: FieldInfo, name: str, said: Declared, value: object) -> Fact:
    called = label(name, said)
    if isinstance(value, datetime.date):
        return Fact(label=called, day=value)
    if isinstance(value, Period):
        return Fact(label=called, day=value.from_, until=value.to)
    if isinstance(value, int) and not isinstance(value, bool) and is_scale(info):
        return Fact(label=called, of_five=value)
    unit = f" {said.unit}" if said.unit and said.unit != called.casefold() else ""
    if isinstance(value, tuple):
        spaced = is_choice(info)
        texts = (_worded(item, said) for item in value)
        text = ", ".join(worded.replace("-", " ") if spaced else worded for worded in texts)
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
