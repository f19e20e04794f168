"""Facts about a regulator: what is so, since when, where it was read and whether it was found there."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from portfolio.records.fields import Day, Detail, Text, YesNo, forwards
from portfolio.renewal.periods import DAY, DateRange, add_months

_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})\Z")
_BEFORE = re.compile(r"(\d{1,3}) (day|month)s? before\Z")


class Fact(Detail):
    """One thing a regulator asks, says or does, in our own short words.

    `read` is the day its source was read, `verified` whether it was found there. `from` and `to`
    say when it is in force, both days included; open where not written.
    """

    id: Text = Field(description="A short name.", examples=["pieces"])
    what: Text = Field(description="What is so.", examples=["At least two different pieces of CPD."])
    note: Text | None = Field(None, description="How we read it.", examples=["Hours of training."])
    from_: Day | None = Field(None, alias="from", description="First day.", examples=["2024-09-01"])
    to: Day | None = Field(None, description="Last day.", examples=["2025-03-31"])
    source: Text = Field(description="Where it was read.", examples=["https://www.example.org/cpd"])
    source_kind: Literal["official", "secondary", "none"] = Field(
        "none", description="Whose page it is: official, secondary or none.", examples=["official"]
    )
    read: Day | None = Field(None, description="When it was read.", examples=["2026-11-22"])
    verified: YesNo = Field(False, description="Was it found there?", examples=["yes"])

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Fact:
        forwards(self.from_, self.to)
        return self

    def in_force(self, on: datetime.date) -> bool:
        """Whether it is so on a day."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


def _day_of_year(value: object) -> object:
    """A day that every year has, such as `12-01`."""
    written = _MONTH_DAY.match(value) if isinstance(value, str) else None
    if not written or not _in_common_year(int(written[1]), int(written[2])):
        raise PydanticCustomError("not-understood", "not a day of the year", {})
    return value


def moment(value: object) -> object:
    """A day of the year, or so many days or months before a period ends."""
    return value if isinstance(value, str) and _BEFORE.match(value) else _day_of_year(value)


def _in_common_year(month: int, day: int) -> bool:
    try:
        datetime.date(2001, month, day)
    except ValueError:
        return False
    return True


DayOfYear = Annotated[str, BeforeValidator(_day_of_year), WithJsonSchema({"type": "string"})]
Moment = Annotated[str, BeforeValidator(moment), WithJsonSchema({"type": "string"})]


class Window(Fact):
    """A stretch of time near the end of a period: when renewal opens, when it closes."""

    opens: Moment | None = Field(None, description="When it opens.", examples=["86 days before"])
    closes: Moment | None = Field(None, description="When it closes.", examples=["11-30"])

    def days(self, period: DateRange) -> tuple[datetime.date | None, datetime.date | None]:
        """Its first and last day in a period; None where the regulator does not say."""
        return day_in(self.opens, period), day_in(self.closes, period)


def day_in(when: str | None, period: DateRange) -> datetime.date | None:
    """The day of a period that such words mean."""
    if when is None:
        return None
    if _BEFORE.match(when):
        # Whole months are counted from the day after, so that three months before 30 November is 1 September.
        end = period.end if "day" in when else period.end + DAY
        return before(when, end)
    return on_or_before(when, period.end)


def before(when: str, day: datetime.date) -> datetime.date:
    """So many days or months before a day, such as `21 days before`."""
    number = int(when.split(maxsplit=1)[0])
    return day - number * DAY if "day" in when else add_months(day, -number)


def on_or_before(day_of_year: str, day: datetime.date) -> datetime.date:
    """The latest date with this day of the year, such as `12-01`, that is not after `day`."""
    month, number = (int(part) for part in day_of_year.split("-"))
    this_year = datetime.date(day.year, month, number)
    return this_year if this_year <= day else this_year.replace(year=day.year - 1)
