"""Training: what was taught, what I took from it, what it changed."""

from __future__ import annotations

from typing import Literal

from portfolio.entries.base import Entry
from portfolio.entries.headings import PEER_REFLECTION, Heading
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import Day, Text


class Training(Entry, kind="training", shape="square", hue=252):
    """A course, workshop or other learning."""

    method: (
        Literal[
            "course", "workshop", "e-learning", "conference", "shadowing", "coaching", "reading",
            "group", "other",
        ]
        | None
    ) = Field(
        None,
        description="How it was taught.",
        examples=["workshop"],
        words={"e-learning": "E-learning"},
        tells=True,
    )  # fmt: skip
    provider: Text | None = Field(
        None, description="Who gave it.", examples=["our learning team"], tells=True
    )
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None
    valid_until: Day | None = Field(
        None, description="When it runs out.", examples=["2029-03-31"], tells=True
    )

    headings = (
        Heading("Why it matters", "Why I went, and what I hoped to be able to do."),
        Heading("What I learnt", "The one or two things that were new to me."),
        Heading("Difference to my practice", "What I do differently now, or will try."),
        Heading("Difference for people", "What changed for children, families or patients."),
        PEER_REFLECTION,
    )

    example = """\
---
kind: training
title: Listening to children who do not want to talk
date: 2026-02-10
share: regulator
standards: [swe:2.5]
themes: [listening]
method: workshop
provider: our learning team
hours: 6
participatory: yes
---

## What I learnt

Children often answer while their hands are busy. I had been filling the silence.

## Difference to my practice

I bring paper and pens, sit beside the child, and wait.
"""
