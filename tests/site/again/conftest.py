"""What the tests of this folder share: an account of its own for the cache's key, and quick templates."""

from __future__ import annotations

from pathlib import Path

import pytest
import twins


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Jinja keeps translated templates, the same for all tests: most of a clean build goes into it."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, templates: Path) -> Path:
    """The configuration folder of an account that no other test uses."""
    home = tmp_path_factory.mktemp("account")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(templates))
    twins.forget()
    return home
