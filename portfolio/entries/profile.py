"""The profile: who the practitioner is, their posts, registration and agreed supervision."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import model_validator

from portfolio.records.declared import Field, Place, declared, refuse_unsafe
from portfolio.records.fields import (
    SEVERAL,
    TABLE,
    Day,
    Detail,
    Number,
    ShareWord,
    Text,
    Texts,
    Whole,
    forwards,
)
from portfolio.share import Share
from portfolio.text.parts import Part


class TaskDone(Detail):
    """A task on the regulator's own site that is done."""

    task: Text = Field(description="The task, as the rule set names it.", examples=["fee"])
    date: Day = Field(description="The day it was done.", examples=["2026-10-02"])


class Registration(Detail):
    """A registration with a regulator, and the rules for renewing it."""

    rules: Text = Field(description="The rule set.", examples=["social-work-england"])
    variant: Text | None = Field(None, description="A variant the rule set names.", examples=["dual"])
    number: Text | None = Field(None, description="The registration number.", examples=["SW000000"])
    since: Day | None = Field(None, description="Registered since.", examples=["2023-09-01"])
    renews: Day | None = Field(
        None, description="The next renewal, where the cycle is your own.", examples=["2027-04-30"]
    )
    done: Annotated[tuple[TaskDone, ...], SEVERAL] = Field(
        (),
        description="What is done on the regulator's own site, and when.",
        label="Done on the regulator's site",
        share=Share.PRIVATE,
        fixed=True,
    )


class Leave(Detail):
    """Time away from a post."""

    from_: Day = Field(alias="from", description="First day.", examples=["2025-02-03"])
    to: Day | None = Field(None, description="Last day; open if not written.", examples=["2025-04-30"])
    why: Text | None = Field(None, description="Why.", examples=["ill"], share=Share.PRIVATE, fixed=True)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Leave:
        forwards(self.from_, self.to)
        return self


class Post(Detail):
    """A job held."""

    id: Text = Field(
        description="A short name, used by entries.", examples=["first-post"], label="Short name"
    )
    role: Text = Field(description="The role.", examples=["social worker, assessment team"])
    employer: Text | None = Field(None, description="The employer.", examples=["a county council"])
    from_: Day = Field(alias="from", description="First day.", examples=["2023-09-04"])
    to: Day | None = Field(None, description="Last day; open if not written.", examples=["2025-01-31"])
    hours_per_week: Number | None = Field(None, description="Hours a week.", examples=[37])
    setting: Text | None = Field(None, description="What kind of work.", examples=["community"])
    leave: Annotated[tuple[Leave, ...], SEVERAL] = Field((), description="Times away.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Post:
        forwards(self.from_, self.to)
        return self

    def covers(self, day: datetime.date) -> bool:
        """Whether the post was held on a day."""
        return self.from_ <= day and (self.to is None or day <= self.to)


class Noted(Detail):
    """A session that somebody noted in one line and wrote nothing about."""

    date: Day = Field(description="The day.", examples=["2026-03-26"])
    status: Literal["held", "moved", "cancelled"] = Field(
        "held", description="Held, moved to another day, or cancelled.", examples=["held"]
    )
    planned: Day | None = Field(None, description="The day first agreed.", examples=["2026-03-24"])
    minutes: Whole | None = Field(None, description="How long it took.", examples=[60], unit="minutes")
    because: Text | None = Field(None, description="Why it was cancelled.", examples=["duty cover"])


class Agreement(Detail):
    """How often supervision is agreed: days between sessions, or a named pattern."""

    every_days: Whole | None = Field(None, description="Days between sessions.", examples=[28])
    minutes: Whole | None = Field(None, description="Minutes a session.", examples=[90])
    pattern: Literal["england", "england-newly-qualified"] | None = Field(
        None, description="A named pattern.", examples=["england"]
    )
    complete_since: Day | None = Field(
        None,
        description="From this day on every session is recorded here; only then is a wait judged.",
        examples=["2026-01-05"],
        label="Every session is recorded since",
    )


class Family(Detail):
    """A family I work with, under a local code, and from when to when."""

    code: Text = Field(description="A local code, never a name or case number.", examples=["Q71"])
    from_: Day | None = Field(None, alias="from", description="First day.", examples=["2026-01-12"])
    to: Day | None = Field(None, description="Last day; open if not written.", examples=["2026-06-30"])

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Family:
        if self.from_:
            forwards(self.from_, self.to)
        return self


class ThenNow(Detail):
    """Two entries that best show what I thought then and what I think now."""

    then: Text = Field(description="The earlier entry.", examples=["2024-08-in-the-hall"])
    now: Text = Field(description="The later one.", examples=["2026-06-the-meeting"])


class Theme(Detail):
    """A thread of development with its title and goal."""

    id: Text = Field(description="The word entries use.", examples=["listening"], label="Short name")
    title: Text | None = Field(None, description="Its title.", examples=["Listening to children"])
    goal: Text | None = Field(None, description="What I want.", examples=["Ask once, then wait."])
    then_now: ThenNow | None = Field(
        None,
        description="Two entries that show then and now; unless written, the latest change of mind.",
    )


class Profile(Detail):
    """`profile.md`: front matter, and the professional statement as its body."""

    name: Text = Field(description="Your name.", examples=["Rowan Fernleigh"])
    role: Text = Field(description="What you are.", examples=["children's social worker"])
    share: ShareWord = Field(
        Share.PRIVATE, description="How far the rest of the profile travels.", examples=["supervisor"]
    )
    share_fields: Annotated[Mapping[str, ShareWord], TABLE] = Field(
        {},
        description="How far fields travel, for all entries.",
        examples=[{"ratings": "supervisor"}],
        share=Share.PRIVATE,
        fixed=True,
        place=Place.NOWHERE,
    )
    qualified: Day | None = Field(None, description="The day you qualified.", examples=["2023-07-14"])
    registration: Annotated[tuple[Registration, ...], SEVERAL] = Field(
        (), description="One registration or several."
    )
    posts: Annotated[tuple[Post, ...], SEVERAL] = Field((), description="Jobs held.")
    supervision: Agreement | None = Field(None, description="How often supervision is agreed.")
    sessions: Annotated[tuple[Noted, ...], SEVERAL] = Field(
        (),
        description="Sessions noted in one line, about which nothing is written.",
        label="Sessions noted",
        share=Share.PRIVATE,
    )
    families: Annotated[tuple[Family, ...], SEVERAL] = Field(
        (),
        description="Families I work with, by local code.",
        share=Share.PRIVATE,
        fixed=True,
    )
    frameworks: Texts = Field((), description="Frameworks you work to.", examples=[["swe", "pcf"]])
    themes: Annotated[tuple[Theme, ...], SEVERAL] = Field((), description="Your themes.")

    path: str = ""
    parts: tuple[Part, ...] = ()
    files: tuple[str, ...] = ()  # files that travel with the statement, like `path`

    @classmethod
    def written(cls) -> dict[str, str]:
        """The front matter a profile knows: the name as written → the name in Python."""
        return {f.alias or n: n for n, f in cls.model_fields.items() if n not in {"path", "parts", "files"}}

    @classmethod
    def exported(cls) -> dict[str, str]:
        """The fields an export holds: all that can be written, except settings for this folder."""
        said = declared(cls)
        return {key: name for key, name in cls.written().items() if said[name].place is not Place.NOWHERE}

    @property
    def statement(self) -> str:
        """The professional statement, as Markdown."""
        return "\n".join(part.markdown for part in self.parts).strip("\n")


refuse_unsafe(Profile)
