"""What a form asks, in its order: first what and when, then the words, at the end what is rare."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from portfolio.desk.meta import Meta, listed
from portfolio.desk.ties import actions, goals, ratings, ties
from portfolio.frameworks import Frameworks
from portfolio.model import Practitioner
from portfolio.share import Share
from portfolio.writing import offers, prompts, shares
from portfolio.writing.questions import Question, of_every_kind, questions


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions that stand together; folded ones are opened by those who want to say more."""

    title: str
    questions: tuple[Question, ...]
    folded: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The questions about one entry, before and after the places to write."""

    first: tuple[Question, ...]
    after: tuple[Section, ...]
    share: Question
    draft: Question | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them."""
        last = (self.share,) if self.draft is None else (self.share, self.draft)
        return (*self.first, *(q for section in self.after for q in section.questions), *last)


def asked(kind: str, person: Practitioner, frameworks: Frameworks, date: datetime.date, meta: Meta) -> Asked:
    """What to ask about an entry of a kind on a day; `meta` is what its file says already."""
    own = [_fitted(question, person, date, meta) for question in questions(kind)]
    own = [q for q in own if offers.asks(kind, q.field, person) or meta.get(q.field)]
    rest = [_fitted(question, person, date, meta) for question in of_every_kind(kind)]
    usual = [question for question in own if not question.later]
    quick = [*takewhile(lambda question: question.form != "group", usual)]
    return Asked(
        first=(_TITLE, _DATE, *quick),
        after=(
            Section(title="More about it", questions=tuple(usual[len(quick) :])),
            Section(
                title="How it hangs together",
                questions=tuple(ties(kind, person, frameworks, date, meta)),
            ),
            Section(
                title="A few more, for those who want to say more",
                questions=(
                    *(question for question in own if question.later),
                    *(question for question in rest if question.field != "post" or question.choices),
                    ratings(person, frameworks, date, meta),
                ),
                folded=True,
            ),
        ),
        share=_SHARE,
        draft=_DRAFT,
    )


def evidence(meta: Meta, waiting: Iterable[str]) -> Question:
    """Which files belong to the entry."""
    names = dict.fromkeys([*listed(meta.get("evidence")), *waiting])
    return Question(
        "evidence",
        "Files that belong to it",
        "several",
        tuple((name, name) for name in names),
        label="Evidence",
    )


_TITLE = Question("title", "A title that tells the learning", "text", label="Title")
_DATE = Question("date", "Which day? For example 31/3/26, 31 March or yesterday", "day", label="Date")
_SHARE = Question(
    "share",
    "Who may see this entry?",
    "choice",
    shares.choices(),
    default=str(Share.PRIVATE),
    label="Share",
)
_DRAFT = Question(
    "is_draft", "This is a draft: it counts nowhere yet, and nobody else sees it", "tick", label="Draft"
)


def _fitted(question: Question, person: Practitioner, date: datetime.date, meta: Meta) -> Question:
    """A question with the choices this person has."""
    if question.field == "post":
        posts = tuple((post.id, f"{post.role}, {post.id}") for post in person.profile.posts)
        return replace(question, form="choice", choices=posts)
    if question.field == "model":
        models = tuple((model.id, model.title) for model in prompts.MODELS.values())
        said = meta.get("model")
        others = ((said, said),) if isinstance(said, str) and said not in dict(models) else ()
        asks = "Would a set of questions help you write?"
        return replace(question, text=asks, form="choice", choices=(*models, *others))
    if question.field == "reviews":
        offered = {"action": actions, "goal": goals}
        return replace(
            question,
            parts=tuple(
                replace(part, form="choice", choices=offered[part.field](person, date, meta))
                if part.field in offered
                else part
                for part in question.parts
            ),
        )
    return question
