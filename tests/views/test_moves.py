"""What moved in the last twelve months, on the page of evolution."""

import in_memory

from portfolio.views import all_pages


def glances(entries, **profile):
    pages = {page.folder: page for page in all_pages(in_memory.portfolio(entries, **profile))}
    return pages["rowan/evolution/"].data


def moved(entries, **profile):
    return [
        (one.subject.id, [(move.what, move.words) for move in one.moves])
        for one in glances(entries, **profile).moved
    ]


def changed(id_, date, to, **fields):
    return in_memory.entry(
        id_, date, changed_mind={"from": "They hide it", "to": to, "because": "They asked"}, **fields
    )


def test_what_moved_last_comes_first_and_what_moved_before_the_year_is_not_told():
    entries = [
        changed("a", "2025-11-22", "A year and a day ago", themes=["court"]),
        changed("b", "2026-02-01", "Sooner", themes=["listening"]),
        changed("c", "2026-05-01", "Later", themes=["home"]),
    ]
    assert moved(entries) == [
        ("home", [("I changed my mind", "Later")]),
        ("listening", [("I changed my mind", "Sooner")]),
    ]


def test_a_change_is_told_once_of_the_rarest_theme_the_entry_names():
    entries = [
        in_memory.entry("a", "2024-01-01", themes=["often"], standards=["swe:4.2"]),
        changed("b", "2026-05-01", "They fear it", themes=["often", "rare"], standards=["swe:4.2"]),
    ]
    assert [id_ for id_, _ in moved(entries)] == ["rare"]


def test_a_rating_that_changed_is_a_move_and_the_same_again_is_none():
    def rated(id_, date, level):
        return in_memory.entry(id_, date, "review", standards=["swe:4.2"], ratings={"swe:4.2": level})

    entries = [
        rated("a", "2025-01-01", 3),
        rated("b", "2026-01-01", 2),
        rated("c", "2026-02-01", 2),
        rated("d", "2026-03-01", 4),
    ]
    assert moved(entries) == [
        ("swe:4.2", [("My own rating", "2, then 4 of 5"), ("My own rating", "3, then 2 of 5")])
    ]


def test_a_goal_that_ended_is_told_once_of_where_it_was_set():
    entries = [
        in_memory.entry(
            "s1", "2025-06-01", "review", themes=["court"], goals=[{"id": "write", "what": "Write it first"}]
        ),
        in_memory.entry(
            "s2", "2026-06-01", "review", themes=["home"], reviews=[{"goal": "s1#write", "status": "met"}]
        ),
    ]
    assert [moves for _, moves in moved(entries)] == [[("Goal met", "Write it first")]]


def test_a_decision_that_changed_the_mind_moved_something():
    session = in_memory.entry(
        "s",
        "2026-06-01",
        "supervision",
        themes=["court"],
        decisions=[{"what": "Go without a plan", "why": "It hides me", "changed": True}],
    )
    assert moved([session]) == [("court", [("A decision changed my mind", "Go without a plan")])]


def test_the_rest_stands_below_with_the_latest_first_and_everything_is_in_the_table():
    entries = [
        in_memory.entry("a", "2024-01-01", standards=["swe:1.1"]),
        in_memory.entry("b", "2026-01-01", standards=["swe:3.1"]),
        changed("c", "2026-05-01", "Later", standards=["swe:2.2"]),
    ]
    section = glances(entries).sections[-1]
    assert [one.subject.id for one in section.glances] == ["swe:3.1", "swe:1.1"]
    assert section.active == 1
    assert {row[0].text[:7] for row in section.table.rows} == {"swe:1.1", "swe:2.2", "swe:3.1"}
