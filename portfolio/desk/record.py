"""The folder as it is at this moment, for every screen of the desk."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.folder.places import Folder
from portfolio.folder.read import NOTHING_UNSAVED, Reading, Unsaved
from portfolio.guard.settings import Guard
from portfolio.memory import Memory
from portfolio.model import Portfolio, Practitioner
from portfolio.problems import Problem
from portfolio.share import Share


@dataclass(frozen=True)
class Now:
    """The record at one moment."""

    folder: Folder
    reading: Reading
    guard: Guard
    today: datetime.date
    seen_by: Callable[[Portfolio, Share], Portfolio]

    def shown_to(self, audience: Share) -> Portfolio:
        """What an audience may see of it."""
        return self.seen_by(self.reading.portfolio, audience)

    def entry(self, path: str) -> Entry | None:
        """The entry of a file; none if there is a mistake in it."""
        return self.reading.portfolio.by_path.get(path)

    @property
    def people(self) -> tuple[Practitioner, ...]:
        """Whose records lie in the folder."""
        return self.reading.portfolio.practitioners

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry without a mistake, drafts too."""
        return (entry for person in self.people for entry in person.with_drafts)

    def shown(self, path: str) -> str:
        """A file below the practitioners, as messages name it."""
        return self.folder.shown(self.folder.practitioners / path)

    def person(self, id_: str) -> Practitioner | None:
        """One of the people."""
        return next((person for person in self.people if person.id == id_), None)

    def problems(self, file: str) -> tuple[Problem, ...]:
        """What is wrong in one file, named as messages name it."""
        return tuple(found for found in self.reading.problems if found.where.file == file)


@dataclass
class Record:
    """A folder that is read anew whenever a screen asks, one reader at a time."""

    folder: Folder
    reading: Callable[[Unsaved], Reading]  # the folder as it is on the disk, but for what is unsaved
    guard: Callable[[], Guard]
    today: Callable[[], datetime.date]
    _memories: Mapping[Share, Memory] = field(default_factory=lambda: {share: Memory() for share in Share})
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def now(self, unsaved: Unsaved = NOTHING_UNSAVED) -> Now:
        """The record as it is on the disk, or as it would be with what is unsaved."""
        with self._one_at_a_time:
            return Now(self.folder, self.reading(unsaved), self.guard(), self.today(), self._seen_by)

    def _seen_by(self, portfolio: Portfolio, audience: Share) -> Portfolio:
        """What an audience may see; what was not used for it this time is forgotten the next."""
        with self._one_at_a_time:
            found = visible(portfolio, audience, self._memories[audience])
            self._memories[audience].sweep()
        return found
