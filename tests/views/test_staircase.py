"""The staircase of beliefs of a theme, as plain values."""

from __future__ import annotations

import in_memory

from portfolio.views import all_pages

UP = {"from": "Silence is refusal.", "to": "Silence is thinking.", "because": "He spoke."}
AGAIN = {"from": "Silence is thinking.", "to": "Ask, then wait.", "because": "She said so."}
BACK = {"from": "Ask, then wait.", "to": "Silence is refusal.", "because": "A bad week."}


def theme(*entries):
    pages = {page.folder: page for page in all_pages(in_memory.portfolio(entries))}
    return pages["rowan/evolution/themes/listening/"].data


def thought(id_, date, mind):
    return in_memory.entry(id_, date, themes=["listening"], changed_mind=mind)


def test_each_change_of_mind_is_a_step_and_a_change_back_a_step_down():
    stairs = theme(
        thought("a", "2024-01-01", UP), thought("b", "2024-06-01", AGAIN), thought("c", "2025-01-01", BACK)
    ).stairs
    assert [(step.entry.id, step.level, step.is_back) for step in stairs.steps] == [
        ("a", 1, False),
        ("b", 2, False),
        ("c", 0, True),
    ]
    assert stairs.chart.description.startswith(
        "3 changes of mind shown, 1 of them back to what I had thought before"
    )
    assert [key.text for key in stairs.chart.keys] == ["I changed my mind", "I changed it back"]


def test_one_change_of_mind_is_no_staircase():
    assert theme(thought("a", "2024-01-01", UP)).stairs is None


def test_goals_are_flags_where_they_are_set_and_where_they_are_met():
    goal = {"what": "Wait a minute."}
    stairs = theme(
        thought("a", "2024-01-01", UP),
        in_memory.entry("g", "2024-02-01", "review", themes=["listening"], goals=[goal]),
        in_memory.entry("h", "2024-03-01", "review", themes=["listening"], goals=[goal | {"status": "open"}]),
        in_memory.entry("i", "2024-05-01", "review", themes=["listening"], goals=[goal | {"status": "met"}]),
        thought("b", "2024-06-01", AGAIN),
    ).stairs
    rows = [(row[1].text, row[2].text) for row in stairs.chart.table.rows]
    assert rows[1:3] == [("Goal set", "Wait a minute."), ("Goal met", "Wait a minute.")]


def test_support_and_challenge_of_that_time_lie_below_where_they_are_known():
    session = in_memory.entry("s", "2024-03-01", "supervision", support=4, challenge=2)
    later = in_memory.entry("t", "2026-03-01", "supervision", support=1)
    minds = thought("a", "2024-01-01", UP), thought("b", "2024-06-01", AGAIN)
    rows = theme(*minds, session, later).stairs.chart.table.rows
    assert [row[2].text for row in rows if row[1].text == "Supervision"] == [
        "support 4 of 5, challenge 2 of 5"
    ]
    assert not [label for label in theme(*minds).stairs.chart.labels if "felt" in label.text]


def test_of_a_long_life_the_newest_changes_are_drawn_and_the_rest_counted():
    minds = [{"from": f"Thought {n}.", "to": f"Thought {n + 1}.", "because": "So."} for n in range(30)]
    stairs = theme(*(thought(f"e{n:02}", f"{1990 + n}-01-01", mind) for n, mind in enumerate(minds))).stairs
    assert [step.level for step in stairs.steps] == [*range(19, 31)]
    assert stairs.earlier == 18
    assert stairs.chart.height < 400
