"""A field's definition says all there is to say of it: how far it travels, its label, its place.

Whatever shows, exports, asks for or lists a field reads it here, so a field is added in one place
and nobody has to think of it elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, TypedDict, TypeVar, Unpack, overload

import pydantic
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portfolio.records.of_type import details_in, groups_of, is_silent, is_table, parts
from portfolio.share import Share, with_reach

T = TypeVar("T")


class Place(StrEnum):
    """Where a page tells what a field says."""

    FACT = "fact"  # a line among the facts
    BLOCK = "block"  # a block of its own
    ELSEWHERE = "elsewhere"  # with the title, the links, the standards: where every page has it
    NOWHERE = "nowhere"  # a setting for this folder: on no page, in no export


@dataclass(frozen=True)
class Declared:
    """What the definition of a field says besides its type and explanation.

    pydantic calls it when it writes a field's JSON schema: that is where the reach is put in words.
    """

    share: Share = Share.PUBLIC  # how far it travels unless someone says; public: as its entry
    fixed: bool = False  # nothing opens it
    with_profile: bool = False  # only where the profile travels too
    label: str = ""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)  # value → how one says it
    unit: str = ""
    place: Place | None = None
    tells: bool = False  # an entry that says it is a record, though no word is written below

    def __call__(self, schema: dict[str, Any]) -> None:
        """Say in a field's schema how far it travels."""
        schema["description"] = with_reach(schema.get("description", ""), self.share, fixed=self.fixed)

    @property
    def limits(self) -> tuple[Share, bool, bool]:
        """All that keeps a field from going where its entry goes."""
        return self.share, self.fixed, self.with_profile


_UNSAID = Declared()


class _Said(TypedDict, total=False):
    share: Share
    fixed: bool
    with_profile: bool
    label: str
    words: Mapping[str, str]
    unit: str
    place: Place
    tells: bool


@overload
def Field(
    default: T,
    /,
    *,
    description: str,
    examples: list[Any] = ...,
    alias: str | None = ...,
    **said: Unpack[_Said],
) -> T: ...
@overload
def Field(
    *, description: str, examples: list[Any] = ..., alias: str | None = ..., **said: Unpack[_Said]
) -> Any: ...
def Field(  # noqa: N802 - stands where pydantic's of the same name would
    default: Any = ...,
    /,
    *,
    description: str,
    examples: list[Any] | None = None,
    alias: str | None = None,
    **said: Unpack[_Said],
) -> Any:
    """A field with its explanation and examples, and what `Declared` holds, as `share=Share.PRIVATE`."""
    extra = Declared(**said)
    return pydantic.Field(
        default, alias=alias, description=description, examples=examples, json_schema_extra=extra
    )


@cache
def declared(model: type[BaseModel]) -> Mapping[str, Declared]:
    """What each field of a model was declared with, by its name in Python."""
    return {name: _said(info) for name, info in model.model_fields.items()}


def _said(info: FieldInfo) -> Declared:
    return info.json_schema_extra if isinstance(info.json_schema_extra, Declared) else _UNSAID


@cache
def limited(model: type[BaseModel]) -> frozenset[str]:
    """The fields, by their written names, that do not simply go where their entry goes."""
    return frozenset(
        info.alias or name
        for name, info in model.model_fields.items()
        if _said(info).limits != _UNSAID.limits
    )


def label(name: str, said: Declared) -> str:
    """What to call a field: its declared label, or else its own name."""
    return said.label or name.strip("_").replace("_", " ").capitalize()


def place(info: FieldInfo) -> Place:
    """Where a page tells a field: as declared, or else a block for groups and a line for the rest."""
    in_block = any(not group.is_line for group in details_in(info.annotation)) and not is_table(info)
    return _said(info).place or (Place.BLOCK if in_block else Place.FACT)


@cache
def places(model: type[BaseModel]) -> Mapping[str, Place]:
    """Where a page tells each field of a model, by its name in Python."""
    return {name: place(info) for name, info in model.model_fields.items()}


def refuse_unsafe(model: type[BaseModel], above: type[BaseModel] = BaseModel) -> None:
    """Refuse a definition that could let something private out, or that we could not honour."""
    fields = ((owner, *field) for owner in (model, *groups_of(model)) for field in owner.model_fields.items())
    for owner, name, info in fields:
        where, extra = f"{owner.__name__}.{name}", info.json_schema_extra
        if not (extra is None or isinstance(extra, Declared)):
            raise TypeError(f"{where}: declare it with `Field` of portfolio.records.declared")
        if _said(info).place is Place.BLOCK and not details_in(info.annotation):
            raise TypeError(f"{where}: only groups of fields stand in a block")
        if any(isinstance(part, FieldInfo) for part in parts(info.annotation)):
            raise TypeError(f"{where}: `Field` belongs to the field, not inside its type")
        if _said(info).limits != _UNSAID.limits and not is_silent(info):
            raise TypeError(f"{where}: a field that may be withheld is None, () or {{}} when left out")
        if (
            owner is model
            and name in above.model_fields
            and _said(info).limits != _said(above.model_fields[name]).limits
        ):
            raise TypeError(f"{where}: {above.__name__} says how far it travels")
