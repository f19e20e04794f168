"""A preview hears of a saved file at once, instead of looking at every file twice a second."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from portfolio.site.inside_mkdocs import watch_with

# Told where a change arrives while a preview ends, and no fault of anybody's.
_ENDED_MEANWHILE = "called when the thread is inactive"
logging.getLogger("watchdog.observers.inotify").addFilter(
    lambda record: _ENDED_MEANWHILE not in record.getMessage()
)

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})  # and not: opened, or closed again


def hearing_at_once(server: LiveReloadServer) -> LiveReloadServer:
    """The server, told of changes by the system; looking for them as before where it tells of none."""
    observer: Any = _Told()
    try:
        observer.start()
        watch_with(server, observer)
    except OSError:  # as where no more folders may be watched
        observer.stop()
        watch_with(server, server.observer)
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
            return super().schedule(_Changes(handler, path), str(Path(path).parent), recursive=False)
        return super().schedule(_Changes(handler), path, recursive=recursive)


class _Changes(FileSystemEventHandler):
    """Passes on what changes a file, or one file only, and nothing that merely reads it."""

    def __init__(self, handler: FileSystemEventHandler, only: str = "") -> None:
        self._handler, self._only = handler, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass an event on."""
        if event.event_type in _CHANGES and (
            not self._only or self._only in {event.src_path, event.dest_path}
        ):
            self._handler.dispatch(event)
