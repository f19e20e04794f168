"""The last texts of every file, as they were before each save, in `.portfolio-history`.

They lie in folders and files that any file manager shows, so that an older text can be put back by hand.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from portfolio.folder.aside import OURS
from portfolio.keeping import whole
from portfolio.keeping.private_folder import one_at_a_time

FOLDER = f"{OURS}history"
MOST = 20  # texts of one file
_ELSEWHERE = "elsewhere"
_WHEN = "%Y-%m-%d %H.%M.%S %z"
_NAME = re.compile(r"(\d{6}) (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d [+-]\d{4,6})\.txt")


@dataclass(frozen=True)
class Kept:
    """One older text of a file."""

    id: str
    when: datetime.datetime
    data: bytes


@dataclass(frozen=True)
class History:
    """What the files of one project were before."""

    project: Path

    def keep(self, path: Path, data: bytes, when: datetime.datetime) -> None:
        """Keep a text of a file, unless it is the one kept last."""
        with self.one_at_a_time():
            self.add(path, data, when)

    def of(self, path: Path) -> tuple[Kept, ...]:
        """The older texts of a file, the newest first."""
        return tuple(self._texts(path))

    def one_at_a_time(self) -> AbstractContextManager[None]:
        """Hold everything that is saved in this project against other threads and programs."""
        return one_at_a_time(self.project / FOLDER)

    def add(self, path: Path, data: bytes, when: datetime.datetime) -> None:
        """Keep a text while the history is held already."""
        there = self._files(path)
        if there and there[0][1].read_bytes() == data:
            return
        number = int(there[0][0][1]) + 1 if there else 1
        folder = self._folder(path)
        _make(folder, self.project / FOLDER)
        whole.sweep(folder)
        name = f"{number:06} {when.astimezone():{_WHEN}}.txt"
        whole.moved_in_as_new(whole.written_aside(folder, data, whole.PRIVATE), folder / name)
        for _, old in there[MOST - 1 :]:
            old.unlink(missing_ok=True)

    def _texts(self, path: Path) -> Iterator[Kept]:
        for name, file in self._files(path):
            with suppress(FileNotFoundError):  # too old by now
                when = datetime.datetime.strptime(name[2], _WHEN).astimezone()
                yield Kept(file.name, when, file.read_bytes())

    def _files(self, path: Path) -> list[tuple[re.Match[str], Path]]:
        """What is kept of a file, the newest first: by number, because clocks are put back."""
        return sorted(self._named(self._folder(path)), key=lambda found: found[1].name, reverse=True)

    def _named(self, folder: Path) -> Iterator[tuple[re.Match[str], Path]]:
        for file in folder.iterdir() if folder.is_dir() else ():
            if name := _NAME.fullmatch(file.name):
                yield name, file

    def _folder(self, path: Path) -> Path:
        path = path.absolute()
        if path.is_relative_to(self.project):
            return self.project / FOLDER / path.relative_to(self.project)
        return self.project.joinpath(FOLDER, _ELSEWHERE, *path.parts[1:])


def _make(folder: Path, top: Path) -> None:
    if folder != top and not folder.is_dir():
        _make(folder.parent, top)
        folder.mkdir(mode=0o700)
