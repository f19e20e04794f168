"""Portfolios made in memory, for tests of analyses and views: no files, no MkDocs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from portfolio.entries import KINDS, Entry, Profile
from portfolio.frameworks import builtin
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.text.parts import split

AS_OF = datetime.date(2026, 11, 22)


def entry(id: str, date: Any, kind: str = "reflection", body: str = "", **fields: Any) -> Entry:  # noqa: A002
    """An entry as its file would give it; its title is its id unless given."""
    given = {"title": id, **{name.rstrip("_"): value for name, value in fields.items()}}
    found: Entry = KINDS[kind].model_validate(
        {
            "kind": kind,
            "id": id,
            "date": str(date),
            "practitioner": "rowan",
            "path": f"rowan/{id}.md",
            **given,
        }
    )
    return found.with_parts(split(body))


def practitioner(entries: Iterable[Entry], **profile: Any) -> Practitioner:
    """Rowan, with these entries, oldest first."""
    given = {"name": "Rowan Fernleigh", "role": "social worker", "path": "rowan/profile.md", **profile}
    ordered = tuple(sorted(entries, key=lambda one: (one.date, one.id)))
    return Practitioner(id="rowan", profile=Profile.model_validate(given), entries=ordered)


def portfolio(entries: Iterable[Entry], as_of: datetime.date = AS_OF, **profile: Any) -> Portfolio:
    """The full record of Rowan alone."""
    terms = Terms(as_of=as_of, frameworks=builtin())
    return Portfolio(practitioners=(practitioner(entries, **profile),), terms=terms)


def read(case: Mapping[str, Any]) -> Portfolio:
    """The full record a case describes."""
    entries = [entry(**{"id": one["id"], **one}) for one in case["entries"]]
    return portfolio(entries, case.get("as of", AS_OF), **case.get("profile", {}))
