"""The files that travel with an entry: which kinds may, and what they carry."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from portfolio.entries import Entry, Profile
from portfolio.guard import evidence
from portfolio.guard.finding import Finding, in_file, listed_in_name, short_hash
from portfolio.guard.looked import LARGEST, Looked
from portfolio.guard.pieces import Source
from portfolio.guard.settings import Guard
from portfolio.problems import Where
from portfolio.text.links import resolve

_SCANNED = "its pages are pictures, whose words the guard cannot read; look at them yourself"


def in_files(carrier: Entry | Profile, owner: str, source: Source, guard: Guard) -> Iterator[Finding]:
    """Everything wrong with the files of one entry or profile."""
    root = source.folder.practitioners
    for name in carrier.files:
        path = Path(os.path.normpath(root / name))
        if path.is_relative_to(root) and path.is_file():  # else `folder` has said so
            where = _where(carrier, name, source)
            yield from _in_file(path, name, where, owner, guard)


def _in_file(path: Path, name: str, where: Where, owner: str, guard: Guard) -> Iterator[Finding]:
    title = f"“{guard.deny_list.masked(path.name)}”"
    yield from listed_in_name(name, "the name of a file that travels with it", where, owner, guard.deny_list)
    data = _read(path)
    wrong = evidence.refused(name, data) if data is not None else None
    if wrong:
        kind, how = wrong
        yield Finding("guard-evidence-type", where, "", values={"name": title, "kind": kind, "how": how})
        return
    looked = evidence.look(name, data) if data is not None else Looked(unread=_too_large(path))
    key = path.name.casefold()
    if looked.unread or (looked.only_pictures and guard.deny_list):
        yield Finding(
            "guard-evidence-unread",
            where,
            short_hash(owner, "unread", key),
            softened=not looked.unread or not guard.deny_list,
            values={"name": title, "why": looked.unread or _SCANNED},
        )
    if looked.details:
        yield Finding(
            "guard-evidence-details",
            where,
            short_hash(owner, "details", "\0".join([key, *sorted(looked.details)])),
            values={"name": title, "details": _listed(looked.details), "how": evidence.how_to_clean(name)},
        )
    if evidence.suffix_of(name) not in evidence.PICTURES:  # what is written into those does not travel
        yield from in_file(looked.text, f"the file {title}", where, owner, guard)


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


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
