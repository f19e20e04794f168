"""What the form of a profile asks."""

from __future__ import annotations

from dataclasses import replace

from portfolio.desk.asked import Asked
from portfolio.desk.meta import Meta, listed
from portfolio.desk.ticks import asked_to_tick
from portfolio.model import Terms
from portfolio.share import Share
from portfolio.writing import shares
from portfolio.writing.questions import Question, of_the_profile
from portfolio.writing.start import REGULATORS

KIND = "profile"  # in the place of an entry's kind


def asked_of_me(terms: Terms, meta: Meta) -> Asked:
    """The questions about the person, with the regulators and frameworks there are."""
    *questions, share = (_fitted(question, terms, meta) for question in _share_last())
    at = 1 + next(number for number, question in enumerate(questions) if question.field == "registration")
    questions[at:at] = asked_to_tick(terms, meta)
    return Asked(first=tuple(questions), after=(), share=share)


def _share_last() -> list[Question]:
    return sorted(of_the_profile(), key=lambda question: question.field == "share")


def _fitted(question: Question, terms: Terms, meta: Meta) -> Question:
    if question.field == "share":
        return replace(
            question,
            form="choice",
            choices=shares.choices(),
            default=str(Share.PRIVATE),
        )
    if question.field == "frameworks":
        known = {name: framework.title for name, framework in terms.frameworks.by_id.items()}
        choices = {**{one: one for one in listed(meta.get("frameworks"))}, **known}
        return replace(
            question, text="Which frameworks do you work to?", form="several", choices=tuple(choices.items())
        )
    if question.field == "registration":
        known = {name: REGULATORS.get(name, rules.title) for name, rules in terms.rule_sets.by_id.items()}
        parts = (
            replace(part, form="choice", choices=tuple(known.items())) if part.field == "rules" else part
            for part in question.parts
        )
        return replace(question, parts=tuple(parts))
    return question
