"""Observation: someone watched me work."""

from __future__ import annotations

from portfolio.entries.base import Entry
from portfolio.entries.headings import Heading
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import Text


class Observation(Entry, kind="observation", shape="triangle", hue=125):
    """A directly observed piece of practice."""

    observer: Text | None = Field(None, description="A role.", examples=["practice educator"])
    setting: Text | None = Field(None, description="What kind of occasion.", examples=["home visit"])
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None

    headings = (
        Heading("Observer's view", "What they saw, in their words as far as agreed."),
        Heading("My response", "What I recognise, and what I do with it."),
    )

    example = """\
---
kind: observation
title: A home visit, watched
date: 2026-05-06
share: regulator
standards: [swe:2.5]
observer: practice educator
setting: home visit
---

## Observer's view

Began plainly, named the worry early, and let the parent finish.

## My response

I felt slow. It read as calm.
"""
