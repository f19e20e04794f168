"""What each field of a model takes: our words, a day, a list, or the practitioner's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portfolio.entries.base import Entry
from portfolio.records.of_type import details_in, parts
from portfolio.share import Share


@dataclass(frozen=True, slots=True)
class Sort:
    """What a field takes."""

    inner: type[BaseModel] | None
    choices: tuple[str, ...]
    is_day: bool
    is_list: bool
    is_words: bool  # one text in the practitioner's own words


@cache
def sorts(model: type[BaseModel]) -> Mapping[str, Sort]:
    """What the fields of a model take, by the names they are written with."""
    placed = Entry.PLACED if issubclass(model, Entry) else frozenset()
    fields = model.model_fields.items()
    return {info.alias or name: sort_of(info) for name, info in fields if (info.alias or name) not in placed}


def sort_of(info: FieldInfo) -> Sort:
    """What one field takes."""
    all_parts = [*parts(info.annotation)]
    words = next((get_args(part) for part in all_parts if get_origin(part) is Literal), ())
    choices = tuple(map(str, words)) or (tuple(Share) if Share in all_parts else ())
    is_list = any(get_origin(part) is tuple for part in all_parts)
    inner = details_in(info.annotation)
    is_words = str in all_parts and not choices and not is_list
    return Sort(inner[0] if inner else None, choices, date in all_parts, is_list, is_words)
