"""The team page: what each person needs next, by name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from people import PROFILE, record, session
from portfolios import entry

from portfolio.share import Share
from portfolio.views import all_pages
from portfolio.views.team import Member, members, team_pages


def _two() -> dict[str, str]:
    return {
        "a/profile.md": PROFILE.replace("Rowan Fernleigh", "Zadie Quince"),
        "a/one.md": session(
            "2026-06-01",
            actions=[{"id": "a1", "what": "Ring", "due": "2026-07-01"}, {"id": "a2", "what": "Wait"}],
        ),
        "a/new.md": entry("Words.", title="New", date="2026-08-01", share="supervisor"),
        "b/profile.md": PROFILE.replace("Rowan Fernleigh", "Abena Ash"),
        "b/one.md": session("2026-11-10", next="2026-12-08"),
    }


def test_a_team_is_more_than_one(tmp_path: Path) -> None:
    assert not list(team_pages(record(tmp_path, {"rowan/a.md": entry("Words.")})))
    several = record(tmp_path / "b", _two())
    assert [page.folder for page in all_pages(several)].count("team/") == 1


def test_by_name_with_what_is_due_open_and_new(tmp_path: Path) -> None:
    abena, zadie = members(record(tmp_path, _two()))
    assert (abena.name, zadie.name) == ("Abena Ash", "Zadie Quince")
    assert abena.rhythm
    assert zadie.rhythm
    assert (abena.rhythm.is_due, zadie.rhythm.is_due) == (False, True)
    assert str(abena.rhythm.next) == "2026-12-08"
    assert ([one.what for one in zadie.overdue], zadie.open) == (["Ring"], 1)
    assert zadie.since
    assert [one.title for one in zadie.since.new] == ["New"]


def test_what_a_supervisor_may_not_see_makes_nobody_late(tmp_path: Path) -> None:
    files = _two() | {
        "a/two.md": session(
            "2026-11-15", share="private", reviews=[{"action": "one#a1", "done": "2026-06-20"}]
        )
    }
    zadie = members(record(tmp_path, files, Share.SUPERVISOR))[1]
    assert zadie.rhythm
    assert (zadie.rhythm.is_due, zadie.rhythm.days_since, zadie.overdue) == (False, None, ())


def test_nothing_on_the_page_ranks_people() -> None:
    assert not {"rank", "score", "place", "average"} & {field.name for field in dataclasses.fields(Member)}
