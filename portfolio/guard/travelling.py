"""The files that travel with an entry: which kinds may, and what they carry."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio import say
from portfolio.entries import Entry, Profile
from portfolio.guard import evidence, picture_notes, record
from portfolio.guard.finding import Finding, in_file, listed_in_name, short_hash
from portfolio.guard.looked import LARGEST, Looked
from portfolio.guard.pieces import Source
from portfolio.guard.record import Private
from portfolio.guard.settings import Guard
from portfolio.problems import Problem, Where, in_order
from portfolio.share import Share
from portfolio.text.links import resolve

_SCANNED = "its pages are pictures, whose words the guard cannot read; look at them yourself"


def in_files(
    carrier: Entry | Profile, owner: str, source: Source, private: Private, guard: Guard
) -> Iterator[Finding]:
    """Everything wrong with the files of one entry or profile."""
    root = source.folder.practitioners
    for name in carrier.files:
        path = Path(os.path.normpath(root / name))
        if path.is_relative_to(root) and path.is_file():  # else `folder` has said so
            file = _File(path, name, _where(carrier, name, source), owner, guard.deny_list.masked(path.name))
            yield from _named(file, private, guard)
            data = _read(path)
            wrong = evidence.refused(name, data) if data is not None else None
            if wrong:
                yield file.finding("guard-evidence-type", kind=wrong[0], how=wrong[1])
            else:
                yield from _held(file, data, private, guard)


def in_upload(name: str, data: bytes, guard: Guard) -> tuple[Problem, ...]:
    """Everything wrong with a file that somebody is about to put beside an entry."""
    file = _File(Path(name), name, Where(name), "", guard.deny_list.masked(name))
    wrong = evidence.refused(name, data)
    if wrong:
        found = [file.finding("guard-evidence-type", kind=wrong[0], how=wrong[1])]
    else:
        found = [*_named(file, Private(), guard), *_held(file, data, Private(), guard)]
    return in_order(one.problem(guard, "") for one in found)


@dataclass(frozen=True)
class _File:
    """One file on its way out: where it lies, who names it and where, and how messages name it."""

    path: Path
    name: str
    where: Where
    owner: str
    masked: str

    def finding(self, code: str, sort: str = "", of: str = "", **values: str) -> Finding:
        """Something wrong with it; only what has a `sort` may be let through."""
        key = "\0".join(filter(None, (self.path.name.casefold(), of)))
        found = short_hash(self.owner, sort, key) if sort else ""
        return Finding(code, self.where, found, values={"name": self.title, **values})

    @property
    def title(self) -> str:
        """Its name as messages show it."""
        return f"“{self.masked}”"


def _named(file: _File, private: Private, guard: Guard) -> Iterator[Finding]:
    """What its name says, and who else names it."""
    place = "the name of a file that travels with it"
    yield from listed_in_name(file.name, place, file.where, file.owner, guard.deny_list)
    yield from record.in_file(file.path.name, place, file.where, private, file.owner)
    if file.name in private.files:
        yield file.finding("guard-evidence-kept", "kept")


def _held(file: _File, data: bytes | None, private: Private, guard: Guard) -> Iterator[Finding]:
    """What it holds."""
    if (program := evidence.office(file.name)) and guard.audience is Share.PUBLIC:
        yield file.finding("guard-evidence-office", "office", program=program)
    if data is not None and picture_notes.is_badge(data):
        yield file.finding("guard-evidence-badge")
    looked = evidence.look(file.name, data) if data is not None else Looked(unread=_too_large(file.path))
    if looked.unread or (looked.only_pictures and guard.deny_list):
        found = file.finding("guard-evidence-unread", "unread", why=looked.unread or _SCANNED)
        yield replace(found, softened=not looked.unread, data=data or b"")
    if looked.details:
        details, how = say.all_of(looked.details), evidence.how_to_clean(file.name)
        of = "\0".join(sorted(looked.details))
        yield file.finding("guard-evidence-details", "details", of, details=details, how=how)
    if evidence.suffix_of(file.name) not in evidence.PICTURES:  # what is written into those does not travel
        place = f"the file {file.title}"
        yield from in_file(looked, place, file.where, file.owner, guard)
        yield from record.in_file(looked.text, place, file.where, private, file.owner)


def _where(carrier: Entry | Profile, name: str, source: Source) -> Where:
    for number, one in enumerate(carrier.evidence if isinstance(carrier, Entry) else ()):
        if resolve(one, carrier.path) == name:
            return source.where_field("evidence", number)
    base = name.rsplit("/", 1)[-1]
    for part in carrier.parts:
        at = part.markdown.find(base)
        if at >= 0:
            return Where(source.shown, part.line + part.markdown.count("\n", 0, at))
    return Where(source.shown)


def _read(path: Path) -> bytes | None:
    """The bytes of a file, None where it is too large or cannot be opened."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def _too_large(path: Path) -> str:
    return "it is larger than 50 MB" if path.stat().st_size > LARGEST else "it cannot be opened"
