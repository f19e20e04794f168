"""Every screen of the desk, for all eyes, all hands and all widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import desks
import pytest
from desks import Seat
from serving import Preview

from portfolio.writing.kinds import kind_names

EYES = [("light", 1280), ("dark", 320)]
TITLE = "A title that tells the learning"
DAY = "Which day? For example 31/3/26, 31 March or yesterday"
ENTRY = "entries/rowan/waiting"


@pytest.fixture(scope="module")
def of_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with desks.serving(tmp_path_factory.mktemp("two"), desks.WRONG, desks.ANOTHER) as one:
        yield one


@pytest.fixture(scope="module")
def of_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with desks.serving(tmp_path_factory.mktemp("one")) as one:
        yield one


@pytest.fixture
def sat(chromium: Any) -> Iterator[Callable[..., Seat]]:
    """Sit down at a desk: `sat(one, width=1280, scheme="light")`."""
    contexts = []

    def down(one: Preview, width: int = 1280, scheme: str = "light", height: int = 900, **more: Any) -> Seat:
        size = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=size, color_scheme=scheme, **more))
        return Seat(contexts[-1], one)

    yield down
    for context in contexts:
        context.close()


def screens(seat: Seat) -> Iterator[tuple[str, Any]]:
    """Each screen of a desk of two people, with the page that shows it."""
    page = seat.page
    yield "start", seat.go()
    for kind in kind_names():
        yield f"new {kind}", seat.go(f"write/rowan/{kind}")
    seat.go("write/rowan/reflection")
    seat.press("Save")
    yield "nothing in it yet", page
    yield "edit", seat.go(ENTRY)
    page.get_by_label(DAY).fill("some day")
    seat.press("Save")
    yield "problems", page
    page.get_by_label(DAY).fill("2 March 2026")
    page.get_by_role("radio", name="Supervisor:").check()
    seat.press("Save")
    yield "confirm", page
    file = desks.path_of(seat.one, "waiting.md")
    for gone in (False, True):
        seat.go(ENTRY)
        page.get_by_label(TITLE).fill("Waiting, and asking")
        before = file.read_text()
        if gone:
            file.unlink()
        else:
            file.write_text(f"{before}\nChanged elsewhere.\n")
        seat.press("Save")
        yield "gone" if gone else "conflict", page
        file.write_text(before)
    yield "offered", seat.go(ENTRY)
    page.get_by_role("link", name="Go on with it").click()
    page.wait_for_url("**draft=*")
    page.get_by_label(TITLE).fill("Waiting once more" if "still" in before else "Waiting still")
    seat.press("Save")
    yield "saved", page
    yield "history", seat.go("history/rowan/waiting.md")
    yield "source", seat.go("source/rowan/waiting.md")
    yield "source at a line", seat.go("source/rowan/wrong.md?line=5")
    yield "profile", seat.go("profile/rowan")
    seat.go(ENTRY)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="See how the words will look").click()
    opened.value.wait_for_load_state()
    yield "preview of words", opened.value
    opened.value.close()
    yield "no such address", seat.go("nowhere")
    yield "no such entry", seat.go("entries/rowan/nobody")
    seat.go(ENTRY)
    page.locator("form[data-live] [name=token]").evaluate("field => field.value = 'of yesterday'")
    seat.press("Save")
    yield "form too old", page
    page.goto(f"{seat.base}rowan/entries/wrong/index.html")
    yield "not shown", page


def _wrong_with(page: Any, width: int) -> Iterator[object]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{wide} px wide"
    if page.get_by_role("heading", level=1).count() != 1:
        yield "not one heading of level 1"
    yield from desks.shut_out(page)


@pytest.mark.parametrize(("scheme", "width"), EYES)
def test_nobody_is_shut_out(
    scheme: str, width: int, sat: Callable[..., Seat], of_two: Preview, of_one: Preview
) -> None:
    seat = sat(of_two, width, scheme)
    found = [(name, wrong) for name, page in screens(seat) for wrong in _wrong_with(page, width)]
    assert found == []
    seat.is_quiet()
    alone = sat(of_one, width, scheme)
    assert [*_wrong_with(alone.go(), width)] == []
    alone.is_quiet()


def test_nothing_scrolls_sideways_at_four_times_its_size(sat: Callable[..., Seat], of_two: Preview) -> None:
    """A window of 1280 × 1024 at 400 % has room for 320 × 256."""
    seat = sat(of_two, width=320, height=256)
    wide = {name: page.evaluate("document.documentElement.scrollWidth") for name, page in screens(seat)}
    assert {name: width for name, width in wide.items() if width > 320} == {}


@pytest.mark.parametrize("height", [256, 900])
def test_what_has_the_keyboard_is_seen(height: int, sat: Callable[..., Seat], of_two: Preview) -> None:
    """Neither the bar that saves nor anything else lies above it, and a line goes around it."""
    page = sat(of_two, width=320, height=height).go("write/rowan/supervision")
    seen = 0
    for _ in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate(_SEEN)
        if found is None:
            break
        seen += 1
        assert found["outlined"], found
        assert found["on_top"], found
    assert seen > 30


_SEEN = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect();
    const x = Math.max(box.left, 0) + Math.min(box.width, innerWidth) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    return {
        html: one.outerHTML.slice(0, 200),
        outlined: getComputedStyle(one).outlineStyle !== "none",
        on_top: top !== null && (one.contains(top) || (top.closest("label") ?? top).contains(one)),
    };
}"""


def test_what_is_wrong_is_read_first_and_leads_to_its_place(
    sat: Callable[..., Seat], of_one: Preview
) -> None:
    seat = sat(of_one)
    page = seat.go(ENTRY)
    page.get_by_label(DAY).fill("some day")
    seat.press("Save")
    assert page.evaluate("document.activeElement.id") == "wrong"
    page.get_by_role("link", name="That day is not clear.").click()
    assert page.evaluate("document.activeElement.id") == "date"
    day = page.get_by_label(DAY)
    assert day.get_attribute("aria-invalid") == "true"
    described = day.get_attribute("aria-describedby").split()
    assert "That day is not clear." in page.locator(f"[id='{described[0]}']").inner_text()


def test_colours_that_a_reader_chose_hide_nothing(sat: Callable[..., Seat], of_two: Preview) -> None:
    """Where colours are taken away, what is framed or marked by colour has a line."""
    seat = sat(of_two, forced_colors="active")
    seat.go("source/rowan/wrong.md?line=5")
    marked = seat.page.locator(".here")
    assert marked.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
    assert seat.page.locator(".told").evaluate("box => getComputedStyle(box).borderLeftStyle") == "solid"
    seat.go("write/rowan/reflection")
    for button in seat.page.locator("button:visible").all():
        assert button.evaluate("one => getComputedStyle(one).borderStyle") == "solid"


def test_nothing_moves(sat: Callable[..., Seat], of_one: Preview) -> None:
    page = sat(of_one, reduced_motion="reduce").go("write/rowan/supervision")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_form_can_be_printed(sat: Callable[..., Seat], of_one: Preview) -> None:
    """The words in full, and nothing that can only be pressed."""
    page = sat(of_one).go(ENTRY)
    words = "\n".join(f"Thought {number}." for number in range(60))
    page.get_by_label("What I learnt").fill(words)
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    area = page.get_by_label("What I learnt")
    assert area.evaluate("one => one.scrollHeight <= one.clientHeight + 2")
    assert page.get_by_label(TITLE).is_visible()
