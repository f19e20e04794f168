"""How soon a reader sees the first result of a search, from a server and from a folder."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.measuring import Bench, say
from benchmarks.peers import OURS
from benchmarks.process import run
from benchmarks.sizes import careers

WAYS = {
    "http, opening": "from a server, opening a page with the word",
    "http, typing": "from a server, typing the word in an open page",
    "file, opening": "from a folder, opening a page with the word",
    "file, typing": "from a folder, typing the word in an open page",
}
_WORD = "kettle"
_RESULT = ".md-search-result__item"
_SETTLED = 3_000  # milliseconds after which a page counts as open already
_PATIENCE = 120_000  # milliseconds
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WATCH = f"""
window.firstResult = 0;
new MutationObserver(() => {{
  if (!window.firstResult && document.querySelector("{_RESULT}")) window.firstResult = performance.now();
}}).observe(document, {{childList: true, subtree: true}});
"""
_TYPE = f"""() => {{
  const field = document.querySelector(".md-search__input");
  field.focus();
  field.value = "{_WORD}";
  window.typed = performance.now();
  field.dispatchEvent(new Event("keyup", {{bubbles: true}}));
}}"""


def searching(bench: Bench, size: int) -> None:
    """Every way of searching in turn, each in a browser profile of its own. Needs Chromium."""
    from playwright.sync_api import sync_playwright

    root = bench.project(OURS, careers(size))
    run(OURS.command, root, bench.environment)
    site = root / "builds" / "private"
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    with _served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        starts = {"http": f"{base}/index.html", "file": f"{site.as_uri()}/index.html"}
        for turn in range(bench.runs + 1):
            for way in WAYS:
                start, _, how = way.partition(", ")
                took = _first_result(browser, starts[start], typing=how == "typing")
                say(f"{size} entries, search, {way}: {took:.2f} s")
                if turn:
                    bench.results.search[way].append(took)
        browser.close()


def _first_result(browser: Any, address: str, *, typing: bool) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    if typing:
        page.goto(address)
        page.wait_for_timeout(_SETTLED)
        page.evaluate(_TYPE)
    else:
        page.goto(f"{address}?q={_WORD}", wait_until="commit")
    page.locator(_RESULT).first.wait_for(state="attached", timeout=_PATIENCE)
    took = page.evaluate("window.firstResult - (window.typed || 0)")
    context.close()
    return float(took) / 1_000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
