"""Why a text was not saved, as a sentence for whoever wrote it."""

from __future__ import annotations

from pathlib import Path


class NotSavedError(Exception):
    """Nothing was written; the message says why, and what helps."""


class ChangedError(NotSavedError):
    """Another program changed or removed the file meanwhile; `now` is what stands there, if anything."""

    def __init__(self, path: Path, now: bytes | None) -> None:
        what = "was removed" if now is None else "was changed"
        super().__init__(f"{path.name} {what} by another program meanwhile. It is left as it is.")
        self.path, self.now = path, now
