"""What was answered and cannot be a field becomes words, and travels no further for it."""

from __future__ import annotations

import datetime

from portfolio.share import Share
from portfolio.writing.answers import draft
from portfolio.writing.questions import Question, questions

DAY = datetime.date(2026, 3, 31)
PARTS = (Question("code", "Which?", "text", label="Code"), Question("worry", "How?", "scale", label="Worry"))


def _group(share: Share) -> Question:
    return Question(
        "covers",
        "Whom?",
        "group",
        parts=PARTS,
        repeat=True,
        required=("code",),
        label="Families",
        share=share,
    )


def test_half_a_group_of_a_private_field_becomes_a_private_part():
    written = draft("supervision", {"date": DAY, "covers": [{"worry": 4}]}, [_group(Share.PRIVATE)])
    assert written.fields["covers"] == []
    assert written.words == {"Families {share=private}": "Worry: 4"}


def test_half_a_group_of_any_other_field_stands_under_the_first_heading():
    written = draft("supervision", {"date": DAY, "covers": [{"worry": 4}]}, [_group(Share.PUBLIC)])
    assert written.words == {"Reflection": "Worry: 4"}


def test_a_question_knows_how_far_its_answer_travels():
    shares = {question.field: question.share for question in questions("supervision")}
    assert (shares["covers"], shares["minutes"]) == (Share.PRIVATE, Share.PUBLIC)
