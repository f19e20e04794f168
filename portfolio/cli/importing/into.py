"""Where what is brought in goes, and whether somebody is there to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portfolio.cli import asking, options
from portfolio.entries import KINDS
from portfolio.folder.places import Folder
from portfolio.guard.settings import Guard
from portfolio.keeping import new_files
from portfolio.model import Practitioner
from portfolio.writing import names
from portfolio.writing.log import Outcome
from portfolio.writing.twins import There

NO_GUARD = Guard()


@dataclass(frozen=True)
class Into:
    """The folder the entries go to, whose it is, and what is in it."""

    folder: Folder
    person: Practitioner
    yes: bool = False  # said on the command line
    asks: bool = False  # somebody is there to answer
    guard: Guard = NO_GUARD

    @property
    def home(self) -> Path:
        """The folder of the person."""
        return self.folder.practitioners / self.person.id

    @cached_property
    def known(self) -> frozenset[str]:
        """Ids and file names in use, folded."""
        return new_files.taken(self.home)

    @property
    def there(self) -> There:
        """The records that are there, each to be found once."""
        return There(self.person.with_drafts, self.known)

    @cached_property
    def folders(self) -> dict[str, Path]:
        """Where an entry of each kind goes."""
        return {kind: self.home / names.folder_for(kind, self.person.with_drafts) for kind in KINDS}

    @cached_property
    def schemas(self) -> dict[str, str]:
        """The path of the JSON Schema for each kind."""
        return {kind: new_files.schema_from(folder, self.folder) for kind, folder in self.folders.items()}

    def files(self, outcomes: Sequence[Outcome]) -> dict[str, Path]:
        """A file for each entry by its id, with a name that no other has."""
        used = set(self.known)
        paths: dict[str, Path] = {}
        for entry in (entry for outcome in outcomes for entry in outcome.ready):
            stem = names.free_stem(
                names.stem_for(entry.draft.date, entry.draft.title, entry.draft.kind), used
            )
            used.add(stem.casefold())
            paths[entry.id] = self.folders[entry.draft.kind] / f"{stem}.md"
        return paths


def agreed(into: Into, question: str, unasked: str) -> None:
    """Go on only if somebody says yes; `unasked` is said where nobody is there to be asked."""
    if into.yes:
        return
    if not into.asks:
        options.stop(unasked)
    if asking.choice(question, (("no", "no, not yet"), ("yes", "yes")), "no") != "yes":
        options.stop("Nothing was written.")
