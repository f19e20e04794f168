"""The file itself: what is typed is saved as it is, and what was not touched keeps its bytes."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import entry

from portfolio.desk.line_ends import as_in

UNIX = entry("## What I learnt\n\nTo wait.\n\nTo ask.", id="a").encode()
ENDS = {
    "of Unix": UNIX,
    "of Windows": UNIX.replace(b"\n", b"\r\n"),
    "of both": UNIX.replace(b"\n", b"\r\n", 4),
    "of an old Mac": UNIX.replace(b"\n", b"\r"),
    "with a mark": b"\xef\xbb\xbf" + UNIX,
    "with a mark, of Windows": b"\xef\xbb\xbf" + UNIX.replace(b"\n", b"\r\n"),
    "without a last one": UNIX.rstrip(b"\n"),
    "with three at the end": UNIX + b"\n\n",
    "with tabs and spaces": UNIX.replace(b"To wait.", b"\tTo  wait.   "),
    "that only look like it": UNIX.replace(b"To wait.", "To\u2028wait\x85and go.".encode()),
}
ADDRESS = "/source/content/practitioners/rowan/a.md"


@pytest.mark.parametrize("ends", ENDS)
def test_untouched_it_keeps_its_bytes(at: Callable, ends: str) -> None:
    desk = at({"rowan/a.md": ENDS[ends]})
    page = desk.form(ADDRESS).save()
    assert page.status == 200
    assert desk.files()["practitioners/rowan/a.md"] == ENDS[ends]
    assert desk.aside("history") == {}


@pytest.mark.parametrize("ends", ENDS)
def test_one_line_changed_leaves_the_others_alone(at: Callable, ends: str) -> None:
    desk = at({"rowan/a.md": ENDS[ends]})
    form = desk.form(ADDRESS)
    page = form.typed(text=form["text"][0].replace("To ask.", "To ask\nagain.")).save()
    assert "Saved." in page.words
    end = b"\r\n" if "Windows" in ends else b"\r" if "Mac" in ends else b"\n"
    assert desk.files()["practitioners/rowan/a.md"] == ENDS[ends].replace(
        b"To ask.", b"To ask" + end + b"again."
    )


LINES = st.lists(
    st.tuples(st.sampled_from(["", "a", "b", "- c", "é\u2028d"]), st.sampled_from(["\n", "\r\n", "\r"])),
    max_size=8,
)


@given(LINES, st.booleans(), st.booleans())
def test_any_text_comes_back_from_a_browser_with_the_ends_it_had(
    lines: list, mark: bool, open_end: bool
) -> None:
    text = "".join(words + end for words, end in lines)
    before = ("\ufeff" * mark + text + "z" * open_end).encode()
    typed = before.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert as_in(before, typed.replace("\n", "\r\n")) == before


def test_a_text_with_a_mistake_is_saved_and_says_so(at: Callable) -> None:
    desk = at({"rowan/a.md": UNIX})
    form = desk.form(ADDRESS)
    page = form.typed(text=form["text"][0].replace("2026-03-31", "2026-02-31")).save()
    assert page.status == 200
    assert "It cannot be shown yet, for the reason below" in page.words
    assert b"2026-02-31" in desk.files()["practitioners/rowan/a.md"]
    line = next(one for one in page.lines if one.startswith("Line "))
    assert line.startswith("Line 4:")
    page = page.follow("Line 4")
    (here,) = page.doc.xpath("//tr[@class='here']")
    assert "2026-02-31" in here.text_content()
    assert desk.get("/entries/rowan/a").address == f"{ADDRESS}?line=4", "its form leads to the line"
    assert any(address.startswith(ADDRESS) for address in desk.get("/").links.values())


@pytest.mark.parametrize("line", ["0", "-1", "9999999", "99", "x", "²", "", "1e3"])
def test_any_line_can_be_asked_for(at: Callable, line: str) -> None:
    assert at({"rowan/a.md": UNIX}).get(f"{ADDRESS}?line={line}").status == 200


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
def test_a_link_is_no_file_of_the_record(at: Callable, tmp_path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("Outside.")
    desk = at({"rowan/a.md": UNIX})
    (desk.home / "rowan/b.md").symlink_to(outside)
    (desk.home / "rowan/far").symlink_to(tmp_path, target_is_directory=True)
    for name in ("b.md", "far/outside.md"):
        for screen in ("source", "history"):
            address = f"/{screen}/content/practitioners/rowan/{name}"
            assert desk.get(address).status == 404
            assert desk.post(address, [("token", "token-of-this-start"), ("text", "x")]).status == 404
    assert outside.read_text() == "Outside."


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
def test_a_file_that_becomes_a_link_is_not_written_through(at: Callable, tmp_path) -> None:
    desk = at({"rowan/a.md": UNIX})
    outside = tmp_path / "outside.md"
    outside.write_bytes(UNIX)
    form = desk.entry("a").typed(title="Another")
    (desk.home / "rowan/a.md").unlink()
    (desk.home / "rowan/a.md").symlink_to(outside)
    assert form.save().status in {409, 422}
    assert outside.read_bytes() == UNIX


def test_bytes_that_are_no_text_are_not_made_worse(at: Callable) -> None:
    data = UNIX.replace(b"To wait.", b"To \xff wait.")
    desk = at({"rowan/a.md": data})
    page = desk.get(ADDRESS)
    assert page.status == 200
    page.form.save()
    assert desk.files()["practitioners/rowan/a.md"] == data
