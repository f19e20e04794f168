"""Files written aside, then put in place: never half of one, and never over somebody else's."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

PRIVATE, OPEN = 0o600, 0o644

IsOurs = Callable[[bytes], bool]


class NotOursError(Exception):
    """The place to write holds something that is not ours: a sentence for the user."""


def written(target: Path, data: bytes, *, mode: int = OPEN, keep_mode: bool = False) -> None:
    """Put a file in place whole. What was there stays until then, and on any failure."""
    if keep_mode:
        mode = stat.S_IMODE(target.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
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


def refuse_strangers(target: Path, is_ours: IsOurs) -> None:
    """Raises NotOursError unless the target is free or a file that we wrote."""
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise NotOursError(f"{target} is not a file. Choose another place with --out.")
    if target.exists() and target.stat().st_size and not is_ours(target.read_bytes()):
        raise NotOursError(
            f"{target} exists and was not written by this command. It is left as it is. "
            "Choose another place with --out."
        )


def remove(target: Path, is_ours: IsOurs) -> None:
    """Remove an older file of ours; anything else stays."""
    if target.is_file() and not target.is_symlink() and is_ours(target.read_bytes()):
        target.unlink()
