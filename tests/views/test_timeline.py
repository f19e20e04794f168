"""The timeline: years, months, jobs, times away."""

from __future__ import annotations

import datetime
from pathlib import Path

from people import AS_OF, PROFILE, rowan
from portfolios import entry

from portfolio.views import timeline as timelines
from portfolio.views.entry import page as entries_of
from portfolio.views.shared.base import Mention
from portfolio.views.shared.careers import Milestone, bands
from portfolio.views.timeline import OPEN_YEARS, timeline


def _entries(*days: str) -> dict[str, str]:
    return {"profile.md": PROFILE} | {f"{day}.md": entry("Words.", date=day) for day in days}


def test_newest_first_by_year_and_month(tmp_path: Path) -> None:
    _, one = rowan(tmp_path, _entries("2024-01-05", "2026-03-01", "2026-03-31", "2026-11-02"))
    line = timeline(one, AS_OF)
    entries = [(y.year, y.entries) for y in line.years if y.entries]
    assert entries == [(2026, 3), (2024, 1)]
    march = next(m for m in line.years[0].months if m.number == 3)
    assert [item.date.day for item in march.items] == [31, 1]
    assert (march.anchor, march.entries) == ("m2026-03", 2)


def test_jobs_leave_and_gaps_are_stated_and_never_the_why(tmp_path: Path) -> None:
    _, one = rowan(tmp_path, _entries("2024-01-05"))
    line = timeline(one, AS_OF)
    stones = [i for y in line.years for m in y.months for i in m.items if isinstance(i, Milestone)]
    assert [(stone.what, stone.date.isoformat()) for stone in stones] == [
        ("start", "2025-06-09"),
        ("gap", "2025-05-31"),
        ("end", "2025-05-30"),
        ("leave", "2025-02-10"),
        ("start", "2023-09-04"),
    ]
    assert stones[1].until == datetime.date(2025, 6, 8)
    assert "CANARY" not in repr([(y.months, y.bands) for y in line.years])


def test_bands_cover_the_months_of_a_job_and_end_on_the_day_of_the_build(tmp_path: Path) -> None:
    _, one = rowan(tmp_path, _entries("2024-01-05"))
    found = {
        year: [(b.first, b.last, b.what, b.number) for b in bands(one.profile, year, AS_OF)]
        for year in (2022, 2023, 2025, 2026)
    }
    assert found == {
        2022: [],
        2023: [(9, 12, "post", 0)],
        2025: [(1, 5, "post", 0), (6, 12, "post", 1), (2, 3, "leave", 0)],
        2026: [(1, 11, "post", 1)],
    }


def test_thirty_years_fold_all_but_the_latest(tmp_path: Path) -> None:
    files = {f"{year}.md": entry("Words.", date=f"{year}-06-01") for year in range(1996, 2026)}
    _, one = rowan(tmp_path, files)
    line = timeline(one, AS_OF)
    assert len(line.years) == 30
    assert line.earlier == 30 - OPEN_YEARS
    assert (line.span.first, line.span.last) == (datetime.date(1996, 6, 1), datetime.date(2025, 6, 1))


def test_kinds_are_counted_and_named_on_every_month(tmp_path: Path) -> None:
    files = {
        "a.md": entry("Words.", date="2026-03-01"),
        "b.md": entry("Words.", date="2026-03-02", kind="training"),
    }
    _, one = rowan(tmp_path, files)
    line = timeline(one, AS_OF)
    assert line.kinds == (("reflection", "Reflection", 1), ("training", "Training", 1))
    assert line.years[0].months[0].kinds == ("training", "reflection")
    assert all(isinstance(item, Mention) for item in line.years[0].months[0].items)


def test_nothing_at_all_is_an_empty_timeline(tmp_path: Path) -> None:
    _, one = rowan(tmp_path, {"profile.md": "---\nname: Rowan\nrole: nurse\n---\n"})
    line = timeline(one, AS_OF)
    assert (line.total, line.years) == (0, ())


def test_a_long_timeline_is_cut_by_year_and_entries_lead_to_their_page(tmp_path: Path) -> None:
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in (2024, 2025, 2026)
        for month in range(1, 11)
        for day in range(1, 8)
    ]
    terms, one = rowan(tmp_path, _entries(*days))
    newest, *earlier = timelines.VIEW.of(terms, one)
    assert [page.folder.rpartition("timeline/")[2] for page in earlier] == ["2024/", "2023/"]
    assert [year.year for year in newest.data.years if not year.elsewhere] == [2026, 2025]
    assert sum(count for _, _, count in newest.data.kinds) == 140
    entries = {page.data.entry.date.year: page.data.timeline for page in entries_of.VIEW.of(terms, one)}
    assert entries == {
        2024: f"{one.id}/timeline/2024/index.html",
        2025: f"{one.id}/timeline/index.html",
        2026: f"{one.id}/timeline/index.html",
    }


def test_a_short_timeline_is_one_page(tmp_path: Path) -> None:
    terms, one = rowan(tmp_path, _entries("2024-01-05", "2026-03-01"))
    assert len(timelines.VIEW.of(terms, one)) == 1
