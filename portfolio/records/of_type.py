"""What a field is by its type, whatever its name: a scale, a choice, a group of fields and which.

What is drawn, counted or followed in a way of its own (an action, a goal) is known by its type, so
that a new kind of entry may hold it under any name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portfolio.records.fields import Detail, Scale

D = TypeVar("D", bound=Detail)
Path = tuple[str | int, ...]  # keys and numbers in a list
_SCALE = get_args(Scale)[1]  # what makes a whole number a scale


def parts(annotation: Any) -> Iterator[Any]:
    """A type and everything inside it: list items, the sides of a union, what Annotated adds."""
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from parts(inner)


def is_scale(info: FieldInfo) -> bool:
    """Whether a field holds a number from 1 to 5."""
    return _SCALE in info.metadata or _SCALE in parts(info.annotation)


def is_choice(info: FieldInfo) -> bool:
    """Whether a field takes one of our words rather than the practitioner's own."""
    return any(get_origin(part) is Literal for part in parts(info.annotation))


def is_table(info: FieldInfo) -> bool:
    """Whether a field holds pairs of a name and a value."""
    return any(get_origin(part) in {dict, Mapping} for part in parts(info.annotation))


def is_silent(info: FieldInfo) -> bool:
    """Whether leaving a field out says nothing. Only then can we withhold it without misleading anyone."""
    return not info.is_required() and info.get_default(call_default_factory=True) in (None, (), {})


def silence(model: type[BaseModel], name: str) -> Any:
    """What a field holds when it is left out."""
    return model.model_fields[name].get_default(call_default_factory=True)


def details_in(annotation: Any) -> tuple[type[Detail], ...]:
    """The sorts of group a field holds."""
    sorts = (part for part in parts(annotation) if isinstance(part, type) and issubclass(part, Detail))
    return tuple(dict.fromkeys(sorts))


@cache
def groups_of(model: type[BaseModel]) -> frozenset[type[Detail]]:
    """Every sort of group inside a model, at any depth."""
    sorts: set[type[Detail]] = set()
    waiting: list[type[BaseModel]] = [model]
    while waiting:
        for info in waiting.pop().model_fields.values():
            new = {*details_in(info.annotation)} - sorts
            sorts |= new
            waiting += new
    return frozenset(sorts)


@cache
def holding(model: type[BaseModel], sort: type[Detail]) -> Mapping[str, str]:
    """The fields in which groups of a sort can stand: the name as written → the name in Python."""
    return {
        info.alias or name: name
        for name, info in model.model_fields.items()
        for group in details_in(info.annotation)
        if issubclass(group, sort) or any(issubclass(inner, sort) for inner in groups_of(group))
    }


def groups(value: Any, sort: type[D], path: Path = ()) -> Iterator[tuple[Path, D]]:
    """Every group of one sort inside a value, at any depth, with the keys that lead to it."""
    if isinstance(value, sort):
        yield path, value
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, tuple):
        inside = enumerate(value)
    elif isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, BaseModel):
        model = type(value)
        inside = [(key, getattr(value, name)) for key, name in holding(model, sort).items()]
    for key, inner in inside:
        yield from groups(inner, sort, (*path, key))


def regrouped(value: Any, change: Callable[[Detail], Mapping[str, Any]]) -> Any:
    """A copy of a value with `change` applied to every group in it, the innermost first."""
    if isinstance(value, tuple):
        return tuple(regrouped(inner, change) for inner in value)
    if isinstance(value, Mapping):
        return {key: regrouped(inner, change) for key, inner in value.items()}
    if not isinstance(value, Detail):
        return value
    inside = {name: regrouped(getattr(value, name), change) for name in holding(type(value), Detail).values()}
    value = value.model_copy(update=inside) if inside else value
    changes = change(value)
    return value.model_copy(update=changes) if changes else value
