"""The vocabulary of rules: the few ways in which a regulator asks for something.

It is closed on purpose. A regulator's file only combines these, so a new regulator needs no code,
and `measure` has one short function for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from portfolio.entries.review import ReviewType
from portfolio.records.fields import SEVERAL, Detail, Number, Text, Texts, Whole, YesNo
from portfolio.renewal.choices import AtLeastOne, Choice, Timed

SomeHours = Annotated[Number, Field(gt=0)]


class Informs(Detail):
    """Nothing to count: it is only said."""

    name: Literal["informs"] = "informs"


class Count(Choice, Timed):
    """So many entries of a kind; `cites` names standards, of which each must cite one.

    `by_months` says after how many months each of them is due.
    """

    name: Literal["count"]
    needed: AtLeastOne
    cites: Texts = ()
    written: YesNo = False  # must hold words, not only fields
    by_months: Annotated[tuple[Whole, ...], SEVERAL] = ()


class Hours(Detail):
    """So many hours of training, or of training together with others."""

    name: Literal["hours"]
    needed: SomeHours
    participatory: YesNo = False


class Distinct(Detail):
    """So many different pieces of CPD, or pieces of so many different types."""

    name: Literal["distinct"]
    needed: AtLeastOne
    by: Literal["piece", "type"] = "piece"


class NoCopies(Detail):
    """Among so many pieces of CPD, none that says the same as another."""

    name: Literal["no-copies"]
    among: AtLeastOne


class HasPart(Detail):
    """So many pieces of CPD with words under one of some headings."""

    name: Literal["has-part"]
    needed: AtLeastOne
    headings: Texts = Field(min_length=1)


class PeerReflection(Detail):
    """So many pieces of CPD with what was learnt from talking them through with a peer."""

    name: Literal["peer"]
    needed: AtLeastOne


class Covers(Detail):
    """Every standard of a framework, or below one of its standards, cited by a piece of CPD."""

    name: Literal["covers"]
    framework: Text
    below: Text | None = None


class Mark(Detail):
    """A review of a type, due so many months after the period began."""

    month: AtLeastOne
    type: ReviewType


class AtMonths(Detail):
    """A review at each of some months; `within_days` is how far after it may be dated."""

    name: Literal["at-months"]
    marks: Annotated[tuple[Mark, ...], SEVERAL] = Field(min_length=1)
    within_days: Whole = 0


class PracticeHours(Detail):
    """So many hours of practice, counted from posts less leave."""

    name: Literal["practice-hours"]
    needed: SomeHours


class Declared(Timed):
    """A declaration on record; `declares` says of what, where there are several."""

    name: Literal["declared"]
    declares: Literal["health", "indemnity"] | None = None


class Gaps(Detail):
    """Every stretch of so many months without CPD explained."""

    name: Literal["gaps"]
    months: AtLeastOne


AnyRule = (
    Informs
    | Count
    | Hours
    | Distinct
    | NoCopies
    | HasPart
    | PeerReflection
    | Covers
    | AtMonths
    | PracticeHours
    | Declared
    | Gaps
)
NAMES: tuple[str, ...] = tuple(
    get_args(rule.model_fields["name"].annotation)[0] for rule in get_args(AnyRule)
)


def _named(value: object) -> object:
    """Refuse a rule without a known name in words of ours: pydantic has none for it."""
    name = value.get("name") if isinstance(value, Mapping) else NAMES[0]
    if name is None:
        raise PydanticCustomError("missing-field", "no name", {"field": "name", "example": "name: hours"})
    if name not in NAMES:
        expected = ", ".join(f"'{known}'" for known in NAMES)
        context = {"field": "name", "typed": str(name), "expected": expected}
        raise PydanticCustomError("not-one-of", "unknown rule", context)
    return value


Rule = Annotated[AnyRule, Field(discriminator="name"), BeforeValidator(_named)]
