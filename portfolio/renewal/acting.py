"""When to act: from which day renewal is open, and by which day it must be done."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from portfolio.records.fields import Day, Detail, Text, YesNo
from portfolio.renewal.facts import before, day_in, moment
from portfolio.renewal.periods import DateRange

_THE_END = "the end"
_FIRST_OF_MONTH = "first of the month"
_BEFORE_DUE = " before due"


def _when(value: object) -> object:
    """A day near the end of a period, in words; or so many days before renewal is due."""
    if value in {_THE_END, _FIRST_OF_MONTH}:
        return value
    if isinstance(value, str) and value.endswith(_BEFORE_DUE):
        return f"{moment(value.removesuffix(' due'))} due"
    return moment(value)


When = Annotated[str, BeforeValidator(_when), WithJsonSchema({"type": "string"})]


class ActDay(Detail):
    """The first or the last day to act, where that was read; or why the day is not known."""

    when: When | None = Field(
        None,
        description="Which day: as `11-30`, `21 days before`, `60 days before due`, "
        "`first of the month` or `the end`.",
        examples=["21 days before"],
    )
    not_known: Text | None = Field(None, description="Why the day is not known, where it is not.")
    what: Text | None = Field(None, description="What is so.", examples=["Renewal is due."])
    source: Text | None = Field(None, description="Where it was read.", examples=["https://www.example.org"])
    source_kind: Literal["official", "secondary", "none"] = Field("none", description="Whose page it is.")
    read: Day | None = Field(None, description="When it was read.", examples=["2026-11-26"])
    verified: YesNo = Field(False, description="Was it found there?", examples=["yes"])

    @model_validator(mode="after")
    def _known_or_not(self) -> ActDay:
        needed = {"what": self.what, "source": self.source} if self.not_known is None else {}
        missing = next((name for name, said in needed.items() if said is None), None)
        if (self.when is None) == (self.not_known is None):
            missing = "when"
        if missing:
            context = {"field": missing, "example": _EXAMPLES[missing]}
            raise PydanticCustomError("missing-field", "neither a day nor a reason", context)
        return self


def _by_itself(due: ActDay) -> ActDay:
    """Refuse a last day that is counted from itself."""
    if due.when and due.when.endswith(_BEFORE_DUE):
        context = {"field": "when", "typed": due.when, "example": _EXAMPLES["when"]}
        raise PydanticCustomError("not-understood", "due before it is due", context)
    return due


_EXAMPLES = {
    "when": "when: 21 days before",
    "what": "what: Renewal is due.",
    "source": "source: https://www.example.org/renewal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysToAct:
    """From when to when to act in one period; None where it is not known."""

    opens: datetime.date | None
    due: datetime.date | None


class Act(Detail):
    """When to act. Both days are compulsory, for the end of a period is rarely the day that counts."""

    opens: ActDay
    due: Annotated[ActDay, AfterValidator(_by_itself)]

    def days(self, period: DateRange) -> DaysToAct:
        """The days to act in a period."""
        due = _on(self.due.when, period, None)
        return DaysToAct(opens=_on(self.opens.when, period, due), due=due)


def _on(when: str | None, period: DateRange, due: datetime.date | None) -> datetime.date | None:
    if when == _THE_END:
        return period.end
    if when == _FIRST_OF_MONTH:
        return period.end.replace(day=1)
    if when and when.endswith(_BEFORE_DUE):
        return due and before(when.removesuffix(" due"), due)
    return day_in(when, period)
