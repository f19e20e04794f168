"""What people agree: decisions, actions and goals, and the later looks back at them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from portfolio.records.declared import Field, Place
from portfolio.records.fields import SEVERAL, Day, Detail, Text, YesNo

ForWhat = Literal["practice", "development"]


class Escalation(Detail):
    """A decision taken to someone else, and their answer."""

    to: Text = Field(description="A role.", examples=["service manager"], label="Taken to")
    date: Day | None = Field(None, description="When.", examples=["2026-03-12"], label="On")
    answer: Text | None = Field(None, description="What came back.", examples=["Agreed."])


class Decision(Detail):
    """What was decided in supervision, why, and what else was considered."""

    what: Text = Field(description="The decision.", examples=["Visit together next time."])
    why: Text | None = Field(None, description="The reason.", examples=["I hold back alone."])
    considered: Text | None = Field(
        None,
        description="What else was considered.",
        examples=["A change of worker."],
        label="What else was considered",
    )
    changed: YesNo | None = Field(
        None, description="Did my thinking change?", examples=["yes"], label="Did my thinking change"
    )
    escalated: Escalation | None = Field(None, description="Taken to someone else.")
    outcome: Text | None = Field(
        None,
        description="What came of it.",
        examples=["The parent spoke for the first time."],
        label="What came of it",
    )
    for_: ForWhat | None = Field(
        None, alias="for", description="What it was good for.", examples=["practice"], label="Good for"
    )
    on_child_file: YesNo | None = Field(
        None,
        description="Is it on the child's file? For a decision about practice with a child.",
        examples=["yes"],
        label="On the child's file",
    )

    @property
    def is_unanswered(self) -> bool:
        """Whether it was taken to someone else and no answer is noted."""
        return bool(self.escalated and not self.escalated.answer)


class Action(Detail):
    """Something someone will do by a day."""

    id: Text = Field(
        description="A short name, used when it is reviewed.",
        examples=["a1"],
        label="Short name",
        place=Place.ELSEWHERE,
    )
    what: Text = Field(description="What.", examples=["Shadow a colleague in court."])
    who: Text | None = Field(None, description="A role, or me.", examples=["me"])
    due: Day | None = Field(None, description="By when.", examples=["2026-04-30"], label="By")
    done: Day | None = Field(None, description="When it was done.", examples=["2026-04-22"])
    outcome: Text | None = Field(
        None, description="What came of it.", examples=["I asked better."], label="What came of it"
    )
    for_: ForWhat | None = Field(
        None, alias="for", description="What it was good for.", examples=["development"], label="Good for"
    )


class Goal(Detail):
    """Something to reach by a day."""

    id: Text | None = Field(
        None,
        description="A short name, used when it is looked at again.",
        examples=["g1"],
        label="Short name",
        place=Place.ELSEWHERE,
    )
    what: Text = Field(description="The goal.", examples=["Lead a family meeting."])
    by: Day | None = Field(None, description="By when.", examples=["2026-12-31"])
    status: Text | None = Field(
        None,
        description="Where it stands: open, met, partly met, dropped, or in your own words.",
        examples=["open"],
        label="Where it stood",
    )


class Review(Detail):
    """A look back at an action or goal of an earlier entry; with no more than its name, it is carried on."""

    action: Text | None = Field(
        None, description="The action, as `entry#action`.", examples=["2026-02-supervision#a1"]
    )
    goal: Text | None = Field(
        None, description="Or the goal, as `entry#goal`.", examples=["2025-12-appraisal#g1"]
    )
    done: Day | None = Field(
        None, description="When it was done, or met.", examples=["2026-03-20"], tells=True
    )
    status: Text | None = Field(
        None,
        description="Where a goal stands: open, met, partly met, dropped, or in your own words.",
        examples=["partly met"],
        label="Where it stands",
        tells=True,
    )
    outcome: Text | None = Field(
        None,
        description="What came of it.",
        examples=["Less fear of silence."],
        label="What came of it",
        tells=True,
    )
    for_: ForWhat | None = Field(
        None, alias="for", description="What it was good for.", examples=["practice"], label="Good for"
    )

    @model_validator(mode="after")
    def _names_one(self) -> Review:
        if bool(self.action) == bool(self.goal):
            raise PydanticCustomError("action-or-goal", "names an action or a goal")
        return self


Decisions = Annotated[tuple[Decision, ...], SEVERAL]
Actions = Annotated[tuple[Action, ...], SEVERAL]
Goals = Annotated[tuple[Goal, ...], SEVERAL]
Reviews = Annotated[tuple[Review, ...], SEVERAL]
