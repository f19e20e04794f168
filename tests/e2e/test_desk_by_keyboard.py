"""A supervision written without JavaScript and without a mouse, from the first page to the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import desks
import pytest
from desks import Seat
from serving import Preview

from portfolio.records.frontmatter import Record, read

MOST_STEPS = 80  # to the next answer


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with desks.serving(tmp_path_factory.mktemp("keyboard")) as opened:
        yield opened


class Hands:
    """Tab, arrows, Space and Enter. Without JavaScript a test can still look, but the page cannot act."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.page = seat, seat.page

    def at(self) -> str:
        """The accessible name of what has the keyboard, as the label says it."""
        return self.page.evaluate(_NAME)

    def to(self, name: str) -> None:
        """Tab to the next control of this name."""
        passed = []
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(_OUTLINED), f"nothing shows that the keyboard is at {self.at()!r}"
            passed.append(self.at())
            if passed[-1].startswith(name):
                return
        pytest.fail(f"the keyboard does not come to {name!r}, only to {passed}")

    def type(self, name: str, text: str) -> None:
        """Tab to an answer and type it in place of what is there."""
        self.to(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, name: str) -> None:
        """Tab to a button or link, press it, and wait for the page this leads to."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def another(self, group: str, button: str) -> None:
        """Ask for one more in a group: the page comes back where the group is."""
        self.press(button)
        assert self.page.url.endswith(f"#{group}")
        box = self.page.locator(f"[id='{group}']").bounding_box()
        assert 0 <= box["y"] < self.page.viewport_size["height"] / 2


_NAME = """() => {
    const one = document.activeElement;
    const group = one.type === "radio" ? one.closest("fieldset").querySelector("legend").textContent + ": " : "";
    const label = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
    return (group + label).trim().replaceAll(/\\s+/g, " ");
}"""
_OUTLINED = """() => document.activeElement === document.body
    || getComputedStyle(document.activeElement).outlineStyle !== "none" """


@pytest.fixture
def hands(chromium: Any, one: Preview) -> Iterator[Hands]:
    context = chromium.new_context(viewport={"width": 1280, "height": 700}, java_script_enabled=False)
    yield Hands(Seat(context, one))
    context.close()


def test_a_supervision_with_decisions_actions_and_a_review(hands: Hands, one: Preview) -> None:
    page = hands.page
    hands.press("Write")
    hands.press("Supervision")
    hands.type("A title that tells the learning", "Saying no")
    hands.type("Which day?", "31/3/26")
    hands.type("With whom?", "a manager")
    hands.type("How many minutes?", "1h30")
    hands.type("Reflection", "I say yes too soon.")

    hands.to("Which action?: Read about silence")
    page.keyboard.press("Space")
    hands.type("If it is done, on which day?", "20/3/26")
    hands.type("What came of it?", "I read two papers.")
    hands.to("What was it good for?: not said")
    page.keyboard.press("ArrowUp")  # to the choice above

    hands.to("What was decided?")
    page.keyboard.press("Enter")
    hands.type("A decision you reached", "Fewer visits on Fridays")
    hands.type("Why?", "I was late.")
    hands.another("decisions", "Add another: what was decided")
    hands.to("Take away what was decided 1")
    hands.type("A decision you reached", "Ask for help")

    hands.to("What will be done?")
    page.keyboard.press("Space")
    hands.type("An action agreed", "Tell the team")
    hands.another("actions", "Add another: what was agreed")
    hands.to("Take away what was agreed 1")
    hands.type("An action agreed", "Keep a list")
    hands.press("Save")

    assert page.get_by_role("heading", level=1).inner_text() == "Saved"
    (file,) = desks.path_of(one, "").rglob("*saying-no*.md")
    record = read(file.read_text(), file.name)
    assert isinstance(record, Record)
    assert {name: record.meta[name] for name in ("title", "date", "supervisor", "minutes")} == {
        "title": "Saying no",
        "date": "2026-03-31",
        "supervisor": "a manager",
        "minutes": "90",
    }
    assert record.meta["reviews"] == (
        {
            "action": "on-silence#read-about-silence",
            "done": "2026-03-20",
            "outcome": "I read two papers.",
            "for": "development",
        },
    )
    assert [one["what"] for one in record.meta["decisions"]] == ["Fewer visits on Fridays", "Ask for help"]
    assert [one["what"] for one in record.meta["actions"]] == ["Tell the team", "Keep a list"]
    assert "\nminutes: 90\n" in file.read_text()
    assert "## Reflection\n\nI say yes too soon.\n" in file.read_text()
    hands.seat.is_quiet()
