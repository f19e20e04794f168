"""Which files of the folder are read anew: those that changed since an earlier build."""

from __future__ import annotations

import time
from collections.abc import Iterable

from portfolio.entries.reading import Location
from portfolio.folder import one_file
from portfolio.folder.one_file import OneFile
from portfolio.problems import Problem
from portfolio.site.cores import spread
from portfolio.site.kept import Kept, Named
from portfolio.site.staging import SETTLED, stamp_of
from portfolio.site.tools import made_from
from portfolio.text.certainty import Renderer

_SHELF = "files"

Stamp = tuple[int, ...]


class Rereading:
    """What each file gave, by its bytes; `settings` is a digest of everything else that matters.

    A preview uses it for all its builds, and opens only files whose size, times or place on the disk
    are others than before.
    """

    def __init__(self, kept: Kept, settings: str) -> None:
        self._kept, self._settings = kept, settings
        self._new: dict[str, Named] = {}
        self._seen: set[str] = set()
        self._stamped: dict[str, tuple[Stamp, OneFile]] = {}

    def read(self, path: str, file: str, location: Location, renderer: Renderer | None) -> OneFile:
        """What one file gives, as `one_file.from_disk` says."""
        self._seen.add(location.path)
        stamp = _stamp(path)
        before, contents = self._stamped.get(location.path, ((), None))
        if contents is None or not stamp or stamp != before:
            contents = self._read(path, file, location, renderer)
            self._stamped[location.path] = stamp, contents
        return contents

    def ahead(self, files: Iterable[tuple[str, str, Location]], renderer: Renderer | None) -> None:
        """Read a folder of which nothing is known yet on all cores, for `read` to find it done."""
        if self._stamped or self._kept.shelf(_SHELF):
            return
        files = tuple(files)
        found = spread(lambda one: self._made(*one, renderer), files)
        for (_, _, location), (digest, contents) in zip(files, found, strict=True):
            if contents is not None:
                self._new[location.path] = digest, contents

    def _read(self, path: str, file: str, location: Location, renderer: Renderer | None) -> OneFile:
        data = one_file.bytes_of(path, file)
        if isinstance(data, Problem):
            return one_file.unread(data, location)
        digest = made_from(self._settings, file, data)
        known = self._new.get(location.path) or self._kept.shelf(_SHELF).get(location.path, ("", None))
        if known[0] == digest and isinstance(known[1], OneFile):
            return known[1]
        contents = one_file.read(data, file, location, renderer)
        self._new[location.path] = digest, contents
        return contents

    def _made(
        self, path: str, file: str, location: Location, renderer: Renderer | None
    ) -> tuple[str, OneFile | None]:
        """What a file gives, and a digest of what it was made from; nothing if it cannot be read."""
        data = one_file.bytes_of(path, file)
        if isinstance(data, Problem):
            return "", None
        return made_from(self._settings, file, data), one_file.read(data, file, location, renderer)

    def keep(self, all_were_read: bool) -> None:
        """Remember what is new, and forget files that are gone."""
        shelf = self._kept.shelf(_SHELF)
        gone = [path for path in shelf if path not in self._seen] if all_were_read else []
        self._kept.keep(_SHELF, self._new, gone)
        self._stamped = {path: both for path, both in self._stamped.items() if path in self._seen}
        self._new, self._seen = {}, set()


def _stamp(path: str) -> Stamp:
    """Numbers that change when somebody writes a file; none where one may have been written just now."""
    try:
        stamp = stamp_of(path)
    except OSError:
        return ()
    _, written, *_ = stamp
    return stamp if time.time_ns() - written >= SETTLED else ()
