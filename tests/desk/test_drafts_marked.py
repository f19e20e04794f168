"""What is saved and counts nowhere yet: ticked as a draft, or with nothing written, and listed on the first page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import entry

TICK = "This is a draft: it counts nowhere yet, and nobody else sees it"
A = entry("## What I learnt\n\nTo wait.", id="a", share="supervisor")
DRAFT = A.replace("share:", "draft: yes\nshare:")
FILE = "practitioners/rowan/a.md"


@pytest.mark.parametrize(
    "line", ["draft: yes", "draft: true", '"draft": "YES"', "draft: no", "draft: false", "draft:"]
)
def test_a_form_that_comes_back_untouched_keeps_the_mark_as_it_was_typed(at: Callable, line: str) -> None:
    text = A.replace("share:", f"{line}\nshare:")
    desk = at({"rowan/a.md": text})
    form = desk.entry("a")
    assert form.is_box("is_draft")
    assert form["is_draft"] == (["", "yes"] if line.strip('"').lower().endswith(("yes", "true")) else [""])
    page = form.save()
    assert page.title == "Saved", page.all_wrong
    assert desk.files()[FILE].decode() == text


def test_ticked_it_counts_nowhere_and_unticked_it_counts_again(at: Callable) -> None:
    desk = at({"rowan/a.md": A})
    assert TICK in desk.entry("a").offered("is_draft").values()
    page = desk.entry("a").ticked("is_draft", "yes").save()
    assert "A draft: it counts nowhere, and nobody else sees it." in page.words
    assert desk.files()[FILE].decode().count("draft: yes\n") == 1
    (person,) = desk.record.now().people
    assert ([one.id for one in person.entries], [one.id for one in person.drafts]) == ([], ["a"])
    page = desk.entry("a").unticked("is_draft", "yes").save()
    assert page.title == "Before it is saved", "from now on it travels"
    assert "This entry counted nowhere so far and would travel further from now on." in page.words
    assert page.form.press("Save and share").title == "Saved"
    assert desk.files()[FILE].decode() == A


def test_a_draft_that_says_it_is_shared_asks_nothing_and_says_it_stays(at: Callable) -> None:
    desk = at({"rowan/a.md": DRAFT})
    page = desk.entry("a").answered({"share": "public"}).save()
    assert page.title == "Saved"
    assert "nobody else sees it" in page.words
    assert "Anyone" not in page.words
    assert desk.entry("a").look()["travels"] == []


def test_a_new_entry_is_saved_as_a_draft(at: Callable) -> None:
    desk = at({"rowan/a.md": A})
    form = desk.write("reflection").answered({"title": "New", "words.What I learnt": "Half a th"})
    assert form.ticked("is_draft", "yes").save().title == "Saved"
    (text,) = (data.decode() for name, data in desk.files().items() if "new" in name)
    assert "share: private\ndraft: yes\n" in text


def test_a_form_without_a_word_is_unfinished_without_any_mark(at: Callable) -> None:
    desk = at({"rowan/a.md": A})
    page = desk.write("reflection").answered({"title": "New", "trigger": "event"}).save()
    assert "Nothing written yet: it counts nowhere, and nobody else sees it." in page.words
    assert "draft" not in "".join(data.decode() for name, data in desk.files().items() if "new" in name)
    page = desk.get("/")
    assert "New nothing written yet" in page.lines
    page = page.follow("New").form.answered({"words.What I learnt": "To ask."}).save()
    assert "counts nowhere" not in page.words
    assert "New nothing written yet" not in desk.get("/").lines


@pytest.mark.parametrize("field", ["minutes", "support"])
def test_a_session_without_a_word_counts_once_a_fact_is_said(at: Callable, field: str) -> None:
    desk = at({"rowan/a.md": A})
    assert desk.write("supervision").answered({"title": "New", field: "3"}).save().title == "Saved"
    (person,) = desk.record.now().people
    assert [one.title for one in person.sessions] == ["New"]


def test_the_first_page_lists_them_with_why_and_no_example_is_built_on(at: Callable) -> None:
    desk = at(
        {
            "rowan/a.md": DRAFT,
            "rowan/b.md": entry("Words.", id="b", date="2026-04-01", example="yes"),
            "rowan/c.md": entry("", id="c", date="2026-05-01"),
            "rowan/d.md": entry("Words.", id="d", date="2026-06-01"),
        }
    )
    page = desk.get("/")
    listed = [line for line in page.lines if line.startswith("My day")]
    assert listed == [
        "My day c nothing written yet",
        "My day b an example",
        "My day a a draft",
        "My day d 1 June 2026",
    ]
    assert [*desk.write("reflection").offered("follows")] == ["d", "c", "a"]


def test_what_follows_a_draft_is_shown_by_its_words_and_kept(at: Callable) -> None:
    text = entry("Words.", id="b", date="2026-04-01", follows=["a"])
    desk = at({"rowan/a.md": DRAFT, "rowan/b.md": text})
    form = desk.entry("b")
    assert form.offered("follows")["a"].endswith("My day a")
    assert form.save().title == "Saved"
    assert desk.files()["practitioners/rowan/b.md"].decode() == text
    assert not desk.record.now().reading.problems
