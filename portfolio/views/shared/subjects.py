"""What a practitioner develops in: their themes and the standards they cite, with addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.entries.details import Showcase
from portfolio.model import Practitioner, Terms
from portfolio.model.themes import alike, rating
from portfolio.text.slug import slug

_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A theme or a standard, and where its page is."""

    kind: str  # theme or standard
    id: str  # `listening` or `swe:4.2`
    title: str
    folder: str
    goal: str = ""
    chosen: tuple[str, str] | None = None  # ids of the entries that best show then and now

    @property
    def url(self) -> str:
        """Its page, below the site's root."""
        return f"{self.folder}index.html"

    @property
    def about(self) -> str:
        """Its name among `model.absences.subjects`."""
        return f"{self.kind} {alike(self.id) if self.kind == 'theme' else self.id}"

    @property
    def name(self) -> str:
        """Its title, with the code where it has one."""
        return f"{self.id} {self.title}" if self.kind == "standard" else self.title

    def entries(self, practitioner: Practitioner) -> tuple[Entry, ...]:
        """The entries about it, oldest first."""
        return (practitioner.by_theme if self.kind == "theme" else practitioner.by_standard)[self.id]

    def is_told_in(self, entry: Entry) -> bool:
        """Whether an entry's words are about it; of what it only rates, an entry says nothing."""
        if self.kind == "theme":
            return alike(self.id) in map(alike, entry.themes)
        return self.id in entry.standards or self.piece(entry) is not None

    def rating(self, entry: Entry) -> int | None:
        """How an entry rates it."""
        return rating(entry, self.id) if self.kind == "theme" else entry.ratings.get(self.id)

    def piece(self, entry: Entry) -> Showcase | None:
        """The entry's showcase piece for this standard; for a theme, the entry's first."""
        return next(
            (piece for piece in entry.showcase if self.kind == "theme" or self.id in piece.for_), None
        )


def subjects(terms: Terms, practitioner: Practitioner) -> tuple[Subject, ...]:
    """Themes in the profile's order, then by number of entries; then standards, by framework and code."""
    folder = f"{practitioner.id}/evolution/"
    return (*_themes(practitioner, f"{folder}themes/"), *_standards(terms, practitioner, folder))


def standard_urls(practitioner: Practitioner) -> Mapping[str, str]:
    """Standard → the file of its page, for every standard cited."""
    folders = _folders(practitioner.by_standard, f"{practitioner.id}/evolution/")
    return {id_: f"{folder}index.html" for id_, folder in folders.items()}


def theme_urls(practitioner: Practitioner) -> Mapping[str, str]:
    """Theme → the file of its page, for every theme with entries."""
    folders = _folders(practitioner.by_theme, f"{practitioner.id}/evolution/themes/")
    return {id_: f"{folder}index.html" for id_, folder in folders.items()}


def _themes(practitioner: Practitioner, folder: str) -> Iterable[Subject]:
    by_theme = practitioner.by_theme
    known = {theme.id: theme for theme in practitioner.profile.themes}
    order = [id_ for id_ in known if id_ in by_theme]
    order += sorted((id_ for id_ in by_theme if id_ not in known), key=lambda i: (-len(by_theme[i]), i))
    folders = _folders(by_theme, folder)
    for id_ in order:
        theme = known.get(id_)
        title = (theme.title if theme else None) or id_
        goal = (theme.goal if theme else None) or ""
        both = theme.then_now if theme else None
        chosen = (both.then, both.now) if both else None
        yield Subject(kind="theme", id=id_, title=title, folder=folders[id_], goal=goal, chosen=chosen)


def _standards(terms: Terms, practitioner: Practitioner, folder: str) -> Iterable[Subject]:
    folders = _folders(practitioner.by_standard, folder)
    wanted = {name: number for number, name in enumerate(practitioner.profile.frameworks)}

    def order(id_: str) -> tuple[int, str, list[tuple[int, str]]]:
        name, _, code = id_.partition(":")
        return wanted.get(name, len(wanted)), name, _natural(code)

    for id_ in sorted(practitioner.by_standard, key=order):
        yield Subject(kind="standard", id=id_, title=terms.frameworks.title(id_), folder=folders[id_])


def _natural(code: str) -> list[tuple[int, str]]:
    """`4.10` after `4.9`."""
    return [(int(p), "") if p.isdigit() else (10**9, p) for p in re.split(r"(\d+)|\.", code) if p]


def _folders(ids: Iterable[str], above: str) -> Mapping[str, str]:
    """A folder for each id, all different even on a disk that ignores upper and lower case.

    None is a name that some systems keep for a device.
    """
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in sorted(ids):
        base = slug(id_)
        name = base = f"about-{base}" if _DEVICE.fullmatch(base) else base
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        folders[id_] = f"{above}{name}/"
    return folders
