"""What may not leave, in everything one audience would see.

Nothing is changed here: a finding stops a shared build until the text is mended, or until the
entry says why it may stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.folder.places import Folder
from portfolio.guard import pieces
from portfolio.guard.evidence import text_of
from portfolio.guard.finding import Finding, in_pieces
from portfolio.guard.pieces import Source
from portfolio.guard.settings import Guard
from portfolio.guard.travelling import in_files
from portfolio.model import Portfolio
from portfolio.problems import Problem, in_order
from portfolio.share import Share

_IN_ENTRY = "the entry"
_IN_PAGE = "the lines between hyphens at the top of the page"


def check(full: Portfolio, shown: Portfolio, folder: Folder, guard: Guard) -> tuple[Problem, ...]:
    """Every finding in what is `shown`, and every `allow` of the full record that is not needed."""
    allowed = {entry.path: _hashes(entry) for entry in full.entries if entry.allow}
    return in_order(
        [
            *_profiles(shown, folder, guard),
            *(
                one.problem(guard, _IN_ENTRY)
                for entry in shown.entries
                for one in _in_entry(entry, folder, guard)
                if one.hash not in allowed.get(entry.path, {})
            ),
            *_pages(folder, guard),
            *_unused(full, allowed, folder, guard),
        ]
    )


def _in_entry(entry: Entry, folder: Folder, guard: Guard) -> Iterator[Finding]:
    source = Source(folder, folder.at(entry.path))
    yield from in_pieces(pieces.of_entry(entry), entry.id, source, guard)
    yield from in_files(entry, entry.id, source, guard)


def _profiles(shown: Portfolio, folder: Folder, guard: Guard) -> Iterator[Problem]:
    for one in shown.practitioners:
        source = Source(folder, folder.at(one.profile.path))
        found = in_pieces(pieces.of_profile(one.profile), one.id, source, guard)
        carried = in_files(one.profile, one.id, source, guard)
        yield from (finding.problem(guard, "") for finding in (*found, *carried))


def _pages(folder: Folder, guard: Guard) -> Iterator[Problem]:
    """Hand-written pages, and the names of the files among them: MkDocs publishes them all."""
    for path in sorted(folder.pages.rglob("*")) if folder.pages.is_dir() else ():
        if not path.is_file():
            continue
        name = path.relative_to(folder.pages).as_posix()
        source = Source(folder, path)
        text = _page_text(path)
        found = tuple(in_pieces(pieces.of_page(name, text or ""), name, source, guard))
        allowed = _allowed_in_page(source) if found and text else frozenset()
        stays = _IN_PAGE if text else ""
        yield from (one.problem(guard, stays) for one in found if one.hash not in allowed)


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


def _hashes(entry: Entry) -> Mapping[str, int]:
    return {one.finding.strip().casefold(): number for number, one in enumerate(entry.allow)}


def _unused(
    full: Portfolio, allowed: Mapping[str, Mapping[str, int]], folder: Folder, guard: Guard
) -> Iterator[Problem]:
    """Permissions that silence nothing even in the private record."""
    if not allowed:
        return
    for entry in visible(full, Share.PRIVATE).entries:
        if entry.path in allowed:
            needed = {one.hash for one in _in_entry(entry, folder, guard)}
            source = Source(folder, folder.at(entry.path))
            for finding, number in allowed[entry.path].items():
                if finding not in needed:
                    where = source.where_field("allow", number, "finding")
                    yield guard.finding("guard-allow-unused", where, finding=finding)
