"""Who was covered, as far as an audience may see it."""

from __future__ import annotations

from pathlib import Path

from people import PROFILE, rowan, session

from portfolio.share import Share
from portfolio.views.supervision.feel import Coverage, coverage


def _covered(root: Path, share: str, audience: Share) -> Coverage:
    files = {
        "profile.md": PROFILE.replace(
            "share: regulator", "share: regulator\nshare_fields: {covers: supervisor}"
        )
    }
    files["s0.md"] = session("2026-01-01", covers=[{"code": "K1", "worry": 5}, {"code": "K2", "worry": 3}])
    for month in range(2, 9):
        files[f"s{month}.md"] = session(f"2026-0{month}-01", covers=[{"code": "K2", "worry": 2}])
    files["s9.md"] = session("2026-09-01", share=share, covers=[{"code": "K1", "worry": 1}])
    found = coverage(*rowan(root, files, audience))
    assert found
    return found


def test_a_worry_that_a_later_session_may_have_changed_is_not_called_the_latest(tmp_path: Path) -> None:
    whole = _covered(tmp_path / "a", "private", Share.PRIVATE)
    assert [(row.code, row.worry) for row in whole.rows] == [("K2", 2), ("K1", 1)]
    part = _covered(tmp_path / "b", "private", Share.SUPERVISOR)
    assert [(row.code, row.worry) for row in part.rows] == [("K2", 2)]
    assert part.earlier == ("K1",)
    shared = _covered(tmp_path / "c", "supervisor", Share.SUPERVISOR)
    assert (shared.rows, shared.earlier) == (whole.rows, ())


def test_a_family_closed_in_the_profile_waits_no_more_and_one_never_talked_about_is_there(
    tmp_path: Path,
) -> None:
    families = "families: [{code: K1, to: 2026-09-30}, {code: K2}, {code: K9, from: 2026-10-23}, {code: K8}]"
    files = {
        "profile.md": PROFILE.replace("themes:", f"{families}\nthemes:"),
        "s1.md": session("2026-08-01", covers=[{"code": "K1", "worry": 5}, {"code": "K2", "worry": 3}]),
    }
    found = coverage(*rowan(tmp_path, files))
    assert found
    told = [(row.code, row.days, row.never, row.longest) for row in found.rows]
    assert told == [("K2", 113, False, True), ("K9", 30, True, False), ("K8", None, True, False)]
    assert (found.closed, found.earlier) == (("K1",), ())
