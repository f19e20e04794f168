"""A file on disk is the old one or the new one, whole, whatever ends the program meanwhile.

The new one is written to one side in the same folder, under a name that nobody reads or watches, and
then takes the place of the old one in a single step.
"""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from portfolio.folder.aside import OURS
from portfolio.keeping.refused import NotSavedError

PRIVATE, USUAL = 0o600, 0o666  # of the second, the system takes away what its owner gives nobody
_PREFIX = f"{OURS}saving-"
_LONG_DEAD = 600  # seconds; to write a file takes a fraction of one
_TRIES, _PAUSE = 10, 0.05  # seconds: Windows keeps a file in its place while another program reads it


def written_aside(folder: Path, data: bytes, mode: int) -> Path:
    """A new file with these bytes, safely on the disk, under a name that `sweep` knows."""
    path = folder / f"{_PREFIX}{secrets.token_hex(8)}"
    try:
        with open(path, "xb", opener=partial(os.open, mode=mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def moved_in(aside: Path, target: Path) -> None:
    """Let a file written aside take the place of another. If it cannot, nothing is left of it."""
    try:
        _replace(aside, target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def moved_in_as_new(aside: Path, target: Path) -> None:
    """Let a file written aside have a name that nothing has yet. Raises FileExistsError if something has."""
    try:
        os.link(aside, target)
    except FileExistsError:
        aside.unlink()
        raise
    except OSError:  # a drive where a file has one name only, as on most sticks
        _claim_and_move(aside, target)
    else:
        aside.unlink()
    _settle(target.parent)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed left half written in a folder, or below it."""
    for left in folder.rglob(f"{_PREFIX}*"):
        with suppress(OSError):  # another program was quicker
            if time.time() - left.stat().st_mtime > _LONG_DEAD:
                left.unlink()


def folders_made(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns the new ones, outermost first."""
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new[::-1]


def _claim_and_move(aside: Path, target: Path) -> None:
    claimed = False
    try:
        target.open("x").close()
        claimed = True
        _replace(aside, target)
    except BaseException:
        aside.unlink(missing_ok=True)
        if claimed:
            target.unlink(missing_ok=True)
        raise


def _replace(aside: Path, target: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            aside.replace(target)
        except PermissionError:
            if not left:
                raise NotSavedError(
                    f"{target.name} could not be saved: another program has it open. "
                    "Close it there, then save again."
                ) from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise NotSavedError(
                f"{target.name} could not be saved: on this drive no file can take the place of another "
                f"({error.strerror}). Keep your portfolio on a drive of this computer."
            ) from error
        else:
            return


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, so that the file keeps its name if the power goes."""
    if os.name == "nt":  # which does so by itself, and opens no folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives cannot; the file stands there all the same
            os.fsync(handle)
    finally:
        os.close(handle)
