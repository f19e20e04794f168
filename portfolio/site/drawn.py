"""A page that is drawn: what is remembered of it from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build after one edited text knows what was drawn without MkDocs
    from portfolio.site.inside_mkdocs import Anchors, Link
    from portfolio.site.search import PageWords


@dataclass(frozen=True)
class Drawn:
    """What MkDocs and search still need of a page once it is written."""

    uri: str
    file: str  # of the site
    digest: str  # SHA-256 of the file
    stamp: tuple[int, ...]
    found: PageWords | None  # what search finds on it
    anchors: Anchors
    links: tuple[Link, ...]
    said: tuple[tuple[str, int, str], ...]  # MkDocs' own messages: logger, level, text
