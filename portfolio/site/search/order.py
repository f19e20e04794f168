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
    """Our pages in their own order, then those of other people; the same whoever drew them.

    Of pages that MkDocs drew, Material's `others` say what is found there.
    """
    ranks = {f"{page.folder}index.html": rank_of(page) for page in ours}
    places = {address: number for number, address in enumerate(ranks)}
    more = (found_on(entries, ranks.get(address, OTHER)) for address, entries in others.items())
    pages = {page.address: page for page in (*drawn, *more) if page}
    return tuple(sorted(pages.values(), key=lambda one: (places.get(one.address, len(places)), one.address)))
