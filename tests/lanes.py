"""Which lane a test runs in, told by its file, so that a new one needs no mark.

- `browser`: a file in which any test opens a browser;
- `thorough`: the folders of tests that build many whole sites, or search long;
- `programs`: any other file that starts programs, which takes a second each;
- the quick lane: every other file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
THOROUGH = tuple(TESTS / folder for folder in ("desk/thorough", "e2e", "privacy", "site/again", "thorough"))


def mark(tests: Iterable[pytest.Function]) -> None:
    """Give each test the mark of its lane; the quick lane is what has none."""
    tests = list(tests)
    looking = {test.path for test in tests if "chromium" in test.fixturenames}
    for test in tests:
        if test.path in looking:
            test.add_marker("browser")
        if any(folder in test.path.parents for folder in THOROUGH):
            test.add_marker("thorough")
        elif hasattr(test.module, "subprocess"):
            test.add_marker("programs")
