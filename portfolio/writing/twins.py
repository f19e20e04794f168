"""Which records are there already, and which look much like one: by day, title and time.

A file of next year has other columns, other ways to write a day, other capitals. What was understood
of a record stays the same.
"""

from __future__ import annotations

import datetime
import difflib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.entries import Entry
from portfolio.writing import verdicts
from portfolio.writing.names import day_stem

_MUCH_ALIKE = 0.88  # of their letters; a slip of the pen, not another course
_AN_HOUR = 60
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten
    ii iii iv vi first second third""".split()  # noqa: SIM905 - words are read more easily than a list
)


@dataclass(frozen=True)
class Record:
    """What was understood of a record: kind, day, title, and its minutes where it says how long it was."""

    kind: str
    day: datetime.date
    title: str
    minutes: int | None

    @property
    def folded(self) -> str:
        """The title without what people write one way or another."""
        return " ".join(verdicts.tokens(unicodedata.normalize("NFKC", self.title))) or self.title.casefold()

    def is_as(self, other: Record) -> bool:
        """Whether it is the same as another of that day."""
        return (self.kind, self.folded) == (other.kind, other.folded) and self.lasts_as_long(other)

    def lasts_as_long(self, other: Record) -> bool:
        """Whether nothing speaks against the same length."""
        return self.minutes is None or other.minutes is None or abs(self.minutes - other.minutes) <= 1


def record(kind: str, day: datetime.date, title: str, fields: Mapping[str, Any]) -> Record:
    """A record from the fields of an entry."""
    minutes = fields.get("minutes")
    if minutes is None and fields.get("hours") is not None:
        minutes = round(float(fields["hours"]) * _AN_HOUR)
    return Record(kind, day, title, minutes)


class There:
    """The records of a person that are there, each to be found once."""

    def __init__(self, entries: Iterable[Entry], known: Collection[str] = ()) -> None:
        """The entries that can be read, and all ids in use, folded, also of files with mistakes."""
        self.ids = self._known = frozenset(name.casefold() for name in known)
        self._stems: dict[str, str] = {}
        self._number: Counter[str] = Counter()
        self._left: dict[datetime.date, list[Record]] = defaultdict(list)
        self._all: dict[datetime.date, list[Record]] = defaultdict(list)
        for entry in entries:
            fields = {"hours": getattr(entry, "hours", None), "minutes": getattr(entry, "minutes", None)}
            found = record(entry.kind, entry.date, entry.title, fields)
            self._left[entry.date].append(found)
            self._all[entry.date].append(found)
            self._stems[entry.id.casefold()] = day_stem(entry.date, entry.title, entry.kind).casefold()

    def reserve(self, ids: Collection[str]) -> None:
        """Ids that entries to be written will have."""
        self.ids = frozenset({*self.ids, *(id_.casefold() for id_ in ids)})

    def take(self, wanted: Record) -> bool:
        """Whether a record is there. Of two that are alike in a file, each needs one of its own there."""
        stem = day_stem(wanted.day, wanted.title, wanted.kind).casefold()
        self._number[stem] += 1
        same = [one for one in self._left[wanted.day] if one.is_as(wanted)]
        if same:
            self._left[wanted.day].remove(min(same, key=lambda one: one.minutes != wanted.minutes))
            return True
        number = self._number[stem]
        return self._was_written(stem if number == 1 else f"{stem}-{number}", stem)

    def like(self, wanted: Record) -> Record | None:
        """A record that is the same but has been found, or one not found that is much alike."""
        again = next((one for one in self._all[wanted.day] if one.is_as(wanted)), None)
        return again or next((one for one in self._left[wanted.day] if _alike(one, wanted)), None)

    def _was_written(self, id_: str, stem: str) -> bool:
        """Whether an entry with this id is there, and is this record under a title or day it got since.

        One that still has the day and title of its id was looked at already: it is another record.
        """
        return id_ in self._known and self._stems.get(id_) != stem


def _alike(one: Record, other: Record) -> bool:
    a, b = one.folded, other.folded
    if a == b:
        return True
    if not one.lasts_as_long(other) or _numbers(a) != _numbers(b):
        return False
    words, others = set(a.split()), set(b.split())
    within = min(len(words), len(others)) > 1 and (words <= others or others <= words)
    return within or difflib.SequenceMatcher(None, a, b).ratio() >= _MUCH_ALIKE


def _numbers(title: str) -> list[str]:
    """What tells the parts of a course apart: `part 2`, `module B`, `level three`."""
    return [word for word in title.split() if word.isdecimal() or len(word) == 1 or word in _NUMBERS]
