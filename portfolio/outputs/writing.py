"""Files written to one side, then moved into place, so never half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PRIVATE, OPEN = 0o600, 0o644
_PREFIX = 40  # letters of a name that the file written aside begins with: the whole could be too long


class NotOursError(Exception):
    """Something that is not ours is already there: a sentence for the user."""


def written(target: Path, data: bytes, *, mode: int = OPEN) -> None:
    """Write a whole file in place. The old one stays until the new one is ready, and if anything fails."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:_PREFIX]}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
