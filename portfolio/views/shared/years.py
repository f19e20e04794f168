"""Where a long list is cut: its newest years on its own page, each earlier year on one of its own."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

ON_A_PAGE = 150  # entries, unless one year alone has more


def first_year(days: Iterable[datetime.date], most: int = ON_A_PAGE) -> int:
    """The earliest year on the list's own page; 0 where everything stands there.

    Whole years, so that the address of an earlier one stays as it is while the list grows.
    """
    counted = Counter(day.year for day in days)
    first = total = 0
    for year in sorted(counted, reverse=True):
        total += counted[year]
        if first and total > most:
            return first
        first = year
    return 0


def page_of(folder: str, year: int, first: int) -> str:
    """The page of a list on which a year stands, below the site's root."""
    return f"{folder}index.html" if year >= first else f"{folder}{year}/index.html"


def earlier_pages(folder: str, days: Iterable[datetime.date], first: int) -> tuple[tuple[int, str], ...]:
    """The years before the first one on the list's own page, newest first, each with its page."""
    earlier = sorted({day.year for day in days if day.year < first}, reverse=True)
    return tuple((year, page_of(folder, year, first)) for year in earlier)
