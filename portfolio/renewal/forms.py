"""Forms of a regulator: its own fields in its own order, and what of an entry belongs in each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portfolio.records.fields import SEVERAL, Detail, Text, Texts, Whole
from portfolio.renewal.choices import Choice
from portfolio.renewal.facts import Fact

Filling = Literal[
    # of an entry
    "title", "type", "body", "provider", "date", "hours", "who", "medium", "evidence", "standards",
    # of a post
    "employer", "role", "setting", "days", "practice-hours",
    # of the whole record
    "statement", "list", "activities",
]  # fmt: skip


class FormField(Fact):
    """One field of a form. Where nothing of the record belongs in it, it is filled in by hand."""

    title: Text = Field(description="What the form calls it.", examples=["What I learnt"])
    fill: Annotated[tuple[Filling, ...], SEVERAL] = Field(
        (), description="What is put in.", examples=[["title"]]
    )
    headings: Texts = Field((), description="Headings whose words are put in.", examples=[["What I learnt"]])
    cites: Texts = Field((), description="Which standards are named.", examples=[["nmc:code"]])
    words_max: Whole | None = Field(None, description="The most words it takes.", examples=[500])


class Form(Detail):
    """A form or page of the regulator's, filled from an entry, a post or the whole record."""

    id: Text = Field(description="A short name.", examples=["cpd"])
    title: Text = Field(description="What the regulator calls it.", examples=["CPD log"])
    of: Literal["entry", "post", "record"] = Field(
        "entry", description="What fills it: an entry, a post or the whole record.", examples=["entry"]
    )
    entries: Choice | None = Field(None, description="Which entries it is for; not written: pieces of CPD.")
    fields: Annotated[tuple[FormField, ...], SEVERAL] = Field(min_length=1)
