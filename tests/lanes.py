"""Which lane a test runs in: told by its folder and by what it asks for, so a new one needs no mark.

- `browser`: a file in which any test opens a browser;
- `thorough`: the folders of tests that build many whole sites, or search long;
- the quick lane: every other test.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
THOROUGH = tuple(TESTS / folder for folder in ("e2e", "privacy", "site/again", "thorough"))


def mark(items: Iterable[pytest.Item]) -> None:
    """Give each test the mark of its lane; the quick lane is what has none."""
    tests = list(items)
    looking = {test.path for test in tests if "chromium" in getattr(test, "fixturenames", ())}
    for test in tests:
        if test.path in looking:
            test.add_marker("browser")
        if any(folder in test.path.parents for folder in THOROUGH):
            test.add_marker("thorough")
