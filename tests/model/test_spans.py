"""Which times somebody may look back over, counted by hand."""

from __future__ import annotations

import datetime
from pathlib import Path

import in_memory
import pytest

from portfolio.audience.visible import visible
from portfolio.folder.places import Folder
from portfolio.folder.read import read
from portfolio.model.spans import from_to, last_twelve_months, spans
from portfolio.say import Month
from portfolio.share import Share

ROOT = Path(__file__).resolve().parents[2]
AS_OF = datetime.date(2026, 11, 22)


def titles(portfolio, whose=0):
    """Each time with its first and last day."""
    found = spans(portfolio.terms, portfolio.practitioners[whose])
    return [(one.title, f"{one.days.start}", f"{one.days.end}") for one in found]


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture(scope="module")
def sample():
    return read(Folder(ROOT / "content/practitioners", ROOT / "content/pages", ROOT), AS_OF).portfolio


def test_the_times_of_a_social_worker_in_her_third_year(sample):
    assert titles(sample, 1) == [
        ("The last twelve months", "2025-11-23", "2026-11-22"),
        ("Since the appraisal of 22 April 2026", "2026-04-23", "2026-11-22"),
        ("Registration year 2025 to 2026, Social Work England", "2025-12-01", "2026-11-30"),
        ("Social worker, children in care team", "2025-06-09", "2026-11-22"),
        ("Up to the appraisal of 22 April 2026", "2025-06-09", "2026-04-22"),
        ("Registration year 2024 to 2025, Social Work England", "2024-12-01", "2025-11-30"),
        ("Newly qualified social worker, then social worker, assessment team", "2023-09-04", "2025-05-30"),
        ("Registration year 2023 to 2024, Social Work England", "2023-12-01", "2024-11-30"),
        ("Assessed and supported year in employment, children and families", "2023-09-04", "2024-09-03"),
        ("Registration year 2022 to 2023, Social Work England", "2022-12-01", "2023-11-30"),
    ]


def test_the_times_of_a_nurse(sample):
    assert titles(sample, 2) == [
        ("The last twelve months", "2025-11-23", "2026-11-22"),
        ("Community children's nurse, families' homes, schools and a clinic", "2024-09-02", "2026-11-22"),
        ("Renewal period 2024 to 2027, NMC", "2024-05-01", "2027-04-30"),
        ("Staff nurse, children, children's medical ward", "2018-06-04", "2024-08-30"),
    ]


def test_a_registration_of_a_longer_period_is_called_by_it():
    record = in_memory.portfolio(
        [in_memory.entry("a", "2026-01-01")],
        registration={"rules": "niscc", "variant": "social-care-worker", "since": "2024-05-01"},
    )
    assert titles(record)[1] == (
        "Renewal period 2024 to 2029, Northern Ireland Social Care Council",
        "2024-05-01",
        "2029-04-30",
    )


def test_who_shares_no_profile_has_no_posts_and_no_registration_to_show():
    record = in_memory.portfolio(
        [in_memory.entry("a", "2026-01-01", share="public")],
        registration={"rules": "social-work-england", "since": "2025-01-01"},
        posts=[{"id": "one", "role": "social worker", "from": "2025-01-01"}],
    )
    assert len(spans(record.terms, record.practitioners[0])) == 3
    shown = visible(record, Share.PUBLIC)
    assert [title for title, *_ in titles(shown)] == ["The last twelve months"]


def appraisal(date, share="private", **more):
    return in_memory.entry(f"on {date}", date, "review", type="appraisal", share=share, **more)


def test_between_two_appraisals_and_since_the_last():
    record = in_memory.portfolio([appraisal("2025-04-22"), appraisal("2026-04-20")])
    assert titles(record)[1:] == [
        ("Since the appraisal of 20 April 2026", "2026-04-21", "2026-11-22"),
        ("Between the appraisals of 22 April 2025 and 20 April 2026", "2025-04-23", "2026-04-20"),
    ]


def test_the_first_appraisal_looks_back_as_far_as_it_says():
    period = {"from": "2024-05-01", "to": "2025-04-22"}
    record = in_memory.portfolio([appraisal("2025-04-22", period=period)])
    assert ("Up to the appraisal of 22 April 2025", "2024-05-01", "2025-04-22") in titles(record)


def test_that_no_appraisal_came_after_is_said_only_where_none_did():
    shared = appraisal("2025-04-22", share="supervisor")
    for others, said in (((), True), ((appraisal("2026-04-20"),), False)):
        shown = visible(in_memory.portfolio([shared, *others]), Share.SUPERVISOR)
        assert ("Since the appraisal of 22 April 2025" in [title for title, *_ in titles(shown)]) is said


def test_a_time_to_come_is_not_looked_back_over():
    record = in_memory.portfolio(
        [in_memory.entry("a", "2026-01-01"), appraisal("2026-12-01")],
        posts=[{"id": "next", "role": "manager", "from": "2027-01-01"}],
    )
    assert [title for title, *_ in titles(record)] == ["The last twelve months"]


def test_posts_by_names_that_a_disk_takes_for_one_have_addresses_of_their_own():
    posts = [{"id": name, "role": "worker", "from": f"202{n}-01-01"} for n, name in enumerate(("a b", "A-b"))]
    record = in_memory.portfolio([in_memory.entry("a", "2026-01-01")], posts=posts)
    keys = [one.key for one in spans(record.terms, record.practitioners[0])]
    assert keys == ["last-twelve-months", "post-A-b", "post-a-b-2"]


def test_twelve_months_end_on_the_day_and_begin_the_day_after_a_year_before():
    assert last_twelve_months(day("2024-02-29")).days.start == day("2023-03-01")
    assert last_twelve_months(day("2026-11-22")).days.start == day("2025-11-23")


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("2026-04-01", "2026-04-30", True),
        ("2026-04-02", "2026-12-31", False),
        ("2026-01-01", "2026-04-29", False),
        ("2026-01-01", "2026-12-31", True),
    ],
)
def test_what_is_told_by_its_month_is_of_a_time_that_holds_the_whole_month(first, last, holds):
    span = from_to(day(first), day(last), AS_OF)
    assert (Month(2026, 4, 1) in span) is holds


def test_the_month_that_runs_is_of_a_time_that_runs():
    assert Month(2026, 11, 1) in last_twelve_months(AS_OF)
    assert Month(2025, 11, 1) not in last_twelve_months(AS_OF)
