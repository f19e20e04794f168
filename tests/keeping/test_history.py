"""The older texts of a file: the last twenty, for its owner alone, and never in Git."""

from __future__ import annotations

import datetime
import os
import stat
import subprocess
from pathlib import Path

import pytest

from portfolio.keeping.history import FOLDER, MOST, History

NINE = datetime.datetime(2026, 4, 8, 9, 0, tzinfo=datetime.UTC)


def test_the_newest_text_comes_first_with_its_time(tmp_path: Path) -> None:
    history, path = History(tmp_path), tmp_path / "content/visit.md"
    history.keep(path, b"first", NINE)
    history.keep(path, b"second", NINE - datetime.timedelta(hours=1))  # the clock was put back
    history.keep(path, b"second", NINE)
    second, first = history.of(path)
    assert (first.data, first.when, second.data) == (b"first", NINE, b"second")
    assert second.when == NINE - datetime.timedelta(hours=1)
    assert first.id != second.id
    assert history.of(tmp_path / "content/other.md") == ()


def test_the_last_twenty_texts_of_each_file_stay(tmp_path: Path) -> None:
    history = History(tmp_path)
    for number in range(MOST + 5):
        history.keep(tmp_path / "often.md", b"%d" % number, NINE)
    history.keep(tmp_path / "once.md", b"once", NINE)
    assert [kept.data for kept in history.of(tmp_path / "often.md")] == [
        b"%d" % number for number in range(MOST + 4, 4, -1)
    ]
    assert len(history.of(tmp_path / "once.md")) == 1


def test_a_text_lies_where_a_file_manager_finds_it(tmp_path: Path) -> None:
    History(tmp_path).keep(tmp_path / "content/practitioners/rowan/visit.md", b"Words.", NINE)
    (file,) = (tmp_path / FOLDER / "content/practitioners/rowan/visit.md").iterdir()
    assert file.name.startswith("000001 2026-04-0")
    assert file.read_bytes() == b"Words."


def test_a_record_outside_the_project_has_its_history_in_it(tmp_path: Path) -> None:
    history, path = History(tmp_path / "project"), tmp_path / "record/rowan/visit.md"
    (tmp_path / "project").mkdir()
    history.keep(path, b"Words.", NINE)
    assert [kept.data for kept in history.of(path)] == [b"Words."]
    assert [one.name for one in tmp_path.iterdir()] == ["project"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    History(tmp_path).keep(tmp_path / "content/visit.md", b"Words.", NINE)
    for path in (tmp_path / FOLDER, *(tmp_path / FOLDER).rglob("*")):
        if path.name != ".gitignore":
            wanted = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_git_takes_no_notice_of_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    History(tmp_path).keep(tmp_path / "visit.md", b"Words.", NINE)
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert seen.stdout == ""
