"""Search for a finished site, at the end of a whole build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from portfolio.site.inside_mkdocs import Search
from portfolio.site.search.order import in_order
from portfolio.site.search.postings import PageWords
from portfolio.site.search.worker import put_worker
from portfolio.site.search.writing import write

if TYPE_CHECKING:
    from portfolio.views import Page


def make(config: MkDocsConfig, site: Path, drawn: Iterable[PageWords | None], ours: Iterable[Page]) -> None:
    """Write what search needs, if the site has one; MkDocs may have drawn some of the pages."""
    found = Search(config)
    if found.is_on and put_worker(site):
        write(site, in_order(drawn, found.entries(), ours))
