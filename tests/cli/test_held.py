"""`portfolio held`: a session noted in one line of the profile."""

from __future__ import annotations

import datetime
from pathlib import Path

import portfolios
import pytest

from portfolio.writing.sessions import complete_since, with_session

PROFILE = """\
---
name: Rowan Fernleigh   # as on the register
role: social worker
supervision: {every_days: 28}
sessions:
  # the winter I wrote nothing down
  - date: 2026-01-07
---
I listen.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    session = portfolios.entry("## Reflection\n\nWe talked.", kind="supervision", date="2026-03-04")
    files = {"profile.md": PROFILE, "session.md": session}
    return portfolios.write(tmp_path, {f"practitioners/rowan/{name}": text for name, text in files.items()})


def _profile(project: Path) -> str:
    return (project / "content/practitioners/rowan/profile.md").read_text()


def test_one_more_line_and_nothing_else(run, project: Path) -> None:
    result = run(project, "held", "4 Feb 2026", "--moved-from", "2/2/26", "--minutes", "60")
    assert result.output == "Noted: Wednesday 4 February 2026.\n"
    more = "  - date: 2026-02-04\n    status: moved\n    planned: 2026-02-02\n    minutes: 60\n"
    assert _profile(project) == PROFILE.replace("2026-01-07\n", f"2026-01-07\n{more}")


def test_noted_again_the_same_day_takes_the_place_of_the_first(run, project: Path) -> None:
    result = run(project, "held", "7/1/26", "--cancelled", "duty\n cover")
    assert result.exit_code == 0
    assert "date: 2026-01-07\n    status: cancelled\n    because: duty cover\n" in _profile(project)
    assert "status: held" not in _profile(project)


def test_a_session_that_an_entry_tells_of_is_not_noted_too(run, project: Path) -> None:
    result = run(project, "held", "4/3/26")
    assert "tells of the session of 4 March 2026 already" in result.output
    assert _profile(project) == PROFILE


@pytest.mark.parametrize("day", ["31/31", "1 January 2099", "someday"])
def test_a_day_that_is_none_or_has_not_come_is_refused(run, project: Path, day: str) -> None:
    result = run(project, "held", day)
    assert result.exit_code == 2
    assert "is not a day that has come" in result.output
    assert _profile(project) == PROFILE


def test_since_when_all_are_recorded_stands_beside_what_was_agreed() -> None:
    told = complete_since(PROFILE.encode(), datetime.date(2026, 1, 1)).decode()
    assert "supervision: {every_days: 28, complete_since: 2026-01-01}" in told
    assert "# as on the register" in told


def test_the_first_session_noted_begins_the_list() -> None:
    bare = "---\nname: Rowan\nrole: social worker\n---\n"
    told = with_session(bare.encode(), {"date": datetime.date(2026, 2, 4)}).decode()
    assert told == "---\nname: Rowan\nrole: social worker\nsessions:\n  - date: 2026-02-04\n---\n"
