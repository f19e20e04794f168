"""Whether a decision is on the child's file: said by each decision, asked of practice decisions only."""

from __future__ import annotations

import re
from pathlib import Path

import portfolios
import pytest
from people import rowan, session

from portfolio.share import Share
from portfolio.views.supervision.work import decided, file_not_said

ASKED = "Practice decisions that do not say whether they are on the child’s file"
VISIT = {"what": "Visit together", "for": "practice"}
COURSE = {"what": "Find a course", "for": "development"}
ON_FILE = {"what": "Ask the school", "for": "practice", "on_child_file": True}
NOT_THERE = {"what": "Write in the car", "for": "practice", "on_child_file": False}


def silent(root: Path, audience: Share = Share.PRIVATE, **fields: object) -> list[str]:
    """The decisions of one session that are listed as saying nothing of the file."""
    files = {"one.md": session("2026-10-01", **({"share": "public"} | fields))}
    _, one = rowan(root, files, audience)
    return [made.decision.what for made in file_not_said(one)]


def test_a_practice_decision_that_does_not_say_is_listed(tmp_path: Path) -> None:
    assert silent(tmp_path, decisions=[ON_FILE, VISIT, NOT_THERE]) == ["Visit together"]


@pytest.mark.parametrize("decision", [COURSE, {"what": "Meet on Mondays"}], ids=["development", "neither"])
def test_a_decision_not_marked_as_practice_is_never_asked(tmp_path: Path, decision: dict[str, str]) -> None:
    assert silent(tmp_path, decisions=[decision]) == []


@pytest.mark.parametrize("word", [True, False])
def test_an_older_session_that_says_it_once_has_said_it(tmp_path: Path, word: bool) -> None:
    assert silent(tmp_path, decisions=[VISIT], on_child_file=word) == []


def test_a_word_withheld_from_the_supervisor_is_not_called_missing(tmp_path: Path) -> None:
    held = {"decisions": [VISIT], "on_child_file": True, "share_fields": {"on_child_file": "private"}}
    assert silent(tmp_path, Share.SUPERVISOR, **held) == []


@pytest.mark.parametrize("audience", Share)
def test_only_the_practitioner_and_the_supervisor_are_told(tmp_path: Path, audience: Share) -> None:
    told = silent(tmp_path, audience, decisions=[VISIT])
    assert told == (["Visit together"] if audience in {Share.PRIVATE, Share.SUPERVISOR} else [])


def test_the_word_belongs_to_each_decision(tmp_path: Path) -> None:
    _, one = rowan(tmp_path, {"one.md": session("2026-10-01", decisions=[ON_FILE, NOT_THERE, VISIT])})
    assert [made.decision.on_child_file for made in decided(one.sessions)] == [True, False, None]


def test_the_pages_say_it_beside_its_decision_and_lead_to_those_that_do_not(tmp_path: Path) -> None:
    files = {
        "practitioners/rowan/new.md": session("2026-10-01", decisions=[ON_FILE, VISIT]),
        "practitioners/rowan/old.md": session("2026-09-01", decisions=[VISIT, COURSE], on_child_file=True),
    }
    built = portfolios.build(portfolios.write(tmp_path, files))
    assert built.error is None, built.said
    page = built.page("rowan/supervision/index.html")
    assert page.count("On the child’s file") == 1
    listed = page.partition(ASKED)[2].partition("<h2")[0]
    assert re.findall(r'href="([^"]+)">([^<]+)<', listed)[:1] == [
        ("../entries/new/index.html#decisions", "Visit together")
    ]
    assert len(re.findall("<li>", listed)) == 1
    old = built.page("rowan/entries/old/index.html")
    assert old.count("the child&#39;s file") + old.count("the child’s file") == 1  # once, for the session
