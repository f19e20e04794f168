"""A year on one page: each section where there is something to say, and nothing that is not known."""

from __future__ import annotations

import datetime

import in_memory
import pytest

from portfolio.audience.visible import visible
from portfolio.memory import Memory
from portfolio.model.spans import from_to
from portfolio.share import Share
from portfolio.views import all_pages
from portfolio.views.year.page import VIEW, year_page

AS_OF = datetime.date(2026, 11, 22)
IN_2025 = from_to(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), AS_OF)
MIND = {"from": "Silence is refusal.", "to": "Silence is thinking.", "because": "I counted to eleven."}
NEEDS = "## Learning needs\n\nTo begin plainly.\n"
SAID = "## What was said (not identifiable)\n\nNow you go slower.\n"
FOUR_WEEKS = {"every_days": 28, "complete_since": "2024-01-01"}


def one(id_, date, kind="reflection", body="", **fields):
    return in_memory.entry(id_, date, kind, body, **({"share": "supervisor"} | fields))


def room(date, body="", **fields):
    return one(f"room {date}", date, "supervision", body, **fields)


def of(entries, span=IN_2025, audience=Share.PRIVATE, **profile):
    """The page of a time, as one audience sees it."""
    shown = visible(in_memory.portfolio(entries, share="supervisor", **profile), audience)
    return year_page(shown.terms, shown.practitioners[0], span)


def test_a_year_of_nothing_is_empty():
    assert of([one("later", "2026-03-01")]).is_empty


def test_a_need_of_that_time_stands_with_what_answered_it_even_later():
    course = one("course", "2026-02-01", "training", follows=["room 2025-03-01"])
    (need,) = of([room("2025-03-01", NEEDS), room("2024-03-01", NEEDS), course]).needs.items
    assert (need.words, [entry.id for entry in need.answered]) == ("To begin plainly.", ["course"])


def test_then_and_now_are_of_that_time_and_no_change_is_told_twice():
    themed = one("eleven", "2025-05-01", changed_mind=MIND, themes=["listening"])
    plain = one("other", "2025-06-01", changed_mind=MIND | {"to": "Silence is rest."})
    later = one("later", "2026-05-01", changed_mind=MIND | {"to": "Silence is sleep."}, themes=["listening"])
    told = of([themed, plain, later])
    assert [pair.now.words for pair in told.pairs] == ["Silence is thinking."]
    assert [mind.to for mind in told.minds.items] == ["Silence is rest."]


def test_what_others_said_is_told_by_whom_and_about_what():
    visit = one("visit", "2025-02-01")
    child = one("said", "2025-03-01", "feedback", SAID, from_="child", consent=True, follows=["visit"])
    seen = one("seen", "2025-04-01", "observation", observer="practice educator", follows=["visit"])
    earlier = one("earlier", "2024-04-01", "feedback", SAID, from_="manager")
    told = of([visit, child, seen, earlier])
    assert told.by == (("A child", 1), ("An observer", 1))
    heard = [(h.witness.who, h.witness.words, [e.id for e in h.about]) for h in told.heard.items]
    assert heard == [("Practice educator", "", ["visit"]), ("A child", "Now you go slower.", ["visit"])]


def test_the_rhythm_counts_what_took_place_and_judges_the_waits_that_are_known():
    rooms = [
        room("2025-01-10"),
        room("2025-02-07"),
        room("2025-05-01"),
        room("2025-06-01", status="cancelled"),
    ]
    rhythm = of(rooms, supervision=FOUR_WEEKS).rhythm
    assert rhythm.line == (
        "Recorded: 3 one-to-one sessions that took place, and 1 cancelled. Agreed: every 28 days."
    )
    assert rhythm.waits.startswith("1 of 2 waits between one-to-one sessions kept to what was agreed;")
    assert [wait.days for wait in rhythm.sessions.long] == [83]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "Waits are not judged: nothing says from when on every session is written down."),
        ("2026-06-01", "Waits are not judged: every session is written down only from 1 June 2026 on."),
        ("2025-06-01", "Waits are judged from 1 June 2025 on, when every session began to be written down."),
    ],
    ids=["never said", "only later", "from June"],
)
def test_a_session_nobody_wrote_down_may_have_been_held(since, said):
    supervision = {"every_days": 28} | ({"complete_since": since} if since else {})
    rhythm = of([room("2025-01-10"), room("2025-05-01")], supervision=supervision).rhythm
    assert (rhythm.waits, rhythm.sessions.long) == (said, ())


def test_a_year_without_a_session_is_told_only_where_every_session_is_recorded():
    rooms = [room("2024-11-01"), room("2026-02-01")]
    assert of(rooms, supervision={"every_days": 28}).rhythm is None
    rhythm = of(rooms, supervision=FOUR_WEEKS).rhythm
    assert rhythm.line == "No one-to-one session took place in this time. Agreed: every 28 days."
    hidden = room("2025-06-01", share="private")
    assert of([*rooms, hidden], audience=Share.SUPERVISOR, supervision=FOUR_WEEKS).rhythm is None


def test_what_was_open_stands_with_what_became_of_it_since():
    raised = room("2025-03-01", actions=[{"id": "a1", "what": "Call him.", "who": "me", "due": "2025-05-01"}])
    plan = one("plan", "2025-02-01", "review", goals=[{"id": "g1", "what": "Lead.", "by": "2026-06-30"}])
    later = room(
        "2026-02-01",
        reviews=[
            {"action": "room 2025-03-01#a1", "done": "2026-01-20"},
            {"goal": "plan#g1", "status": "met"},
        ],
    )
    found = of([raised, plan, later]).open.items
    assert [(o.sort, o.what, o.overdue, o.since) for o in found] == [
        ("Action", "Call him.", True, "done 20 January 2026"),
        ("Goal", "Lead.", False, "met, 1 February 2026"),
    ]


def test_of_a_long_post_the_newest_are_told_and_the_rest_counted():
    minds = [
        one(f"e{n}", f"2025-{n:02}-01", changed_mind=MIND | {"to": f"Thought {n}."}) for n in range(1, 12)
    ]
    told = of(minds).minds
    assert ([mind.to for mind in told.items][:2], len(told.items), told.more) == (
        ["Thought 11.", "Thought 10."],
        8,
        3,
    )


def test_the_list_says_in_a_line_what_each_time_holds():
    record = in_memory.portfolio(
        [one("a", "2026-03-01", changed_mind=MIND), room("2026-04-01")],
        posts=[{"id": "old", "role": "social worker", "from": "2020-01-01", "to": "2020-12-31"}],
    )
    index, *_ = VIEW.of(record.terms, record.practitioners[0])
    assert [(row.span.title, row.line) for row in index.data.rows] == [
        ("The last twelve months", "2 entries, 1 change of mind, 1 one-to-one session"),
        ("Social worker", ""),
    ]


def test_an_edit_in_one_year_leaves_the_pages_of_the_others_alone():
    def record(title):
        titles = {2024: title}
        entries = [
            one(f"e{n}", f"{n}-03-01", title=titles.get(n, "Mine"), changed_mind=MIND)
            for n in range(2020, 2027)
        ]
        return in_memory.portfolio(entries, registration={"rules": "hcpc", "since": "2019-09-01"})

    memory = Memory()
    first, second = (
        {page.folder: page for page in all_pages(visible(record(title), Share.PRIVATE, memory), memory)}
        for title in ("Before", "After")
    )
    years = [folder for folder in first if folder.startswith("rowan/year/")]
    again = [folder for folder in years if first[folder] is not second[folder]]
    assert len(years) == 6
    assert again == ["rowan/year/hcpc-2023-09-01/"]
