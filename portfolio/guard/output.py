"""The last look: every file of a finished site, whoever wrote it.

Files of the theme are passed over by their digest, not by their name, so that one that was
changed is looked at like any other.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from portfolio.guard import evidence, readings
from portfolio.guard.deny_list import DenyList, Term
from portfolio.guard.looked import LARGEST
from portfolio.guard.readings import Reading
from portfolio.guard.settings import Guard
from portfolio.problems import Problem, Where, in_order

_PAGES = frozenset({"html", "htm", "xhtml", "xml", "svg", "rss", "atom", "xsl"})
_JSON = frozenset({"json", "webmanifest", "map", "geojson"})
_CODE = frozenset({"js", "mjs", "css"})
_FONTS = frozenset({"woff", "woff2", "ttf", "otf", "eot", "ico"})  # shapes, not words
_LOOKED = evidence.ALLOWED - evidence.TEXTS


class _UnreadError(Exception):
    """Carries out why a file cannot be looked through; never leaves this module."""


def scan_output(site: Path, guard: Guard, known: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Every term of the list in the files of a site, and files that could hide one.

    `known` holds SHA-256 digests of files that need no look, such as a theme's own.
    """
    if not guard.deny_list:
        return ()
    found: list[Problem] = []
    seen: dict[tuple[str, str], frozenset[Term] | str] = {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        listed = guard.deny_list.hits_in_name
        found += _listed(
            guard, name, "its name", guard.deny_list.hits(name) if digest in known else listed(name)
        )
        if digest in known:
            continue
        key = _suffix(name), digest
        if key not in seen:
            seen[key] = _look(name, data, guard.deny_list, unread=digest in guard.let_through.files)
        terms = seen[key]
        if isinstance(terms, str):
            shown = f"“{guard.deny_list.masked(name)}”"
            found.append(guard.finding("guard-output-unread", Where(name), name=shown, why=terms))
        else:
            found += _listed(guard, name, "its content", terms)
    return in_order(found)


def digests(folders: Iterable[Path]) -> frozenset[str]:
    """The SHA-256 digests of every file below some folders, for `known`."""
    return frozenset(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    )


def _listed(guard: Guard, name: str, place: str, terms: Iterable[Term]) -> Iterator[Problem]:
    for term in sorted(set(terms) - guard.let_through.terms, key=lambda term: term.line):
        yield guard.finding("guard-output", Where(name), place=place, masked=term.masked)


def _look(name: str, data: bytes, deny_list: DenyList, *, unread: bool) -> frozenset[Term] | str:
    """The terms a file holds, or why it cannot be looked through.

    One that may be `unread` is looked through as far as it can be.
    """
    try:
        found = _of_document(name, data) if unread else _readings(name, data)
    except _UnreadError as error:
        return str(error)
    return frozenset().union(*(deny_list.hits_apart(one.words, one.anything) for one in found))


def _readings(name: str, data: bytes) -> tuple[Reading, ...]:
    suffix = _suffix(name)
    if suffix == "gz":
        return _readings(name[:-3], _unpacked(data))
    if suffix in _FONTS:
        return ()
    if suffix in _LOOKED:
        if reason := evidence.look(name, data).unread:
            raise _UnreadError(reason)
        return _of_document(name, data)
    text = evidence.text_of(data)
    if text is None:
        raise _UnreadError("it is no text")
    if suffix in _PAGES:
        return readings.of_page(text)
    if suffix in _JSON:
        return readings.of_json(text)
    return readings.of_code(text) if suffix in _CODE else readings.of_plain(text)


def _of_document(name: str, data: bytes) -> tuple[Reading, ...]:
    looked = evidence.look(name, data)
    return (*readings.of_plain(looked.text), Reading("", looked.anything))


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise _UnreadError("it is damaged") from None
    if len(unpacked) > LARGEST:
        raise _UnreadError("it unpacks to more than 50 MB")
    return unpacked


def _suffix(name: str) -> str:
    return evidence.suffix_of(name)
