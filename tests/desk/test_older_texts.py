"""What a file was before each save, to be put back."""

from __future__ import annotations

from collections.abc import Callable

from portfolios import entry

BEFORE = entry("## What I learnt\n\nTo wait.", id="a")
FILE = "practitioners/rowan/a.md"
ADDRESS = "/history/content/practitioners/rowan/a.md"


def test_an_older_text_is_put_back_and_the_newer_is_kept(at: Callable) -> None:
    desk = at({"rowan/a.md": BEFORE})
    assert "Nothing is kept yet" in desk.get(ADDRESS).words
    desk.entry("a").typed(title="Second").save()
    page = desk.get(ADDRESS)
    assert "2 lines changed since" in page.words
    assert 'Then: title: "My day a"' in page.words
    assert 'Now: title: "Second"' in page.words
    page = page.form_with("Put this back").press("Put this back")
    assert page.status == 200
    assert desk.files()[FILE].decode() == BEFORE
    assert any('"Second"' in data.decode() for data in desk.aside("history").values())
    page = desk.get(ADDRESS).forms[0].press("Put this back")
    assert b"Second" in desk.files()[FILE]


def test_the_last_twenty_are_kept(at: Callable) -> None:
    desk = at({"rowan/a.md": BEFORE})
    for number in range(23):
        assert desk.entry("a").typed(title=f"Number {number}").save().title == "Saved"
    kept = desk.aside("history")
    assert len(kept) == 20
    assert len(desk.get(ADDRESS).doc.xpath("//button[text()='Put this back']")) == 20
    assert not any(b'"My day a"' in data for data in kept.values())


def test_a_text_that_is_not_kept_cannot_be_put_back(at: Callable) -> None:
    desk = at({"rowan/a.md": BEFORE})
    desk.entry("a").typed(title="Second").save()
    form = desk.get(ADDRESS).form_with("Put this back")
    for name in ("", "../a.md", "000001", "\0"):
        page = desk.post(ADDRESS, [*form.answers, ("put_back", name)])
        assert page.status == 404
    assert b"Second" in desk.files()[FILE]
