"""Every page that search finds, in the order that gives each its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portfolio.site.search.postings import ENTRY, OTHER, VIEW, PageWords, found_on

if TYPE_CHECKING:
    from portfolio.views import Page

_ENTRY = "entry.html"


def rank_of(page: Page) -> int:
    """An entry is shown before pages about several, and those before pages of a guide."""
    return ENTRY if page.template == _ENTRY else VIEW


def in_order(
    drawn: Iterable[PageWords | None], others: Mapping[str, Sequence[Mapping[str, Any]]], ours: Iterable[Page]
) -> tuple[PageWords, ...]:
    """Entries first, from the last address to the first, then all others by address; whoever drew them.

    Addresses alone decide, so that no edit of a page gives another one a new number. Names that begin with
    a day stand with the newest first.
    """
    ranks = {f"{page.folder}index.html": rank_of(page) for page in ours}
    more = (found_on(entries, ranks.get(address, OTHER)) for address, entries in others.items())
    pages = sorted((page for page in (*drawn, *more) if page), key=lambda page: page.address)
    entries = [page for page in pages if page.rank == ENTRY]
    return (*reversed(entries), *(page for page in pages if page.rank != ENTRY))
