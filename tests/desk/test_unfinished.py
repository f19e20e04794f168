"""What is half finished is a draft: kept, offered, gone on with or thrown away, and counted nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import entry, files_in

from portfolio.writing.kinds import kind_names

FILES = {
    "rowan/a.md": entry("## What I learnt\n\nTo wait.", id="a"),
    "rowan/s.md": entry(
        kind="supervision",
        id="s",
        date="2026-10-01",
        supervisor="team manager",
        actions=[{"id": "a1", "what": "Ask her"}],
    ),
}


@pytest.mark.parametrize("kind", kind_names())
def test_an_empty_form_is_kept_for_later_and_makes_no_file(at: Callable, kind: str) -> None:
    desk = at(FILES)
    before = desk.files()
    page = desk.write(kind).save()
    assert "There is nothing in it yet" in page.words
    assert desk.files() == before
    page = desk.get("/")
    assert "No title yet" in page.links
    page = page.form_with("Throw away No title yet").press("Throw away No title yet")
    assert page.address == "/"
    assert "No title yet" not in page.words


def test_a_draft_is_offered_on_the_first_page_and_on_its_form(at: Callable) -> None:
    desk = at(FILES)
    form = desk.write("reflection").answered({"title": "Half", "words.What I learnt": "Half a th"})
    page = form.press("Keep for later")
    assert page.address == "/"
    assert page.follow("Half").form["words.What I learnt"] == ["Half a th"]
    page = desk.get("/write/rowan/reflection")
    assert page.form["title"] == [""]
    assert "You were in the middle of this" in page.words
    form = page.follow("Go on with it").form.typed(title="Whole")
    assert form.save().title == "Saved"
    assert desk.aside("drafts") == {}
    assert "You were in the middle" not in desk.get("/write/rowan/reflection").words
    assert any("whole" in name for name in desk.files())


@pytest.mark.parametrize("address", ["/entries/rowan/a", "/write/rowan/reflection"])
def test_a_draft_is_thrown_away(at: Callable, address: str) -> None:
    desk = at(FILES)
    before = desk.files()
    desk.form(address).typed(title="Half").press("Keep for later", {"note.txt": b"words"})
    assert desk.aside("drafts")
    page = desk.get(address).form_with("Throw it away").press("Throw it away")
    assert page.status == 200
    assert "You were in the middle" not in page.words
    assert desk.aside("drafts") == {}
    assert desk.files() == before


def test_what_is_typed_is_kept_while_typing(at: Callable) -> None:
    desk = at(FILES)
    form = desk.write("feedback").typed(title="As I t")
    (name,) = form["draft"]
    page = desk.post(f"/drafts/{name}", [*form.answers, ("do", "keep")])
    assert page.status == 204
    assert desk.get("/").follow("As I t").form["title"] == ["As I t"]
    assert "token" not in next(iter(desk.aside("drafts").values())).decode()


def test_a_draft_of_a_text_that_has_changed_leads_to_both(at: Callable) -> None:
    desk = at(FILES)
    desk.entry("a").typed(title="Mine").press("Keep for later")
    path = desk.home / "rowan/a.md"
    path.write_text(path.read_text().replace("To wait.", "Theirs."))
    page = desk.get("/").follow("Mine")
    page = page.form.save()
    assert page.status == 409
    assert "Theirs." in path.read_text()


def test_a_draft_of_an_entry_that_is_gone_is_still_there(at: Callable) -> None:
    desk = at({**FILES, "rowan/b.md": entry(id="b")})
    desk.entry("a").typed(title="Mine").press("Keep for later")
    (desk.home / "rowan/a.md").unlink()
    page = desk.get("/").follow("Mine")
    assert page.form["title"] == ["Mine"]
    assert page.form["words.What I learnt"] == ["To wait."]


def test_drafts_are_counted_nowhere_and_lie_beside_the_record(at: Callable) -> None:
    desk = at(FILES)
    desk.write("reflection").typed(title="Half").press("Keep for later")
    assert {one.title for one in desk.record.now().entries} == {"My day a", "My day s"}
    new = [name for name in files_in(desk.project) if "draft" in name and name.endswith(".json")]
    assert all(name.startswith(".portfolio-drafts/") for name in new)


def test_a_draft_keeps_the_rows_and_the_files_that_wait(at: Callable) -> None:
    desk = at(FILES)
    form = desk.write("supervision").answered({"title": "Half", "decisions.n0.what": "Wait"})
    page = form.press("Add the file", {"note.txt": b"words"})
    page = page.form.press("Add another: what was decided")
    page.form.answered({f"decisions.{page.form['decisions'][-1]}.what": "Ask"}).press("Keep for later")
    page = desk.get("/").follow("Half")
    assert [page.form[f"decisions.{row}.what"] for row in page.form["decisions"] if row] == [
        ["Wait"],
        ["Ask"],
    ]
    assert "note.txt" in page.form["evidence"]
    assert page.form.save().title == "Saved"
    assert any(name.endswith("note.txt") for name in desk.files())


def test_what_i_thought_before_is_folded_until_it_holds_words(at: Callable) -> None:
    desk = at(FILES)
    page = desk.get("/write/rowan/feedback")
    assert page.doc.xpath("//details/summary[.='What I thought before']")
    filled = {"title": "Told", "words.What I thought before": "She will not say.", "consent": "yes"}
    assert page.form.answered(filled).save().title == "Saved"
    (text,) = (data.decode() for name, data in desk.files().items() if "told" in name)
    assert "## What I thought before\n\nShe will not say.\n" in text
