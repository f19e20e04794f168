"""Evidence as it travels with an export or a pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio.guard import carried

Read = Callable[[str], bytes | None]  # a file by its path below the practitioners; None: it stays


def travelling(practitioners: Path) -> Read:
    """How evidence below a folder of practitioners is read."""
    return lambda name: carried(practitioners / name)
