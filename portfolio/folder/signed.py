"""How every sign-off of a folder stands, computed on the full record before anything is left out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from portfolio.entries import Entry
from portfolio.entries.as_meant import read_bytes
from portfolio.entries.signing import Form, Standing, form_of, is_digest, sign_offs, standing
from portfolio.folder.places import Folder
from portfolio.problems import Problem, Where, problem

Earlier = Callable[[Path, str], Form | None]


def form_of_file(file: Path) -> Form | None:
    """The canonical form of an entry's file as it is now; None if it cannot be read."""
    try:
        return form_of_bytes(file.read_bytes(), file.parent)
    except OSError:
        return None


def form_of_bytes(data: bytes, folder: Path) -> Form | None:
    """The canonical form of an entry that lies, or would lie, in a folder."""
    record = read_bytes(data, "")
    if isinstance(record, Problem):
        return None
    return form_of(record, lambda name: _hash(Path(os.path.normpath(folder / name))))


def check_sign_offs(entry: Entry, place: Callable[..., Where]) -> Iterator[Problem]:
    """Sign-offs given for words that have changed since."""
    for number, (signature, state) in enumerate(sign_offs(entry)):
        if not state.stands and is_digest(state.digest):
            changed = ", ".join(map(str, state.changed)) or "not known, since git does not have that text"
            where = place(entry, "signed", number)
            yield problem(
                "changed-since-sign-off", where, role=signature.role, date=signature.date, changed=changed
            )


def with_sign_off(entry: Entry, folder: Folder, earlier: Earlier, unsaved: bytes | None = None) -> Entry:
    """The entry with the state of each sign-off; the same entry if nobody has signed it.

    What is `unsaved` stands in the place of what is on the disk.
    """
    if not entry.signed:
        return entry
    file = folder.at(entry.path)
    now = form_of_file(file) if unsaved is None else form_of_bytes(unsaved, file.parent)
    standings = tuple(_standing(signature.digest, now, file, earlier) for signature in entry.signed)
    return entry.model_copy(update={"sign_off": standings})


def _standing(digest: str, now: Form | None, file: Path, earlier: Earlier) -> Standing:
    if now is None:
        return Standing(digest, stands=False)
    return standing(digest, now, None if digest == now.digest else earlier(file, digest))


def _hash(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
