"""Two files that are the same entry, one left there by a program that copies or syncs.

A copy still holds what its writer has since taken out, or shares what they have since made private.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from portfolio.entries import Entry
from portfolio.problems import Problem, Where, problem
from portfolio.share import Share
from portfolio.text.slug import slug

# What each program adds to a file's name. Capital letters matter only in a computer's name.
_CERTAIN = (
    (
        "Dropbox, Nextcloud or Box",
        r"(?i:[ _]?\((?:[^()]*[ ])?(?:conflicted|conflict|case|unicode)\b[^()]*\))",
    ),
    ("Nextcloud or ownCloud", r"(?i:[._-]conflict-\d[\w-]*)"),
    ("Syncthing", r"(?i:\.sync-conflict-\d[\w-]*)"),
    ("Resilio Sync", r"(?i:\.conflict\d*)"),
    ("Seafile", r"(?i:[ ]\(sfconflict[^()]*\))"),
    ("Google Drive", r"(?i:[ ]?\[conflict[^\[\]]*\]|_conf\(\d+\))"),
    ("Windows", r"(?i:[ ]-[ ](?:copy|copi|shortcut)(?:[ ]?\(\d+\))?)"),
    ("macOS", r"(?i:[ ]copy(?:[ ]\d+)?)"),
    ("Linux", r"(?i:[ ]\((?:(?:another|\d+\w\w)[ ])?copy(?:[ ]\d+)?\))"),
    ("Git", r"(?i:[._](?:backup|base|local|remote|orig)(?:[._]\d+)?)"),
    ("an editor", r"(?i:[.](?:bak|old)\d*|~\d*)"),
    (
        "OneDrive",
        r"(?i:-(?:desktop|laptop|win|pc)-\w{3,}(?:-\d+)?|-[\w’' -]*\b(?:macbook|imac|laptop|pc)\b[\w’' -]*)",
    ),
)
# Endings that people type too: a copy only if both entries have the same day or title.
_LIKELY = (
    ("OneDrive, iCloud or a browser", r"[ ]?\(\d{1,2}\)|[ ]\d{1,2}"),
    ("OneDrive", r"-(?=[^a-z]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*"),
    ("hand", r"(?i:[ _-]+(?:v\d+|final|draft|old|new|backup|version[ ]?\d+))"),
)
_BEFORE = re.compile(r"(?:copy|copi)(?:[ ]\(?\d+\)?)?[ ](?:of|o)[ ]", re.IGNORECASE)


def check_copies(
    entries: Iterable[Entry], where: Callable[..., Where], shown: Callable[[Entry], str]
) -> Iterator[Problem]:
    """A problem at both files of each pair that looks like the same entry, or has the same id."""
    entries = list(entries)
    told: set[frozenset[str]] = set()
    for copy, first, maker in pairs(entries):
        told.add(frozenset({copy.path, first.path}))
        for entry, other, what in (
            (copy, first, f"a copy made by {maker} of"),
            (first, copy, "the first of a copy,"),
        ):
            yield problem("looks-like-a-copy", where(entry, "title"), what=what, other=shown(other))
    seen: dict[str, Entry] = {}
    for entry in entries:
        twin = seen.setdefault(slug(entry.id).casefold(), entry)
        if twin is not entry and frozenset({entry.path, twin.path}) not in told:
            for named, other in ((entry, twin), (twin, entry)):
                yield problem("id-clash", where(named, "id"), id=named.id, other=shown(other))


def pairs(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    """Each copy, the entry it looks like a copy of, and what made it, unless both are private."""
    ordered = sorted(entries, key=lambda entry: (len(entry.path), entry.path))
    named: dict[str, list[Entry]] = {}
    for entry in ordered:
        named.setdefault(_stem(entry).casefold(), []).append(entry)
    told: set[frozenset[str]] = set()
    for copy, first, maker in (*_by_name(ordered, named), *_alike(ordered)):
        pair = frozenset({copy.path, first.path})
        if pair not in told and not copy.share is first.share is Share.PRIVATE:
            told.add(pair)
            yield copy, first, maker


def _by_name(entries: Iterable[Entry], named: dict[str, list[Entry]]) -> Iterator[tuple[Entry, Entry, str]]:
    """Copies told by their file name: whatever comes before the ending is looked up as a name."""
    for entry in entries:
        stem = _stem(entry)
        if prefix := _BEFORE.match(stem):
            yield from (
                (entry, first, "Google Drive") for first in named.get(stem[prefix.end() :].casefold(), ())
            )
        for end in range(1, len(stem)):
            for first in named.get(stem[:end].casefold(), ()):
                if maker := _maker(stem[end:], likely=_is_like(entry, first)):
                    yield entry, first, maker


def _maker(suffix: str, *, likely: bool) -> str:
    """Which program adds this ending to a file's name; empty if it may just be part of the name."""
    known = (*_CERTAIN, *_LIKELY) if likely else _CERTAIN
    return next((maker for maker, pattern in known if re.fullmatch(pattern, suffix)), "")


def _alike(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    """Entries with the same kind, day and title, or with the same `id` written in both."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        alike.setdefault((entry.kind, entry.date, _words(entry.title)), []).append(entry)
        if entry.id != _stem(entry):
            alike.setdefault((entry.id,), []).append(entry)
    for same in alike.values():
        for first, copy in combinations(same, 2):
            yield copy, first, "hand or by a program"


def _is_like(entry: Entry, other: Entry) -> bool:
    return entry.date == other.date or _words(entry.title) == _words(other.title)


def _stem(entry: Entry) -> str:
    name = entry.path.rpartition("/")[2]
    return unicodedata.normalize("NFC", name.rpartition(".")[0])


def _words(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
