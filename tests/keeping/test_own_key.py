"""The record's own key: made once, for its owner alone, and anew only if it is damaged."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from portfolio.keeping.own_key import FOLDER, own_key


def test_it_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = own_key(tmp_path)
    assert len(key) == 32
    assert own_key(tmp_path) == key
    folder = tmp_path / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    assert (folder / ".gitignore").read_text() == "*\n"


def test_two_records_have_two_keys(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    assert own_key(tmp_path / "one") != own_key(tmp_path / "other")


def test_asked_for_by_many_at_once_it_is_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(lambda _: own_key(tmp_path), range(16)))) == 1


def test_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    own_key(tmp_path)
    (tmp_path / FOLDER / "key").write_bytes(b"half")
    assert len(own_key(tmp_path)) == 32
    assert own_key(tmp_path) == own_key(tmp_path)
