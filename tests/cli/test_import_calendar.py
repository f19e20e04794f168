"""`portfolio import` of a calendar: the days of supervision are noted, and nothing else of it is kept."""

from __future__ import annotations

from pathlib import Path

import calendars
import portfolios
import pytest

WORDS = ("Hazel", "Thornbury", "Wrenfield", "Alderbrook", "Room", "example.org", "Court")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "work.ics").write_bytes(calendars.EVERY_FOUR_WEEKS)
    return portfolios.write(tmp_path, {"practitioners/rowan/profile.md": portfolios.PROFILE})


def _profile(project: Path) -> str:
    return (project / "content/practitioners/rowan/profile.md").read_text()


def test_the_days_are_noted_and_no_word_of_the_calendar_is_kept_or_said(run, project: Path) -> None:
    result = run(project, "import", "work.ics", "--yes")
    assert result.exit_code == 0
    assert _profile(project) == portfolios.PROFILE.replace(
        "worker\n",
        "worker\n"
        "sessions:\n"
        "  - date: 2026-02-02\n    minutes: 90\n"
        "  - date: 2026-03-02\n    status: cancelled\n"
        "  - date: 2026-03-31\n    status: moved\n    planned: 2026-03-30\n    minutes: 60\n"
        "  - date: 2026-04-27\n    status: cancelled\n"
        "  - date: 2026-05-25\n    minutes: 90\n"
        "  - date: 2026-06-22\n    minutes: 90\n"
        "  - date: 2026-07-20\n    minutes: 90\n"
        "  - date: 2026-08-17\n    minutes: 90\n"
        "  - date: 2026-09-14\n    minutes: 90\n"
        "  - date: 2026-10-12\n    minutes: 90\n"
        "  - date: 2026-11-09\n    minutes: 90\n",
    )
    kept = [path.read_bytes() for path in project.rglob("*") if path.is_file() and path.suffix != ".ics"]
    for word in WORDS:
        assert word not in result.output
        assert not any(word.encode() in data for data in kept)
    assert (project / "work.ics").read_bytes() == calendars.EVERY_FOUR_WEEKS


def test_a_second_time_doubles_nothing(run, project: Path) -> None:
    run(project, "import", "work.ics", "--yes")
    before = _profile(project)
    result = run(project, "import", "work.ics", "--yes")
    assert "nothing new to write" in result.output
    assert (result.exit_code, _profile(project)) == (0, before)


def test_a_session_that_an_entry_tells_of_is_not_noted_too(run, project: Path) -> None:
    told = portfolios.entry("## Reflection\n\nWe talked.", kind="supervision", date="2026-02-02")
    moved = portfolios.entry(
        "## Reflection\n\nWe talked.",
        kind="supervision",
        date="2026-05-27",
        status="moved",
        planned="2026-05-25",
    )
    portfolios.write(project, {"practitioners/rowan/told.md": told, "practitioners/rowan/moved.md": moved})
    result = run(project, "import", "work.ics", "--yes")
    assert "9 to note, 2 already there" in result.output
    assert "2026-02-02" not in _profile(project)
    assert "2026-05-25" not in _profile(project)


def test_where_the_calendar_and_the_record_disagree_the_record_stays(run, project: Path) -> None:
    run(project, "held", "2/3/26")
    result = run(project, "import", "work.ics", "--yes")
    assert result.exit_code == 1
    assert "2 March 2026: the calendar says cancelled, your record held." in result.output
    assert "  - date: 2026-03-02\n  - date" in _profile(project)


def test_nothing_is_written_unasked(run, project: Path) -> None:
    result = run(project, "import", "work.ics")
    assert result.exit_code == 1
    assert "2 March 2026, cancelled" in result.output
    assert _profile(project) == portfolios.PROFILE


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Somebody at a terminal who says no to what is called supervision, and yes to court."""
    questions: list[str] = []

    def choice(question, *_):
        questions.append(question)
        return "yes" if question.startswith("Note ") else "no"

    monkeypatch.setattr("portfolio.cli.asking.is_terminal", lambda: True)
    monkeypatch.setattr("portfolio.cli.asking.choice", choice)
    monkeypatch.setattr(
        "portfolio.cli.asking.several",
        lambda _, listed: [value for value, words in listed if "Court" in words],
    )
    return questions


def test_somebody_says_which_events_are_supervision(run, project: Path, asked: list[str]) -> None:
    court = [
        calendars.event(f"DTSTART:2026{month:02}03T100000", uid=f"c{month}", name="Court, Wrenfield")
        for month in (1, 2, 3)
    ]
    supervision = calendars.event("DTSTART:20260202T100000")
    (project / "work.ics").write_bytes(calendars.calendar(supervision, *court))
    assert run(project, "import", "work.ics").exit_code == 0
    assert asked == [
        "1 event called “Supervision with Hazel Thornbury”: your one-to-one supervision?",
        "Note 3 sessions?",
    ]
    assert "2026-02-02" not in _profile(project)
    assert _profile(project).count("- date:") == 3


def test_a_calendar_without_supervision_says_so(run, project: Path) -> None:
    only_court = calendars.event("DTSTART:20260202T100000", name="Court")
    (project / "work.ics").write_bytes(calendars.calendar(only_court))
    result = run(project, "import", "work.ics", "--yes")
    assert result.exit_code == 1
    assert "No event was taken" in result.output


def test_an_interruption_leaves_the_profile_as_it_was(run, project: Path, monkeypatch) -> None:
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("portfolio.cli.importing.calendar.put", stopped)
    result = run(project, "import", "work.ics", "--yes")
    assert "Nothing was written" in result.output
    assert _profile(project) == portfolios.PROFILE
