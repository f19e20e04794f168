"""Slips are written as they were meant, and nothing else in the file is touched."""

from __future__ import annotations

import pytest

from portfolio.writing.mending import changes, mended
from portfolio.writing.splice import with_fields

HEAD = "---\nkind: reflection\ntitle: My day  # a note\ndate: 2026-03-31\n"


def mend(text: str) -> str:
    return mended(text, "a.md", offered=True, sharing=True)


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("—\nkind: reflection\ntitle: A\ndate: 2026-03-31\n—\nI — listened.\n", "---\nkind: reflection\ntitle: A\ndate: 2026-03-31\n---\nI — listened.\n"),
        ("\n\n" + HEAD + "---\n", HEAD + "---\n"),
        ("\ufeff\r\n---\r\nkind: reflection\r\ntitle: A\r\ndate: 2026-03-31\r\n---\r\n", "---\r\nkind: reflection\r\ntitle: A\r\ndate: 2026-03-31\r\n---\r\n"),
        (HEAD.replace("kind:", "Kind:").replace("title:", "Title:") + "---\n", HEAD + "---\n"),
        (HEAD.replace("2026-03-31", "31/03/2026") + "---\n", HEAD + "---\n"),
        (HEAD.replace("2026-03-31", "'31 March 2026'") + "---\n", HEAD.replace("2026-03-31", '"2026-03-31"') + "---\n"),
        (HEAD + "Share: Supervisor\n---\n", HEAD + "share: supervisor\n---\n"),
        (HEAD + "share: “supervisor”\n---\n", HEAD + "share: supervisor\n---\n"),
        (HEAD + 'until: ""\nfollows: null\n# kept\nthemes: []\n---\n', HEAD + "# kept\nthemes: []\n---\n"),
        (HEAD + "post: a: b\n---\n", HEAD + 'post: "a: b"\n---\n'),
        (HEAD + "went:both\n---\n", HEAD + "went: both\n---\n"),
        (HEAD + "standards: [SWE 4.2, swe: 2.1]\n---\n", HEAD + "standards: [swe:4.2, swe:2.1]\n---\n"),
        (HEAD + "changed_mind:\n  From: one\n  to: two\n  because: three\n---\n", HEAD + "changed_mind:\n  from: one\n  to: two\n  because: three\n---\n"),
    ],
)  # fmt: skip
def test_a_slip_is_mended_and_nothing_else(slip: str, right: str):
    assert mend(slip) == right
    assert mend(right) == right, "what is right stays"


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("2026-03-31", "3/4/2026") + "---\n",
        HEAD.replace("2026-03-31", "02/03/26") + "---\n",
        HEAD + "share: publc\n---\n",
        HEAD + 'themes: [one, "two]\n---\n',
        HEAD + "—\ncovers: [{code: Q71}]\n---\n",
        HEAD + "title: Another\nTitle: A third\n---\n",
        "Only words, and no fields: none.\n",
        "",
    ],
)  # fmt: skip
def test_what_could_be_meant_in_two_ways_is_left(text: str):
    assert mend(text) == text


def test_a_word_that_shares_is_left_where_nobody_is_asked():
    text = HEAD + "Share: Supervisor\nWent: both\n---\n"
    assert mended(text, "a.md", offered=True) == HEAD + "Share: Supervisor\nwent: both\n---\n"


def test_each_line_is_told_before_it_is_changed():
    text = "\n" + HEAD.replace("kind", "Kind") + "---\n"
    told = [(one.line, one.old, one.new) for one in changes(text, mend(text))]
    assert told == [(1, "", None), (3, "Kind: reflection", "kind: reflection")]


def test_a_form_that_saves_such_a_file_mends_it():
    text = "—\nKind: reflection\nTitle: My day\nDate: 2026-03-31\n—\nI listened.\n"
    saved = with_fields(text, "a.md", {"title": "Another day"})
    assert saved == "---\nkind: reflection\ntitle: Another day\ndate: 2026-03-31\n---\nI listened.\n"
