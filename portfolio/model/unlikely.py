"""Days so far from today that a digit of the year is most often mistyped: 1926 for 2026, 2062."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

from pydantic import BaseModel

from portfolio.entries import Entry, Profile
from portfolio.problems import Problem, Where, problem

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
        for name, field in type(value).model_fields.items():
            if name in Entry.PLACED:  # where a file lies and its text: no day was typed there
                continue
            yield from _days_in(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _days_in(inner, (*path, number))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _days_in(inner, (*path, key))
