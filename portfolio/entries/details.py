"""Groups of fields that more than one kind of entry holds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from portfolio.records.declared import Field, Place
from portfolio.records.fields import SEVERAL, Day, Detail, Scale, ShareWord, Text, Texts, forwards
from portfolio.share import Share


class Stress(Detail):
    """What weighed on me, how I responded and what helped."""

    themes: Texts = Field(
        (), description="What it was about, in a word or two.", examples=[["court"]], label="About"
    )
    response: Text | None = Field(
        None,
        description="How I responded.",
        examples=["Slept badly, put off the visit."],
        label="How I responded",
    )
    helped: Text | None = Field(
        None, description="What helped.", examples=["Saying it out loud in supervision."], label="What helped"
    )


class Showcase(Detail):
    """Marks one of the few pieces that best show a standard."""

    for_: Texts = Field(alias="for", description="The standards it shows.", examples=[["swe:4.2"]])
    because: Text = Field(
        description="Why this piece.", examples=["It shows the change from telling to asking."]
    )


class Peer(Detail):
    """With whom I talked the learning through."""

    role: Text = Field(description="A role, not a name.", examples=["a colleague, social worker"])
    date: Day | None = Field(None, description="When.", examples=["2026-03-09"], label="On")
    how: Text | None = Field(None, description="How we talked.", examples=["in supervision"])


class Signature(Detail):
    """Another person's recorded agreement, bound to the text by its digest."""

    by: Text = Field(description="Who signed.", examples=["Imogen Quillfeather"])
    role: Text = Field(description="Their role.", examples=["practice supervisor"])
    date: Day = Field(description="When.", examples=["2026-03-31"])
    digest: Text = Field(description="The digest of the text they saw.", examples=["sha256:0f3a…"])
    share: ShareWord = Field(
        Share.SUPERVISOR,
        description="How far their name travels; beyond it they appear as a role.",
        examples=["regulator"],
    )


class Allowance(Detail):
    """A finding of the guard that is right where it stands."""

    finding: Text = Field(description="The finding's code, as `check` prints it.", examples=["5f2c9a"])
    because: Text = Field(description="Why it may stay.", examples=["The helpline's public number."])


class Cover(Detail):
    """A family discussed, under a local code that means nothing elsewhere, and the worry."""

    code: Text = Field(description="A local code, never a name or case number.", examples=["Q71"])
    worry: Scale | None = Field(None, description="How worried I am, 1 to 5.", examples=[4], label="Worry")


class Feel(Detail):
    """How supervision feels: four questions, 1 to 5."""

    stay: Scale | None = Field(
        None, description="It makes me want to stay.", examples=[4], label="It makes me want to stay"
    )
    cared: Scale | None = Field(
        None, description="My employer cares about me.", examples=[3], label="My employer cares about me"
    )
    critical: Scale | None = Field(
        None,
        description="It grows my critical thinking.",
        examples=[4],
        label="It grows my critical thinking",
    )
    decide: Scale | None = Field(
        None, description="It helps me decide better.", examples=[5], label="It helps me decide better"
    )


class ChangedMind(Detail):
    """A change in the direction of my thinking."""

    from_: Text = Field(
        alias="from", description="What I thought.", examples=["Silence is refusal."], label="Then I thought"
    )
    to: Text = Field(
        description="What I think now.", examples=["Silence can be thinking."], label="Now I think"
    )
    because: Text = Field(
        description="What changed it.", examples=["An older sibling told me."], label="What changed it"
    )


class Period(Detail):
    """From one day to another, both included."""

    is_line: ClassVar[bool] = True

    from_: Day = Field(alias="from", description="First day.", examples=["2025-12-01"])
    to: Day = Field(description="Last day.", examples=["2026-11-30"])

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Period:
        forwards(self.from_, self.to)
        return self


WrittenOn = Annotated[
    Day | None,
    Field(
        alias="written",
        description="The day it was written down here, where that was later than its day.",
        examples=["2026-04-09"],
        label="Written down here",
        share=Share.SUPERVISOR,
        place=Place.ELSEWHERE,
    ),
]
Went = Annotated[
    Literal["well", "less-well", "both"] | None,
    Field(
        description="How it went.",
        examples=["both"],
        label="How it went",
        words={"less-well": "Less well", "both": "Well and less well"},
    ),
]
MindChanged = Annotated[
    ChangedMind | None, Field(description="A change in my thinking.", label="A changed mind", tells=True)
]
Covers = Annotated[tuple[Cover, ...], SEVERAL]
