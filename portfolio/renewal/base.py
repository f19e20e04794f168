"""Rule set: what one regulator asks for renewal, as dated data, and how it is read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portfolio import shipped
from portfolio.problems import did_you_mean
from portfolio.records.fields import SEVERAL, TABLE, Detail, Text
from portfolio.renewal.facts import DayOfYear, Fact, Window
from portfolio.renewal.forms import Form
from portfolio.renewal.rules import AtLeastOne, Informs, Kinds, Rule


class Cycle(Fact):
    """How long a period is and what it is counted from.

    `calendar`: every year from the same day. `own`: the person's own, back from the next renewal
    or else forward from the day of registration. `once`: one period only, from that day.
    """

    counted: Literal["calendar", "own", "once"] = Field(
        description="What it is counted from: calendar, own or once.", examples=["own"]
    )
    months: AtLeastOne = Field(description="How many months.", examples=[36])
    starts: DayOfYear | None = Field(None, description="Where calendar: its first day.", examples=["12-01"])

    @model_validator(mode="after")
    def _calendar_is_a_year(self) -> Cycle:
        if self.counted == "calendar" and self.starts is None:
            context = {"field": "starts", "example": "starts: 12-01"}
            raise PydanticCustomError("missing-field", "no start", context)
        if self.counted == "calendar" and self.months != 12:  # noqa: PLR2004
            context = {"field": "months", "typed": str(self.months), "example": "months: 12"}
            raise PydanticCustomError("not-understood", "not a year", context)
        return self


class Requirement(Fact):
    """One line of what is asked. Where no rule is written it only informs."""

    rule: Rule = Field(
        Informs(), description="How it is counted.", examples=[{"name": "hours", "needed": 90}]
    )
    note: Text | None = Field(None, description="How we read it.", examples=["Hours of training."])


class Variant(Fact):
    """A group of people for whom some rules, or the length of the period, are different."""

    rules: Annotated[Mapping[str, Rule], TABLE] = Field({}, description="Their own rules, by requirement.")
    months: AtLeastOne | None = Field(None, description="Their own length of period.", examples=[60])


Facts = Annotated[tuple[Fact, ...], SEVERAL]
Requirements = Annotated[tuple[Requirement, ...], SEVERAL]


class RuleSet(Detail):
    """Everything known here about renewing with one regulator."""

    id: Text = Field(description="Its name, as registrations write it.", examples=["nmc"])
    title: Text = Field(description="Its title.", examples=["NMC revalidation"])
    regulator: Text = Field(description="The regulator.", examples=["NMC"])
    profession: Text | None = Field(None, description="For whom.", examples=["social worker"])
    jurisdiction: Text | None = Field(None, description="Where.", examples=["England"])
    note: Text | None = Field(None, description="What to know before relying on it.")
    period: Cycle
    cpd_kinds: Kinds = Field(
        (), description="Kinds of entry that can be a piece of CPD.", examples=[["training", "reflection"]]
    )
    variants: Annotated[tuple[Variant, ...], SEVERAL] = ()
    requirements: Requirements = Field(min_length=1)
    advice: Requirements = ()
    dates: Annotated[tuple[Window, ...], SEVERAL] = ()
    forms: Annotated[tuple[Form, ...], SEVERAL] = ()
    review: Facts = ()
    pending: Facts = ()
    about: Annotated[Mapping[str, Facts], TABLE] = {}

    @model_validator(mode="after")
    def _variants_fit(self) -> RuleSet:
        known = [requirement.id for requirement in self.requirements]
        for variant in self.variants:
            for name in variant.rules:
                if name not in known:
                    context = {
                        "field": name,
                        "inside": "the requirements, but a variant has a rule for it",
                        "suggestion": did_you_mean(name, known),
                    }
                    raise PydanticCustomError("unknown-field", "unknown requirement", context)
        return self

    def variant(self, name: str | None) -> Variant | None:
        """A variant by its name; None where none is named or known."""
        return next((variant for variant in self.variants if variant.id == name), None)

    def rule(self, requirement: Requirement, variant: str | None) -> Rule:
        """How a requirement is counted for people of a variant."""
        chosen = self.variant(variant)
        return chosen.rules.get(requirement.id, requirement.rule) if chosen else requirement.rule

    def months(self, variant: str | None) -> int:
        """How long a period is for people of a variant."""
        chosen = self.variant(variant)
        return (chosen and chosen.months) or self.period.months

    def counts_anything(self, on: datetime.date, variant: str | None) -> bool:
        """Whether a variant had anything to count on a day, or never has anything to count."""
        counted = [r for r in self.requirements if not isinstance(self.rule(r, variant), Informs)]
        return not counted or any(requirement.in_force(on) for requirement in counted)


@dataclass(frozen=True)
class RuleSets:
    """All rule sets a registration may name, by id."""

    by_id: Mapping[str, RuleSet]

    def with_more(self, more: Iterable[RuleSet]) -> RuleSets:
        """These and the user's own, which win where an id is the same."""
        return RuleSets({**self.by_id, **{rule_set.id: rule_set for rule_set in more}})


def read_rule_set(raw: object) -> RuleSet:
    """The parsed content of one file of rules → a RuleSet.

    Raises pydantic's ValidationError, which the reader of the folder turns into problems.
    """
    return RuleSet.model_validate(raw)


@cache
def builtin() -> RuleSets:
    """The rule sets that come with the product."""
    rule_sets = (read_rule_set(raw) for raw in shipped.every("portfolio.renewal"))
    return RuleSets({rule_set.id: rule_set for rule_set in rule_sets})
