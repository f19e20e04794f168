"""Whether two values mean the same: what stands in a file, and what a form gives back.

`90` and `"90"`, `yes` and true, one word and a list of it are the same to the reader, so a form that
gives back one for the other has changed nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from portfolio.records.of_type import details_in, parts, silence
from portfolio.writing.text import number_text


@dataclass(frozen=True)
class Meaning:
    """What the values of a field mean: by its model's type, or as typed where there is none.

    `fields` are those of a group; `item` is what a list, or a table of pairs, holds.
    """

    type: Any = None
    fields: Mapping[str, Meaning] | None = None
    item: Meaning | None = None
    is_list: bool = False
    unsaid: Any = None  # what it means if it is not written

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values mean the same."""
        return bool(self.of(one) == self.of(other))

    def of(self, value: Any) -> Any:
        """A value to compare with another; None where nothing is said."""
        return self.of_each(value, lambda meaning, one: meaning.typed(as_typed(one)))

    def to_write(self, value: Any) -> Any:
        """A value as it is best written: a day as a day even where it was given as text."""
        return self.of_each(value, lambda meaning, one: meaning.typed(one))

    def inside(self, step: str | int) -> Meaning:
        """What a field of the group means, or an item of the list."""
        if self.fields is not None and isinstance(step, str):
            return self.fields.get(step, TYPED)
        return self.item or TYPED

    def typed(self, value: Any) -> Any:
        """One value as what its type makes of it; a text without the space around it."""
        try:
            found = _adapter(self.type).validate_python(value) if self.type else value
        except ValidationError:
            found = value
        return found.strip() if type(found) is str else found

    def of_each(self, value: Any, change: Callable[[Meaning, Any], Any]) -> Any:
        """A value with every single one in it changed by what it means; None where nothing is said."""
        value = pruned(value)
        if value is None:
            return None
        if self.is_list and not isinstance(value, list):
            value = [value]
        if isinstance(value, list):
            return [self.inside(number).of_each(item, change) for number, item in enumerate(value)]
        if isinstance(value, dict):
            return {name: self.inside(name).of_each(item, change) for name, item in value.items()}
        return change(self, value)


TYPED = Meaning()


def pruned(value: Any) -> Any:
    """A value without what is empty in it, its line ends plain; None where nothing is left."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if value.strip() else None
    if isinstance(value, Mapping):
        return {key: left for key, item in value.items() if (left := pruned(item)) is not None} or None
    if isinstance(value, tuple | list):
        return [left for item in value if (left := pruned(item)) is not None] or None
    return value


def as_typed(value: Any) -> str:
    """One value as the reader finds it: text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number_text(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


@cache
def meanings(model: type[BaseModel]) -> Meaning:
    """What the fields of a model mean, by the names they are written with."""
    return Meaning(
        fields={info.alias or name: _field(model, name) for name, info in model.model_fields.items()}
    )


def _field(model: type[BaseModel], name: str) -> Meaning:
    info = model.model_fields[name]
    kinds = {get_origin(part): part for part in parts(info.annotation)}
    inner: Meaning | None = None
    if groups := details_in(info.annotation):
        inner = meanings(groups[0])
    if tuple in kinds:
        return Meaning(item=inner or Meaning(get_args(kinds[tuple])[0]), is_list=True)
    if Mapping in kinds:
        return Meaning(item=inner or Meaning(get_args(kinds[Mapping])[1]))
    unsaid = None if info.is_required() else silence(model, name)
    sort = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return inner or Meaning(sort, unsaid=unsaid)


@cache
def _adapter(sort: Any) -> TypeAdapter[Any]:
    return TypeAdapter(sort)
