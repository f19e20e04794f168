"""How far a field or heading travels is said once, where it is defined, and printed from there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from portfolio import shipped
from portfolio.entries import KINDS, Entry, Heading, Profile
from portfolio.entries.limits import heading_limits
from portfolio.records.of_type import groups_of
from portfolio.reference import GUIDE
from portfolio.reference.travels import travels
from portfolio.share import HeadingLimits, Share
from portfolio.writing.questions import headings_asked, questions

# What the marker prints; `private` alone may be one of the four words explained.
TYPED = re.compile(
    r"\bPrivate\b|\b(?:stays?|is|are|kept?) private\b|no further than|never leaves?\b", re.IGNORECASE
)
MODELS: list[type[BaseModel]] = [Entry, *KINDS.values(), Profile]


def _words() -> Iterator[tuple[str, str]]:
    """Everything a definition or `portfolio new` says of a field or heading, as it was typed."""
    for model in {*MODELS, *(group for one in MODELS for group in groups_of(one))}:
        yield model.__name__, model.__doc__ or ""
        for name, info in model.model_fields.items():
            yield f"{model.__name__}.{name}", info.description or ""
    for kind in KINDS.values():
        for heading in kind.headings:
            yield heading.title, heading.line
    for kind, said in shipped.one("portfolio.writing", "wording.yml").items():
        yield kind, yaml.safe_dump(said)


def test_no_definition_types_what_the_marker_prints():
    words = dict(_words())
    assert len(words) > 100
    typed = {
        where: text for where, text in words.items() if TYPED.search(text.replace("private, supervisor", ""))
    }
    assert typed == {}


def test_a_typed_word_would_be_found():
    for text in (
        "How I am. Private.",
        "It stays private.",
        "Goes no further than my supervisor.",
        "Never leaves.",
    ):
        assert TYPED.search(text), text


def test_a_heading_says_how_far_it_travels_in_its_prompt():
    assert Heading("Wellbeing", "How I am.", share=Share.PRIVATE).prompt == "How I am. Private."
    assert Heading("Debate", "Where we differed.").prompt == "Where we differed."


def test_every_question_about_something_private_says_so():
    asked = {question.field: question for question in questions("supervision")}
    assert asked["support"].text == "How supported did you feel, 1 to 5? Private."
    assert asked["interrupted"].text.endswith("Private.")
    assert asked["covers"].parts[0].text.endswith("never a name. Private.")
    assert not asked["decisions"].parts[0].text.endswith("Private.")
    assert dict(headings_asked("supervision"))["Impact on me"].endswith("no further than the supervisor.")


def test_a_heading_is_limited_in_any_kind_and_the_narrower_of_two_limits_holds():
    limits = HeadingLimits.of(
        [("Between us", Share.SUPERVISOR), ("Between us", Share.PRIVATE), ("Open", Share.PUBLIC)]
    )
    assert limits.limit("Between us") is Share.PRIVATE
    assert limits.limit("Open") is Share.PUBLIC
    assert limits.is_name("**Between us**")
    assert not limits.is_name("Open")
    known = heading_limits()
    assert {known.limit(title) for title in ("Wellbeing", "Self & stress")} == {Share.PRIVATE}
    assert known.limit("Impact on me") is Share.SUPERVISOR


def test_the_page_for_auditors_is_what_the_code_says():
    page = (GUIDE / "reference/travels.md").read_text(encoding="utf-8")
    assert page == travels()
    rows = set(re.findall(r"(?m)^\| `([^`]+)` \|", page))
    assert rows == {
        "draft", "example", "share_fields", "post", "ratings", "stress", "allow", "families", "sessions", "posts.leave.why", "registration.done", "interrupted", "support", "challenge",
        "covers", "feel", "written", "## Self and stress", "## Impact on me", "## Wellbeing",
    }  # fmt: skip
