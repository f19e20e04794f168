"""What a look into a file found, and how far a look goes."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 50_000_000  # bytes of a file, and of what it unpacks to
UNKNOWN_AUTHORS = frozenset(
    {"", "anonymous", "(anonymous)", "unknown", "unspecified", "(unspecified)", "microsoft office user"}
)


@dataclass(frozen=True, repr=False)
class Looked:
    """The words of a file, what else it carries, and why it could not be read, if so."""

    text: str = ""
    details: tuple[str, ...] = ()
    unread: str = ""
    only_pictures: bool = False  # pages without a word, as a scanner makes them
    anything: str = ""  # what no person wrote as words: names of the file's own language


def names_someone(author: str | None) -> bool:
    """Whether an author's field says more than that nobody filled it in."""
    return (author or "").strip().casefold() not in UNKNOWN_AUTHORS
