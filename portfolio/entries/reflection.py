"""Reflection: an event thought through, and what I changed."""

from __future__ import annotations

from typing import Literal

from portfolio.entries.base import Entry
from portfolio.entries.details import MindChanged, Went
from portfolio.entries.headings import PEER_REFLECTION, SELF_AND_STRESS, Heading
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import Text


class Reflection(Entry, kind="reflection", shape="circle", hue=326):
    """Thinking about practice, written for the learning and not the case."""

    trigger: Literal["event", "feedback", "training", "decision", "reading"] | None = Field(
        None, description="What set it off.", examples=["event"], label="Set off by"
    )
    model: Text | None = Field(
        None,
        description="A reflective model, if one helped.",
        examples=["what-so-what"],
        label="Reflective model",
        words={"what-so-what": "What, so what, now what"},
    )
    went: Went = None
    changed_mind: MindChanged = None
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None

    headings = (
        Heading("What happened (kept general)", "No names, places, ages or dates of events."),
        Heading("What I learnt", "About the work, and about myself in it."),
        Heading("What I changed", "What I do differently since."),
        SELF_AND_STRESS,
        PEER_REFLECTION,
    )

    example = """\
---
kind: reflection
title: The visit where I talked too much
date: 2026-03-04
share: supervisor
standards: [swe:2.5, swe:4.6]
themes: [listening]
follows: []
trigger: event
model: what-so-what
went: both
changed_mind:
  from: A quiet child has nothing to say.
  to: A quiet child is deciding whether I am worth it.
  because: The child spoke the moment I put the form away.
---

## What happened (kept general)

I came with a form and left with a form.

## What I learnt

The form was for me.

## What I changed

I write it up afterwards, in the car.
"""
