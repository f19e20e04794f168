"""A file of the record is replaced only if it is still what was opened, and whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import stat
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.keeping import whole
from portfolio.keeping.files import digest, put, put_new
from portfolio.keeping.history import History
from portfolio.keeping.refused import ChangedError, NotSavedError

OLD, NEW = b"Old words.\n", b"New words.\n"


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / "content/practitioners/rowan/visit.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path)


def beside(entry: Path) -> list[str]:
    return sorted(path.name for path in entry.parent.iterdir())


def test_a_file_that_is_as_it_was_opened_is_replaced_and_its_text_kept(entry: Path, history: History) -> None:
    entry.chmod(0o640)
    put(entry, NEW, digest(OLD), history)
    assert entry.read_bytes() == NEW
    assert stat.S_IMODE(entry.stat().st_mode) == 0o640
    assert [kept.data for kept in history.of(entry)] == [OLD]
    assert beside(entry) == ["visit.md"]


def test_nothing_is_written_where_nothing_changed(entry: Path, history: History) -> None:
    before = entry.stat()
    put(entry, OLD, digest(OLD), history)
    put(entry, OLD, digest(NEW), history)  # pressed twice: what is saved stands there already
    assert entry.stat() == before
    assert history.of(entry) == ()


def test_what_another_program_wrote_is_left_and_told(entry: Path, history: History) -> None:
    entry.write_bytes(b"By another program.\n")
    with pytest.raises(ChangedError, match=r"visit\.md was changed by another program") as found:
        put(entry, NEW, digest(OLD), history)
    assert (found.value.path, found.value.now) == (entry, b"By another program.\n")
    assert entry.read_bytes() == b"By another program.\n"
    entry.unlink()
    with pytest.raises(ChangedError, match="was removed") as found:
        put(entry, NEW, digest(OLD), history)
    assert found.value.now is None
    assert not entry.exists()


def test_what_another_program_writes_during_a_save_is_left_too(
    entry: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = whole.written_aside

    def meanwhile(folder: Path, data: bytes, mode: int) -> Path:
        entry.write_bytes(b"Meanwhile.\n")
        return written(folder, data, mode)

    monkeypatch.setattr(whole, "written_aside", meanwhile)
    with pytest.raises(ChangedError):
        put(entry, NEW, digest(OLD), history)
    assert entry.read_bytes() == b"Meanwhile.\n"
    assert beside(entry) == ["visit.md"]


def test_nothing_is_written_through_a_link(entry: Path, tmp_path: Path, history: History) -> None:
    outside = tmp_path / "elsewhere.md"
    outside.write_bytes(OLD)
    (entry.parent / "link.md").symlink_to(outside)
    (entry.parent / "folder").symlink_to(tmp_path)
    for path in (entry.parent / "link.md", entry.parent / "folder/elsewhere.md"):
        with pytest.raises(NotSavedError, match="link"):
            put(path, NEW, digest(OLD), history)
    with pytest.raises(NotSavedError, match="link"):
        put_new(entry.parent / "folder/new.md", NEW)
    assert outside.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_only_be_read_stays_so(entry: Path, history: History) -> None:
    entry.chmod(0o400)
    with pytest.raises(NotSavedError, match="may only be read"):
        put(entry, NEW, digest(OLD), history)
    assert entry.read_bytes() == OLD


def test_a_file_that_another_program_has_open_is_tried_again_and_then_told(
    entry: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    refusing = _refuse(monkeypatch, [PermissionError(errno.EACCES, "in use")] * 2)
    put(entry, NEW, digest(OLD), history)
    assert (entry.read_bytes(), len(waited)) == (NEW, 2)
    refusing += [PermissionError(errno.EACCES, "in use")] * 100
    with pytest.raises(NotSavedError, match="has it open"):
        put(entry, OLD, digest(NEW), history)
    assert entry.read_bytes() == NEW
    assert beside(entry) == ["visit.md"]


def test_a_drive_where_nothing_can_be_replaced_is_told(
    entry: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse(monkeypatch, [OSError(errno.ENOTSUP, "not supported")])
    with pytest.raises(NotSavedError, match="on this drive"):
        put(entry, NEW, digest(OLD), history)
    assert entry.read_bytes() == OLD
    assert beside(entry) == ["visit.md"]


def _refuse(monkeypatch: pytest.MonkeyPatch, errors: list[OSError]) -> list[OSError]:
    """Let replacing an entry fail with each error in turn."""
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if errors and target.suffix == ".md":
            raise errors.pop()
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    return errors


def test_what_a_killed_program_left_half_written_goes_and_what_is_being_written_stays(
    entry: Path, history: History
) -> None:
    dead, alive = (whole.written_aside(entry.parent, b"half", whole.PRIVATE) for _ in range(2))
    os.utime(dead, (0, 0))
    put(entry, NEW, digest(OLD), history)
    assert (dead.exists(), alive.exists()) == (False, True)


@pytest.mark.parametrize("links", [True, False], ids=["a usual drive", "a drive without hard links"])
def test_a_new_file_is_never_written_over_another(
    entry: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    new = entry.parent / "more/new.md"
    put_new(new, NEW)
    assert new.read_bytes() == NEW
    with pytest.raises(FileExistsError):
        put_new(new, OLD)
    assert new.read_bytes() == NEW
    assert beside(new) == ["new.md"]


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("links", [True, False], ids=["a usual drive", "a drive without hard links"])
def test_a_new_file_that_cannot_be_written_leaves_nothing(
    entry: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    before = beside(entry)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync" if links else "replace", _full)
        patched.setattr(Path, "replace", _full)
        with pytest.raises((OSError, NotSavedError)):
            put_new(entry.parent / "more/new.md", NEW)
    assert beside(entry) == before


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left")


def test_many_at_once_lose_no_text(entry: Path, history: History) -> None:
    """Each adds a line to what it opened, and opens it again if another was quicker."""

    def adds(line: bytes) -> None:
        while True:
            now = entry.read_bytes()
            try:
                return put(entry, now + line, digest(now), history)
            except ChangedError:
                continue

    lines = [b"Line %d.\n" % number for number in range(12)]
    writers = [threading.Thread(target=adds, args=(line,)) for line in lines]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(entry.read_bytes().splitlines(keepends=True)) == sorted([OLD, *lines])
    assert len(history.of(entry)) == 12


@given(texts=st.lists(st.binary(max_size=40), min_size=1, max_size=8))
def test_a_file_holds_the_last_text_and_its_history_those_before(
    texts: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = tmp_path_factory.mktemp("texts")
    path = project / "a.md"
    put_new(path, texts[0])
    for before, after in itertools.pairwise(texts):
        put(path, after, digest(before), History(project))
    assert path.read_bytes() == texts[-1]
    changed = [one for one, after in itertools.pairwise(texts) if one != after]
    assert [kept.data for kept in History(project).of(path)] == changed[::-1]
