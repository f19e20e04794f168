"""Somebody at the desk: writes, sees it, mends it, and is told at once what a reader would stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import desks
import portfolios
import pytest
from desks import Seat
from serving import Preview

TITLE = "A title that tells the learning"
DAY = "Which day? For example 31/3/26, 31 March or yesterday"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with desks.serving(tmp_path_factory.mktemp("desk"), desks.WRONG) as opened:
        yield opened


@pytest.fixture
def seat(chromium: Any, one: Preview) -> Iterator[Seat]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Seat(context, one)
    context.close()


def test_a_first_reflection_is_written_saved_and_seen_and_changed_from_its_page(
    seat: Seat, one: Preview
) -> None:
    page = seat.page
    page.get_by_role("link", name="Write", exact=True).click()
    page.get_by_role("link", name="Reflection").click()
    page.get_by_label(TITLE).fill("I waited, and it was enough")
    page.get_by_label("What I learnt").fill("I fill silences because I find them hard.")
    seat.press("Save")
    assert page.get_by_role("heading", level=1).inner_text() == "Saved"
    seat.follow("See it")
    page.get_by_role("heading", name="I waited, and it was enough").wait_for()
    assert "I fill silences because I find them hard." in page.content()

    seat.follow("Edit")
    page.get_by_label(TITLE).fill("I waited, and that was enough")
    seat.press("Save")
    seat.follow("See it")
    page.get_by_role("heading", name="I waited, and that was enough").wait_for()
    (file,) = desks.path_of(one, "").rglob("*i-waited*.md")
    assert file.read_text().count("enough") == 1
    seat.is_quiet()


def test_what_is_wrong_is_said_beside_its_place_while_typing_and_goes_again(seat: Seat) -> None:
    page = seat.go("write/rowan/reflection")
    learnt = page.get_by_label("What I learnt")
    place = page.locator(".words", has=learnt).locator(".wrong")
    learnt.fill("Ring 07700 900123.")
    place.filter(has_text=re.compile("phone", re.IGNORECASE)).wait_for(timeout=10_000)
    assert learnt.get_attribute("aria-invalid") == "true"
    learnt.fill("Ring nobody.")
    place.first.wait_for(state="detached", timeout=10_000)
    assert learnt.get_attribute("aria-invalid") is None
    seat.is_quiet()


def test_a_day_is_said_back_in_words_while_typing(seat: Seat) -> None:
    page = seat.go("write/rowan/reflection")
    page.get_by_label(DAY).fill("31/3/26")
    page.get_by_text("Tuesday 31 March 2026").wait_for(timeout=10_000)


def test_sharing_further_shows_what_would_travel(seat: Seat) -> None:
    page = seat.go("entries/rowan/waiting")
    page.get_by_label("Self and stress").fill("I was tired.")
    page.get_by_role("radio", name="Supervisor:").check()
    box = page.locator(".travels")
    box.wait_for(timeout=10_000)
    assert "Title, Date and What I learnt." in box.inner_text()
    assert "stays with you all the same: Self and stress." in box.inner_text()
    page.get_by_role("radio", name="Private:").check()
    box.wait_for(state="detached", timeout=10_000)


def test_only_a_practice_decision_is_asked_about_the_childs_file(seat: Seat) -> None:
    page = seat.go("write/rowan/supervision")
    page.locator("summary", has_text="What was decided?").click()
    decision = page.locator("[id='decisions.n0']")
    asked = decision.get_by_role("group", name="Is it on the child's file?")
    asked.wait_for(state="hidden")
    decision.get_by_label("my practice with people").check()
    asked.wait_for(state="visible")
    decision.get_by_label("my own development").check()
    asked.wait_for(state="hidden")


def test_what_does_not_apply_is_hidden_and_comes_back(seat: Seat) -> None:
    page = seat.go("write/rowan/supervision")
    minutes = page.get_by_label("How many minutes?")
    assert minutes.is_visible()
    page.get_by_role("radio", name="no, it was cancelled").check()
    minutes.wait_for(state="hidden")
    page.get_by_role("radio", name="yes, as planned").check()
    minutes.wait_for(state="visible")


def test_a_long_list_of_standards_is_sifted_by_letters(seat: Seat) -> None:
    page = seat.go("write/rowan/reflection")
    standards = page.get_by_role("group", name="Which standards is it about?")
    standards.locator("summary").click()
    offered = standards.locator("[data-sift] label:visible")
    all_of_them = offered.count()
    offered.last.get_by_role("checkbox").check()
    standards.get_by_role("searchbox").fill("superVISION")
    found = offered.all_inner_texts()
    assert 1 < len(found) < all_of_them / 2
    assert [text for text in found[:-1] if "supervision" not in text.casefold()] == []
    assert offered.last.get_by_role("checkbox").is_checked(), "what is ticked stays in sight"
    standards.get_by_role("searchbox").fill("")
    assert offered.count() == all_of_them


def test_a_model_puts_its_questions_above_each_place_to_write(seat: Seat) -> None:
    page = seat.go("write/rowan/reflection")
    page.get_by_role("radio", name="Gibbs").check()
    page.get_by_text("1 Description: what happened, in general words?").wait_for(timeout=10_000)
    page.get_by_role("group", name="Would a set of questions").get_by_role("radio", name="not said").check()
    page.get_by_text("1 Description").wait_for(state="detached", timeout=10_000)


def test_an_entry_with_a_mistake_leads_to_its_line_and_appears_once_it_is_mended(
    seat: Seat, one: Preview
) -> None:
    page, address = seat.page, f"{seat.base}rowan/entries/wrong/index.html"
    page.goto(address)
    assert page.get_by_role("heading", level=1).inner_text() == "To mend"
    seat.follow("Open it at this line")
    text = page.get_by_label("The whole text")
    chosen = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert text.evaluate(chosen) == 'share: "publc"'
    page.keyboard.type('share: "public"')
    seat.press("Save")
    assert "Saved." in page.get_by_role("status").inner_text()
    seat.follow("As a form")
    assert page.get_by_label(TITLE).input_value() == "To mend"
    one.until(lambda: "To mend.</p>" in one.page("rowan/entries/wrong/index.html"), "the mended entry")
    page.goto(address)
    assert page.get_by_text("To mend.").is_visible()
    seat.is_quiet()


def test_a_certificate_waits_is_looked_into_and_stands_beside_its_entry(seat: Seat, one: Preview) -> None:
    page = seat.go("write/rowan/training")
    page.get_by_label(TITLE).fill("A day on silence")
    told_of = {"name": "Notes of the Day.txt", "mimeType": "text/plain", "buffer": b"Ring 07700 900123.\n"}
    certificate = {"name": "My Certificate.png", "mimeType": "image/png", "buffer": portfolios.picture("x")}
    with page.expect_navigation():  # choosing is enough
        page.get_by_label("A certificate or another file that belongs to it").set_input_files(
            [told_of, certificate]
        )
    assert re.search("phone", page.get_by_role("alert").inner_text(), re.IGNORECASE)
    assert page.get_by_role("checkbox", name="my-certificate.png").is_checked()
    page.get_by_role("checkbox", name="notes-of-the-day.txt").uncheck()
    assert page.get_by_label(TITLE).input_value() == "A day on silence"
    assert not [*desks.path_of(one, "").rglob("*.png")], "nothing lies in the record before it is saved"
    seat.press("Save")
    (file,) = desks.path_of(one, "").rglob("*.png")
    assert file.read_bytes() == portfolios.picture("x")
    seat.follow("See it")
    page.locator("[href*='my-certificate'], [src*='my-certificate']").first.wait_for()
    seat.is_quiet()
