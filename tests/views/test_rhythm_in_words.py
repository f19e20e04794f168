"""What the pages say of the rhythm of supervision, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import PROFILE, rowan, session

from portfolio.share import Share
from portfolio.views.supervision.rhythm import rhythm, rhythm_line
from portfolio.views.supervision.since import rhythm_in_brief


def _of(*sessions: str, profile: str = PROFILE) -> dict[str, str]:
    return {"profile.md": profile} | {f"s{number}.md": text for number, text in enumerate(sessions)}


def test_a_wait_that_still_goes_on_is_said_beside_the_longest(tmp_path: Path) -> None:
    files = _of(session("2026-01-10"), session("2026-02-05"), session("2026-04-03", status="cancelled"))
    line = rhythm_line(*rowan(tmp_path, files))
    assert line.endswith(
        "The longest wait was 26 days, from 10 Jan 2026 to 5 Feb 2026. 290 days have gone by since the last."
    )
    recent = rhythm_line(*rowan(tmp_path / "b", _of(session("2026-10-10"), session("2026-11-05"))))
    assert "gone by" not in recent
    hidden = files | {"later.md": session("2026-11-01", share="private")}
    assert "gone by" not in rhythm_line(*rowan(tmp_path / "c", hidden, Share.SUPERVISOR))


def test_where_not_every_session_is_recorded_nothing_is_called_a_wait(tmp_path: Path) -> None:
    unsure = PROFILE.replace(", complete_since: 2023-09-04", "")
    told = rowan(tmp_path, _of(session("2026-01-10"), session("2026-04-05"), profile=unsure))
    line = rhythm_line(*told)
    assert line.startswith("Recorded in the last twelve months: 2 one-to-one sessions that took place")
    assert line.endswith("No session is recorded between 10 Jan 2026 and 5 Apr 2026.")
    assert rhythm(*told).waits == ""
    brief = rhythm_in_brief(*told)
    assert brief
    assert not brief.is_due


def test_nobody_is_due_for_days_of_leave(tmp_path: Path) -> None:
    ill = PROFILE.replace("from: 2025-06-09}", "from: 2025-06-09,\n     leave: [{from: 2026-10-10}]}")
    told = rhythm_in_brief(*rowan(tmp_path, _of(session("2026-10-01"), profile=ill)))
    assert told
    assert (told.days_since, told.is_due) == (52, False)
    told = rhythm_in_brief(*rowan(tmp_path / "b", _of(session("2026-10-01"))))
    assert told
    assert told.is_due


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((60, 60), "One-to-one sessions took 60 minutes."),
        ((60, 90, 90), "One-to-one sessions took 60 to 90 minutes, at least half of them 90 or more."),
    ],
)
def test_minutes_as_one_says_them(tmp_path: Path, minutes: tuple[int, ...], said: str) -> None:
    held = [session(f"2026-0{number}-01", minutes=took) for number, took in enumerate(minutes, 1)]
    assert rhythm(*rowan(tmp_path, _of(*held))).minutes == said


def test_waits_of_a_sort_there_was_none_of_are_not_counted_out(tmp_path: Path) -> None:
    held = (session("2026-10-01"), session("2026-10-20"), session("2026-11-20"))
    assert rhythm(*rowan(tmp_path, _of(*held))).waits.startswith(
        "1 of 2 waits between one-to-one sessions kept to what was agreed; 1 ran over. Days"
    )


def test_the_next_day_agreed_is_the_same_wherever_it_is_said(tmp_path: Path) -> None:
    told = rowan(tmp_path, _of(session("2026-10-01", next="2026-12-10"), session("2026-11-01")))
    line = rhythm_in_brief(*told)
    assert line
    assert line.next == rhythm(*told).next
    assert str(line.next) == "2026-12-10"
