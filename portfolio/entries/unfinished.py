"""Unfinished entries, which count nowhere: marked as a draft, marked as an example, or blank.

An entry is blank until there is a word below its fields, or a field says something that makes a record
by itself. Which fields do is said where they are defined (`tells`): the hours of a training, how long a
session of supervision took.
"""

from __future__ import annotations

from pydantic import BaseModel

from portfolio.entries.base import Entry
from portfolio.records.declared import declared
from portfolio.records.fields import Detail


def is_unfinished(entry: Entry) -> bool:
    """Whether an entry counts nowhere yet."""
    return bool(why_unfinished(entry))


def why_unfinished(entry: Entry) -> str:
    """What an entry is as long as it counts nowhere; empty once it counts."""
    if entry.is_example:
        return "an example"
    if entry.is_draft:
        return "a draft"
    return "nothing written yet" if is_blank(entry) else ""


def is_blank(entry: Entry) -> bool:
    """Whether nothing is written in an entry, and no field makes up for it."""
    if any(section.has_words for section in entry.sections):
        return False
    return not any(map(_tells, (entry, *entry.details(Detail))))


def _tells(said: BaseModel) -> bool:
    """Whether a field that is enough by itself was written, be it as what it is when left out."""
    enough = (name for name, one in declared(type(said)).items() if one.tells)
    return any(name in said.model_fields_set and getattr(said, name) not in (None, (), {}) for name in enough)
