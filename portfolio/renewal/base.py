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
from portfolio.entries.profile import Registration
from portfolio.records.fields import SEVERAL, TABLE, Day, Detail, Text, Texts
from portfolio.renewal.acting import Act
from portfolio.renewal.choices import AtLeastOne, Kinds
from portfolio.renewal.facts import DayOfYear, Fact, Window
from portfolio.renewal.forms import Form
from portfolio.renewal.periods import Stretch
from portfolio.renewal.rules import Informs, Rule
from portfolio.renewal.whom import Exemption, Variant


class Longer(Fact):
    """A period that lasted longer once: the one that held a day, for those who were registered on it."""

    registered_on: Day = Field(
        description="For those registered on this day: the period that holds it.", examples=["2021-03-31"]
    )
    months: AtLeastOne = Field(description="How many months that period lasts.", examples=[48])


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
    longer: Longer | None = None

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
    for_: Texts = Field(
        (), alias="for", description="The variants it is for; not written: everyone.", examples=[["dual"]]
    )
    registered_from: Day | None = Field(
        None, description="For those registered since this day.", examples=["2024-06-03"]
    )
    registered_to: Day | None = Field(
        None, description="For those registered on this day or earlier.", examples=["2024-06-02"]
    )

    def is_for(self, variant: Variant | None, since: datetime.date | None) -> bool:
        """Whether it is asked of somebody. Who does not say since when they are registered joined today."""
        if self.for_ and (variant is None or variant.id not in self.for_):
            return False
        if since is None:
            return self.registered_to is None
        return (self.registered_from is None or self.registered_from <= since) and (
            self.registered_to is None or since <= self.registered_to
        )


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
    act: Act
    cpd_kinds: Kinds = Field(
        (), description="Kinds of entry that can be a piece of CPD.", examples=[["training", "reflection"]]
    )
    variants: Annotated[tuple[Variant, ...], SEVERAL] = ()
    exemptions: Annotated[tuple[Exemption, ...], SEVERAL] = ()
    requirements: Requirements = Field(min_length=1)
    advice: Requirements = ()
    tasks: Facts = ()
    dates: Annotated[tuple[Window, ...], SEVERAL] = ()
    forms: Annotated[tuple[Form, ...], SEVERAL] = ()
    review: Facts = ()
    pending: Facts = ()
    unknown: Texts = Field((), description="What is not known here.", examples=[["What the fee is."]])
    about: Annotated[Mapping[str, Facts], TABLE] = {}

    @property
    def not_known(self) -> tuple[str, ...]:
        """What is not known here, the days to act first."""
        days = (self.act.opens.not_known, self.act.due.not_known)
        return (*filter(None, days), *self.unknown)

    def variant(self, name: str | None) -> Variant | None:
        """A variant by its name; None where none is named or known."""
        return next((variant for variant in self.variants if variant.id == name), None)

    def variant_on(self, registration: Registration, on: datetime.date) -> Variant | None:
        """The variant somebody belongs to on a day: the one named, or the one after it once it has ended."""
        named = self.variant(registration.variant)
        ends = named and named.ends(registration.since)
        return self.variant(named.then) if named and ends and ends <= on else named

    def rule(self, requirement: Requirement, variant: Variant | None) -> Rule:
        """How a requirement is counted for people of a variant."""
        return variant.rules.get(requirement.id, requirement.rule) if variant else requirement.rule

    def months(self, variant: Variant | None) -> int:
        """How long a period is for people of a variant."""
        return (variant and variant.months) or self.period.months

    def stretch(self, registration: Registration, months: int) -> Stretch | None:
        """The period that lasts longer for somebody. Who does not say `since` has none."""
        longer, since = self.period.longer, registration.since
        if longer is None or since is None or since > longer.registered_on:
            return None
        return Stretch(holds=longer.registered_on, by=longer.months - months)

    def counts_anything(self, on: datetime.date, registration: Registration) -> bool:
        """Whether there was anything to count for somebody on a day, or never is."""
        variant = self.variant_on(registration, on)
        counted = [
            requirement
            for requirement in self.requirements
            if requirement.is_for(variant, registration.since)
            and not isinstance(self.rule(requirement, variant), Informs)
        ]
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
