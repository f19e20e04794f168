"""The addresses of the desk, made from names of the record."""

from __future__ import annotations

from urllib.parse import quote

from portfolio.entries import Entry


def form_of(entry: Entry) -> str:
    """The form of an entry that is there."""
    return entry_of(entry.practitioner, entry.id)


def entry_of(practitioner: str, id_: str) -> str:
    """The same by its names, whether or not it can be read."""
    return f"/entries/{quoted(practitioner)}/{quoted(id_)}"


def profile_of(practitioner: str) -> str:
    """The form of a profile."""
    return f"/profile/{quoted(practitioner)}"


def new_of(practitioner: str, kind: str) -> str:
    """The form of a new entry."""
    return f"/write/{quoted(practitioner)}/{quoted(kind)}"


def source_of(file: str) -> str:
    """A file as it is written."""
    return f"/source/{quoted(file, '/')}"


def quoted(text: str, but: str = "") -> str:
    """A name as one step of an address."""
    return quote(text, safe=but)
