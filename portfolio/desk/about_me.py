"""What the form of a profile asks."""

from __future__ import annotations

from dataclasses import replace

from portfolio.desk.asked import Asked, Section
from portfolio.desk.meta import Meta
from portfolio.model import Terms
from portfolio.share import Share
from portfolio.writing import shares
from portfolio.writing.questions import Question, of_the_profile
from portfolio.writing.start import REGULATORS

KIND = "profile"  # in the place of an entry's kind


def asked_of_me(terms: Terms, meta: Meta) -> Asked:
    """The questions about the person, with the regulators and frameworks there are."""
    *questions, share = (_fitted(question, terms, meta) for question in _share_last())
    return Asked(first=Section(title="About me", questions=tuple(questions)), after=(), share=share)


def _share_last() -> list[Question]:
    return sorted(of_the_profile(), key=lambda question: question.field == "share")


def _fitted(question: Question, terms: Terms, meta: Meta) -> Question:
    if question.field == "share":
        return replace(
            question,
            form="choice",
            choices=tuple((str(one), f"{one.capitalize()}: {shares.MEANING[one]}") for one in Share),
            default=str(Share.PRIVATE),
        )
    if question.field == "frameworks":
        said = meta.get("frameworks")
        others = (one for one in (said if isinstance(said, tuple) else (said,)) if isinstance(one, str))
        known = {name: framework.title for name, framework in terms.frameworks.by_id.items()}
        choices = {**{one: one for one in others}, **known}
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
