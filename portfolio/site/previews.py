"""Previews that were killed leave a private site in the temporary folder: clean them at the next start."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock, Timeout

_MADE_BY_MKDOCS = "mkdocs_*"


def hold(preview: Path) -> FileLock:
    """Mark a preview's folder as ours and in use; the mark falls when the program ends, however it ends."""
    lock = _lock(preview)
    lock.acquire(timeout=0)
    return lock


def clean_dead(temporary: Path) -> int:
    """Remove the folders of previews of ours that no program holds any more; how many they were."""
    removed = 0
    for preview in temporary.glob(_MADE_BY_MKDOCS):
        lock = _lock(preview)
        if not Path(lock.lock_file).is_file():
            continue  # somebody else's preview
        try:
            with lock.acquire(timeout=0):
                shutil.rmtree(preview, ignore_errors=True)
        except Timeout:
            continue
        removed += 1
        Path(lock.lock_file).unlink(missing_ok=True)
    return removed


def release(lock: FileLock) -> None:
    """End a preview that stopped by itself."""
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)


def _lock(preview: Path) -> FileLock:
    return FileLock(preview.parent / f".portfolio-{preview.name}.alive")
