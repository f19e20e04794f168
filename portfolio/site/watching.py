"""A preview hears of a saved file at once, instead of looking at every file twice a second, and shows it."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from portfolio.folder.aside import is_ours
from portfolio.site.inside_mkdocs import let_reloading_run, watch_with
from portfolio.site.policy import letting_run

# Told where a change arrives while a preview ends, and no fault of anybody's.
_ENDED_MEANWHILE = "called when the thread is inactive"
logging.getLogger("watchdog.observers.inotify").addFilter(
    lambda record: _ENDED_MEANWHILE not in record.getMessage()
)

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})  # and not: opened, or closed again
_LOOKS_EVERY = 0.5  # seconds, as MkDocs does, where the system tells nothing


def hearing_at_once(server: LiveReloadServer) -> LiveReloadServer:
    """The server, told of changes by the system; looking for them as before where it tells of none.

    Pages load anew by a script that their policy would not let run.
    """
    let_reloading_run(server, letting_run)
    observer: Any = _Told()
    try:
        observer.start()
        watch_with(server, observer)
    except OSError:  # as where no more folders may be watched
        observer.stop()
        watch_with(server, _Looking(timeout=_LOOKS_EVERY))
    return server


class _Told(Observer):  # type: ignore[misc, valid-type] # another class on each system
    """What the system tells, of a single file by way of its folder: not every system watches a file."""

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self.is_alive():
            super().start()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Any:
        """Tell a handler what changes at or below a path."""
        if Path(path).is_file():
            only = _Changes(handler, str(Path(path).parent), path)
            return super().schedule(only, str(Path(path).parent), recursive=False)
        return super().schedule(_Changes(handler, path), path, recursive=recursive)


class _Looking(PollingObserver):
    """What two looks at every file tell apart."""

    def schedule(self, handler: FileSystemEventHandler, path: str, **how: Any) -> Any:  # type: ignore[override]
        """Tell a handler what changes at or below a path."""
        return super().schedule(_Changes(handler, path), path, **how)


class _Changes(FileSystemEventHandler):
    """Passes on what changes a file, or one file only.

    Nothing that merely reads it, and nothing that the program keeps beside a record for itself.
    """

    def __init__(self, handler: FileSystemEventHandler, top: str, only: str = "") -> None:
        self._handler, self._top, self._only = handler, top, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass an event on."""
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        if event.event_type not in _CHANGES or (self._only and self._only not in paths):
            return
        if not all(is_ours(Path(os.path.relpath(path, self._top))) for path in paths):
            self._handler.dispatch(event)
