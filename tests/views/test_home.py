"""Home: what changed, how we know, and what is new since the last supervision."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import PROFILE, rowan, session
from portfolios import entry

from portfolio.share import Share
from portfolio.views.home import home, home_page
from portfolio.views.shared.then_now import apart

THEN = "## What I learnt\n\nI talk when I am nervous.\n"
NOW = "## What I changed\n\nI wait, and I leave the radio off.\n"
MIND = {"from": "Silence is refusal.", "to": "Silence is thinking.", "because": "I counted to eleven."}


def _files(**more: str) -> dict[str, str]:
    return {
        "profile.md": PROFILE,
        "then.md": entry(THEN, title="Then", date="2023-09-22", themes=["listening"], share="supervisor"),
        "now.md": entry(NOW, title="Now", date="2025-11-21", themes=["listening"], share="supervisor"),
    } | {f"{name}.md": text for name, text in more.items()}


def test_then_and_now_in_the_persons_own_words_with_the_time_between(tmp_path: Path) -> None:
    told = home(*rowan(tmp_path, _files()))
    (turn,) = told.turns
    assert (turn.pair.then.words, turn.pair.now.words) == (
        "I talk when I am nervous.",
        "I wait, and I leave the radio off.",
    )
    assert (turn.pair.apart, turn.behind.entries) == ("2 years and 2 months", 2)
    assert turn.witness is None


def test_the_work_is_for_children_so_their_words_are_heard_first(tmp_path: Path) -> None:
    said = "## What was said (not identifiable)\n\n{}\n"
    child = {"kind": "feedback", "from_": "child", "date": "2024-04-23", "follows": ["then"]}
    later = {"kind": "feedback", "from_": "manager", "date": "2025-01-01", "follows": ["then"]}
    told = home(
        *rowan(
            tmp_path,
            _files(
                child=entry(said.format("Now you go slower."), **child),
                manager=entry(said.format("Good work."), **later),
            ),
        )
    )
    witness = told.turns[0].witness
    assert witness
    assert (witness.who, witness.words) == ("A child", "Now you go slower.")


def test_what_was_said_later_about_something_else_proves_nothing(tmp_path: Path) -> None:
    said = entry(
        "## What was said (not identifiable)\n\nGood work.\n",
        kind="feedback", from_="manager", date="2025-01-01", themes=["listening"],
    )  # fmt: skip
    told = home(*rowan(tmp_path, _files(said=said)))
    assert told.turns[0].witness is None


def test_notes_of_a_course_stand_back_behind_ones_own_thinking(tmp_path: Path) -> None:
    course = entry(
        "## What I learnt\n\nThe trainer was good.\n",
        kind="training",
        date="2026-06-01",
        themes=["listening"],
    )
    told = home(*rowan(tmp_path, _files(course=course)))
    assert told.turns[0].pair.now.words == "I wait, and I leave the radio off."


def test_themes_without_room_are_named(tmp_path: Path) -> None:
    more = {
        f"{theme}-{side}": entry(words, date=date, title=f"{theme} {side}", themes=[theme])
        for theme in ("alpha", "beta", "gamma")
        for side, words, date in (("then", THEN, "2024-01-01"), ("now", NOW, "2026-01-01"))
    }
    told = home(*rowan(tmp_path, _files(**more)))
    assert [turn.pair.subject.title for turn in told.turns] == ["Listening", "alpha"]
    assert [theme.title for theme in told.other_themes] == ["beta", "gamma"]


def test_a_changed_mind_is_told_once(tmp_path: Path) -> None:
    mind = entry("", title="Eleven", date="2026-01-12", changed_mind=MIND)
    told = home(*rowan(tmp_path, _files(mind=mind)))
    assert [one.to for one in told.minds] == ["Silence is thinking."]
    themed = entry("", title="Eleven", date="2026-01-12", changed_mind=MIND, themes=["listening"])
    told = home(*rowan(tmp_path / "b", _files(mind=themed)))
    assert told.turns[0].pair.now.words == "Silence is thinking."
    assert told.minds == ()


def test_what_is_new_since_the_last_one_to_one(tmp_path: Path) -> None:
    files = _files(
        first=session("2026-09-01", actions=[{"id": "a1", "what": "Ring him", "due": "2026-10-01"}]),
        second=session("2026-10-20", next="2026-12-01"),
        cancelled=session("2026-11-10", status="cancelled"),
        new=entry("Words.", title="New", date="2026-11-15"),
    )
    told = home(*rowan(tmp_path, files))
    assert told.since
    assert [one.title for one in told.since.new] == ["New", "Session of 2026-11-10"]
    assert [(a.what, a.overdue) for a in told.since.actions] == [("Ring him", True)]
    assert told.rhythm
    assert (told.rhythm.held, told.rhythm.cancelled, told.rhythm.longest) == (
        2,
        1,
        "the longest wait was 49 days",
    )
    assert told.rhythm.next
    assert (told.rhythm.days_since, told.rhythm.is_due) == (33, True)


LATE = {"title": "Late", "date": "2026-09-10", "written": "2026-11-03", "share": "public"}


def _new_to(root: Path, audience: Share, **more: str) -> list[str]:
    """What is new since a session of 20 October, whose record was only written down five days later."""
    last = session("2026-10-20", title="Last", written="2026-10-25", share="public")
    told = home(*rowan(root, _files(last=last, **more), audience))
    assert told.since
    return [f"{one.title}, {dict(told.since.late).get(one.id, one.date)}" for one in told.since.new]


def test_what_was_only_written_down_since_is_new_as_well(tmp_path: Path) -> None:
    new = entry("Words.", title="New", date="2026-10-30")
    there = entry("Words.", title="There", date="2026-09-10", written="2026-10-19")
    told = _new_to(tmp_path, Share.PRIVATE, late=entry("Words.", **LATE), new=new, there=there)
    assert told == ["Late, 2026-11-03", "New, 2026-10-30"]  # the last to come first


@pytest.mark.parametrize("audience", Share)
def test_how_late_it_was_written_goes_no_further_than_the_supervisor(tmp_path: Path, audience: Share) -> None:
    told = _new_to(tmp_path, audience, late=entry("Words.", **LATE))
    assert told == (["Late, 2026-11-03"] if audience in {Share.PRIVATE, Share.SUPERVISOR} else [])


def test_a_shared_build_never_says_more_days_have_gone_by_than_did(tmp_path: Path) -> None:
    files = _files(shown=session("2026-06-01"), hidden=session("2026-11-20", share="private"))
    told = home(*rowan(tmp_path, files, Share.SUPERVISOR))
    assert told.rhythm
    assert (told.rhythm.days_since, told.rhythm.is_due, told.rhythm.longest) == (None, False, "")


def test_an_empty_record_and_a_single_entry_make_a_page(tmp_path: Path) -> None:
    told = home(*rowan(tmp_path, {"profile.md": PROFILE}))
    assert (told.whole.entries, told.turns, told.since, told.latest) == (0, (), None, ())
    told = home(*rowan(tmp_path / "b", {"a.md": entry("Words.")}))
    assert (told.whole.entries, len(told.latest)) == (1, 1)


def test_the_statement_is_the_body_of_the_page(tmp_path: Path) -> None:
    page = home_page(*rowan(tmp_path, _files()))
    assert (page.body, page.title, page.folder) == ("I listen.", "How I have changed", "rowan/")


@pytest.mark.parametrize(
    ("days", "said"),
    [(3, "3 days"), (30, "1 month"), (365, "1 year"), (800, "2 years and 2 months")],
)
def test_time_between_as_one_says_it(days: int, said: str) -> None:
    assert apart(days) == said


@pytest.mark.parametrize(
    ("renews", "audience", "comes_first"),
    [
        ("2027-02-20", Share.PRIVATE, True),  # 90 days ahead
        ("2027-02-21", Share.PRIVATE, False),
        ("2026-11-22", Share.PRIVATE, True),
        ("2027-02-20", Share.SUPERVISOR, False),
    ],
)
def test_a_renewal_within_three_months_stands_first_for_its_owner(
    tmp_path: Path, renews: str, audience: Share, comes_first: bool
) -> None:
    registered = f"registration: {{rules: hcpc, since: 2020-01-01, renews: {renews}}}\nthemes:"
    profile = PROFILE.replace("themes:", registered)
    told = home(*rowan(tmp_path, _files(one=session("2026-10-01")) | {"profile.md": profile}, audience))
    assert bool(told.pressing) == comes_first
    assert len(told.pressing) + len(told.ready) == 1
