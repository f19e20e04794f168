"""What may not leave, in everything one audience would see.

Nothing is changed here: a finding stops a shared build until the text is mended, or until the
entry says why it may stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.entries.supervision import Supervision
from portfolio.folder.places import Folder
from portfolio.guard import names, pieces
from portfolio.guard.evidence import text_of
from portfolio.guard.finding import Finding, in_pieces, short_hash
from portfolio.guard.pieces import Source
from portfolio.guard.record import Private, Withheld, all_withheld, in_words, unlisted, withheld
from portfolio.guard.settings import Guard, LetThrough
from portfolio.guard.travelling import in_files
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio
from portfolio.problems import Problem, in_order
from portfolio.share import Share

_IN_ENTRY = "the entry"
_IN_PAGE = "the lines between hyphens at the top of the page"


def check(
    full: Portfolio, shown: Portfolio, folder: Folder, guard: Guard, memory: Memory = FORGETFUL
) -> tuple[Problem, ...]:
    """Every finding in what is `shown`, and every `allow` of the full record that is not needed.

    An entry that `memory` knows is not looked through again; the files beside it always are.
    """
    guard, folder = memory.same("guard", guard), memory.same("folder", folder)
    allowed = _allowed(full)
    kept = withheld(full, shown, memory)
    return in_order(
        [
            *_profiles(shown, kept, folder, guard),
            *(
                one.problem(guard, _IN_ENTRY)
                for entry in shown.with_drafts
                for one in _in_entry(entry, kept, folder, guard, memory)
                if one.hash not in allowed.get(entry.path, {})
            ),
            *(one.problem(guard, _IN_PAGE) for one, stays in _pages(kept, folder, guard) if not stays),
            *_unused(full, allowed, folder, guard),
        ]
    )


def letting_through(
    full: Portfolio, shown: Portfolio, folder: Folder, guard: Guard, memory: Memory = FORGETFUL
) -> Guard:
    """The guard for the last look: what an entry or page says may stay is no finding there either."""
    if not guard.deny_list:
        return guard
    guard, folder = memory.same("guard", guard), memory.same("folder", folder)
    allowed, kept = _allowed(full), withheld(full, shown, memory)
    stays = [
        one
        for entry in shown.with_drafts
        if entry.path in allowed
        for one in _in_entry(entry, kept, folder, guard, memory)
        if one.hash in allowed[entry.path]
    ]
    stays += [one for one, may_stay in _pages(kept, folder, guard) if may_stay]
    terms = frozenset(one.term for one in stays if one.term)
    files = frozenset(hashlib.sha256(one.data).hexdigest() for one in stays if one.data)
    return replace(guard, let_through=LetThrough(terms, files))


def in_unsaved(entry: Entry, data: bytes, folder: Folder, guard: Guard) -> tuple[Problem, ...]:
    """What is found in the words of an entry that its writer is about to save as these bytes."""
    source = Source(folder, folder.at(entry.path), data)
    stays = {one.finding for one in entry.allow}
    found = [*in_pieces(pieces.of_entry(entry), entry.id, source, guard), *_before_the_world(entry, source)]
    return in_order(one.problem(guard, _IN_ENTRY) for one in found if one.hash not in stays)


def _in_entry(
    entry: Entry, kept: Withheld, folder: Folder, guard: Guard, memory: Memory = FORGETFUL
) -> Iterator[Finding]:
    private = memory.same(("private", entry.path), kept.of(entry))
    yield from memory.recall(_in_words, entry, private, folder, guard)
    if kept.record:
        for said, finding in memory.recall(unlisted, entry, kept.people, folder):
            if not names.elsewhere(said, entry, kept.record.with_drafts):
                yield finding
    if entry.files:
        yield from in_files(entry, entry.id, _source(entry, folder), private, guard)


def _in_words(entry: Entry, private: Private, folder: Folder, guard: Guard) -> tuple[Finding, ...]:
    """What the fields and the text of one entry say."""
    source = _source(entry, folder)
    said = tuple(pieces.of_entry(entry))
    found = [*in_pieces(said, entry.id, source, guard), *in_words(said, private, entry.id, source)]
    return (*found, *_before_the_world(entry, source))


def _before_the_world(entry: Entry, source: Source) -> Iterator[Finding]:
    if isinstance(entry, Supervision) and entry.share is Share.PUBLIC:
        public = short_hash(entry.id, "public", "")
        yield Finding("guard-supervision-public", source.where_field("share"), public)


def _source(entry: Entry, folder: Folder) -> Source:
    return Source(folder, folder.at(entry.path))


def _profiles(shown: Portfolio, kept: Withheld, folder: Folder, guard: Guard) -> Iterator[Problem]:
    for one in shown.practitioners:
        source = Source(folder, folder.at(one.profile.path))
        said = tuple(pieces.of_profile(one.profile))
        found = in_pieces(said, one.id, source, guard)
        private = in_words(said, kept.of(one.profile), one.id, source)
        carried = in_files(one.profile, one.id, source, kept.of(one.profile), guard)
        yield from (finding.problem(guard, "") for finding in (*found, *private, *carried))


def _pages(kept: Withheld, folder: Folder, guard: Guard) -> Iterator[tuple[Finding, bool]]:
    """Hand-written pages, and the names of the files among them: MkDocs publishes them all.

    Each finding comes with whether the page says that it may stay.
    """
    for path in sorted(folder.pages.rglob("*")) if folder.pages.is_dir() else ():
        if not path.is_file():
            continue
        name = path.relative_to(folder.pages).as_posix()
        source = Source(folder, path)
        text = _page_text(path)
        said = tuple(pieces.of_page(name, text or ""))
        found = (*in_pieces(said, name, source, guard), *in_words(said, kept.of(None), name, source))
        allowed = _allowed_in_page(source) if found and text else frozenset()
        for one in found:
            yield (one if text else replace(one, hash="")), one.hash in allowed


def _page_text(path: Path) -> str | None:
    """The text of a page; None for any other file, whose content the last look goes over."""
    if path.suffix.casefold() != ".md":
        return None
    try:
        return text_of(path.read_bytes())
    except OSError:
        return None


def _allowed_in_page(source: Source) -> frozenset[str]:
    record = source.record
    said = record.meta.get("allow") if record else None
    listed: Iterable[object] = said if isinstance(said, tuple) else (said,)
    return frozenset(
        str(one.get("finding", "")).casefold()
        for one in listed
        if isinstance(one, Mapping) and one.get("because")
    )


def _allowed(full: Portfolio) -> Mapping[str, Mapping[str, int]]:
    """The findings each entry says may stay, by its path, with their number there."""
    return {
        entry.path: {one.finding.strip().casefold(): number for number, one in enumerate(entry.allow)}
        for entry in full.with_drafts
        if entry.allow
    }


def _unused(
    full: Portfolio, allowed: Mapping[str, Mapping[str, int]], folder: Folder, guard: Guard
) -> Iterator[Problem]:
    """Permissions that silence nothing, not even in a build for everybody that showed the whole record."""
    if not allowed:
        return
    strict, kept = replace(guard, audience=Share.PUBLIC), all_withheld(full)
    for entry in visible(full, Share.PRIVATE).with_drafts:
        if entry.path in allowed:
            needed = {one.hash for one in _in_entry(entry, kept, folder, strict)}
            source = Source(folder, folder.at(entry.path))
            for finding, number in allowed[entry.path].items():
                if finding not in needed:
                    where = source.where_field("allow", number, "finding")
                    yield guard.finding("guard-allow-unused", where, finding=finding)
