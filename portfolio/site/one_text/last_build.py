"""What is kept of a whole build, so that the next can tell what has changed and draw it alone."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolio.audience.unlinking import Scope
from portfolio.folder.places import Folder
from portfolio.guard.record import Private
from portfolio.problems import Problem
from portfolio.share import Share
from portfolio.site.kept import Kept
from portfolio.site.one_text.scanning import Stamp, State

SHELF = "last builds"


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says, as far as it decides what one text becomes."""

    folder: Folder
    audience: Share
    as_of: datetime.date
    digest: str
    deny_list: Path | None
    guard_off: tuple[str, ...]
    extensions: tuple[str, ...]  # of Markdown
    extension_settings: Mapping[str, Any]
    search: Mapping[str, Any]
    short_forms: frozenset[str]  # that are explained wherever they stand


@dataclass(frozen=True)
class Around:
    """What of all other entries decides how one is shown."""

    scope: Scope
    there: Mapping[str, frozenset[str]]  # by practitioner
    private: Mapping[str, Private]  # by entry, where there is anything
    addresses: Mapping[str, str]
    fingerprints: Mapping[str, frozenset[str]]  # by entry: of all its words, and of those shown
    quoted: frozenset[str]  # entries whose words another page repeats


@dataclass(frozen=True)
class LastBuild:
    """The last build of one site, and what it said."""

    day: tuple[str, str]
    tops: tuple[str, ...]
    record: str  # the folder of practitioners
    files: Mapping[str, State]
    site: Mapping[str, Stamp]
    made_from: Mapping[str, str]  # each entry and profile → the digest of what it was made from
    settings: Settings
    around: Around
    in_git: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    lines: tuple[str, ...]


def name_of(config_file: Path, audience: str, practitioner: str | None, out: Path) -> str:
    """One site by all that the command line says of it."""
    return "\0".join((config_file.name, audience, practitioner or "", str(out)))


def day_of(as_of: datetime.date, *, is_today: bool) -> tuple[str, str]:
    """What the clock says, as far as a build depends on it."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return said, as_of.isoformat() if is_today and not said else ""


def read(kept: Kept, name: str) -> LastBuild | None:
    """What was kept of the last build of a site."""
    _, last = kept.one(SHELF, name) or ("", None)
    return last if isinstance(last, LastBuild) else None
