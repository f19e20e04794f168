"""Days so far from today that a digit of the year is most often mistyped: 1926 for 2026, 2062."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from portfolio.entries import Entry, Profile
from portfolio.problems import Problem, Where, problem
from portfolio.records.of_type import details_in, groups_of, parts

_BACK, _AHEAD = 70, 10  # years from today within which a working life and its plans lie

Path = tuple[str | int, ...]


def days(
    written: Iterable[Entry | Profile], as_of: datetime.date, place: Callable[..., Where]
) -> Iterator[Problem]:
    """A warning for each date in an entry or profile that was probably mistyped."""
    for model in written:
        for path, day in _days_in(model, ()):
            if not -_BACK <= day.year - as_of.year <= _AHEAD:
                yield problem("date-unlikely", place(model, *path), date=day)


def _days_in(value: object, path: Path) -> Iterator[tuple[Path, datetime.date]]:
    if isinstance(value, datetime.date):
        yield path, value
    elif isinstance(value, BaseModel):
        for written, name in _dated(type(value)).items():
            if inner := getattr(value, name):
                yield from _days_in(inner, (*path, written))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _days_in(inner, (*path, number))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _days_in(inner, (*path, key))


@cache
def _dated(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields in which a day can be typed, at any depth: the name as written → the name in Python."""
    return {
        info.alias or name: name
        for name, info in model.model_fields.items()
        if name not in Entry.PLACED and _may_hold_a_day(info.annotation)
    }


def _may_hold_a_day(annotation: Any) -> bool:
    inside = {inner for group in details_in(annotation) for inner in (group, *groups_of(group))}
    fields = (info.annotation for group in inside for info in group.model_fields.values())
    return any(part is datetime.date for held in (annotation, *fields) for part in parts(held))
