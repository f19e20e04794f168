"""Every page that search finds, in the order that gives each its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portfolio.site.search.postings import ENTRY, OTHER, VIEW, PageWords, found_on
from portfolio.views import Page

_ENTRY = "entry.html"


def rank_of(page: Page) -> int:
    """An entry is shown before pages about several, and those before pages of a guide."""
    return ENTRY if page.template == _ENTRY else VIEW


def in_order(
    drawn: Iterable[PageWords | None], others: Mapping[str, Sequence[Mapping[str, Any]]], ours: Iterable[Page]
) -> tuple[PageWords, ...]:
    """Pages we drew, then those that MkDocs drew, of which Material's `others` say what is found there."""
    ranks = {f"{page.folder}index.html": rank_of(page) for page in ours}
    more = (found_on(entries, ranks.get(address, OTHER)) for address, entries in others.items())
    return tuple(page for page in (*drawn, *more) if page)
