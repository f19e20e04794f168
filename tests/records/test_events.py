"""One file, one answer: whatever is typed, it is read the same with libyaml and without it."""

from __future__ import annotations

import pytest
import scanners
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio.records import events
from portfolio.records.frontmatter import Record
from portfolio.records.slips import without

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML is installed without libyaml")

SOUND = """\
kind: reflection
title: "A 'first' day"
themes: [listening, "waiting", two words]
changed_mind: {from: one, to: two}
actions:
- what: |
    Ask Sam.
    Ask again.
  by: me
- {what: Write, due: 2026-05-01}
note: >-
  It was late
  that day
summary: A long sentence
  that goes on
"""
# What people type and paste, and what YAML makes something of.
PIECES = [
    "a", "key", "2026-03-04", "no", "é", "“", "𝄞", ": ", ":", " :", "\n", "\n  ", "\n    ", " ", "\n\n", "- ", "-",
    "\n- ", "\n  - ", "? ", "?", "\n: ", "[", "]", "{", "}", ",", ", ", "[a, b]", "{a: b}", '"', "'", "\\", "\\n",
    "\\x41", "\\ud800", "\\UFFFFFFFF", "\\L", "\\\n", "|", ">", "|-\n", ">+", "|2\n", " # note", "#", "&a ", "*a",
    "!t ", "!", "<<: ", "%", "\n%YAML 1.1\n", "@", "`", "...", "\t", "\n\t", " \t", "\u0085", "\u2028", "\ufeff", "\x80",
    "\u00a0", "\u202e", "x" * 1030, "é" * 600,
]  # fmt: skip


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Sound fields in which something is typed over something."""
    text = draw(
        st.sampled_from(
            [SOUND, "a: [b]\n", "a: {b: c}\n", "a: |\n  b\n", 'a: "b"\n', "a:\n  - b\n", "a: b\n"]
        )
    )
    for piece in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)):
        place, typed_over = draw(st.integers(0, len(text))), draw(st.integers(0, 3))
        text = text[:place] + piece + text[place + typed_over :]
    return text


@settings(max_examples=400)
@given(st.one_of(slips(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
@example("date:\t2026-03-04")
@example("title: My day\t")
@example("title: My day\t# a note")
@example("a: |\n  \tb")
@example("a: |2\n  \tb")
@example("a: |# a note\n  b")
@example("a: [b?]")
@example("a:\n  - [b,\n    c? d]")
@example("a: [b:]")
@example("a: [b\n  :, c]")
@example("a: b\n:,c: d")
@example('a: "\\ud800"')
@example('a: "\\UFFFFFFFF"')
@example("%YAML 1." + "1" * 5000)
@example("title: My day\u2028share: public")
@example("a: \ufeffb #c")
def test_a_text_is_read_the_same_with_libyaml_and_without_or_refused_by_both(block: str):
    text = f"---\n{block}\n---\n"
    answer = scanners.with_libyaml(text)
    assert answer == scanners.without(text)
    if isinstance(answer, Record):
        lines = without(text.split("\n"), answer.slips)
        fields = lines[1 : len(lines) - len(answer.body.split("\n")) - 1]
        assert not scanners.refusing("\n".join(fields) + "\n")


def test_libyaml_reads_what_people_write():
    assert events.quick(SOUND), "or all of the above was asked of one scanner"


def test_a_text_that_is_too_deep_is_not_read_to_its_end():
    begun = [event for event, _ in zip(events.sure("a: " + "[" * 60_000), range(50), strict=False)]
    assert len(begun) == 50
