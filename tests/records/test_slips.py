"""What phones and editors make of the signs around the fields is read as it was meant, or refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.problems import Problem
from portfolio.problems.signs import UNSEEN, unseen_in
from portfolio.records import slips
from portfolio.records.frontmatter import Record, read

FIELDS = "kind: reflection\ntitle: My day\nthemes:\n- listening\n- waiting\ndate: 2026-03-31\n"
BODY = "\nI listened.\n\n---\n\nAnd waited."
SOUND = f"---\n{FIELDS}---\n{BODY}"
DASHES = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Pd" and code != 0x2D]
BLANKS = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs"]


def same(text: str) -> bool:
    wanted, found = read(SOUND, "a.md"), read(text, "a.md")
    assert isinstance(wanted, Record)
    return isinstance(found, Record) and (found.meta, found.body) == (wanted.meta, wanted.body)


@pytest.mark.parametrize(
    "fence",
    ["—", "—-", "-—", "–––", "---—", "----", "--", "−−−", "\u2010\u2010\u2010", "⸺", "\uff0d\uff0d", " ---", "\u00a0---", "---\u200b",
     "***", "* * *", "___", "\\---"],
)  # fmt: skip
def test_a_fence_of_other_signs_is_a_fence_above_and_below(fence: str):
    assert same(f"{fence}\n{FIELDS}---\n{BODY}")
    assert same(f"---\n{FIELDS}{fence}\n{BODY}")
    assert same(f"{fence}\n{FIELDS}{fence}\n{BODY}")


@given(st.lists(st.sampled_from(["", " ", "\t", *BLANKS, "\u200b", "\ufeff"]), max_size=5))
def test_lines_of_nothing_above_the_fields_are_passed_over(lines: list[str]):
    assert same("".join(f"{line}\n" for line in lines) + SOUND)


@given(st.sampled_from(BLANKS), st.sampled_from(BLANKS))
def test_a_space_of_any_width_lines_up_fields(one: str, other: str):
    assert same(SOUND.replace("title: ", f"title:{one}").replace("- waiting", f"-{other}waiting"))


@pytest.mark.parametrize("bullet", ["•", "·", "◦", "▪", "‣", "\u2043", "●", "–", "—", "−", "*"])
def test_any_bullet_makes_a_list(bullet: str):
    assert same(SOUND.replace("- listening", f"{bullet} listening").replace("- waiting", f"{bullet} waiting"))


@given(st.text(alphabet="ab:-—–•*\n \u00a0\t'\"[]{}|#", max_size=60))
def test_what_reads_as_typed_is_never_read_in_another_way(fields: str):
    text = f"---\n{fields}\n---\n{BODY}"
    found = read(text, "a.md")
    if isinstance(found, Record) and found.slips:
        lines = slips.without(text.split("\n"), found.slips)
        again = read("\n".join(lines), "a.md")
        assert isinstance(again, Record)
        assert (again.meta, again.body, again.slips) == (found.meta, found.body, ())


@pytest.mark.parametrize(
    "below", ["share: private", "covers: [{code: Q71}]", "covers :", "Share\uff1aprivate", "- covers:[Q71]"]
)
def test_fields_below_a_line_that_looks_like_the_end_are_never_words(below: str):
    for end in ("\n---\n", "\n", ""):
        assert isinstance(read(f"---\n{FIELDS}—\n{below}{end}", "a.md"), Problem)


@given(st.sampled_from(sorted(eval(f"'{UNSEEN.replace('-', '')}'"))))  # noqa: S307 - a text of ours
def test_every_sign_that_nobody_sees_has_a_name(sign: str):
    assert unseen_in(f"a{sign}b") == "" or "U+" in unseen_in(f"a{sign}b")


def test_what_joins_letters_is_no_slip():
    assert not unseen_in("\u0645\u06cc\u200c\u062e\u0648")
    assert unseen_in("wait\u200bing") == "zero width space (U+200B)"
