"""Long lists are cut by year; nothing in them is lost, and short ones are one page."""

from __future__ import annotations

import datetime

import pytest

from portfolio.views.shared.years import ON_A_PAGE, first_year, page_of


def days(**counts: int) -> list[datetime.date]:
    """So many days in each year, such as `y2024=3`."""
    return [datetime.date(int(year[1:]), 1, 1) for year, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ({}, 0),
        ({"y2026": 5, "y1996": 5}, 0),
        ({"y2026": ON_A_PAGE * 3}, 0),
        ({"y2026": ON_A_PAGE - 1, "y2025": 1}, 0),
        ({"y2026": ON_A_PAGE, "y2025": 1}, 2026),
        ({"y2026": ON_A_PAGE - 1, "y2024": 1, "y2023": 1}, 2024),
        ({"y2026": ON_A_PAGE * 3, "y2025": 1}, 2026),
    ],
)
def test_whole_years_stand_on_the_first_page_while_they_fit(counts: dict[str, int], first: int) -> None:
    assert first_year(days(**counts)) == first


def test_an_earlier_year_has_an_address_of_its_own() -> None:
    assert page_of("rowan/timeline/", 2024, 2024) == "rowan/timeline/index.html"
    assert page_of("rowan/timeline/", 2023, 2024) == "rowan/timeline/2023/index.html"
