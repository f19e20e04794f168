"""One file of an entry or profile → everything it gives by itself.

`read` is a pure function of a file's bytes and where it lies, so a caller that reads a folder again
and again can remember what each file gave. `from_disk` finds the bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.entries import Entry, Profile
from portfolio.entries.as_meant import as_meant
from portfolio.entries.reading import Location, entry_of, part_of, profile_of, read_entry, read_profile
from portfolio.folder import places
from portfolio.problems import Problem, Where, problem
from portfolio.records import frontmatter
from portfolio.records.beyond import rest
from portfolio.text.certainty import Renderer

PROFILE = "profile.md"


@dataclass(frozen=True, slots=True)
class Front:
    """Where the fields of a file stand. A file that could not be read has no places."""

    file: str  # as messages name it
    places: frontmatter.Places = field(default_factory=dict)

    def where(self, *path: str | int) -> Where:
        """The place of a key, or of the nearest thing around it."""
        return frontmatter.place(self.file, self.places, path)


@dataclass(frozen=True, slots=True)
class OneFile:
    """What one file gave before anything else in its folder is known. Only the parts of the text are kept."""

    front: Front
    name: str  # the id others may name it by, broken or not
    problems: tuple[Problem, ...]
    entry: Entry | None = None
    profile: Profile | None = None
    held_back: tuple[Problem, ...] = ()  # where words cannot travel as far as they seem to say
    part: Entry | Profile | None = None  # of one that is wrong: only looked at, for further mistakes
    links: tuple[tuple[str, Where], ...] = ()  # what the body names, and where


OfFile = Callable[[str, str, Location, Renderer | None], OneFile]


def is_profile(location: Location) -> bool:
    """Whether a file is the profile of its practitioner."""
    return location.path == f"{location.practitioner}/{PROFILE}"


def from_disk(path: str, file: str, location: Location, renderer: Renderer | None = None) -> OneFile:
    """What a file on the disk means; a problem if it is too large or cannot be read."""
    data = bytes_of(path, file)
    return unread(data, location) if isinstance(data, Problem) else read(data, file, location, renderer)


def unread(why: Problem, location: Location) -> OneFile:
    """A file that could not be read."""
    return OneFile(Front(why.where.file), location.stem, (why,))


def bytes_of(path: str, file: str) -> bytes | Problem:
    """What is in a file of the record."""
    try:
        with Path(path).open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            if size <= frontmatter.MAX_FILE:
                return opened.read()
    except OSError as error:
        return problem("cannot-read", Where(file), why=error.strerror or "unknown")
    return problem("file-too-large", Where(file), size=size // 1000, limit=frontmatter.MAX_FILE // 1000)


def _besides(
    data: bytes, file: str, location: Location, renderer: Renderer | None, wrong: Problem
) -> OneFile:
    """A file of which a field cannot be read, with what else is wrong in it."""
    text = frontmatter.decode(data, file)
    found = None if isinstance(text, Problem) else rest(text, file, wrong)
    if found is None:
        return unread(wrong, location)
    reading = read_profile if is_profile(location) else read_entry
    _, more = reading(found.record, location, renderer)
    missed = {problem("missing-field", wrong.where, field=n, named="", example="").what for n in found.names}
    told = [one for one in more if one.what not in missed]
    front = Front(file, found.record.places)
    return OneFile(front, location.stem, (*found.problems, *told), part=part_of(found.record, location))


def read(data: bytes, file: str, location: Location, renderer: Renderer | None = None) -> OneFile:
    """What the bytes of a file mean; `file` is how messages name it."""
    record = frontmatter.read_bytes(data, file)
    if isinstance(record, Problem):
        return _besides(data, file, location, renderer, record)
    meant, slips = as_meant(record)
    entry, profile = None, None
    if is_profile(location):
        profile, problems = profile_of(meant, slips, location, renderer)
    else:
        entry, problems = entry_of(meant, slips, location, renderer)
    owner = entry or profile
    held_back = tuple(places.travelling(owner.parts, owner.share, file)) if owner else ()
    links = tuple((link.path, where) for link, where in places.links_of(record))
    named = meant.meta.get("id")
    name = named if isinstance(named, str) and named else location.stem
    front = Front(file, meant.places)
    part = None if owner else part_of(record, location)
    return OneFile(front, name, tuple(problems), entry, profile, held_back, part, links)
