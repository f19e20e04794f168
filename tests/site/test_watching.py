"""A preview hears of what is saved, and of nothing that is only read."""

from __future__ import annotations

import base64
import datetime
import hashlib
import queue
import re
import sys
import threading
from pathlib import Path
from typing import Self

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

from portfolio.keeping import whole
from portfolio.keeping.drafts import Drafts
from portfolio.keeping.history import History
from portfolio.site import watching
from portfolio.site.policy import with_policy
from portfolio.site.watching import hearing_at_once

NINE = datetime.datetime(2026, 4, 8, 9, 0, tzinfo=datetime.UTC)


class _Heard:
    """A server of a preview that tells when it would rebuild."""

    def __init__(self, *watched: Path) -> None:
        self.server = LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(watched[0]))
        for path in watched:
            self.server.watch(str(path))
        hearing_at_once(self.server)

    def something(self, within: float) -> bool:
        with self.server._rebuild_cond:
            heard = self.server._rebuild_cond.wait_for(lambda: self.server._want_rebuild, timeout=within)
            self.server._want_rebuild = False
        return heard

    def page(self, path: str) -> str:
        request = {"PATH_INFO": path, "REQUEST_METHOD": "GET"}
        return b"".join(self.server.serve_request(request, lambda *_: None)).decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.observer.stop()
        self.server.observer.join()
        self.server.server_close()


class _Refused(threading.Thread):
    """An observer on a system where no more folders may be watched."""

    def start(self) -> None:
        raise OSError("no more folders may be watched")

    def stop(self) -> None: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record/entries").mkdir(parents=True)
    (tmp_path / "record/entries/a.md").write_text("Words.")
    (tmp_path / "mkdocs.yml").write_text("site_name: One\n")
    return tmp_path


def test_it_hears_of_a_saved_a_new_and_a_removed_entry(folder: Path) -> None:
    with _Heard(folder / "record") as heard:
        (folder / "record/entries/a.md").write_text("Other words.")
        assert heard.something(within=20)
        (folder / "record/entries/b.md").write_text("New.")
        assert heard.something(within=20)
        (folder / "record/entries/b.md").unlink()
        assert heard.something(within=20)


def test_it_hears_of_settings_saved_in_place_or_by_another_file(folder: Path) -> None:
    with _Heard(folder / "record", folder / "mkdocs.yml") as heard:
        (folder / "mkdocs.yml").write_text("site_name: Two\n")
        assert heard.something(within=20)
        (folder / "new.yml").write_text("site_name: Three\n")
        (folder / "new.yml").replace(folder / "mkdocs.yml")
        assert heard.something(within=20)


def test_it_hears_nothing_of_a_file_that_is_read(folder: Path) -> None:
    with _Heard(folder / "record", folder / "mkdocs.yml") as heard:
        (folder / "record/entries/a.md").read_text()
        (folder / "beside.txt").write_text("Not watched.")
        assert not heard.something(within=0.5)


@pytest.mark.parametrize("told", [True, False], ids=["told", "looking"])
def test_it_hears_of_a_save_once_and_nothing_of_what_is_kept_beside_the_record(
    folder: Path, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not told:
        monkeypatch.setattr(watching, "_Told", _Refused)
    entry = folder / "record/entries/a.md"
    History(folder).keep(entry, b"First words.", NINE)
    Drafts(folder).keep("new-1", {}, NINE)
    with _Heard(folder) as heard:
        heard.server.observer.start()
        History(folder).keep(entry, b"Older words.", NINE)
        Drafts(folder).keep("new-1", {"title": "Waiting"}, NINE)
        aside = whole.written_aside(entry.parent, b"Other words.", whole.PRIVATE)
        assert not heard.something(within=1.5)
        whole.moved_in(aside, entry)
        assert heard.something(within=20)


def test_the_script_that_loads_a_page_anew_may_run_and_no_other(folder: Path) -> None:
    page = with_policy("<html><head></head><body>Words.</body></html>", theme=())
    (folder / "record/index.html").write_text(page)
    with _Heard(folder / "record") as heard:
        shown = heard.page("/index.html")
    (script,) = re.findall("<script>(.*?)</script>", shown, re.DOTALL)
    assert "livereload(" in script
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in shown
    assert "script-src 'self';" in page, "and not so in the file"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of changes by inotify")
def test_a_change_that_arrives_while_a_preview_ends_says_nothing(folder: Path) -> None:
    from watchdog.observers.inotify import InotifyEmitter

    ended = InotifyEmitter(queue.Queue(), ObservedWatch(str(folder), recursive=True))
    ended.queue_events(0)  # `_no_other_warning` hears what is logged


def test_where_the_system_tells_nothing_it_looks_as_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_Told", _Refused)
    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(folder))
    server.watch(str(folder / "record"))
    assert isinstance(hearing_at_once(server).observer, PollingObserver)
    server.server_close()
