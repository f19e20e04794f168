"""What is known of a text without its words."""

from __future__ import annotations

from portfolio.text.opening import MOST, briefer, opening
from portfolio.text.parts import split, under
from portfolio.text.sections import fingerprint, sections

TEXT = """\
Before all.

## What I learnt

To listen first. Then to ask.

A second paragraph, which no other page shows.

### From whom

A mother.

## What I changed

"""


def test_each_part_tells_its_heading_and_how_it_begins() -> None:
    known = sections(split(TEXT))
    assert [(one.level, one.heading, one.begins) for one in known] == [
        (0, "", "Before all."),
        (2, "What I learnt", "To listen first. Then to ask."),
        (3, "From whom", "A mother."),
        (2, "What I changed", ""),
    ]
    assert [one.is_empty for one in known] == [False, False, False, True]


def test_words_further_down_change_nothing_that_is_known() -> None:
    more = TEXT.replace("no other page shows", "nobody else reads")
    assert sections(split(more)) == sections(split(TEXT))
    assert fingerprint(split(more)) != fingerprint(split(TEXT))


def test_a_heading_has_those_below_it() -> None:
    known = sections(split(TEXT))
    assert [one.heading for one, _ in under(known, "what I learnt")] == ["What I learnt", "From whom"]
    assert [one.begins for one, _ in under(known, "")] == ["Before all."]
    assert tuple(under(known, "Elsewhere")) == ()


def test_a_copy_has_the_same_fingerprint_whatever_its_spaces_and_marks() -> None:
    copy = TEXT.replace("listen first.", "listen   first!").replace("## ", "# ")
    assert fingerprint(split(copy)) == fingerprint(split(TEXT))
    assert fingerprint(split("\n\n")) == ""


def test_a_briefer_opening_leaves_the_second_sentence_out_before_it_cuts_the_first() -> None:
    two = f"I asked her first. {'Then I waited ' * 14}for her answer."
    begins = opening(two)
    assert begins == two
    assert briefer(begins, 170) == "I asked her first."
    assert briefer(begins, MOST) == begins
    assert briefer("word " * 30, 20) == "word word word word …"
