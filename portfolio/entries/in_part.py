"""An entry or profile as far as it can be understood, so that one mistake does not hide another.

It is looked at and never shown: what is wrong in it is left out, and its file stays broken.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from portfolio.entries.mistakes import left_for_later
from portfolio.records.fields import day_offered

M = TypeVar("M", bound=BaseModel)

UNDATED = datetime.date.min  # the day of an entry of which none is known
_UNKNOWN = "…"
_TRIES = 4  # a mistake may stand behind another in the same field


def in_part(model: type[M], typed: Mapping[str, Any], placed: Mapping[str, Any]) -> M | None:
    """What is left of a record without the fields that are wrong."""
    said = left_for_later(model, typed)
    for _ in range(_TRIES):
        try:
            return model.model_validate({**said, **placed})
        except ValidationError as error:
            for mistake in error.errors(include_url=False, include_context=False, include_input=False):
                _put_right(model, said, mistake["loc"])
    return None


def _put_right(model: type[BaseModel], said: dict[str, Any], loc: tuple[str | int, ...]) -> None:
    """Leave out a field; one that is needed gets a word or day that stands for nothing."""
    field = str(loc[0]) if loc else ""
    info = next((f for name, f in model.model_fields.items() if (f.alias or name) == field), None)
    old = said.pop(field, None)
    if info is None or not info.is_required():
        return
    if info.annotation is datetime.date:
        said[field] = (day_offered(old) if isinstance(old, str) else None) or UNDATED
    else:
        said[field] = _UNKNOWN
