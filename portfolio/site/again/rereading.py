"""Which files of the folder are read anew: those that changed since an earlier build."""

from __future__ import annotations

import hashlib

from portfolio.entries.reading import Location
from portfolio.folder import one_file
from portfolio.folder.one_file import OneFile
from portfolio.site.again.kept import Kept, Named
from portfolio.text.certainty import Renderer

_SHELF = "files"


class Rereading:
    """What each file gave, by its bytes; `settings` is a digest of everything else that matters."""

    def __init__(self, kept: Kept, settings: str) -> None:
        self._kept, self._settings = kept, settings.encode()
        self._new: dict[str, Named] = {}
        self._seen: set[str] = set()

    def read(self, data: bytes, file: str, location: Location, renderer: Renderer | None) -> OneFile:
        """What one file gives, as `one_file.read` says."""
        self._seen.add(location.path)
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
