"""What the tests of this folder share: an account of its own for the cache's key, and quick templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import twins


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration folder of an account that no other test uses."""
    home = tmp_path_factory.mktemp("account")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    twins.forget()
    return home


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Most of the time of a clean build goes into compiling templates."""
    with pytest.MonkeyPatch.context() as patch:
        twins.compile_once(patch.setattr)
        yield
