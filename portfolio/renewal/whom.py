"""Whom a rule is for, and until when: groups of people, and those who are excused."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from portfolio.entries.profile import Registration
from portfolio.records.fields import TABLE, Day, Text, Texts
from portfolio.renewal.choices import AtLeastOne
from portfolio.renewal.facts import DayOfYear, Fact, on_or_before
from portfolio.renewal.periods import DateRange, add_months
from portfolio.renewal.rules import Rule


class Variant(Fact):
    """A group of people for whom some rules, or the length of the period, are different."""

    rules: Annotated[Mapping[str, Rule], TABLE] = Field({}, description="Their own rules, by requirement.")
    months: AtLeastOne | None = Field(None, description="Their own length of period.", examples=[60])
    lasts_months: AtLeastOne | None = Field(
        None,
        description="How many months after `since` one belongs to it; not written: always.",
        examples=[12],
    )
    then: Text | None = Field(
        None, description="The variant after that, where it ends.", examples=["social-worker"]
    )

    def ends(self, since: datetime.date | None) -> datetime.date | None:
        """The first day on which somebody registered since then no longer belongs to it."""
        return add_months(since, self.lasts_months) if since and self.lasts_months else None


class Exemption(Fact):
    """People who are not asked for some of it. All that is written of them must be true."""

    excuses: Texts = Field(
        min_length=1,
        description="What they are not asked for: requirements and tasks.",
        examples=[["pieces"]],
    )
    joined_since: DayOfYear | None = Field(
        None, description="Who joined in the period, on this day or later.", examples=["09-01"]
    )
    registered_to: Day | None = Field(
        None, description="Who registered on this day or earlier.", examples=["2024-06-02"]
    )
    variants: Texts = Field((), description="Who belongs to one of these variants.")

    def holds(self, registration: Registration, variant: Variant | None, period: DateRange) -> bool:
        """Whether somebody is excused in a period; only who says since when they are registered can be."""
        since = registration.since
        if since is None:
            return False
        if self.joined_since and not on_or_before(self.joined_since, period.end) <= since <= period.end:
            return False
        if self.registered_to and since > self.registered_to:
            return False
        return not self.variants or (variant is not None and variant.id in self.variants)
