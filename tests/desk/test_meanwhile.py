"""Another program changes or removes a file while its form is open: nothing is overwritten, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import entry

FILE = "practitioners/rowan/a.md"
BEFORE = entry("## What I learnt\n\nTo wait.", id="a", went="well")
FILES = {"rowan/a.md": BEFORE}


def test_both_texts_are_shown_and_the_disk_is_untouched(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("a").answered({"title": "Mine", "words.What I learnt": "To ask."})
    theirs = BEFORE.replace("To wait.", "Theirs.")
    (desk.project / "content" / FILE).write_text(theirs)
    page = form.save()
    assert (page.status, page.title) == (409, "Changed in two places")
    assert desk.files()[FILE].decode() == theirs
    left, right = page.doc.xpath("//textarea")
    assert "Theirs." in left.text
    assert "To ask." in right.text
    assert 'title: "Mine"' in right.text

    saved = page.form.press("Save yours")
    assert saved.status == 200
    assert "To ask." in desk.files()[FILE].decode()
    assert "Theirs." in next(iter(desk.aside("history").values())).decode(), "what was there can be put back"


def test_what_was_typed_is_kept_until_one_of_both_is_saved(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("a").typed(title="Mine")
    (desk.project / "content" / FILE).write_text(BEFORE.replace("To wait.", "Theirs."))
    assert form.save().status == 409
    assert desk.aside("drafts")
    page = desk.get("/entries/rowan/a")
    assert "You were in the middle of this" in page.words
    page = page.follow("Go on with it")
    assert page.form["title"] == ["Mine"]
    assert page.form.save().status == 409, "a draft of an older text never overwrites"


def test_it_changes_twice(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("a").typed(title="Mine")
    path = desk.project / "content" / FILE
    path.write_text(BEFORE.replace("To wait.", "Theirs."))
    page = form.save()
    path.write_text(BEFORE.replace("To wait.", "Theirs again."))
    page = page.form.press("Save yours")
    assert page.status == 409
    assert "Theirs again." in page.text
    assert page.form.press("Save yours").status == 200


def test_it_is_broken_meanwhile(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("a").typed(title="Mine")
    broken = BEFORE.replace("2026-03-31", "2026-02-31")
    (desk.project / "content" / FILE).write_text(broken)
    page = form.save()
    assert (page.status, page.title) == (409, "Changed in two places")
    assert desk.files()[FILE].decode() == broken
    assert 'title: "Mine"' in page.text.replace("&#34;", '"')
    assert page.form.press("Save yours").status == 200
    assert 'title: "Mine"' in desk.files()[FILE].decode()


def test_it_is_removed_meanwhile(at: Callable) -> None:
    desk = at({**FILES, "rowan/b.md": entry(id="b")})
    form = desk.entry("a").typed(title="Mine")
    (desk.project / "content" / FILE).unlink()
    page = form.save()
    assert page.status == 409
    assert "taken this entry away" in page.words
    assert FILE not in desk.files()
    assert "To wait." in page.text
    saved = page.form.press("Save it again")
    assert saved.title == "Saved", saved.text
    (name,) = [name for name, data in desk.files().items() if b"To wait." in data]
    assert b'title: "Mine"' in desk.files()[name]
    assert b"went" in desk.files()[name], "what the form did not ask stays"


def test_a_file_that_may_only_be_read_is_said_so_and_what_was_typed_is_kept(
    at: Callable, monkeypatch
) -> None:
    desk = at(FILES)
    form = desk.entry("a").typed(title="Mine")
    monkeypatch.setattr("os.access", lambda *_: False)
    page = form.save()
    assert page.status == 422
    assert "it may only be read" in page.words
    assert desk.entry("a").page.links["Go on with it"]
    assert desk.files()[FILE].decode() == BEFORE


@pytest.mark.parametrize("address", ["/source/content/practitioners/rowan/a.md", "/profile/rowan"])
def test_the_other_screens_refuse_as_well(at: Callable, address: str) -> None:
    desk = at(FILES)
    page = desk.get(address)
    name = "profile.md" if "profile" in address else "a.md"
    path = desk.home / "rowan" / name
    form = (
        page.form.typed(name="Another Name")
        if "profile" in address
        else page.form.typed(text=page.form["text"][0] + "More.")
    )
    theirs = path.read_text() + "\nTheirs.\n"
    path.write_text(theirs)
    page = form.save()
    assert page.status == 409
    assert path.read_text() == theirs
    assert "Theirs." in page.text
    assert page.form.press("Save yours").status == 200
    assert path.read_text() != theirs


def test_the_page_of_older_texts_puts_nothing_back_over_a_change(at: Callable) -> None:
    desk = at(FILES)
    desk.entry("a").typed(title="Second").save()
    page = desk.get("/history/content/practitioners/rowan/a.md")
    path = desk.project / "content" / FILE
    path.write_text(BEFORE.replace("To wait.", "Theirs."))
    page = page.form_with("Put this back").press("Put this back")
    assert page.status == 409
    assert "nothing was put back" in page.words
    assert "Theirs." in path.read_text()


def test_a_mark_before_the_first_letter_is_kept_once(at: Callable) -> None:
    mark = "\ufeff"
    desk = at({"rowan/a.md": mark + BEFORE})
    form = desk.entry("a").typed(title="Mine")
    (desk.project / "content" / FILE).write_text(mark + BEFORE.replace("To wait.", "Theirs."))
    assert form.save().form.press("Save yours").status == 200
    text = desk.files()[FILE].decode()
    assert text.startswith(f"{mark}---\n")
    assert text.count(mark) == 1
