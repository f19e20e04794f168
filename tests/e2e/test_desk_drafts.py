"""What is typed is never lost: a program that is killed, a tab that is closed, two tabs of one entry."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import desks
import portfolios
import pytest
from desks import Seat
from serving import Preview, preview

TITLE = "A title that tells the learning"
KEPT = "What you type is kept."


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with desks.serving(tmp_path_factory.mktemp("drafts")) as opened:
        yield opened


@pytest.fixture
def sat(chromium: Any) -> Iterator[Callable[[Preview], Seat]]:
    contexts = []

    def down(one: Preview) -> Seat:
        contexts.append(chromium.new_context())
        return Seat(contexts[-1], one)

    yield down
    for context in contexts:
        context.close()


def _typed(page: Any) -> None:
    """Half a supervision, with a second decision."""
    page.get_by_label(TITLE).fill("Half of it")
    page.get_by_role("textbox", name="Reflection").fill("I say yes\n\ntoo soon, “always”.")
    page.get_by_role("radio", name="among peers").check()
    page.locator("summary", has_text="What was decided?").click()
    page.get_by_label("A decision you reached").fill("Fewer visits")
    with page.expect_navigation():
        page.get_by_role("button", name="Add another: what was decided").click()
    page.get_by_label("A decision you reached").last.fill("Ask for help")
    page.get_by_role("checkbox", name="swe:1.1").check()
    page.get_by_text(KEPT).wait_for()


def _is_all_there(page: Any) -> None:
    assert page.get_by_label(TITLE).input_value() == "Half of it"
    assert page.get_by_role("textbox", name="Reflection").input_value() == "I say yes\n\ntoo soon, “always”."
    assert page.get_by_role("radio", name="among peers").is_checked()
    decisions = page.get_by_label("A decision you reached")
    assert [field.input_value() for field in decisions.all()] == ["Fewer visits", "Ask for help"]
    assert page.get_by_role("checkbox", name="swe:1.1").is_checked()


def test_a_program_that_was_killed_offers_what_was_typed_when_it_is_started_again(
    sat: Callable[[Preview], Seat], tmp_path: Path
) -> None:
    project = portfolios.write(tmp_path / "project", desks.FILES)
    with preview(project, tmp_path / "t", settings=portfolios.MATERIAL) as first:
        _typed(sat(first).go("write/rowan/supervision"))
        first.end(signal.SIGKILL)
    with preview(project, tmp_path / "t", settings=portfolios.MATERIAL) as again:
        seat = sat(again)
        page = seat.go()
        seat.follow("Half of it")
        _is_all_there(page)
        seat.press("Save")
        seat.follow("See it")
        page.get_by_role("heading", name="Half of it").wait_for()
        assert "Half of it" not in seat.go().get_by_text("Not finished").all_inner_texts()
        seat.is_quiet()


def test_what_was_typed_a_moment_before_a_tab_is_closed_is_offered(
    sat: Callable[[Preview], Seat], one: Preview
) -> None:
    seat = sat(one)
    seat.go("write/rowan/reflection")
    seat.page.get_by_label(TITLE).fill("Closed at once")
    seat.page.close(run_before_unload=True)
    seat.page = seat.context.new_page()
    one.until(lambda: seat.go().get_by_role("link", name="Closed at once").count(), "the draft")
    seat.follow("Closed at once")
    assert seat.page.get_by_label(TITLE).input_value() == "Closed at once"


def test_a_program_that_stopped_says_so_while_somebody_types(
    sat: Callable[[Preview], Seat], tmp_path: Path
) -> None:
    with desks.serving(tmp_path) as one:
        page = sat(one).go("write/rowan/reflection")
        one.end(signal.SIGKILL)
        page.get_by_label(TITLE).fill("Too late")
        page.get_by_text("The portfolio is not running any more. Copy what you typed").wait_for()


def test_a_second_tab_of_the_same_entry_loses_neither_text(
    sat: Callable[[Preview], Seat], one: Preview
) -> None:
    first, second = sat(one), sat(one)
    for seat, words in ((first, "To wait, and to breathe."), (second, "To wait, and to ask.")):
        seat.go("entries/rowan/waiting").get_by_label("What I learnt").fill(words)
    first.press("Save")
    saved = desks.text_of(one, "waiting.md")
    assert "To wait, and to breathe." in saved
    second.press("Save")
    page = second.page
    assert page.get_by_role("heading", level=1).inner_text() == "Changed in two places"
    assert page.get_by_label("In the file now").input_value() == saved
    assert "To wait, and to ask." in page.get_by_label("Yours").input_value()
    assert desks.text_of(one, "waiting.md") == saved, "nothing is written over"

    both = saved.replace("breathe.", "breathe, and to ask.")
    page.get_by_label("Yours").fill(both)
    second.press("Save yours")
    assert desks.text_of(one, "waiting.md") == both
    second.is_quiet()
