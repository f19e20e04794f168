"""A folder beside `mkdocs.yml` for the owner's eyes only, and never in Git, with one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio.keeping import whole
from portfolio.keeping.refused import NotSavedError

_WAIT = 10  # seconds for another program to finish, which takes it a fraction of one


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a folder, made if it is not there, against other threads and programs, however they end."""
    from filelock import FileLock, Timeout  # takes longer to load than a first question may take

    _make(folder)
    lock = FileLock(folder / ".lock", mode=whole.PRIVATE)
    try:
        lock.acquire(timeout=_WAIT)
    except Timeout:
        raise NotSavedError("Another window is still saving. Wait a moment, then save again.") from None
    try:
        yield
    finally:
        lock.release()


def _make(folder: Path) -> None:
    """Its own `.gitignore` counts wherever the project's is silent."""
    folder.mkdir(mode=0o700, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
