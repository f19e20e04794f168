"""`portfolio remind`: a file for one's own calendar, and what is said of it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import icalendar
import portfolios
import pytest

SESSION = portfolios.entry(
    "We talked.",
    kind="supervision",
    title="Quillfeather",
    next="2026-12-09",
    actions=[
        {"id": "a1", "what": "Ring Quillfeather.", "due": "2026-12-11"},
        {"id": "a2", "what": "Write to Quillfeather.", "due": "2026-12-11"},
        {"id": "a3", "what": "Ask Quillfeather.", "due": "2026-06-11"},
    ],
)


@pytest.fixture
def project(tree: Callable) -> Path:
    """Rowan, with a session that agreed something."""
    return tree({"practitioners/rowan/session.md": SESSION})


def test_it_says_for_which_days_and_what_to_do_with_the_file(run: Callable, project: Path) -> None:
    result = run(project, "remind", "--out", "my/reminders.ics")
    assert result.exit_code == 0
    assert result.output.startswith(
        "3 reminders:\n"
        "  9 December 2026    Your next supervision\n"
        "  11 December 2026   An agreed action is due, 2 of them\n"
        "Left out: 1 whose day has gone by.\n"
        "Written: my/reminders.ics\n"
    )
    assert "Open it with your calendar" in result.output
    assert "your own file" in result.output
    assert "Quillfeather" not in result.output


def test_only_its_owner_may_read_the_file(run: Callable, project: Path) -> None:
    run(project, "remind", "--out", "reminders.ics")
    file = project / "reminders.ics"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 3
    assert b"Quillfeather" not in file.read_bytes()


def test_made_again_it_is_the_same_and_takes_its_own_place(run: Callable, project: Path) -> None:
    run(project, "remind", "--out", "reminders.ics")
    first = (project / "reminders.ics").read_bytes()
    assert run(project, "remind", "--out", "reminders.ics").exit_code == 0
    assert (project / "reminders.ics").read_bytes() == first


def test_a_record_that_was_moved_still_knows_its_names(run: Callable, project: Path) -> None:
    run(project, "remind", "--out", "reminders.ics")
    moved = project.rename(project.with_name("on another computer"))
    first = (moved / "reminders.ics").read_bytes()
    run(moved, "remind", "--out", "reminders.ics")
    assert (moved / "reminders.ics").read_bytes() == first


def test_a_file_of_somebody_elses_is_left_as_it_is(run: Callable, project: Path) -> None:
    (project / "holiday.ics").write_text("BEGIN:VCALENDAR")
    result = run(project, "remind", "--out", "holiday.ics")
    assert result.exit_code == 1
    assert "was not written from here" in result.output
    assert (project / "holiday.ics").read_text() == "BEGIN:VCALENDAR"


def test_one_changed_since_is_left_as_it_is(run: Callable, project: Path) -> None:
    run(project, "remind", "--out", "reminders.ics")
    (project / "reminders.ics").write_text("mine now")
    assert run(project, "remind", "--out", "reminders.ics").exit_code == 1
    assert (project / "reminders.ics").read_text() == "mine now"


def test_it_is_not_written_among_the_pages(run: Callable, project: Path) -> None:
    result = run(project, "remind", "--out", "content/pages/reminders.ics")
    assert result.exit_code == 1
    assert "among the files of the portfolio itself" in result.output


def test_where_nothing_lies_ahead_it_says_so_and_writes_nothing(run: Callable, tree: Callable) -> None:
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.")})
    result = run(project, "remind", "--out", "reminders.ics")
    assert result.exit_code == 0
    assert result.output.startswith("No day lies ahead")
    assert not (project / "reminders.ics").exists()


def test_what_is_only_overdue_makes_no_file_but_is_counted(run: Callable, tree: Callable) -> None:
    late = [{"id": "a", "what": "Ring.", "due": "2026-06-11"}]
    session = portfolios.entry("We talked.", kind="supervision", actions=late)
    project = tree({"practitioners/rowan/a.md": session})
    result = run(project, "remind", "--out", "reminders.ics")
    assert result.output.endswith("Left out: 1 whose day has gone by.\n")
    assert not (project / "reminders.ics").exists()


def test_where_there_is_nobody_it_says_how_to_begin(run: Callable, tree: Callable) -> None:
    project = tree({})
    (project / "content/practitioners").mkdir()
    result = run(project, "remind", "--out", "reminders.ics")
    assert result.exit_code == 1
    assert "portfolio init" in result.output


def test_of_several_people_one_has_to_be_named(run: Callable, project: Path) -> None:
    other = project / "content/practitioners/imogen"
    other.mkdir()
    (other / "profile.md").write_text(portfolios.PROFILE)
    (other / "a.md").write_text(portfolios.entry("Words."))
    result = run(project, "remind", "--out", "reminders.ics")
    assert result.exit_code == 2
    assert "--practitioner with one of: imogen, rowan" in result.output
    result = run(project, "remind", "--practitioner", "rowan", "--out", "reminders.ics")
    assert result.output.startswith("3 reminders:")


def test_an_entry_with_a_mistake_is_left_out_and_named(run: Callable, project: Path) -> None:
    (project / "content/practitioners/rowan/b.md").write_text(
        SESSION.replace("2026-12-11", "11/12/26").replace("Quillfeather", "x")
    )
    result = run(project, "remind", "--out", "reminders.ics")
    assert result.exit_code == 0
    assert "b.md" in result.output
    assert "3 reminders:" in result.output
