"""Everyday Markdown is drawn as its writer's editor showed it, and no word of it is lost or moved."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from portfolio.outputs import harmless
from portfolio.outputs.tree import tree
from portfolio.text.certainty import usual
from portfolio.text.plain_text import plain_text
from portfolio.text.safe_html import clean


class _Depths(HTMLParser):
    """Each word with the lists it stands in, from the outermost."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.words: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in {"ul", "ol", "blockquote"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol", "blockquote"}:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.words += [(word, tuple(self._open)) for word in re.findall(r"w\d+", data)]


def depths(html: str) -> list[tuple[str, tuple[str, ...]]]:
    found = _Depths()
    found.feed(html)
    return found.words


def drawn(text: str) -> str:
    return clean(usual().render(text))


def same_as_an_editor(text: str) -> bool:
    return depths(drawn(text)) == depths(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize(
    "text",
    [
        "- w1\n  - w2\n    - w3\n- w4",
        "- w1\n    - w2\n        - w3\n    - w4\n- w5",
        "1. w1\n   - w2\n2. w3\n   1. w4",
        "w1:\n- w2\n- w3",
        "w1\n1. w2\n2. w3\nw4",
        "- w1\n- w2\n\n1. w3\n2. w4",
        "- w1\n1. w2\n- w3",
        "- w1\n\n  w2\n- w3\n\n  - w4\n\n    w5\n- w6",
        "* w1\n* w2\n\n- w3",
        "> w1\n> - w2\n>   - w3\n\nw4",
        "- w1\n  > w2\n  > - w3\n- w4",
        "+ w1\n     w2\n+ w3",
        "- w1\n\n  ```\n  w2\n  - w3\n  ```\n- w4",
    ],
)
def test_lists_are_nested_as_an_editor_nests_them(text: str):
    assert same_as_an_editor(text)


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """Lists in lists, with any marks and any width of indentation a program may use."""
    lines: list[str] = []
    wide = draw(st.sampled_from([2, 3, 4]))
    depth = 0
    for number in range(draw(st.integers(1, 12))):
        depth = draw(st.integers(0, min(depth + 1, 4))) if lines else 0
        mark = draw(st.sampled_from(["-", "*", "-", "-"])) if wide < 3 else draw(st.sampled_from(["-", "1."]))
        lines.append(f"{' ' * wide * depth}{mark} w{number}")
    return "\n".join(lines)


@settings(max_examples=150)
@given(outlines())
def test_any_outline_is_nested_as_an_editor_nests_it(text: str):
    assert [word for word, _ in depths(drawn(text))] == re.findall(r"w\d+", text), "a word is lost"
    assert same_as_an_editor(text)


PIECES = (
    "- ",
    "  - ",
    "    - ",
    "1. ",
    "   ",
    "    ",
    "> ",
    "> - ",
    "",
    "",
    "# ",
    "\t- ",
    "| ",
    ": ",
    "- [ ] ",
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=10))
def test_no_word_is_lost_or_moved(pieces: list[str]):
    text = "\n".join(f"{piece}w{number}" if number % 3 else piece for number, piece in enumerate(pieces))
    assert re.findall(r"w\d+", drawn(text)) == re.findall(r"w\d+", text)


def test_numbers_are_kept():
    assert '<ol start="5">' in drawn("5. w1\n6. w2")
    assert drawn("1. w1\n\nw2\n\n2. w3").count("<ol") == 2
    assert '<ol start="2">' in drawn("1) w1\n\nw2\n\n2) w3")


def test_a_line_ends_where_it_ends():
    assert drawn("One\ntwo\nthree").count("<br>") == 2
    assert "<br" not in drawn("[a link\nthat goes on](b.md) and `code\nthat does`")
    assert drawn("> One\n> two").count("<br>") == 1


def test_tasks_strokes_and_marks():
    assert drawn("- [ ] w1\n- [x] w2").count("checkbox") == 2
    assert "<del>w1</del>" in drawn("~~w1~~")
    assert "<mark>w1</mark>" in drawn("==w1==")
    assert "H~2~O" in drawn("H~2~O")


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("> [!note] To hold\n> w1", "note", "To hold"),
        ("> [!WARNING]\n> w1", "warning", "Warning"),
        ("> [!tip]+ Open\n> - w1\n>   - w2", "tip", "Open"),
    ],
)
def test_callouts_are_boxes(text: str, kind: str, title: str):
    html = drawn(text)
    assert kind in html
    assert title in html
    assert "[!" not in html
    assert "<blockquote" not in html


def test_the_pack_and_a_form_draw_the_same():
    text = "w1:\n- w2\n  - w3\n\n~~w4~~ ==w5==\n\n> [!note] w6\n> w7\nw8"
    kinds = str(tree(text, "rowan/a.md", lambda _: None, lambda _: None))
    assert kinds.count("'ul'") == 2
    assert "strike" in kinds
    assert "[!note]" not in kinds
    assert plain_text(text).startswith("w1:\n\n- w2\n  - w3\n\n~~w4~~ w5")


@pytest.mark.parametrize(
    "text",
    [
        "- w1\n\n  ```\n  <script>alert(1)</script>\n  ```\n",
        "w1\n- w2\n\n    <img src=x onerror=alert(1)>\n",
        "> [!note] <script>alert(1)</script>\n> w1",
        "- [ ] <b onclick=alert(1)>w1</b>",
    ],
)
def test_nothing_runs_in_what_is_drawn_nor_where_another_program_draws_it(text: str):
    assert "script" not in re.sub("&lt;.*?&gt;", "", drawn(text))
    assert "onerror" not in re.sub("&lt;.*?&gt;", "", drawn(text))
    assert "onclick" not in drawn(text)
    assert harmless.is_harmless(harmless.harmless(text))
