"""What sessions say in words, over time: learning needs and what answered them, impact, decision-making."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.share import Share
from portfolio.views.shared.base import Mention, mention, mentions

NEEDS, IMPACT, DECIDING = "Learning needs", "Impact on me", "Decision-making"
_ANSWERS = frozenset({"training", "reflection"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How the words of one session begin, and which entries answered them.

    `unanswered` where none did, in the full record, too.
    """

    session: Mention
    words: str
    answered: tuple[Mention, ...] = ()
    unanswered: bool = False


def needs(terms: Terms, practitioner: Practitioner) -> tuple[Told, ...]:
    """Learning needs, newest first, each with the training and reflection that are linked to its session.

    What only came later, on whatever theme, answers nothing.
    """
    return tuple(
        Told(
            session=told.session,
            words=told.words,
            answered=(answered := mentions(_answering(practitioner, told.session.id))),
            unanswered=not answered and terms.audience is Share.PRIVATE,
        )
        for told in words_under(practitioner, NEEDS)
    )


def words_under(practitioner: Practitioner, heading: str) -> tuple[Told, ...]:
    """The words of every session under a heading, newest first."""
    return tuple(
        Told(session=mention(session), words=words)
        for session in reversed(practitioner.sessions)
        if (words := session.opening(heading))
    )


def _answering(practitioner: Practitioner, session_id: str) -> Iterator[Entry]:
    """Training and reflection that grew from a session or answer one of its actions, oldest first."""
    references = {thread.reference for thread in practitioner.threads_of.get(session_id, ())}
    grown = practitioner.arrows[session_id]
    for entry in practitioner.entries:
        if entry.kind in _ANSWERS and (entry.id in grown or references.intersection(entry.answers)):
            yield entry
