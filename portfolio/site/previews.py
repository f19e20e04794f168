"""A preview: what it hears of, and what one that was killed left behind in the temporary folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.config.defaults import MkDocsConfig

from portfolio.folder.places import Folder
from portfolio.keeping.whole import sweep
from portfolio.site.inside_mkdocs import PREVIEWS


def hold(preview: Path) -> FileLock:
    """Mark a preview's folder as ours and in use. The mark goes when the program ends, however it ends."""
    lock = _lock(preview)
    lock.acquire(timeout=0)
    return lock


def clean_dead(temporary: Path) -> int:
    """Remove what our previews left behind and no program still holds; returns how many there were."""
    removed = 0
    for mark in temporary.glob(f".portfolio-{PREVIEWS}.alive"):
        preview = temporary / mark.name.removeprefix(".portfolio-").removesuffix(".alive")
        lock = _lock(preview)
        try:
            with lock.acquire(timeout=0):
                for left in (preview, *temporary.glob(f".portfolio-{preview.name}-*")):
                    shutil.rmtree(left, ignore_errors=True)
        except Timeout:
            continue
        removed += 1
        _unmark(preview)
    return removed


def release(preview: Path, lock: FileLock) -> None:
    """End a preview that stopped by itself."""
    lock.release()
    _unmark(preview)


def watch(config: MkDocsConfig, folder: Folder) -> None:
    """Let a preview hear of what changes in the record, and in the frameworks and rules beside it.

    What a save that was killed left among the entries goes first.
    """
    sweep(folder.practitioners)
    for path in (folder.practitioners, folder.frameworks, folder.rules):
        if path.is_dir() and str(path) not in config.watch:
            config.watch.append(str(path))


def _lock(preview: Path) -> FileLock:
    return FileLock(preview.parent / f".portfolio-{preview.name}.alive")


def _unmark(preview: Path) -> None:
    for ending in ("alive", "lock"):
        (preview.parent / f".portfolio-{preview.name}.{ending}").unlink(missing_ok=True)
