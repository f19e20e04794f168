"""Answers given before are given again, each to its own question."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.cli.asking import prompts
from portfolio.cli.asking.answered import Answered
from portfolio.writing import amounts, dates

TODAY = datetime.date(2026, 4, 8)


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    """Whoever is asked stops."""

    def stop(*_):
        raise KeyboardInterrupt

    for question in ("text", "typed", "choice", "several"):
        monkeypatch.setattr(prompts, question, stop)


def nothing_kept(_):
    raise AssertionError("what was known is not kept again")


def day(ask, today=TODAY):
    return ask.typed("When?", lambda said: dates.day(said, today), dates.in_words, "Not understood")


def test_answers_go_to_their_questions_whatever_else_is_asked_between(monkeypatch):
    kept = []
    monkeypatch.setattr(prompts, "text", lambda *_: "new")
    ask = Answered(
        kept.append, [["A", "", "a"], ["B", "x", "b for x"], ["B", "y", "b for y"], ["C", "", ["1"]]]
    )
    assert ask.text("A") == "a"
    assert ask.text("Between") == "new"
    assert ask.text("B", about="y") == "b for y"
    assert kept == [
        [
            ["A", "", "a"],
            ["Between", "", "new"],
            ["B", "x", "b for x"],
            ["B", "y", "b for y"],
            ["C", "", ["1"]],
        ]
    ]
    assert ask.text("B", about="z") == "new"
    assert ask.several("C", [("1", "one"), ("2", "two")]) == ["1"]


def test_a_choice_that_is_no_longer_there_is_asked_about_anew():
    before = [
        ["Which?", "", "gone"],
        ["Ticked?", "", ["one", "gone"]],
        ["Kind?", "", ["a list"]],
        ["When?", "", "never"],
    ]
    ask = Answered(nothing_kept, before)
    for question in (
        lambda: ask.choice("Which?", [("here", "Here")]),
        lambda: ask.several("Ticked?", [("one", "One")]),
        lambda: ask.text("Kind?"),
        lambda: day(ask),
    ):
        with pytest.raises(KeyboardInterrupt):
            question()


def test_nothing_is_kept_until_something_is_said(monkeypatch):
    kept = []
    ask = Answered(kept.append)
    monkeypatch.setattr(prompts, "text", lambda _, default="": default)
    monkeypatch.setattr(prompts, "choice", lambda _, __, default: default)
    monkeypatch.setattr(prompts, "several", lambda *_: [])
    assert (ask.text("A"), ask.text("B", "usual"), ask.choice("C", [("c", "c")], "c")) == ("", "usual", "c")
    assert (ask.several("D", [("d", "d")]), ask.yes_or_no("E"), kept) == ([], None, [])
    monkeypatch.setattr(prompts, "choice", lambda *_: "no")
    assert ask.yes_or_no("F") is False
    assert kept[-1][-1] == ["F", "", "no"]


def test_yesterday_stays_the_day_it_was(monkeypatch):
    kept = []
    monkeypatch.setattr(prompts, "typed", lambda _, understand, *__: understand("yesterday"))
    assert day(Answered(kept.append)) == datetime.date(2026, 4, 7)
    again = Answered(nothing_kept, kept[-1])
    assert day(again, TODAY + datetime.timedelta(9)) == datetime.date(2026, 4, 7)


@given(date=st.dates(datetime.date(1970, 1, 1), datetime.date(2100, 1, 1)), hours=st.integers(0, 100_000))
def test_a_day_and_a_time_are_understood_in_the_words_that_are_kept(date, hours):
    assert dates.day(dates.in_words(date), TODAY) == date
    assert amounts.hours(amounts.hours_in_words(hours / 100)) == hours / 100
