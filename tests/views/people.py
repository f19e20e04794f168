"""Small records for the tests of views, read the way the site reads them."""

from __future__ import annotations

import datetime
from pathlib import Path

import portfolios

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.share import Share

AS_OF = datetime.date(2026, 11, 22)


def record(root: Path, files: dict[str, str], audience: Share = Share.PRIVATE) -> Portfolio:
    """What one audience sees of some files; `rowan/…` lies among the practitioners."""
    project = portfolios.write(root, {f"practitioners/{name}": text for name, text in files.items()})
    reading = read(portfolios.folder_of(project), AS_OF)
    errors = [one for one in reading.problems if one.is_error]
    assert not errors, errors
    return visible(reading.portfolio, audience)


def rowan(root: Path, files: dict[str, str], audience: Share = Share.PRIVATE) -> tuple[Terms, Practitioner]:
    """One person, and the terms on which their record is looked at: what a view is given."""
    portfolio = record(root, {f"rowan/{name}": text for name, text in files.items()}, audience)
    return portfolio.terms, portfolio.practitioners[0]


def session(date: str, **fields: object) -> str:
    """A one-to-one session that took place."""
    given = {"kind": "supervision", "title": f"Session of {date}", "date": date, "share": "supervisor"}
    return portfolios.entry("## Reflection\n\nWe talked.", **(given | fields))


PROFILE = """\
---
name: Rowan Fernleigh
role: social worker
share: regulator
posts:
  - {id: first, role: social worker, setting: assessment, from: 2023-09-04, to: 2025-05-30,
     leave: [{from: 2025-02-10, to: 2025-03-14, why: CANARY}]}
  - {id: second, role: senior social worker, from: 2025-06-09}
supervision: {every_days: 28, complete_since: 2023-09-04}
themes: [{id: listening, title: Listening, goal: To wait.}]
---
I listen.
"""
