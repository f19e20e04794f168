"""Every form, its labels, and which form some labels belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field

from portfolio import shipped
from portfolio.records.fields import SEVERAL, Day, Detail, Text, Texts, YesNo
from portfolio.writing.forms.labels import Names, folded

_USUAL = "usual.yml"
_ENOUGH = 0.5  # of a form's labels
_AT_LEAST = 3
TEXT = "text"  # kept in the entry's text under its own label


class Label(Detail):
    """A label of a form and what it asks for: a field by its name, or a heading by its title."""

    label: Texts = Field(description="What the form says, in each wording it has had.")
    to: Text = Field(TEXT, description="The field or the heading; text: kept under its label.")


class Form(Detail):
    """A published form."""

    id: Text
    title: Text
    owner: Text
    kind: Text
    source: Text
    source_kind: Literal["official", "secondary", "none"]
    read: Day
    verified: YesNo
    labels: Annotated[tuple[Label, ...], SEVERAL]

    def meaning(self, label: str) -> str:
        """The field or heading that a label asks for; empty if it is none of this form's."""
        return next((one.to for one, names in self._named if names.rank(label)), "")

    def matched(self, labels: Sequence[str]) -> int:
        """How many of the form's labels are among some."""
        return sum(any(map(names.rank, labels)) for _, names in self._named)

    @cached_property
    def _named(self) -> tuple[tuple[Label, Names], ...]:
        return tuple((label, Names(label.label)) for label in self.labels)


@dataclass(frozen=True)
class Usual:
    """What people call something of an entry in their own logs.

    `perhaps` are names that other things have too, so that the cells must agree.
    """

    field: str
    words: str
    names: Names
    perhaps: Names


@cache
def forms() -> tuple[Form, ...]:
    """Every published form."""
    return tuple(Form.model_validate(raw) for raw in shipped.every(__package__) if "labels" in raw)


def recognise(labels: Sequence[str]) -> Form | None:
    """The form that some labels belong to, if most of its own are among them."""
    said = [label for label in labels if folded(label)]
    found = [(form.matched(said), form) for form in forms()]
    fits = [
        (number, number / len(form.labels), form)
        for number, form in found
        if number >= min(_AT_LEAST, len(form.labels)) and number >= len(form.labels) * _ENOUGH
    ]
    return max(fits, key=lambda fit: fit[:2])[2] if fits else None


@cache
def usual() -> Mapping[str, Usual]:
    """The usual names, by field or heading, in the order in which they are asked about."""
    raw = shipped.one(__package__, _USUAL)
    everywhere = frozenset(raw["beside"])
    return {
        field: Usual(
            field,
            said["words"],
            Names(said.get("names", ()), everywhere.union(said.get("beside", ()))),
            Names(said.get("perhaps", ()), everywhere.union(said.get("beside", ()))),
        )
        for field, said in raw["usual"].items()
    }
