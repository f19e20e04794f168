"""Evidence for an export or a pack."""

from __future__ import annotations

from collections.abc import Callable

from portfolio.folder.places import Folder
from portfolio.guard.carried import carried

Read = Callable[[str], bytes | None]  # a file by its path below the practitioners; None: it stays


def travelling(folder: Folder) -> Read:
    """A reader of evidence below the practitioners' folder."""
    return lambda name: carried(folder.at(name))
