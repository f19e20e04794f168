"""Which files of the folder are read anew: those that changed since an earlier build."""

from __future__ import annotations

import hashlib
import os
import time

from portfolio.entries.reading import Location
from portfolio.folder import one_file
from portfolio.folder.one_file import OneFile
from portfolio.problems import Problem
from portfolio.site.again.kept import Kept, Named
from portfolio.text.certainty import Renderer

_SHELF = "files"
_SETTLED = 2_000_000_000  # nanoseconds after which a disk gives another write another time

Stamp = tuple[int, ...]


class Rereading:
    """What each file gave, by its bytes; `settings` is a digest of everything else that matters.

    A preview uses it for all its builds, and opens only files whose size, times or place on the disk
    are others than before.
    """

    def __init__(self, kept: Kept, settings: str) -> None:
        self._kept, self._settings = kept, settings.encode()
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

    def _read(self, path: str, file: str, location: Location, renderer: Renderer | None) -> OneFile:
        data = one_file.bytes_of(path, file)
        if isinstance(data, Problem):
            return one_file.unread(data, location)
        made_from = hashlib.sha256(b"\0".join((self._settings, file.encode(), data))).hexdigest()
        before, contents = self._kept.shelf(_SHELF).get(location.path, ("", None))
        if before == made_from and isinstance(contents, OneFile):
            return contents
        contents = one_file.read(data, file, location, renderer)
        self._new[location.path] = made_from, contents
        return contents

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
        status = os.stat(path)  # noqa: PTH116 - a Path for each file of a record takes long
    except OSError:
        return ()
    if time.time_ns() - status.st_mtime_ns < _SETTLED:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns
