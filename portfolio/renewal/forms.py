"""Forms of a regulator: its own fields in its own order, and what of an entry belongs in each."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from portfolio.records.fields import SEVERAL, Detail, Text, Texts, Whole, YesNo
from portfolio.renewal.choices import AtLeastOne, Choice
from portfolio.renewal.facts import Fact
from portfolio.renewal.periods import add_months

Filling = Literal[
    # of an entry
    "title", "type", "body", "provider", "date", "hours", "who", "medium", "evidence", "standards",
    # of a post
    "employer", "role", "setting", "days", "practice-hours",
    # of the whole record
    "posts", "statement", "list", "activities",
]  # fmt: skip


class Concerns(Fact):
    """Whom a form concerns: only those who have been registered for so long."""

    registered_months: AtLeastOne = Field(
        description="Only who has been registered for so many months.", examples=[24]
    )

    def since(self, registered: datetime.date) -> datetime.date:
        """From which day on it concerns somebody registered since a day."""
        return add_months(registered, self.registered_months)


class FormField(Fact):
    """One field of a form. Where nothing of the record belongs in it, it is filled in by hand."""

    title: Text = Field(description="What the form calls it.", examples=["What I learnt"])
    fill: Annotated[tuple[Filling, ...], SEVERAL] = Field(
        (), description="What is put in.", examples=[["title"]]
    )
    headings: Texts = Field((), description="Headings whose words are put in.", examples=[["What I learnt"]])
    cites: Texts = Field((), description="Which standards are named.", examples=[["nmc:code"]])
    words_max: Whole | None = Field(None, description="The most words it takes.", examples=[500])
    each: Text | None = Field(
        None, description="Where activities are put in: the form that says what is told of each."
    )
    fewest: Whole | None = Field(None, description="The fewest activities suggested.", examples=[4])
    most: Whole | None = Field(None, description="The most activities suggested.", examples=[6])
    by_hand: YesNo = Field(
        False, description="Somebody else's details: written on the form by hand, never kept here."
    )


class Form(Detail):
    """A form or page of the regulator's, filled from an entry, a post or the whole record."""

    id: Text = Field(description="A short name.", examples=["cpd"])
    title: Text = Field(description="What the regulator calls it.", examples=["CPD log"])
    of: Literal["entry", "post", "record"] = Field(
        "entry", description="What fills it: an entry, a post or the whole record.", examples=["entry"]
    )
    entries: Choice | None = Field(None, description="Which entries it is for; not written: pieces of CPD.")
    concerns: Concerns | None = None
    fields: Annotated[tuple[FormField, ...], SEVERAL] = Field(min_length=1)
