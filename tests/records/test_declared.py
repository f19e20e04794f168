"""A definition that could let something private travel is refused before any file is read."""

from __future__ import annotations

from typing import Annotated

import pydantic
import pytest

from portfolio.entries import KINDS, Entry
from portfolio.entries.agreed import Action, Decision, Escalation, Goal, Goals
from portfolio.entries.details import Period
from portfolio.entries.supervision import Supervision
from portfolio.records.declared import Field, Place, declared, limited, place, refuse_unsafe
from portfolio.records.fields import SEVERAL, Detail, Text, Texts
from portfolio.records.of_type import details_in, groups_of, holding
from portfolio.share import Share, with_reach


class Room(Detail):
    """A group in which one field stays at home."""

    what: Text = Field(description="What.")
    why: Text | None = Field(None, description="Why.", share=Share.PRIVATE)


@pytest.fixture(autouse=True)
def _no_kind_stays_registered():
    known = dict(KINDS)
    yield
    assert known == KINDS


def test_the_reach_of_a_field_is_put_in_words_by_its_definition():
    said = Supervision.model_json_schema()["properties"]
    assert said["feel"]["description"] == "How supervision feels, 1 to 5. Private."
    assert said["minutes"]["description"] == "How long it took."


@pytest.mark.parametrize(
    ("words", "share", "fixed", "said"),
    [
        ("Why?", Share.PRIVATE, False, "Why? Private."),
        ("How I am", Share.PRIVATE, False, "How I am. Private."),
        ("Mine.", Share.SUPERVISOR, False, "Mine. Goes no further than the supervisor."),
        ("Mine.", Share.REGULATOR, False, "Mine. Goes no further than the regulator."),
        ("Mine.", Share.PRIVATE, True, "Mine. Never leaves your record."),
        ("Mine", Share.PUBLIC, False, "Mine"),
    ],
)
def test_the_words_for_each_reach(words: str, share: Share, fixed: bool, said: str):
    assert with_reach(words, share, fixed=fixed) == said


def test_a_private_field_that_cannot_be_left_out_is_refused():
    with pytest.raises(TypeError, match=r"Needed\.why: a field that may be withheld"):

        class Needed(Entry):
            why: Text = Field(description="Why.", share=Share.PRIVATE)


def test_a_private_field_that_says_something_when_left_out_is_refused():
    with pytest.raises(TypeError, match=r"Settled\.why: a field that may be withheld"):

        class Settled(Entry):
            why: Text = Field("all is well", description="Why.", share=Share.PRIVATE)


def test_a_private_field_of_a_group_that_cannot_be_left_out_is_refused():
    class Inner(Detail):
        why: Text = Field(description="Why.", share=Share.PRIVATE)

    with pytest.raises(TypeError, match=r"Inner\.why"):

        class Outer(Entry):
            inside: Annotated[tuple[Inner, ...], SEVERAL] = Field((), description="Inside.")


def test_a_share_inside_the_type_is_refused_because_nothing_would_hold_it_back():
    with pytest.raises(TypeError, match="not inside its type"):

        class Hidden(Entry):
            notes: tuple[Annotated[Text, Field(description="A.", share=Share.PRIVATE)], ...] = Field(
                (), description="Notes."
            )


@pytest.mark.filterwarnings("ignore:Using extra keyword arguments on `Field`")
def test_a_share_said_to_pydantic_is_refused_because_pydantic_does_not_know_it():
    with pytest.raises(TypeError, match=r"portfolio\.records\.declared"):

        class Lost(Entry):
            notes: Text | None = pydantic.Field(None, description="A.", share=Share.PRIVATE)  # type: ignore[call-overload]


def test_a_kind_cannot_open_a_field_that_every_entry_holds_private():
    with pytest.raises(TypeError, match="Entry says how far it travels"):

        class Opened(Entry):
            stress: Texts = Field((), description="What weighed on me.")  # type: ignore[assignment]


def test_only_groups_stand_in_a_block():
    with pytest.raises(TypeError, match="only groups"):

        class Lone(Entry):
            notes: Texts = Field((), description="Notes.", place=Place.BLOCK)


def test_a_field_is_known_by_its_type_and_not_by_its_name():
    class Mixed(Entry):
        goals: Texts = Field((), description="Words only.")
        hopes: Goals = Field((), description="Goals.")
        span: Period | None = Field(None, description="When.")

    fields = Mixed.model_fields
    assert [place(fields[name]) for name in ("goals", "hopes", "span")] == [
        Place.FACT,
        Place.BLOCK,
        Place.FACT,
    ]
    assert holding(Mixed, Goal) == {"hopes": "hopes"}
    assert details_in(fields["goals"].annotation) == ()


def test_groups_are_found_however_deep():
    assert Escalation in groups_of(Supervision)
    assert holding(Supervision, Escalation) == {"decisions": "decisions"}
    session = Supervision(
        practitioner="r", path="r/a.md", kind="supervision", title="A", date="2026-01-01", id="a",
        decisions=[{"what": "W", "escalated": {"to": "manager"}}], actions={"id": "a1", "what": "Ring"},
    )  # fmt: skip
    assert [one.to for one in session.details(Escalation)] == ["manager"]
    assert [path for path, _ in session.placed(Escalation)] == [("decisions", 0, "escalated")]
    assert session.action("a1") == session.details(Action)[0]
    assert session.action("a2") is None
    assert len(session.details(Decision)) == 1


def test_a_limit_in_one_model_says_nothing_about_a_namesake_in_another():
    class Other(Entry):
        feel: Text | None = Field(None, description="How it felt.")

    assert "feel" in limited(Supervision)
    assert "feel" not in limited(Other)
    assert limited(Other) == limited(Entry)


def test_a_marker_of_a_group_is_read_from_the_group():
    assert limited(Room) == {"why"}
    assert declared(Room)["what"].share is Share.PUBLIC
    refuse_unsafe(Room)
