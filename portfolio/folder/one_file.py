"""One file of an entry or profile → everything it gives by itself.

`read` is a pure function of a file's bytes and where it lies, so a caller that reads a folder again
and again can remember what each file gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from portfolio.entries import Entry, Profile
from portfolio.entries.reading import Location, read_entry, read_profile
from portfolio.folder import places
from portfolio.problems import Problem, Where
from portfolio.records import frontmatter
from portfolio.text.certainty import Renderer

PROFILE = "profile.md"


@dataclass(frozen=True, slots=True)
class OneFile:
    """What one file gave before anything else in its folder is known.

    Only the parts of the text are kept. A file that could not be read has no places.
    """

    file: str  # as messages name it
    name: str  # the id others may name it by, broken or not
    problems: tuple[Problem, ...]
    entry: Entry | None = None
    profile: Profile | None = None
    held_back: tuple[Problem, ...] = ()  # where words cannot travel as far as they seem to say
    links: tuple[tuple[str, Where], ...] = ()  # what the body names, and where
    places: frontmatter.Places = field(default_factory=dict)

    def where(self, *path: str | int) -> Where:
        """The place of a key, or of the nearest thing around it."""
        return frontmatter.place(self.file, self.places, path)


OfFile = Callable[[bytes, str, Location, Renderer | None], OneFile]


def is_profile(location: Location) -> bool:
    """Whether a file is the profile of its practitioner."""
    return location.path == f"{location.practitioner}/{PROFILE}"


def read(data: bytes, file: str, location: Location, renderer: Renderer | None = None) -> OneFile:
    """What the bytes of a file mean; `file` is how messages name it."""
    text = frontmatter.decode(data, file)
    record = text if isinstance(text, Problem) else frontmatter.read(text, file)
    if isinstance(record, Problem):
        return OneFile(file, location.stem, (record,))
    entry, profile = None, None
    if is_profile(location):
        profile, problems = read_profile(record, location, renderer)
    else:
        entry, problems = read_entry(record, location, renderer)
    owner = entry or profile
    held_back = tuple(places.travelling(owner.parts, owner.share, file)) if owner else ()
    links = tuple((link.path, where) for link, where in places.links_of(record))
    named = record.meta.get("id")
    name = named if isinstance(named, str) else location.stem
    return OneFile(file, name, tuple(problems), entry, profile, held_back, links, record.places)
