"""Hours of learning: how long, and how much of it together with others. Any kind may say so."""

from __future__ import annotations

from typing import Annotated

from portfolio.entries.base import Entry
from portfolio.records.declared import Field
from portfolio.records.fields import Number, YesNo

Hours = Annotated[Number | None, Field(description="How many hours.", examples=[6], unit="hours", tells=True)]
Participatory = Annotated[
    YesNo | None,
    Field(
        description="Was it learning together with others? Yes: all of it, unless "
        "`participatory_hours` says how much.",
        examples=["yes"],
        label="Learnt with others",
        tells=True,
    ),
]
ParticipatoryHours = Annotated[
    Number | None,
    Field(
        description="How many of the hours were together with others, where not all were.",
        examples=[4],
        unit="hours",
        label="Hours learnt with others",
        tells=True,
    ),
]


def hours(entry: Entry) -> float | None:
    """How many hours of learning an entry says it was."""
    said: float | None = getattr(entry, "hours", None)
    return said


def is_together(entry: Entry) -> bool | None:
    """Whether any of it was together with others; None where nobody says."""
    part: float | None = getattr(entry, "participatory_hours", None)
    said: bool | None = getattr(entry, "participatory", None)
    return said if part is None else part > 0


def hours_together(entry: Entry) -> float | None:
    """How many of the hours were together with others, as far as anybody says."""
    part: float | None = getattr(entry, "participatory_hours", None)
    together = is_together(entry)
    if part is not None or together is None:
        return part
    return hours(entry) if together else 0


def contradiction(entry: Entry) -> str:
    """What cannot be right about the hours together with others; empty where nothing is wrong."""
    part: float | None = getattr(entry, "participatory_hours", None)
    if part is None:
        return ""
    all_of_it = hours(entry)
    if all_of_it is None:
        return "`hours` does not say how long it was in all"
    if part > all_of_it:
        return f"that is more than the {all_of_it:g} hours in all"
    if part and getattr(entry, "participatory", None) is False:
        return "`participatory: no` says that none of it was with others"
    return ""
