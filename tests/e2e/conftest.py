"""A browser, and the sample built once: as its practitioners see it and as a supervisor does."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from portfolio.site.building import Built


@pytest.fixture(scope="session")
def browser_here(chromium: Any) -> Any:
    """Chromium, started once."""
    return chromium


@pytest.fixture(scope="session")
def sites(sample_sites: dict[str, Built]) -> dict[str, Path]:
    """The sample, built for two audiences."""
    return {audience: built.folder for audience, built in sample_sites.items()}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """The addresses of the sites, each on a port of its own."""
    servers = {
        audience: ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        for audience, folder in sites.items()
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {audience: f"http://127.0.0.1:{server.server_port}/" for audience, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


class Looking:
    """A page being looked at, with what it complained of and asked for from outside."""

    def __init__(self, page: Any, base: str) -> None:
        self.page, self.base = page, base
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda m: self.errors.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def go(self, path: str) -> Any:
        """Open a page of the site."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def check(self) -> None:
        """Nothing complained, nothing asked for from elsewhere."""
        assert not self.errors, self.errors
        assert not self.outside, self.outside


@pytest.fixture
def look(browser_here: Any, served: dict[str, str]) -> Iterator[Any]:
    """Open a window on a site: `look(width=1280, scheme="light", audience="private")`."""
    contexts = []

    def opened(
        width: int = 1280, scheme: str = "light", audience: str = "private", base: str = "", **more: Any
    ) -> Looking:
        context = browser_here.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **more
        )
        contexts.append(context)
        return Looking(context.new_page(), base or served[audience])

    yield opened
    for context in contexts:
        context.close()
