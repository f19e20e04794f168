"""Days as a table writes them: timestamps, a spreadsheet's numbers, several days in one cell."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.writing import table_days


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize("typed", ["yesterday", "31/3", "3 March", "tuesday", "45382", "Jun-25", "2025-06"])
def test_a_table_needs_the_year(typed):
    assert table_days.full_day(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "31/03/2026 00:00",
        "2026-03-31 09:30:00",
        "2026-03-31T09:30:00Z",
        "2026-03-31T15:19:21+00:00",
        "2026-03-31T15:19:21.000+01:00",
        "2026-03-31 09:00:00 UTC",
        "20260331T151921Z",
        "31-Mar-2026",
        "31-MAR-26 15.19.21.000000",
        "Tuesday, 31 March 2026, 3:19 PM",
        "31 Mar 2026 15:19 BST",
        "31/03/2026, 15:19",
        "31/03/2026 3.19pm",
        "March 31, 2026 at 3:19 PM",
        "31/03/2026 09:00-16:00",
        "31/03/2026 9am - 4pm",
        "31/03/2026 (Tue)",
        "31 March '26",
        "Tue Mar 31 2026 15:19:21 GMT+0100 (British Summer Time)",
    ],
)
def test_a_time_of_day_is_passed_over(typed):
    assert table_days.stretch(typed) == table_days.Stretch(day("2026-03-31"))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("28 & 29 June 2025", "2025-06-28", "2025-06-29"),
        ("28th and 29th June 2025", "2025-06-28", "2025-06-29"),
        ("28, 29 and 30 June 2025", "2025-06-28", "2025-06-30"),
        ("Sat 28 & Sun 29 June 2025", "2025-06-28", "2025-06-29"),
        ("28/29 June 2025", "2025-06-28", "2025-06-29"),
        ("28-29 June 2025", "2025-06-28", "2025-06-29"),
        ("28-29/06/2025", "2025-06-28", "2025-06-29"),
        ("June 28-29, 2025", "2025-06-28", "2025-06-29"),
        ("28/06 - 29/06/2025", "2025-06-28", "2025-06-29"),
        ("28/06/25 to 29/06/25", "2025-06-28", "2025-06-29"),
        ("from 28/06/2025 to 29/06/2025", "2025-06-28", "2025-06-29"),
        ("2025-06-28/2025-06-29", "2025-06-28", "2025-06-29"),
        ("2025-06-28T09:00/2025-06-29T16:00", "2025-06-28", "2025-06-29"),
        ("28/06/2025 09:00 – 29/06/2025 16:00", "2025-06-28", "2025-06-29"),
        ("June 28, 2025 → June 29, 2025", "2025-06-28", "2025-06-29"),
        ("30 Dec - 2 Jan 2026", "2025-12-30", "2026-01-02"),
        ("28 June – 2 July 2025", "2025-06-28", "2025-07-02"),
    ],
)
def test_several_days_in_one_cell(typed, first, last):
    assert table_days.stretch(typed) == table_days.Stretch(day(first), day(last))


@pytest.mark.parametrize(
    "typed",
    [
        "28/06/2025; 05/07/2025",
        "28 June & 5 July 2025",
        "28/06/2025 (pm)",
        "28/06/2025 am",
        "28 June 2025 (Zoom)",
        "28 June 2025 - present",
        "28/06/2025 to date",
        "w/c 28/06/2025",
        "Week of 28 June 2025",
    ],
)
def test_more_than_the_days_stands_in_it(typed):
    assert table_days.stretch(typed) == table_days.Stretch(day("2025-06-28"), exact=False)


@pytest.mark.parametrize(
    "typed",
    ["", "TBC", "28 Jun", "Summer 2025", "June 2025", "c. June 2025", "2025", "31/02/2026", "Saturday",
     "31/03/2026 - 30/03/2026", "30 & 2 July 2025", "week ending 28/06/2025", "1/2/3/4", "28 June 2025 (2)"],
)  # fmt: skip
def test_what_could_be_two_days_or_none_is_not_understood(typed):
    assert table_days.stretch(typed) is None


def test_the_count_of_a_program():
    assert table_days.serial_day("45382") == day("2024-03-31")
    assert table_days.serial_day("45382.5") == day("2024-03-31")
    assert table_days.serial_day("1751123961") == day("2025-06-28")
    assert table_days.serial_day("1751123961000") == day("2025-06-28")
    assert table_days.serial_day("12345") is None
    assert table_days.serial_day("4538") is None
    assert table_days.serial_day("07700900123") is None


def test_american_order_is_noticed_anywhere_in_a_cell():
    assert table_days.is_american("12/31/2026 09:00")
    assert table_days.is_american("12/30/2026 - 12/31/2026")
    assert not table_days.is_american("30/12/2026 - 31/12/2026")
    assert table_days.is_either_order("3/4/2026 & 4/4/2026")
    assert not table_days.is_either_order("4/4/2026")


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 30)), st.integers(1, 40))
def test_every_stretch_is_understood(first, length):
    last = first + datetime.timedelta(length)
    for written in (f"{first:%d/%m/%Y} - {last:%d/%m/%Y}", f"{first:%d %B %Y} to {last:%d %B %Y}"):
        assert table_days.stretch(written) == table_days.Stretch(first, last)


@given(st.text(st.sampled_from("0123456789/-.:& ,;JunamptoZ()+'"), max_size=24))
def test_no_cell_is_too_much(typed):
    table_days.stretch(typed)
