"""Pages made with a memory of the last build: the same pages, from facts alone, in a memory that stays small."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import in_memory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import AS_OF

from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.folder.places import Folder
from portfolio.folder.read import read
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, all_facts
from portfolio.share import Share
from portfolio.text.sections import LEFT_OUT
from portfolio.views import VIEWS, all_pages
from portfolio.views.portfolio_json import portfolio_json

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 1, 10)
MIND = {"from": "Telling helps.", "to": "Asking helps.", "because": "A parent said so."}
TRIED = {"id": "a1", "what": "Ask first.", "due": "2026-02-10"}
AGREED = "2026-01-12-supervision#a1"

RECORD: tuple[dict[str, Any], ...] = (
    {"kind": "training", "themes": ["listening"], "hours": 6, "standards": ["swe:1.3"]},
    {"kind": "reflection", "follows": ["2026-01-10-training"], "changed_mind": MIND, "themes": ["listening"]},
    {"kind": "supervision", "actions": [TRIED], "follows": ["2026-01-11-reflection"]},
    {"kind": "reflection", "answers": [AGREED], "ratings": {"swe:1.3": 3}, "standards": ["swe:1.3"]},
    {"kind": "supervision", "reviews": [{"action": AGREED, "done": "2026-01-13", "outcome": "It was."}]},
    {"kind": "feedback", "from": "colleague", "follows": ["2026-01-13-reflection"], "themes": ["endings"]},
)
CHANGES = {
    "title": st.sampled_from(["Asking", "Waiting"]),
    "date": st.dates(DAY - datetime.timedelta(400), DAY + datetime.timedelta(400)).map(str),
    "themes": st.sampled_from([[], ["listening"], ["endings", "listening"]]),
    "standards": st.sampled_from([[], ["swe:1.3"], ["swe:3.4", "swe:1.3"]]),
    "share": st.sampled_from(["private", "supervisor", "regulator"]),
    "stress": st.sampled_from([None, {"themes": ["court"], "helped": "Sleep."}]),
    "body": st.sampled_from(
        ["## What I learnt\n\nTo wait.", "## What I learnt\n\nTo wait.\n\nMore.", "Words."]
    ),
}
EDITS = st.sampled_from(sorted(CHANGES)).flatmap(
    lambda field: st.tuples(st.integers(0, len(RECORD) - 1), st.just(field), CHANGES[field])
)


def entry(number: int, changes: dict[str, Any]) -> Entry:
    day = str(DAY + datetime.timedelta(number))
    kind = RECORD[number]["kind"]
    given_ = {"share": "supervisor", "body": "## What I learnt\n\nTo listen.", **RECORD[number], **changes}
    return in_memory.entry(f"{day}-{kind}", given_.pop("date", day), **given_)


def edited(edits: list[tuple[int, str, Any]]) -> list[Portfolio]:
    """The record before and after each edit. What an edit leaves alone stays the same value."""
    entries = {number: entry(number, {}) for number in range(len(RECORD))}
    changes: dict[int, dict[str, Any]] = {number: {} for number in entries}
    rules = [{"rules": "swe"}]
    records = [in_memory.portfolio(entries.values(), registration=rules)]
    for number, field, value in edits:
        changes[number][field] = value
        entries[number] = entry(number, changes[number])
        records.append(in_memory.portfolio(entries.values(), registration=rules))
    return records


@settings(max_examples=25, deadline=None)
@given(st.lists(EDITS, min_size=2, max_size=5), st.sampled_from(list(Share)))
def test_pages_made_with_a_memory_are_those_made_from_nothing(edits: Any, audience: Share) -> None:
    memory = Memory()
    for record in edited(edits):
        shown, anew = visible(record, audience, memory), visible(record, audience)
        assert list(all_pages(shown, memory)) == list(all_pages(anew))
        assert portfolio_json(all_facts(shown, memory), memory) == portfolio_json(anew)
        memory.sweep()


def test_only_pages_near_a_changed_title_are_made_again() -> None:
    memory = Memory()
    first, second = (
        {page.folder: page for page in all_pages(visible(record, Share.PRIVATE, memory), memory)}
        for record in edited([(5, "title", "Waiting")])
    )
    kept = {
        folder.split("/")[-2] for folder in first if "/entries/" in folder and first[folder] is second[folder]
    }
    assert kept == {"2026-01-10-training", "2026-01-11-reflection", "2026-01-12-supervision"}


def test_a_memory_holds_no_more_after_many_edits() -> None:
    memory, sizes = Memory(), []
    for record in edited([(n % 4, "title", f"Title {n}") for n in range(20)]):
        list(all_pages(visible(record, Share.SUPERVISOR, memory), memory))
        memory.sweep()
        sizes.append(sum(map(len, vars(memory).values())))
    assert min(sizes) > len(RECORD)
    assert max(sizes[2:]) <= sizes[1]


@pytest.mark.parametrize("audience", list(Share))
def test_no_view_reads_words_it_does_not_declare(audience: Share) -> None:
    folder = Folder(practitioners=ROOT / "content/practitioners", pages=ROOT / "content/pages", project=ROOT)
    shown = visible(read(folder, AS_OF).portfolio, audience)
    facts = all_facts(shown)
    made, left_out = 0, 0
    for whole, known in zip(shown.practitioners, facts.practitioners, strict=True):
        for view in VIEWS:
            seen = view.given(facts.terms, whole, known, FORGETFUL)
            quoted = view.quotes(facts.terms, known) if view.quotes else ()
            assert [one.id for one in seen.entries if one.parts is not LEFT_OUT] == [
                one.id for one in seen.entries if one.id in quoted
            ]
            left_out += sum(one.parts is LEFT_OUT for one in seen.entries)
            made += len(view.of(facts.terms, seen))
    assert made > len(shown.entries) > 0
    assert left_out > len(VIEWS)
