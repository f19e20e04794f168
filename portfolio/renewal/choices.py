"""Choices: which entries a rule or a form is about, and when they must be dated to count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from portfolio.entries import KINDS
from portfolio.problems import did_you_mean
from portfolio.records.fields import SEVERAL, TABLE, Detail, Text, Texts, Whole


def _kind(value: str) -> str:
    if value not in KINDS:
        context = {"typed": value, "known": ", ".join(KINDS), "suggestion": did_you_mean(value, KINDS)}
        raise PydanticCustomError("unknown-kind", "unknown kind", context)
    return value


MONTHS_BEFORE_END = re.compile(r"\d{1,2} months before end\Z")
WHILE_OPEN = "while renewal is open"
Kinds = Annotated[tuple[Annotated[Text, AfterValidator(_kind)], ...], SEVERAL]
AtLeastOne = Annotated[Whole, Field(gt=0)]


class Choice(Detail):
    """Which entries something is about: kinds, and what some of their fields must say."""

    kinds: Kinds = Field(min_length=1, description="Kinds of entry.", examples=[["feedback"]])
    where: Annotated[Mapping[str, Texts], TABLE] = Field(
        {}, description="What a field must say.", examples=[{"from": "[child]"}]
    )

    @model_validator(mode="after")
    def _fields_known(self) -> Choice:
        for kind in self.kinds:
            for field in self.where:
                if field not in KINDS[kind].written():
                    suggestion = did_you_mean(field, KINDS[kind].written())
                    context = {"field": field, "inside": f"a {kind}", "suggestion": suggestion}
                    raise PydanticCustomError("unknown-field", "unknown field", context)
        return self


def _within(value: object) -> object:
    if value == WHILE_OPEN or (isinstance(value, str) and MONTHS_BEFORE_END.match(value)):
        return value
    typed = value if isinstance(value, str) else "this"
    context = {"field": "within", "typed": typed, "example": "within: 12 months before end"}
    raise PydanticCustomError("not-understood", "not a time near the end of a period", context)


class Timed(Detail):
    """When something must be dated to count: near the end of the period, or after other requirements."""

    within: Annotated[str, BeforeValidator(_within), WithJsonSchema({"type": "string"})] | None = Field(
        None,
        description="Only from then on: `12 months before end`, or `while renewal is open`.",
        examples=["12 months before end"],
    )
    after: Texts = Field(
        (),
        description="Requirements that stand before it, which must be met by its day.",
        examples=[["reflections"]],
    )
