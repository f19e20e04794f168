"""Search as a reader meets it, from a server and from a folder, and the twin of folding."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import portfolios
import pytest
import yaml
from portfolios import MATERIAL, entry

from portfolio.site.search.shards import shard_of

ROOT = Path(__file__).resolve().parents[3]
CASES = yaml.safe_load((ROOT / "tests/cases/search/folding.yml").read_text(encoding="utf-8"))
HOME = "practitioners/rowan"
FILES = {
    "./mkdocs.yml": MATERIAL,
    f"{HOME}/sian.md": entry("We spoke of co-production, swe:4.2 and the child’s voice.", title="With Siân"),
    f"{HOME}/after.md": entry(
        "## Co-production\n\nNot what it seemed, said <b>Łucja</b> & I.", title="After"
    ),
    f"{HOME}/ae.md": entry("In A&E for under-18s.", title="Co-production"),
    f"{HOME}/zh.md": entry("我学会了等待。", title="倾听孩子"),
    f"{HOME}/ar.md": entry("تعلمت أن أنتظر", title="الاستماع"),
    "pages/guide.md": "# Co-production\n\nWhat seemed it.\n",
}
FOUND = {
    "child's": ["With Siân"],
    "sian": ["With Siân"],
    "SWE:4.2": ["With Siân"],
    "4.2": ["With Siân"],
    "a&e": ["Co-production"],
    "lucja": ["After"],
    "not": ["After"],
    "听": ["倾听孩子"],
    "等待": ["倾听孩子"],
    "الاستماع": ["الاستماع"],
    "co-produc": ["Co-production", "After", "With Siân", "Co-production"],
    "production child": ["With Siân"],
    '"what it seemed"': ["After"],
    "production nowhere": ["Co-production", "After", "With Siân", "Co-production"],
    "nowhere": [],
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = portfolios.build(portfolios.write(tmp_path_factory.mktemp("search"), FILES), "private")
    assert not built.error, built.said
    return built.folder


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield site.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert not complaints


def test_pages_are_found_as_they_are_asked_for(page: Any, address: str):
    for typed, titles in FOUND.items():
        page.goto(f"{address}/index.html?q={quote(typed)}")
        page.locator(".md-search-result__meta", has_text="matching").wait_for()
        assert page.locator(".md-search-result__item h1").all_inner_texts() == titles, typed


def test_a_result_shows_what_was_found_and_runs_nothing(page: Any, address: str):
    page.goto(f"{address}/index.html?q=lucja")
    result = page.locator(".md-search-result__item")
    result.wait_for()
    assert result.locator("mark").all_inner_texts() == ["Łucja"]
    assert "seemed, said Łucja & I." in result.inner_text()
    assert result.locator("b").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/after/**")


def test_the_browser_folds_as_we_do(page: Any, address: str):
    page.goto(f"{address}/index.html")
    page.add_script_tag(url=f"{address}/assets/search.js")
    assert len(CASES) > 12
    for case in CASES:
        found = page.evaluate(f"[...portfolioSearch.wordsIn({json.dumps(case['text'])})]")
        assert set(found) == set(case["found"]), case["text"]
        assert {word: page.evaluate("portfolioSearch.shardOf", word) for word in found} == {
            word: shard_of(word) for word in found
        }


def test_a_name_that_may_not_leave_is_seen_in_the_files_of_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Callable
):
    """Even one that would stand nowhere else."""
    (tmp_path / "names.txt").write_text("wombatton\n", encoding="utf-8")
    settings = MATERIAL + "      guard: {deny_list: ../names.txt}\n"
    shown = entry("Words.", title="Shown", share="public")
    project = portfolios.write(tmp_path / "project", {"./mkdocs.yml": settings, f"{HOME}/a.md": shown})
    assert build(project, "public").titles == {"Shown"}
    of_before = "portfolio.site.search.writing.shards.places"
    monkeypatch.setattr(of_before, lambda _, number: {"wombatton": number * 4 + 1})
    stopped = portfolios.build(project, "public")
    assert stopped.error
    assert "search/words/" in stopped.said
    assert "wo.js" in stopped.said
    assert not stopped.files
