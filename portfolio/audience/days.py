"""What a child or a family said: a regulator and the public learn its month, never its day."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import BaseModel

from portfolio.entries import Entry
from portfolio.entries.feedback import is_of_a_family
from portfolio.say import Month
from portfolio.share import Share

_TOLD_IN_FULL = frozenset({Share.PRIVATE, Share.SUPERVISOR})


def by_month(entry: Entry, audience: Share) -> Entry:
    """An entry with every day in it told as a month, where its day would point to somebody."""
    if audience in _TOLD_IN_FULL or not is_of_a_family(entry):
        return entry
    return entry.model_copy(update={name: _months(getattr(entry, name)) for name in entry.written().values()})


def _months(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return Month.of(value)
    if isinstance(value, tuple):
        return tuple(_months(one) for one in value)
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={name: _months(getattr(value, name)) for name in type(value).model_fields}
        )
    return value
