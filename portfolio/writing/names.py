"""Which folder and file name an entry gets: `training/2026-03-listening-to-children.md`.

Folders follow habit: the next entry goes where most entries of its kind are already.
"""

from __future__ import annotations

import datetime
import posixpath
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

from portfolio.entries import KINDS, Entry
from portfolio.text.slug import slug
from portfolio.writing.dates import short

EXAMPLE = "example-"  # ids of the entries that `portfolio init` writes begin like this
_FOLDERS = {
    "reflection": "reflections",
    "observation": "observations",
    "review": "reviews",
}
_LONGEST = 60


def folder_for(kind: str, entries: Iterable[Entry] = ()) -> str:
    """The folder used for a kind, below the practitioner's."""
    used = Counter(
        posixpath.dirname(entry.path).partition("/")[2]
        for entry in entries
        if entry.kind == kind and not entry.is_example
    )
    return used.most_common(1)[0][0] if used else _FOLDERS.get(kind, kind)


def stem_for(date: datetime.date, title: str, kind: str) -> str:
    """A file name without its ending."""
    return f"{date:%Y-%m}-{title_slug(title) or kind}"


def day_stem(date: datetime.date, title: str, kind: str) -> str:
    """The id of a record from elsewhere: its day and its title, and nothing that an entry may withhold."""
    return f"{date.isoformat()}-{title_slug(title) or kind}"


def title_slug(text: str) -> str:
    """Small letters, digits and hyphens. Letters of other scripts stay if nothing else would be left."""
    text = unicodedata.normalize("NFC", text).replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    for candidate in (plain, text):
        name = slug("".join(c if c.isalnum() else "-" for c in candidate.casefold()))
        if any(c.isalnum() for c in candidate):
            return _shortened(name)
    return ""


def free_stem(stem: str, taken: Collection[str]) -> str:
    """The stem, with -2, -3 … added if it is taken. `taken` holds folded names."""
    number, free = 1, stem
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}"
    return free


def default_title(kind: str, date: datetime.date) -> str:
    """`Supervision, 31 March 2026`."""
    return f"{KINDS[kind].kind_title}, {short(date)}"


def to_schema(schema: str, folder: str) -> str:
    """The schema's path as seen from a folder of entries, both below the project."""
    return posixpath.relpath(schema, folder)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = text[: _LONGEST + 1]
    return (cut.rpartition("-")[0] if "-" in cut else cut[:_LONGEST]).strip("-.")
