"""Every type of page of the sample, in a browser: for all eyes, all hands and all widths."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portfolio.entries import KINDS

# One page of each type, of the smallest record that has it: the checker reads every element.
CORE = (
    "index.html",
    "team/index.html",
    "404.html",
    "imogen/index.html",
    "imogen/timeline/index.html",
    "rowan/entries/2023-10-listening-to-children/index.html",
    "rowan/entries/2025-11-what-is-it-like/index.html",
)
OTHERS = (
    "guide/index.html",
    "rowan/index.html",
    "rowan/entries/2025-11-why-i-write-late/index.html",
    "rowan/entries/2024-04-slower/index.html",
    "rowan/entries/2026-01-observed-with-the-box/index.html",
    "rowan/entries/2023-09-self-assessment-start/index.html",
    "imogen/evolution/index.html",
    "imogen/evolution/themes/group/index.html",
    "rowan/evolution/themes/direct-work/index.html",
    "imogen/evolution/themes/beyond-the-list/index.html",
    "imogen/chains/index.html",
    "imogen/standards/index.html",
    "imogen/supervision/index.html",
    "imogen/supervision/2025/index.html",
    "imogen/year/index.html",
    "imogen/year/last-twelve-months/index.html",
    "tobias/stress/index.html",
    "tobias/renewal/index.html",
)
PAGES = CORE + OTHERS
EYES = [
    ("light", 1280, PAGES),
    ("dark", 320, PAGES),
    ("light", 320, CORE),
    ("dark", 1280, CORE),
]


@pytest.fixture(scope="session")
def pages(sites: dict[str, Path]) -> tuple[str, ...]:
    """The pages of the list that the sample has; the views of every sample must be there."""
    there = tuple(page for page in PAGES if (sites["private"] / page).is_file())
    assert set(there) >= set(CORE)
    return there


@cache
def _axe() -> Any:
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


@pytest.mark.parametrize(
    ("scheme", "width", "chosen"), EYES, ids=lambda given: given if isinstance(given, str | int) else ""
)
def test_nobody_is_shut_out(
    look: Any, pages: tuple[str, ...], scheme: str, width: int, chosen: tuple[str, ...]
) -> None:
    window = look(width, scheme, bypass_csp=True)  # the checker itself is an inline script
    found = []
    for path in [one for one in chosen if one in pages]:
        page = window.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{path}: {wide} px wide")
        answer = _axe().run(page, options={"resultTypes": ["violations"], "preload": False, "iframes": False})
        found += [
            f"{path}: {violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for violation in answer.response["violations"]
            for node in violation["nodes"]
        ]
    assert not found, "\n".join(found)
    window.check()


def test_nothing_complains_under_the_policy_it_ships(look: Any, pages: tuple[str, ...]) -> None:
    window = look()
    for path in pages:
        window.go(path)
    window.check()


def test_read_from_a_folder_it_works_as_well(
    look: Any, pages: tuple[str, ...], sites: dict[str, Path]
) -> None:
    window = look(base=f"{sites['private'].as_uri()}/")
    for path in pages:
        if path != "404.html":  # only a server shows it, from any folder
            window.go(path)
    page = window.go("rowan/index.html")
    page.locator(".pf-foot a", has_text="Timeline").click()
    assert page.locator("h1").inner_text() == "Timeline"
    window.check()


def test_on_a_phone_two_pages_need_no_javascript(look: Any) -> None:
    window = look(390, java_script_enabled=False)
    page = window.go("rowan/timeline/index.html")
    page.locator(".pf-foot a", has_text="How I have changed").click()
    assert page.locator("h1").inner_text() == "How I have changed"


def test_the_timeline_filters_by_kind_without_javascript(look: Any) -> None:
    window = look(java_script_enabled=False)
    page = window.go("rowan/timeline/index.html")
    shown = page.locator(".pf-event:visible")
    everything = shown.count()
    buttons = page.locator(".pf-filter label").all()[1:]
    counts = []
    for button in buttons:
        button.click()
        kind = button.locator("input").get_attribute("value")
        assert {event.get_attribute("data-pf-kind") for event in shown.all()} == {kind}
        assert page.locator(f".pf-month:visible:not([data-pf-kinds~={kind}])").count() == 0
        counts.append(shown.count())
    assert len(counts) == len(KINDS)
    assert sum(counts) == everything


def test_the_timeline_says_how_many_entries_are_left(look: Any) -> None:
    page = look().go("rowan/timeline/index.html")
    page.locator(".pf-filter label", has_text="Training").click()
    said = page.locator("[data-pf-said]").inner_text()
    left, everything = page.locator(".pf-event:visible").count(), page.locator(".pf-event").count()
    assert said == f"{left} of {everything} entries shown."


def _tab_to(page: Any, wanted: str, most: int = 160) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard never reached {wanted}")


def test_the_keyboard_alone_reaches_evidence_and_comes_back(look: Any) -> None:
    window = look()
    page = window.go("rowan/index.html")
    _tab_to(page, ".md-skip")
    page.keyboard.press("Enter")
    _tab_to(page, "a[href*='2023-10-listening-to-children']")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/2023-10-listening-to-children/index.html")
    _tab_to(page, ".pf-files a[href$='.pdf']")
    _tab_to(page, ".pf-foot a[href$='rowan/index.html'], .pf-foot a[href='../../index.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rowan/index.html")
    window.check()


def test_on_a_narrow_window_the_keyboard_opens_menu_and_search(look: Any) -> None:
    page = look(320).go("rowan/index.html")
    for name, toggle in (("Menu", "#__drawer"), ("Search", "#__search")):
        page.locator(f".md-header button[aria-label={name}]").focus()
        page.keyboard.press("Enter")
        assert page.locator(toggle).is_checked()
        page.keyboard.press("Escape")
        assert not page.locator(toggle).is_checked()


def test_every_page_of_a_shared_build_says_that_it_is_a_part(look: Any, sites: dict[str, Path]) -> None:
    for path in sorted(sites["supervisor"].rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert 'name="robots" content="noindex"' in text, path
        if path.name == "404.html":
            continue
        assert "chose to share, not th" in text, path
        assert "Not for sharing" not in text, path
    page = look(audience="supervisor").go("rowan/index.html")
    assert page.locator(".pf-notice").inner_text() == (
        "This is what Rowan Fernleigh chose to share, not the whole record."
    )


def test_paper_carries_the_text_and_none_of_the_buttons(look: Any) -> None:
    window = look()
    for path in ("rowan/index.html", "rowan/entries/2025-11-what-is-it-like/index.html"):
        page = window.go(path)
        page.emulate_media(media="print")
        for gone in (".md-header", ".md-sidebar--primary", ".pf-foot__nav"):
            assert page.locator(gone).first.is_hidden(), gone
        assert page.locator("h1").is_visible()
        assert page.locator(".pf-notice").is_visible()
    window.check()


def test_on_paper_no_month_is_parted_from_its_entries_and_a_long_table_may_run_on(look: Any) -> None:
    page = look().go("rowan/timeline/index.html")
    page.emulate_media(media="print")
    style = "part => getComputedStyle(part).breakInside"
    assert page.locator(".pf-month").first.evaluate(style) == "avoid"
    page = look().go("rowan/supervision/index.html")
    page.emulate_media(media="print")
    assert page.locator(".pf-chart").first.evaluate(style) == "auto"
    assert page.locator(".pf-chart figcaption").first.evaluate(style) == "avoid"
    assert page.locator(".pf-contents").is_hidden()
    page = look().go("imogen/evolution/themes/beyond-the-list/index.html")
    page.emulate_media(media="print")
    table = page.locator("#staircase .pf-numbers")
    assert table.evaluate(style) == "auto"  # it begins below its figure, not on the next sheet
    assert table.locator("table").is_visible()


def test_in_colours_of_the_readers_own_the_chosen_kind_still_stands_out(look: Any) -> None:
    page = look(forced_colors="active").go("rowan/timeline/index.html")
    ground = "part => getComputedStyle(part).backgroundColor"
    labels = page.locator(".pf-filter label")
    assert labels.nth(0).evaluate(ground) != labels.nth(1).evaluate(ground)
    page = look(forced_colors="active").go("rowan/supervision/2025/index.html")
    away = page.locator(".pf-plot rect.pf-drawn--away").first
    assert away.evaluate("part => getComputedStyle(part).fill") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_the_readers_own_the_words_of_a_figure_can_be_read(look: Any, scheme: str) -> None:
    page = look(scheme=scheme, forced_colors="active").go("rowan/evolution/themes/direct-work/index.html")
    words = page.locator("#ratings .pf-plot text")
    ink = words.evaluate_all("every => [...new Set(every.map(one => getComputedStyle(one).fill))]")
    assert ink == [page.evaluate("getComputedStyle(document.body).color")]
    assert "A child" in words.all_text_contents()
