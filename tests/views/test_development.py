"""What the views of change show of a small record, as plain values."""

import datetime

import in_memory
import pytest

from portfolio.views import all_pages
from portfolio.views.chains.place import places
from portfolio.views.shared.subjects import theme_urls

DAY = datetime.date


def pages(entries, **profile):
    return {page.folder: page for page in all_pages(in_memory.portfolio(entries, **profile))}


def learnt(id_, date, words, **fields):
    return in_memory.entry(id_, date, body=f"## What I changed\n\n{words}\n", **fields)


def test_every_theme_and_every_standard_cited_has_its_page():
    found = pages([learnt("a", "2024-01-01", "I wait.", themes=["listening"], standards=["swe:4.2"])])
    assert {"rowan/evolution/themes/listening/", "rowan/evolution/swe-4.2/"} <= set(found)
    assert not found["rowan/evolution/swe-4.2/"].in_nav
    assert found["rowan/evolution/swe-4.2/"].parent == "rowan/evolution/"


def test_themes_that_look_alike_as_addresses_do_not_share_a_page():
    one = in_memory.practitioner(
        [in_memory.entry("a", "2024-01-01", themes=["Court work", "court-work", "court_work"])]
    )
    urls = [url.casefold() for url in theme_urls(one).values()]
    assert len(set(urls)) == 3


def test_showcase_pieces_come_first_and_are_six_at_most():
    entries = [
        learnt(
            f"e{n}",
            DAY(2024, 1, n),
            "x",
            standards=["swe:4.2"],
            showcase={"for": ["swe:4.2"], "because": f"r{n}"},
        )
        for n in range(1, 9)
    ]
    one = pages(entries)["rowan/evolution/swe-4.2/"].data
    assert [piece.because for piece in one.pieces] == ["r8", "r7", "r6", "r5", "r4", "r3"]
    assert one.more_pieces == 2


def test_what_moved_in_a_year_and_what_rests():
    entries = [
        learnt("old", "2025-11-22", "x", themes=["court"]),
        learnt("new", "2025-11-23", "x", themes=["listening"]),
    ]
    glances = {g.subject.id: g for s in pages(entries)["rowan/evolution/"].data.sections for g in s.glances}
    assert (glances["court"].recent, glances["court"].rests) == (0, True)
    assert (glances["listening"].recent, glances["listening"].rests) == (1, False)


def test_a_theme_of_two_hundred_entries_is_in_order_and_complete():
    entries = [
        learnt(f"e{n:03}", DAY(2001, 1, 1) + datetime.timedelta(days=47 * n), "x", themes=["t"])
        for n in range(200)
    ]
    found = pages(entries)
    one = found["rowan/evolution/themes/t/"].data
    earlier = [found[url.removesuffix("index.html")].data for _, url in reversed(one.years)]
    told = [e.entry.id for page in (*earlier, one) for stretch in page.stretches for e in stretch.evidence]
    assert len(earlier) > 10
    assert told == [f"e{n:03}" for n in range(200)]
    assert [s.title for s in one.stretches] == sorted({s.title for s in one.stretches})


def test_supervision_says_what_it_did_about_a_standard():
    entries = [
        in_memory.entry(
            "s1", "2024-01-01", "supervision", standards=["swe:4.2"],
            decisions=[{"what": "Go without a plan", "why": "It hides me", "outcome": "I saw more."}],
            actions=[{"id": "a", "what": "Say it aloud"}],
        ),
        in_memory.entry("s2", "2024-02-01", "supervision", standards=["swe:4.2"],
                        reviews=[{"action": "s1#a", "done": "2024-01-20", "outcome": "She laughed."}]),
    ]  # fmt: skip
    one = pages(entries)["rowan/evolution/swe-4.2/"].data
    assert [d.decision.what for d in one.decisions] == ["Go without a plan"]
    assert [(a.what, a.state, a.outcomes) for a in one.actions] == [
        ("Say it aloud", "done", ("She laughed.",))
    ]
    assert [c.outcome.outcome for c in one.outcomes] == ["She laughed.", "I saw more."]


def test_counts_of_the_map_lead_to_a_place_that_is_there():
    entries = [
        learnt("a", "2022-05-01", "x", standards=["swe:4.2"]),
        learnt(
            "b",
            "2024-05-01",
            "x",
            standards=["swe:4.2", "swe:1.1"],
            showcase={"for": ["swe:4.2"], "because": "r"},
        ),
    ]
    found = pages(entries)
    rows = {row.id: row for row in found["rowan/standards/"].data[0].maps[-1].rows}
    counts = [count for row in rows.values() for count in row.counts if count.number]
    assert len(counts) == 3
    for count in counts:
        file, _, anchor = count.url.partition("#")
        assert anchor in {s.anchor for s in found[file.removesuffix("index.html")].data.stretches}
    assert [count.showcase for count in rows["swe:4.2"].counts] == [0, 0, 1]
    assert rows["swe:4"].in_use
    assert not rows["swe:2"].in_use


def test_a_version_stands_beside_the_one_it_replaced():
    found = pages([learnt("a", "2024-05-01", "x", standards=["pqs:1"])])
    page = found["rowan/standards/ecs/"].data
    assert page.maps[0].in_force == "later"
    assert page.maps[0].replaced.id == "pqs"
    assert page.maps[0].old_version.to == DAY(2027, 3, 31)


def test_a_page_about_stress_exists_only_when_there_is_something():
    assert "rowan/stress/" not in pages([learnt("a", "2024-01-01", "x")])
    found = pages([learnt("a", "2024-01-01", "x", stress={"themes": ["court"], "helped": "A walk"})])
    assert found["rowan/stress/"].data.themes[0].helped == ("A walk",)


@pytest.mark.parametrize("entries", [[], [in_memory.entry("a", "2024-01-01")]])
def test_an_empty_portfolio_and_one_entry_still_make_every_page(entries):
    found = pages(entries)
    assert {f"rowan/{v}/" for v in ("evolution", "chains", "standards", "supervision")} <= set(found)


def test_overdue_actions_come_first_and_those_without_a_day_last():
    actions = [
        {"id": "c", "what": "no day"},
        {"id": "b", "what": "later", "due": "2026-12-31"},
        {"id": "a", "what": "late", "due": "2026-10-01"},
    ]
    found = pages([in_memory.entry("s", "2026-09-01", "supervision", actions=actions)])
    undone = found["rowan/supervision/"].data.undone
    assert [(a.what, a.state) for a in undone] == [("late", "overdue"), ("later", "open"), ("no day", "open")]


def test_private_matters_of_supervision_have_pages_only_where_they_are_held():
    plain = pages([in_memory.entry("s", "2026-09-01", "supervision")])
    assert not any("coverage" in folder or "how-it-feels" in folder for folder in plain)
    held = pages([in_memory.entry("s", "2026-09-01", "supervision", covers=[{"code": "K1"}], support=4)])
    assert {"rowan/supervision/coverage/", "rowan/supervision/how-it-feels/"} <= set(held)


def test_the_timeline_of_changed_minds_holds_sessions_and_the_decisions_that_changed_one():
    mind = {"from": "Silence is refusal.", "to": "Silence is thinking.", "because": "He spoke."}
    decisions = [
        {"what": "I wait first.", "why": "I talk too much.", "changed": True},
        {"what": "I write on the day.", "changed": False},
    ]
    entries = [
        in_memory.entry("s", "2026-09-01", "supervision", decisions=decisions),
        in_memory.entry("t", "2026-10-01", "supervision", changed_mind=mind, went="both"),
    ]
    found = pages(entries)
    told = found["rowan/supervision/changed-my-mind/"].data.items
    assert [(one.from_, one.to, one.because, one.entry.id) for one in told] == [
        ("Silence is refusal.", "Silence is thinking.", "He spoke.", "t"),
        ("", "I wait first.", "I talk too much.", "s"),
    ]
    assert (
        found["rowan/evolution/"].data.went.description == "1 entry that says how it went, counted by time."
    )


def test_a_tangle_of_paths_is_no_longer_to_read_than_its_entries():
    entries = []
    for layer in range(8):
        before = [f"l{layer - 1}n{n}" for n in range(4)] if layer else []
        entries += [
            in_memory.entry(f"l{layer}n{n}", DAY(2024, 1, 1 + layer), follows=before) for n in range(4)
        ]
    data = pages(entries)["rowan/chains/"].data
    told = [step for chain in data.others for step in chain.steps]
    assert {step.entry.id for step in told} == {one.id for one in entries}
    assert len(told) <= 3 * len(entries)


def test_the_place_in_a_long_chain_counts_what_it_leaves_out():
    entries = [
        in_memory.entry(f"e{n}", DAY(2024, 1, 1 + n), follows=[f"e{n - 1}"] if n else []) for n in range(9)
    ]
    one = in_memory.practitioner(entries)
    near = [*places(one, near=2)][4]
    assert [step.entry.id for step in near.steps()] == ["e2", "e3", "e4", "e5", "e6"]
    assert [step.here for step in near.steps()] == [False, False, True, False, False]
    assert (near.before, near.after) == (2, 2)
    whole = [*places(one, near=9)][4]
    assert (len(whole.doings), whole.before, whole.after) == (9, 0, 0)
