"""The folder as it is at this moment, for every screen of the desk."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from portfolio.entries import Entry
from portfolio.folder.places import Folder
from portfolio.folder.read import Reading
from portfolio.guard.settings import Guard
from portfolio.model import Practitioner
from portfolio.problems import Problem


@dataclass(frozen=True)
class Now:
    """The record at one moment."""

    folder: Folder
    reading: Reading
    guard: Guard
    today: datetime.date

    @property
    def people(self) -> tuple[Practitioner, ...]:
        """Whose records lie in the folder."""
        return self.reading.portfolio.practitioners

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry without a mistake."""
        return (entry for person in self.people for entry in person.entries)

    def problems(self, file: str) -> tuple[Problem, ...]:
        """What is wrong in one file, named as messages name it."""
        return tuple(found for found in self.reading.problems if found.where.file == file)


@dataclass
class Record:
    """A folder that is read anew whenever a screen asks, one reader at a time."""

    folder: Folder
    reading: Callable[[], Reading]  # the folder as it is on the disk
    guard: Callable[[], Guard]
    today: Callable[[], datetime.date]
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> Now:
        """The record as it is on the disk."""
        with self._one_at_a_time:
            return Now(self.folder, self.reading(), self.guard(), self.today())
