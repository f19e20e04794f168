"""What the record itself knows to be private, looked for in what an audience would read.

Codes of families, the day on which a child or family said something, and files that belong to
entries the audience does not see.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portfolio.entries import Entry, Profile
from portfolio.entries.feedback import is_of_a_family
from portfolio.folder.places import Folder
from portfolio.guard import family_codes, names, readings, told_days
from portfolio.guard.family_codes import Codes
from portfolio.guard.finding import Finding, short_hash
from portfolio.guard.pieces import Piece, Source, of_entry
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio
from portfolio.problems import Where
from portfolio.share import Share
from portfolio.text import links

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Private:
    """What one entry, profile or page may not say."""

    codes: Codes = frozenset()
    day: datetime.date | None = None
    files: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Withheld:
    """What an audience may not see, for each source of words."""

    codes: Mapping[str, Codes]  # by practitioner
    days: Mapping[str, datetime.date] = field(default_factory=dict)  # by the path of an entry
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)  # file → entries that keep it
    record: Portfolio | None = None  # the whole of it, for the question who is met once only

    @cached_property
    def people(self) -> frozenset[str]:
        """Words of the names of those whose record it is, and who signed."""
        entries = self.record.with_drafts if self.record else ()
        signers = [one.by for entry in entries for one in entry.signed]
        owners = [one.profile.name for one in self.record.practitioners] if self.record else []
        return names.words_of([*signers, *owners])

    def of(self, source: Entry | Profile | None) -> Private:
        """What an entry or a profile may not say; a hand-written page, where there is none."""
        if source is None:
            return Private(frozenset().union(*self.codes.values()))
        owner = source.path.partition("/")[0]
        kept = frozenset(name for name in source.files if self.files.get(name, _NOBODY) - {source.path})
        return Private(self.codes.get(owner, frozenset()), self.days.get(source.path), kept)


def withheld(full: Portfolio, shown: Portfolio, memory: Memory = FORGETFUL) -> Withheld:
    """What of the full record an audience may not see."""
    if shown.terms.audience is Share.PRIVATE:
        return Withheld({})
    there = shown.by_path
    days = {e.path: e.date for e in full.with_drafts if e.path in there and there[e.path].date != e.date}
    hidden = [entry for entry in full.with_drafts if entry.path not in there]
    return Withheld(family_codes.hidden(full, shown), days, _named(hidden, memory), full)


def all_withheld(full: Portfolio) -> Withheld:
    """What an audience might not see that sees every entry and may see nothing private."""
    codes = {one.id: family_codes.of(one) for one in full.practitioners}
    days = {entry.path: entry.date for entry in full.with_drafts if is_of_a_family(entry)}
    hidden = (entry for entry in full.with_drafts if entry.share is not Share.PUBLIC)
    return Withheld(codes, days, _named(hidden), full)


def in_words(pieces: Iterable[Piece], private: Private, owner: str, source: Source) -> Iterator[Finding]:
    """Codes and days in the pieces of one source."""
    if not private.codes and not private.day:
        return
    for piece in pieces:
        for start, key, code in _found(piece, private):
            yield Finding(code, source.where(piece, start), short_hash(owner, code, key), values=piece.placed)


def unlisted(entry: Entry, people: frozenset[str], folder: Folder) -> tuple[tuple[str, Finding], ...]:
    """What looks like a name in an entry, and the finding if it is met in this entry only."""
    source = Source(folder, folder.at(entry.path))
    return tuple(
        (
            said,
            Finding(
                code,
                source.where(piece, start),
                short_hash(entry.id, code, said.casefold()),
                values=piece.placed,
            ),
        )
        for piece, start, code, said in names.find(tuple(of_entry(entry)), people)
    )


def in_file(text: str, place: str, where: Where, private: Private, owner: str) -> Iterator[Finding]:
    """The same in the words of a file that travels, each once."""
    piece = Piece(place, text)
    found = {(code, key) for _, key, code in _found(piece, private)}
    for code, key in sorted(found):
        yield Finding(code, where, short_hash(owner, code, key), values=piece.placed)


def _found(piece: Piece, private: Private) -> Iterator[tuple[int, str, str]]:
    """Where something stands, what it is in one spelling, and the code of the problem."""
    if private.codes and family_codes.may_hold(piece.path):
        placed: dict[str, int] = {}
        for text in readings.of_text(piece.text):
            for start, code in family_codes.find(text, private.codes):
                placed.setdefault(code, start if text == piece.text else 0)
        yield from ((start, code, "guard-family-code") for code, start in placed.items())
    if private.day:
        for match in told_days.pattern(private.day).finditer(piece.text):
            yield match.start(), private.day.isoformat(), "guard-feedback-day"


def _named(entries: Iterable[Entry], memory: Memory = FORGETFUL) -> Mapping[str, frozenset[str]]:
    """The files that entries name anywhere in them, with the paths of those entries."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for file in memory.recall(_files_named, entry):
            found.setdefault(file, set()).add(entry.path)
    return {name: frozenset(by) for name, by in found.items()}


def _files_named(entry: Entry) -> tuple[str, ...]:
    named = [*entry.evidence, *(link.path for part in entry.parts for link in links.find(part.markdown))]
    return tuple(entry.beside(name) for name in named if name and not name.casefold().endswith(".md"))
