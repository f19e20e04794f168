"""One browser for all tests that look at pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def without(what: str) -> None:
    """A user's machine may lack a browser; the project's own checks may not."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must look at the pages")
    pytest.skip(f"{what} is missing: the pages were not looked at in a browser")


def started() -> Iterator[Any]:
    """Chromium, started once."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright")
    path = next((one for one in BROWSERS if Path(one).is_file()), None)
    if path is None:
        without("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
