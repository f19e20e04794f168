"""Killed at any step of a save, the file is the old text or the new one, whole, and can be saved again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.keeping import whole
from portfolio.keeping.files import digest, put
from portfolio.keeping.history import History

OLD, NEW = "Old words.\n" * 20_000, "New words.\n" * 4_000
PROGRAM = Path(__file__).with_name("killing.py")


def save(project: Path, step: int) -> subprocess.CompletedProcess[str]:
    """Save in a program of its own that dies before a step; 0 is no step."""
    command = [sys.executable, str(PROGRAM), str(project), NEW, str(step)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("old", [OLD, None], ids=["replaced", "new"])
def test_killed_before_any_step(tmp_path: Path, old: str | None) -> None:
    steps = int(save(_project(tmp_path / "whole", old), 0).stdout)
    assert steps >= (8 if old else 4)
    found = set()
    for step in range(1, steps + 1):
        project = _project(tmp_path / str(step), old)
        assert save(project, step).returncode == -signal.SIGKILL
        path = project / "visit.md"
        now = path.read_text() if path.exists() else None
        assert now in {old, NEW}
        if now == NEW and old:
            assert [kept.data.decode() for kept in History(project).of(path)] == [old]
        found.add(now)
        _is_saved_and_swept(path, now)
    assert found == {old, NEW}


def _project(folder: Path, old: str | None) -> Path:
    folder.mkdir()
    if old:
        (folder / "visit.md").write_text(old)
    return folder


def _is_saved_and_swept(path: Path, now: str | None) -> None:
    for left in path.parent.glob(f"{whole._PREFIX}*"):
        os.utime(left, (0, 0))  # it has lain there for long
    if now is not None:
        put(path, b"Saved again.\n", digest(now.encode()), History(path.parent))
        assert path.read_bytes() == b"Saved again.\n"
        assert not list(path.parent.glob(f"{whole._PREFIX}*"))
