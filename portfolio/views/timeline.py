"""Timeline: every entry by year and month, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from portfolio.model import Portfolio, Practitioner
from portfolio.views.base import Group, Page, View, mentions


def _pages(_: Portfolio, practitioner: Practitioner) -> Iterator[Page]:
    newest_first = sorted(practitioner.entries, key=lambda entry: entry.date, reverse=True)
    years = tuple(
        Group(
            str(year),
            f"y{year}",
            groups=tuple(
                Group(month, f"m{month}", mentions(entries))
                for month, entries in groupby(of_year, key=lambda entry: f"{entry.date:%Y-%m}")
            ),
        )
        for year, of_year in groupby(newest_first, key=lambda entry: entry.date.year)
    )
    yield Page(
        f"{practitioner.id}/timeline/",
        "Timeline",
        "timeline.html",
        years,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
    )


VIEW = View("timeline", 10, _pages)
