"""Feedback: what someone said, without who they are, and what I did with it."""

from __future__ import annotations

from typing import Literal

from portfolio.entries.base import Entry
from portfolio.entries.headings import Heading
from portfolio.entries.learning import Hours, Participatory, ParticipatoryHours
from portfolio.records.declared import Field
from portfolio.records.fields import Text, YesNo


class Feedback(Entry, kind="feedback", shape="bubble", hue=70):
    """A piece of feedback on my practice."""

    from_: Literal["child", "adult", "family", "colleague", "other-professional", "manager"] | None = Field(
        None,
        alias="from",
        description="Whose it is, as a kind of person.",
        examples=["child"],
        words={"adult": "An adult I work with", "other-professional": "Another professional"},
    )
    medium: Text | None = Field(None, description="How it came.", examples=["spoken"], label="How it came")
    consent: YesNo | None = Field(
        None, description="Did they agree that I keep it?", examples=["yes"], label="Agreed that I keep it"
    )
    hours: Hours = None
    participatory: Participatory = None
    participatory_hours: ParticipatoryHours = None

    headings = (
        Heading("What was said (not identifiable)", "The sense of it; nothing that shows who."),
        Heading("What I did with it", "What I kept, changed or looked into."),
    )

    example = """\
---
kind: feedback
title: You wait now
date: 2026-04-17
share: regulator
from: child
medium: spoken
consent: yes
follows: []
---

## What was said (not identifiable)

That I ask and then wait, and that other people do not.

## What I did with it

I told my supervisor, and I keep waiting.
"""


def is_of_a_family(entry: Entry) -> bool:
    """Whether these are the words of somebody the work is for, who would know the day again."""
    return isinstance(entry, Feedback) and entry.from_ in {"child", "adult", "family"}


def may_travel(entry: Entry) -> bool:
    """Whether it may be shown to others, however far it is shared: what a family said is theirs."""
    return not is_of_a_family(entry) or getattr(entry, "consent", None) is True
