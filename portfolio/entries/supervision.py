"""Supervision: the session, its decisions and actions, and what came of them."""

from __future__ import annotations

from typing import Annotated, Literal

from portfolio.entries.agreed import Actions, Decisions, Reviews
from portfolio.entries.base import Entry
from portfolio.entries.details import Covers, Feel, MindChanged, Went
from portfolio.entries.headings import Heading
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import SEVERAL, Day, Scale, Text, Whole, YesNo
from portfolio.share import Share

Function = Literal["management", "support", "development", "mediation"]
HELD = ("held", "moved")  # the session took place; moved = on another day than planned


class Supervision(Entry, kind="supervision", shape="pair", hue=177):
    """One session, held or not."""

    form: Literal["individual", "group", "peer", "ad-hoc"] = Field(
        "individual",
        description="One to one, in a group, among peers, or ad hoc.",
        examples=["individual"],
        words={"individual": "One to one"},
        tells=True,
    )
    supervisor: Text | None = Field(None, description="A role.", examples=["team manager"], tells=True)
    status: Literal["held", "moved", "cancelled"] = Field(
        "held",
        description="Held, moved to another day, or cancelled.",
        examples=["held"],
        words={"moved": "Held on another day than planned"},
        tells=True,
    )
    planned: Day | None = Field(
        None, description="The day first agreed.", examples=["2026-03-24"], label="Planned for", tells=True
    )
    cancelled_by: Text | None = Field(None, description="A role.", examples=["the supervisor"], tells=True)
    cancelled_because: Text | None = Field(
        None, description="Why.", examples=["duty cover"], label="Because", tells=True
    )
    minutes: Whole | None = Field(
        None, description="How long it took.", examples=[90], label="Length", unit="minutes", tells=True
    )
    interrupted: YesNo | None = Field(
        None, description="Was it interrupted?", examples=["no"], share=Share.PRIVATE, tells=True
    )
    functions: Annotated[tuple[Function, ...], SEVERAL] = Field(
        (),
        description="What it did: management, support, development, mediation.",
        examples=[["support", "development"]],
        label="What it did",
        tells=True,
    )
    support: Scale | None = Field(
        None,
        description="How supported I felt, 1 to 5.",
        examples=[4],
        label="How supported I felt",
        share=Share.PRIVATE,
        tells=True,
    )
    challenge: Scale | None = Field(
        None,
        description="How challenged, 1 to 5.",
        examples=[3],
        label="How challenged I felt",
        share=Share.PRIVATE,
        tells=True,
    )
    covers: Covers = Field(
        (),
        description="Families discussed, by local code.",
        label="Families talked about",
        share=Share.PRIVATE,
        tells=True,
    )
    went: Went = None
    changed_mind: MindChanged = None
    decisions: Decisions = Field(
        (), description="What was decided and why.", label="What was decided", tells=True
    )
    actions: Actions = Field((), description="Who does what by when.", label="What was agreed", tells=True)
    reviews: Reviews = Field(
        (),
        description="Actions and goals of earlier entries looked at again.",
        label="Earlier actions and goals looked at again",
    )
    on_child_file: YesNo | None = Field(
        None,
        description="Only in older entries: were the decisions of the session on the child's file? "
        "Now each decision says so itself.",
        examples=["yes"],
        label="Decisions on the child's file",
        tells=True,
    )
    feel: Feel | None = Field(
        None,
        description="How supervision feels, 1 to 5.",
        label="How it felt",
        share=Share.PRIVATE,
        tells=True,
    )
    next: Day | None = Field(
        None, description="The next session.", examples=["2026-04-28"], label="Next session", tells=True
    )
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None

    headings = (
        Heading("Reflection", "What we thought about together."),
        Heading("Impact on me", "What the work does to me.", share=Share.SUPERVISOR),
        Heading("Decision-making", "How decisions were reached, and what spoke against them."),
        Heading("Learning needs", "What I want to be able to do next."),
        Heading("Debate", "Where we saw it differently."),
        Heading("Wellbeing", "How I am.", share=Share.PRIVATE),
    )

    example = """\
---
kind: supervision
title: Why I avoid the hard question
date: 2026-03-26
share: supervisor
form: individual
supervisor: team manager
status: moved
planned: 2026-03-24
minutes: 85
functions: [support, development]
decisions:
  - what: I name the worry in the first ten minutes of the next visit.
    why: I leave it until everyone is tired.
    considered: A joint visit first.
    changed: yes
    for: practice
    on_child_file: yes
actions:
  - id: a1
    what: Shadow a colleague who is good at beginnings.
    who: me
    due: 2026-04-30
    for: development
next: 2026-04-28
---

## Reflection

We traced the last three visits. I arrive kind and leave vague.

## Impact on me

I rehearse in the shower.
"""
