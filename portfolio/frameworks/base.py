"""Framework, version and standard: what they are and how they are read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated

from pydantic import Field

from portfolio import shipped
from portfolio.problems import did_you_mean
from portfolio.records.fields import SEVERAL, Day, Detail, Text, Texts, YesNo

_REFERENCE = re.compile(r"[^\s:]+:\S+")


def is_reference(text: str) -> bool:
    """Whether a word is written as a standard is: `swe:4.2`, and not as a theme is."""
    return _REFERENCE.fullmatch(text) is not None


class Standard(Detail):
    """One item of a framework, written `swe:4.2`, with any below it."""

    code: Text
    title: Text
    source: Text | None = None
    verified: YesNo = False
    continues: Texts = ()  # earlier standards it goes on from, as the owner says
    standards: Annotated[tuple[Standard, ...], SEVERAL] = ()

    def walk(self) -> Iterator[Standard]:
        """The standard itself and all those below it, in order."""
        yield self
        for standard in self.standards:
            yield from standard.walk()


class Version(Detail):
    """A framework as it stood between two days, both included; None is open."""

    version: Text
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    replaces: Text | None = None
    source: Text
    read: Day | None = None
    verified: YesNo = False
    provisional: YesNo = False  # its codes are not the owner's, as far as we know
    note: Text | None = None
    standards: Annotated[tuple[Standard, ...], SEVERAL] = Field(min_length=1)

    def in_force(self, on: datetime.date) -> bool:
        """Whether entries of that day are read by this version."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)

    @cached_property
    def by_code(self) -> Mapping[str, Standard]:
        """Every standard of this version, at any depth."""
        return {s.code: s for top in self.standards for s in top.walk()}


class Framework(Detail):
    """A professional standard in its versions, oldest first."""

    id: Text
    title: Text
    owner: Text
    jurisdiction: Text | None = None
    profession: Text | None = None
    licence: Text | None = None
    versions: Annotated[tuple[Version, ...], SEVERAL] = Field(min_length=1)

    def on(self, day: datetime.date) -> Version | None:
        """The version in force on a day."""
        return next((v for v in reversed(self.versions) if v.in_force(day)), None)


@dataclass(frozen=True)
class Frameworks:
    """All frameworks a portfolio may cite, by id."""

    by_id: Mapping[str, Framework]

    def standard(self, reference: str, day: datetime.date) -> Standard | None:
        """`swe:4.2` as it read on a day; None where no version in force has it."""
        name, _, code = reference.partition(":")
        framework = self.by_id.get(name)
        version = framework.on(day) if framework else None
        return version.by_code.get(code) if version else None

    def provisional(self, reference: str, day: datetime.date) -> Version | None:
        """The version that names a standard on a day, if its codes are provisional."""
        name, _, code = reference.partition(":")
        framework = self.by_id.get(name)
        version = framework.on(day) if framework else None
        return version if version and version.provisional and code in version.by_code else None

    def title(self, reference: str) -> str:
        """The newest title of a standard, whatever the day; the reference itself if unknown."""
        name, _, code = reference.partition(":")
        for version in reversed(self.by_id[name].versions if name in self.by_id else ()):
            if code in version.by_code:
                return version.by_code[code].title
        return reference

    def why_not(self, reference: str, day: datetime.date) -> str:
        """Why a reference is not in force on a day, and what to write instead."""
        name, _, code = reference.partition(":")
        if name not in self.by_id:
            known = ", ".join(sorted(self.by_id))
            return f"There is no framework “{name}”. {did_you_mean(name, self.by_id)} Known: {known}."
        framework = self.by_id[name]
        version = framework.on(day)
        holders = [v for v in framework.versions if code in v.by_code]
        if version and not holders:
            return (
                f"“{name}” has no standard “{code}”. {did_you_mean(code, version.by_code)} "
                f"On {day} the version in force is {version.version}."
            )
        spans = "; ".join(f"{v.version}: {_span(v)}" for v in framework.versions)
        in_force = version.version if version else self._successor(name, day)
        return f"“{reference}” was not in force on {day} ({spans}). In force then: {in_force}."

    def replaceable(self, framework: Framework, version: Version) -> tuple[str, ...]:
        """What a version could replace: another version of its framework, or another framework."""
        versions = (other.version for other in framework.versions if other.version != version.version)
        return (*versions, *sorted(self.by_id.keys() - {framework.id}))

    def _successor(self, name: str, day: datetime.date) -> str:
        """What replaced a framework and is in force on a day, so that the writer can cite that."""
        for framework in self.by_id.values():
            version = framework.on(day)
            if version and name == version.replaces:
                return f"{framework.id}, version {version.version}"
        return "no version"

    def with_more(self, more: Iterable[Framework]) -> Frameworks:
        """These and the user's own, which win where an id is the same."""
        return Frameworks({**self.by_id, **{f.id: f for f in more}})


def _span(version: Version) -> str:
    return f"{version.from_ or 'ever'} to {version.to or 'now'}"


def read_framework(raw: object) -> Framework:
    """The parsed content of one framework file → a Framework.

    Raises pydantic's ValidationError, which the reader of the folder turns into problems.
    """
    return Framework.model_validate(raw)


@cache
def builtin() -> Frameworks:
    """The frameworks that come with the product."""
    frameworks = (read_framework(raw) for raw in shipped.every("portfolio.frameworks"))
    return Frameworks({framework.id: framework for framework in frameworks})
