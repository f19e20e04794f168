"""Portfolio: everybody's record for one audience, and the terms it is read by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio.entries import Entry
from portfolio.model.practitioner import Practitioner
from portfolio.model.terms import Terms
from portfolio.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Everything one audience may see, or the full record for `private`."""

    practitioners: tuple[Practitioner, ...]
    terms: Terms
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """Entries by the path of their file, drafts too."""
        return {entry.path: entry for entry in self.with_drafts}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of all practitioners."""
        return tuple(entry for practitioner in self.practitioners for entry in practitioner.entries)

    @property
    def with_drafts(self) -> tuple[Entry, ...]:
        """The same with those that count nowhere yet."""
        return tuple(entry for practitioner in self.practitioners for entry in practitioner.with_drafts)
