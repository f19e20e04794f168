"""Review: a look back or ahead: goals, appraisals, declarations, a gap explained."""

from __future__ import annotations

from typing import Annotated, Literal

from portfolio.entries.agreed import Goals, Reviews
from portfolio.entries.base import Entry
from portfolio.entries.details import Period
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import SEVERAL

ReviewType = Literal[
    "goal", "appraisal", "self-assessment", "asye-3m", "asye-6m", "asye-12m", "reflective-discussion",
    "confirmation", "declaration", "gap",
]  # fmt: skip


class Review(Entry, kind="review", shape="diamond", hue=29):
    """A look at a stretch of time."""

    type: ReviewType | None = Field(
        None,
        description="What it is.",
        examples=["appraisal"],
        words={
            "asye-3m": "ASYE, three months",
            "asye-6m": "ASYE, six months",
            "asye-12m": "ASYE, twelve months",
        },
    )
    period: Period | None = Field(None, description="The time it looks at.", label="Looks at")
    goals: Goals = Field((), description="Goals and where they stand.", tells=True)
    reviews: Reviews = Field(
        (),
        description="Goals and actions of earlier entries looked at again.",
        label="Earlier goals and actions looked at again",
    )
    declares: Annotated[tuple[Literal["health", "indemnity"], ...], SEVERAL] = Field(
        (), description="What it declares.", examples=[["health", "indemnity"]], tells=True
    )
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None

    example = """\
---
kind: review
title: A year in, and what next
date: 2026-06-30
share: supervisor
type: appraisal
period: {from: 2025-07-01, to: 2026-06-30}
goals:
  - id: g1
    what: Lead a family meeting from start to end.
    by: 2026-12-31
    status: open
---

I begin better than I did. I still end badly.
"""
