"""Files of the record: replaced only if they are still what they were when they were opened."""

from __future__ import annotations

import datetime
import hashlib
import os
import stat
from contextlib import nullcontext
from pathlib import Path

from portfolio.keeping import whole
from portfolio.keeping.history import History
from portfolio.keeping.refused import ChangedError, NotSavedError


def digest(data: bytes) -> str:
    """The SHA-256 by which a text is known again."""
    return hashlib.sha256(data).hexdigest()


def put(path: Path, data: bytes, opened: str, kept: History | None) -> None:
    """Replace a file whose bytes still have the digest `opened`. The old text goes to the history first.

    Nothing is written where these bytes stand already. Raises ChangedError if another program changed or
    removed the file, NotSavedError with a sentence, or the system's own error.
    """
    with kept.one_at_a_time() if kept else nullcontext():
        _refuse_link(path)
        whole.sweep(path.parent)
        if _read(path) == data:
            return
        before = _as_opened(path, opened)
        if not os.access(path, os.W_OK):
            raise NotSavedError(f"{path.name} could not be saved: it may only be read. Allow changes to it.")
        if kept:
            kept.add(path, before, datetime.datetime.now().astimezone())
        aside = whole.written_aside(path.parent, data, whole.PRIVATE)
        try:
            aside.chmod(stat.S_IMODE(path.stat().st_mode))
            _as_opened(path, opened)  # again, because writing takes a while
        except BaseException:
            aside.unlink()
            raise
        whole.moved_in(aside, path)


def put_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and its folder. Raises FileExistsError if it is there."""
    _refuse_link(path)
    folders = whole.folders_made(path.parent)
    try:
        whole.moved_in_as_new(whole.written_aside(path.parent, data, whole.USUAL), path)
    except BaseException:
        for folder in reversed(folders):
            folder.rmdir()
        raise


def _as_opened(path: Path, opened: str) -> bytes:
    now = _read(path)
    if now is None or digest(now) != opened:
        raise ChangedError(path, now)
    return now


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_link(path: Path) -> None:
    """Nothing is written through a link, which may lead out of the folder."""
    if Path(os.path.realpath(path)) != path.absolute():
        raise NotSavedError(f"{path.name} is reached by a link, which may lead out of your portfolio.")
