"""The preview and the desk in a browser: opened through the file, there and back, with nothing let in from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import portfolios
import pytest
from axe_playwright_python.sync_playwright import Axe
from portfolios import entry
from serving import Preview, preview

from portfolio.desk.opening import leading_to

PAGE = "rowan/entries/b/index.html"
WRONG = "rowan/entries/wrong/index.html"
EYES = [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)]


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    home = "practitioners/rowan"
    files = {
        f"{home}/a.md": entry("Words.", title="For all", share="public", date="2026-03-01"),
        f"{home}/b.md": entry("Said in private.", title="For me", date="2026-03-02"),
        f"{home}/wrong.md": entry("Words.", title="To mend", date="2026-03-02", share="publc"),
        "pages/about.md": "# About\n\nWords.\n",
    }
    folder = tmp_path_factory.mktemp("beside")
    project = portfolios.write(folder / "project", files)
    with preview(project, folder / "t", settings=portfolios.MATERIAL) as opened:
        yield opened


class Window:
    """What a browser shows, asks for and complains of."""

    def __init__(self, context: Any, one: Preview) -> None:
        self.page, self.one = context.new_page(), one
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.told: list[str] = []  # where a request said it came from
        self.page.on("console", lambda said: self._said(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)

    def _said(self, text: str) -> None:
        if "Security Policy" in text or "Refused" in text:
            self.complaints.append(text)

    def _request(self, request: Any) -> None:
        self.asked.append(request.url)
        self.told.append(request.headers.get("referer", ""))

    def open(self) -> None:
        """As `portfolio serve` opens it."""
        with leading_to(self.one.opens) as file:
            self.page.goto(file.as_uri())
            self.page.wait_for_url(self.one.base)

    def write(self) -> Any:
        return self.page.get_by_role("navigation", name="Desk").get_by_role("link", name="Write")

    @property
    def elsewhere(self) -> set[str]:
        own = (self.one.base, self.one.desk, "file:", "data:", "blob:")
        return {address for address in self.asked if not address.startswith(own)}


@pytest.fixture
def window(chromium: Any, one: Preview) -> Iterator[Callable[..., Window]]:
    contexts = []

    def opened(width: int = 1280, scheme: Any = "light", **more: Any) -> Window:
        size = {"width": width, "height": 800}
        contexts.append(chromium.new_context(viewport=size, color_scheme=scheme, **more))
        return Window(contexts[-1], one)

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_it_opens_by_the_file_and_leads_to_the_desk_and_back(
    script: bool, window: Callable[..., Window], one: Preview
) -> None:
    seen = window(java_script_enabled=script)
    seen.open()
    assert "Private record" in seen.page.content()
    assert seen.page.url == one.base, "the key is out of the address bar"
    secret = one.cookie.partition("=")[2]
    assert not [told for told in seen.told if secret in told]
    (cookie,) = seen.page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")

    seen.page.goto(one.base + PAGE)
    edit = seen.page.get_by_role("link", name="Edit", exact=True)
    assert edit.get_attribute("href") == f"{one.desk}entries/rowan/b"
    seen.write().click()
    seen.page.wait_for_url(one.desk)
    assert seen.page.get_by_role("heading", level=1).count() == 1
    seen.page.get_by_role("link", name="See my portfolio").first.click()
    seen.page.wait_for_url(one.base)
    assert "Private record" in seen.page.content()
    seen.page.goto(one.base + PAGE)
    edit.click()
    seen.page.wait_for_url(f"{one.desk}entries/rowan/b")
    assert "Said in private." in seen.page.content()
    assert seen.complaints == []
    assert seen.elsewhere == set()


def test_a_page_loads_anew_by_itself_once_its_entry_is_saved(
    window: Callable[..., Window], one: Preview
) -> None:
    seen = window()
    seen.open()
    seen.page.goto(one.base + "rowan/entries/a/index.html")
    path = one.project / "content/practitioners/rowan/a.md"
    path.write_text(path.read_text() + "\nAnd another thought.\n")
    seen.page.get_by_text("And another thought.").wait_for()
    assert seen.complaints == []


def test_another_window_without_the_key_sees_nothing(window: Callable[..., Window], one: Preview) -> None:
    seen = window()
    for address in (one.base, one.base + PAGE, one.desk):
        assert seen.page.goto(address).status == 403
        assert "This page is private." in seen.page.content()


def test_a_page_of_another_port_reads_nothing_frames_nothing_and_changes_nothing(
    window: Callable[..., Window], one: Preview
) -> None:
    """The desk stands for it: the preview counts it as the same site, and its cookies go there too."""
    seen = window()
    seen.open()
    seen.page.goto(one.desk)
    tries = """async (base) => {
        const asked = [fetch(base), fetch(base, {mode: 'no-cors'}), fetch(base, {method: 'POST', mode: 'no-cors'})];
        return (await Promise.allSettled(asked)).map(one => one.status);
    }"""
    assert seen.page.evaluate(tries, one.base) == ["rejected"] * 3
    answers = [one.ask("GET", "{}" + PAGE, Cookie=one.cookie, **{"Sec-Fetch-Site": "same-site", **how}) for how in (
        {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    )]  # fmt: skip
    assert {status for status, _ in answers} == {403}


@pytest.mark.parametrize(("scheme", "width"), EYES)
def test_the_ways_to_the_desk_are_there_for_all_eyes_and_all_hands(
    scheme: str, width: int, window: Callable[..., Window], one: Preview
) -> None:
    seen = window(width, scheme, bypass_csp=True)  # the checker itself is an inline script
    seen.open()
    for address in (PAGE, "about.html", WRONG):
        page = seen.page
        page.goto(one.base + address)
        box = seen.write().bounding_box()
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] < 120
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for _ in range(4):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "Write":
                break
        else:
            pytest.fail(f"{address}: no keyboard comes to Write soon")
        found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False, "iframes": False})
        assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == [], address
        page.emulate_media(media="print")
        assert not seen.write().is_visible(), "nobody needs it on paper"
        page.emulate_media(media="screen")


def test_a_page_that_is_not_shown_leads_to_the_line(window: Callable[..., Window], one: Preview) -> None:
    seen = window()
    seen.open()
    assert seen.page.goto(one.base + WRONG).status == 404
    assert seen.page.get_by_role("heading", level=1).inner_text() == "To mend"
    to_line = seen.page.get_by_role("link", name="Open it at this line")
    assert re.fullmatch(rf"{one.desk}source/rowan/wrong\.md\?line=\d+", to_line.get_attribute("href"))
    to_line.first.click()
    seen.page.wait_for_url(f"{one.desk}source/**")
    assert "publc" in seen.page.content()
    assert seen.complaints == []
