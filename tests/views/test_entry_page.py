"""The page of an entry: its facts, its place and what it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import portfolios
import pytest
from people import PROFILE, rowan, session
from portfolios import entry

from portfolio.entries import KINDS, Entry
from portfolio.records.declared import Place, place
from portfolio.records.of_type import details_in
from portfolio.share import Share
from portfolio.views.entry.facts import facts
from portfolio.views.entry.page import VIEW, EntryPage


def _page(root: Path, files: dict[str, str], id_: str, audience: Share = Share.PRIVATE) -> EntryPage:
    terms, one = rowan(root, {"profile.md": PROFILE} | files, audience)
    pages: dict[str, Any] = {page.folder: page.data for page in VIEW.of(terms, one)}
    found = pages[f"rowan/entries/{id_}/"]
    assert isinstance(found, EntryPage)
    return found


def _block(page: EntryPage, form: str) -> tuple[Any, ...]:
    (block,) = [block for block in page.blocks if block.form == form]
    return block.items


def _facts(page: EntryPage) -> dict[str, object]:
    return {fact.label: fact.of_five or fact.day or fact.text for fact in page.facts}


def test_facts_in_plain_words(tmp_path: Path) -> None:
    text = entry("", kind="training", method="e-learning", hours=6.0, participatory="yes", provider="us")
    said = _facts(_page(tmp_path, {"a.md": text}, "a"))
    assert said == {"Method": "E-learning", "Provider": "Us", "Hours": "6", "Learnt with others": "Yes"}


def test_every_field_of_every_kind_is_a_fact_or_has_a_place_of_its_own() -> None:
    for kind in KINDS.values():
        own = {name: info for name, info in kind.model_fields.items() if name not in Entry.model_fields}
        assert own
        for name, info in own.items():
            if place(info) is Place.FACT:
                given = kind.model_construct(**{name: "said"})
                assert [fact for fact in facts(given) if fact.text.casefold().startswith("said")], (
                    kind,
                    name,
                )
            else:
                assert place(info) is Place.BLOCK, (kind, name)
                assert details_in(info.annotation), (kind, name)


def test_an_action_shows_what_later_sessions_made_of_it(tmp_path: Path) -> None:
    files = {
        "one.md": session(
            "2026-01-01",
            actions=[{"id": "a1", "what": "Ring", "due": "2026-02-01"}, {"id": "a2", "what": "Wait"}],
        ),
        "two.md": session(
            "2026-03-01", reviews=[{"action": "one#a1", "done": "2026-02-20", "outcome": "He answered."}]
        ),
        "three.md": entry("Words.", date="2026-03-05", answers=["one#a2"]),
    }
    ring, wait = _block(_page(tmp_path, files, "one"), "actions")
    assert (ring.outcome, ring.done.isoformat(), ring.overdue) == ("He answered.", "2026-02-20", False)
    assert [one.title for one in ring.looked_at] == ["Session of 2026-03-01"]
    assert (wait.is_open, [one.id for one in wait.answered]) == (True, ["three"])
    (looked,) = _block(_page(tmp_path / "b", files, "two"), "reviews")
    assert (looked.what, looked.anchor) == ("Ring", "action-a1")


def test_a_shared_page_names_no_hidden_session_and_no_open_action_that_was_done(tmp_path: Path) -> None:
    files = {
        "one.md": session("2026-01-01", actions=[{"id": "a1", "what": "Ring", "due": "2026-02-01"}]),
        "two.md": session(
            "2026-03-01", share="private", reviews=[{"action": "one#a1", "done": "2026-02-20"}]
        ),
    }
    (ring,) = _block(_page(tmp_path, files, "one", Share.SUPERVISOR), "actions")
    assert (ring.done, ring.overdue, ring.is_open, ring.looked_at) == (None, False, False, ())


def test_standards_bear_the_title_of_their_day_and_the_own_rating(tmp_path: Path) -> None:
    text = entry("Words.", standards=["swe:4.2"], ratings={"swe:4.2": 3})
    (cited,) = _page(tmp_path, {"a.md": text}, "a").standards
    assert (cited.id, cited.rating, cited.url) == ("swe:4.2", 3, "rowan/evolution/swe-4.2/index.html")


def test_a_theme_bears_its_own_rating_too(tmp_path: Path) -> None:
    text = entry("Words.", themes=["listening", "waiting"], ratings={"Listening": 4})
    themes = _page(tmp_path, {"a.md": text}, "a").themes
    assert [(theme.id, theme.rating) for theme in themes] == [("listening", 4), ("waiting", None)]


def test_its_place_in_a_long_chain_shows_the_steps_nearby(tmp_path: Path) -> None:
    files = {"e0.md": entry("Words.", date="2026-01-01")}
    for n in range(1, 9):
        files[f"e{n}.md"] = entry("Words.", date=f"2026-01-{n + 1:02}", follows=[f"e{n - 1}"])
    place = _page(tmp_path, files, "e4").place
    assert place
    assert (place.before, [s.entry.id for s in place.steps], place.after) == (
        2,
        ["e2", "e3", "e4", "e5", "e6"],
        2,
    )
    assert _page(tmp_path / "b", {"a.md": entry("Words.")}, "a").place is None


def test_earlier_and_later_are_neighbours_in_time(tmp_path: Path) -> None:
    files = {f"{name}.md": entry("Words.", date=f"2026-01-0{n}") for n, name in enumerate("abc", 1)}
    page = _page(tmp_path, files, "b")
    assert page.earlier
    assert page.later
    assert (page.earlier.id, page.later.id) == ("a", "c")
    assert _page(tmp_path / "b", files, "a").earlier is None


def test_a_changed_mind_is_handed_to_the_page(tmp_path: Path) -> None:
    mind = {"from": "A", "to": "B", "because": "C"}
    page = _page(tmp_path, {"a.md": entry("Words.", changed_mind=mind)}, "a")
    (changed,) = _block(page, "turn")
    assert changed.to == "B"


@pytest.mark.parametrize("audience", Share)
def test_that_it_was_written_later_is_told_to_those_who_may_know(tmp_path: Path, audience: Share) -> None:
    late = entry("Words.", title="Late", date="2026-09-10", written="2026-11-03", share="public")
    project = portfolios.write(tmp_path, {"practitioners/rowan/late.md": late})
    page = portfolios.build(project, audience=str(audience)).page("rowan/entries/late/index.html")
    assert ("3 November 2026" in page) == (audience in {Share.PRIVATE, Share.SUPERVISOR})
