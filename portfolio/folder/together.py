"""What can only be told once all of a person's files are read: ids, references, days, copies."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.entries import Entry, Profile
from portfolio.folder.copies import check_copies
from portfolio.folder.one_file import Front
from portfolio.frameworks import Frameworks
from portfolio.model import references, unlikely
from portfolio.problems import Problem, Where, problem


@dataclass(frozen=True)
class Together:
    """The facts of one person's record, with the front of each file; `broken` are ids that cannot be read."""

    entries: tuple[Entry, ...]
    profile: Profile
    fronts: tuple[Front, ...]  # of the entries and parts in their order, then of the profile, if any
    broken: frozenset[str]
    parts: tuple[Entry, ...] = ()  # what can be understood of those

    @property
    def places(self) -> dict[str, Front]:
        """The front of each file, by the path of its entry or profile."""
        paths = [*(entry.path for entry in (*self.entries, *self.parts)), self.profile.path]
        return dict(zip(paths, self.fronts, strict=False))


def mistakes(record: Together, frameworks: Frameworks, as_of: datetime.date) -> tuple[Problem, ...]:
    """Everything wrong between a person's files. The same record always gives the same."""
    return tuple(_mistakes(record, frameworks, as_of))


def _mistakes(record: Together, frameworks: Frameworks, as_of: datetime.date) -> Iterator[Problem]:
    """Copies are left out of all other checks: nobody could say which of the two files a link means."""
    fronts = record.places

    def where(entry: Entry | Profile, *path: str | int) -> Where:
        front = fronts.get(entry.path)
        return front.where(*path) if front else Where(entry.path)

    clashes = list(check_copies(record.entries, where, lambda entry: fronts[entry.path].file))
    twins = {p.where.file for p in clashes}
    entries = [entry for entry in record.entries if fronts[entry.path].file not in twins]
    entries.sort(key=lambda entry: (entry.date, entry.id))
    known = frozenset(record.broken | {entry.id for entry in record.entries})
    yield from clashes
    parts = tuple(part for part in record.parts if part.path in fronts)
    yield from references.mistakes(entries, record.profile, frameworks, where, known, parts=parts)
    yield from references.ahead(entries, as_of, where)
    yield from unlikely.days((*entries, record.profile), as_of, where)
    for name in set(record.profile.frameworks) - set(frameworks.by_id):
        why = frameworks.why_not(name, datetime.date.min)
        yield problem(
            "unknown-standard", where(record.profile, "frameworks"), standard=name, called=name, then="today",
            why=why,
        )  # fmt: skip
