"""A supervision page speaks of the last twelve months first; every year before stays a click away."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import PROFILE, rowan, session

from portfolio.model.spans import last_twelve_months as lately
from portfolio.share import Share
from portfolio.views.home import home
from portfolio.views.shared.lately import stretches
from portfolio.views.supervision.page import VIEW
from portfolio.views.supervision.rhythm import rhythm, rhythm_line, rhythm_over_all

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))


def held(*days: str, profile: str = PROFILE, **fields: Any) -> dict[str, str]:
    """One-to-one sessions that took place on some days."""
    return {"profile.md": profile} | {f"s{day}.md": session(day, **fields) for day in days}


def pages(root: Path, files: dict[str, str], audience: Share = Share.PRIVATE) -> dict[str, Any]:
    """What the pages of supervision show, by their place below the person's folder."""
    made = VIEW.of(*rowan(root, files, audience))
    return {page.folder.removeprefix("rowan/supervision/"): page.data for page in made}


@given(st.lists(DAYS), DAYS)
def test_a_list_cut_into_stretches_loses_nothing(days: list[datetime.date], as_of: datetime.date) -> None:
    parts = stretches(days, lambda day: day, lately(as_of))
    assert sorted(day for part in parts for day in part.items) == sorted(days)
    assert len({part.anchor for part in parts}) == len({part.title for part in parts}) == len(parts)


def test_stretches_stand_in_the_order_in_which_one_reads_them() -> None:
    days = [datetime.date(2026, 12, 1), *(datetime.date(year, 11, 22) for year in (2024, 2026, 2025))]
    titles = [part.title for part in stretches(days, lambda day: day, lately(datetime.date(2026, 11, 22)))]
    assert titles == [
        "After 22 November 2026",
        "The last twelve months, 23 November 2025 to 22 November 2026",
        "Earlier in 2025",
        "2024",
    ]


def test_the_rhythm_speaks_of_12_months_and_then_of_all(tmp_path: Path) -> None:
    given = rowan(tmp_path, held("2024-01-10", "2025-11-22", "2025-11-23", "2026-11-22"))
    assert rhythm_line(*given).startswith(
        "Recorded in the last twelve months: 2 one-to-one sessions that took place. Agreed: every 28 days. "
        "The longest wait was 364 days, from 23 Nov 2025 to 22 Nov 2026."
    )
    assert rhythm_over_all(*given) == (
        "Recorded in all: 4 one-to-one sessions that took place (Jan 2024 to Nov 2026). "
        "The longest wait was 682 days."
    )


def test_a_young_record_says_it_once(tmp_path: Path) -> None:
    given = rowan(tmp_path, held("2026-01-10", "2026-02-10"))
    assert rhythm_over_all(*given) == ""
    assert rhythm(*given).years is None
    told = home(*given).rhythm
    assert told
    assert told.held == told.lately == 2


def test_a_year_without_a_session_is_not_passed_over(tmp_path: Path) -> None:
    found = pages(tmp_path, held("2024-01-10"))[""]
    assert found.rhythm.line.startswith("Recorded in the last twelve months: no one-to-one session.")
    assert found.rhythm.sessions.strip is None
    assert [[cell.text for cell in row] for row in found.rhythm.years.rows] == [
        ["The last twelve months", "0"],
        ["2024", "1"],
    ]


def test_a_day_to_come_is_not_counted_as_past(tmp_path: Path) -> None:
    found = pages(tmp_path, held("2026-11-01", "2026-12-01", decisions=[{"what": "Wait"}]))[""]
    assert "1 one-to-one session that" in found.rhythm.line
    assert (found.decisions.lately, found.decisions.all) == (1, 2)


def test_where_the_record_is_whole_only_since_a_day_of_these_months_the_page_says_so(tmp_path: Path) -> None:
    since = PROFILE.replace("complete_since: 2023-09-04", "complete_since: 2026-03-04")
    line = rhythm_line(*rowan(tmp_path, held("2026-01-10", "2026-10-10", profile=since)))
    assert "Only since 4 Mar 2026 is every session recorded." in line
    assert "No session is recorded between 10 Jan 2026 and 10 Oct 2026." in line
    assert "every session" not in rhythm_line(*rowan(tmp_path / "b", held("2026-01-10")))


@pytest.mark.parametrize(
    "hidden", ["2025-12-20", "2026-04-01", "2026-11-01"], ids=["before", "between", "after"]
)
def test_a_shared_build_calls_no_wait_the_longest_where_a_session_may_be_hidden(
    tmp_path: Path, hidden: str
) -> None:
    long_past = ("2020-01-10", "2023-01-10", "2025-11-01")  # the longest wait of the whole record
    shown = held(*long_past, "2026-01-10", "2026-02-10", "2026-05-10", share="public")
    assert "The longest wait was 89 days" in rhythm_line(*rowan(tmp_path, shown, Share.SUPERVISOR))
    secret = {"secret.md": session(hidden, share="private")}
    assert "longest wait" not in rhythm_line(*rowan(tmp_path / "b", shown | secret, Share.SUPERVISOR))


def test_the_newest_of_these_months_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    fields = {"decisions": [{"what": "Wait", "outcome": "They spoke.", "for": "practice"}]}
    found = pages(tmp_path, held("2024-01-10", "2025-01-10", "2026-01-10", **fields))
    one = found[""]
    assert [made.session.id for made in one.decisions.shown] == ["s2026-01-10"]
    assert (one.decisions.lately, one.decisions.all) == (1, 3)
    assert [came.noted.id for came in one.practice] == ["s2026-01-10"]
    assert (one.came.lately, one.came.all) == (1, 3)
    assert "Of 1 decision or action" in one.door[0]
    assert "Of 3 decisions and actions" in one.door_over_all[0]
    assert [part.title for part in found["decisions/"].stretches] == [
        "The last twelve months, 23 November 2025 to 22 November 2026",
        "Earlier in 2025",
        "2024",
    ]


def test_what_is_still_open_is_shown_however_old_it_is(tmp_path: Path) -> None:
    actions = [{"id": "a1", "what": "Ring him"}, {"id": "a2", "what": "Read", "done": "2024-02-01"}]
    found = pages(tmp_path, held("2024-01-10", actions=actions))
    assert [action.what for action in found[""].undone] == ["Ring him"]
    assert (found[""].done.lately, found[""].done.all) == (0, 1)
    assert [part.title for part in found["actions/"].stretches] == ["2024"]


def test_the_page_of_an_earlier_year_has_the_whole_year(tmp_path: Path) -> None:
    found = pages(tmp_path, held("2024-06-01", "2025-01-10", "2025-12-20", "2026-01-10"))
    years = {name: len(data.strip.marks) for name, data in found.items() if name.strip("/").isdecimal()}
    assert years == {"2025/": 2, "2024/": 1}
    assert len(found[""].rhythm.sessions.strip.marks) == 2  # 20 December 2025 is among the twelve months too


def test_the_balance_of_these_months_is_said_before_it_is_drawn(tmp_path: Path) -> None:
    files = held("2024-01-10", "2026-01-10", functions=["support"])
    files |= {
        "group.md": session("2026-02-01", form="group"),
        "no.md": session("2026-03-01", status="cancelled"),
    }
    balance = pages(tmp_path, files)[""].balance
    assert balance.forms_lately == "One to one 1, group 1"
    assert balance.functions_lately == (
        "Management none shown, support 1, development none shown, mediation none shown"
    )
