"""Learning needs, impact and decision-making: what sessions say of them over time."""

from __future__ import annotations

import in_memory
import pytest

from portfolio.audience.visible import visible
from portfolio.share import Share
from portfolio.views.supervision.told import IMPACT, needs, words_under

WORDS = "## Learning needs\n\nTo begin plainly.\n\n## Impact on me\n\nI rehearse in the shower.\n"


def record(audience=Share.PRIVATE):
    """A session that names a need, and what came after it."""
    entries = [
        in_memory.entry(
            "room", "2026-01-10", "supervision", WORDS, share="regulator", themes=["beginnings"],
            actions=[{"id": "a1", "what": "Find a course"}],
        ),
        in_memory.entry("course", "2026-02-01", "training", share="regulator", answers=["room#a1"]),
        in_memory.entry("tried", "2026-03-01", follows=["room"]),
        in_memory.entry("said", "2026-03-02", "feedback", follows=["room"]),
        in_memory.entry("other", "2026-03-03", "training", themes=["beginnings"]),
    ]  # fmt: skip
    portfolio = visible(in_memory.portfolio(entries), audience)
    return portfolio.terms, portfolio.practitioners[0]


def test_a_need_is_answered_by_training_and_reflection_that_is_linked_and_by_nothing_else():
    (need,) = needs(*record())
    assert need.words == "To begin plainly."
    assert [entry.id for entry in need.answered] == ["course", "tried"]
    assert not need.unanswered


def test_only_the_writer_is_told_that_nothing_is_linked_yet():
    entries = [in_memory.entry("room", "2026-01-10", "supervision", WORDS, share="public")]
    for audience in Share:
        portfolio = visible(in_memory.portfolio(entries), audience)
        (need,) = needs(portfolio.terms, portfolio.practitioners[0])
        assert need.unanswered == (audience is Share.PRIVATE)


@pytest.mark.parametrize(
    ("audience", "told"), [(Share.PRIVATE, 1), (Share.SUPERVISOR, 1), (Share.REGULATOR, 0)]
)
def test_what_the_work_does_to_me_goes_no_further_than_the_supervisor(audience: Share, told: int):
    _, one = record(audience)
    assert len(words_under(one, IMPACT)) == told
