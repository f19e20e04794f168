"""The facts of an entry: everything but its words, which nothing made from many entries may read."""

from __future__ import annotations

import pickle

import in_memory
import pytest

from portfolio.model import Practitioner, facts_of
from portfolio.text.sections import LEFT_OUT


def _of(*bodies: str) -> Practitioner:
    days = ("2026-01-01", "2026-01-02")
    return in_memory.practitioner(
        in_memory.entry(f"entry-{day}", day, body=body) for day, body in zip(days, bodies, strict=False)
    )


def test_the_words_are_gone_and_asking_for_them_is_an_error() -> None:
    facts = _of("## What I learnt\n\nTo listen.").entries[0].facts
    assert facts.opening("What I learnt") == "To listen."
    assert facts.has_words("What I learnt")
    with pytest.raises(TypeError, match="made from facts alone"):
        facts.body  # noqa: B018
    with pytest.raises(TypeError, match="made from facts alone"):
        facts.words("What I learnt")
    assert facts.facts is facts
    assert pickle.loads(pickle.dumps(facts)).parts is LEFT_OUT  # noqa: S301 - our own


def test_an_edit_further_down_changes_no_fact() -> None:
    before = _of("First words.\n\nAnd more of them.")
    after = _of("First words.\n\nAnd quite other ones.")
    assert before.entries != after.entries
    assert facts_of(before) == facts_of(after)


def test_how_a_text_begins_is_a_fact() -> None:
    assert facts_of(_of("First words.")) != facts_of(_of("Other words."))


def test_two_entries_of_the_same_words_are_told_from_two_that_differ_below() -> None:
    words = "First words.\n\nAnd more of them."
    assert facts_of(_of(words, words)) != facts_of(_of(words, words.replace("more", "none")))
