"""A file that an address names, looked up among the files of the record; no path is made from an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portfolio.desk.record import Now
from portfolio.entries.reading import Location
from portfolio.folder.read import all_files


@dataclass(frozen=True, kw_only=True)
class KnownFile:
    """A file of the record that is there."""

    path: Path
    shown: str  # as messages name it
    location: Location


def known_file(now: Now, named: str) -> KnownFile | None:
    """The file that messages name so, or that lies there below the practitioners."""
    for path, shown, location in all_files(now.folder):
        if named in {shown, location.path}:
            return KnownFile(path=Path(path), shown=shown, location=location)
    return None
