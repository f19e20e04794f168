"""Importing again doubles nothing: records are compared by day, title and time."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.entries.reading import Location, read_entry
from portfolio.frameworks import builtin
from portfolio.records import frontmatter
from portfolio.writing import cells, log, tablefile
from portfolio.writing.twins import There

TODAY = datetime.date(2026, 11, 22)
FIRST = "Date,Title,Hours\n28/06/2025,Fire safety,1\n29/06/2025,Data security,1.5\n"


def outcome_of(text, there=()):
    table = tablefile.read(text.encode()).one()
    context = cells.context(table, table.columns(), builtin())
    return log.entries(table, context, TODAY, There(there, {entry.id for entry in there}))


def written(text, there=()):
    """The entries that a log becomes, as they are read from their files."""
    entries = []
    for ready in outcome_of(text, there).ready:
        path = f"me/training/{ready.id}.md"
        entry, problems = read_entry(frontmatter.read_bytes(ready.text.encode(), path), Location("me", path))
        assert not [problem for problem in problems if problem.is_error]
        entries.append(entry)
    return entries


def counts(text, there):
    found = outcome_of(text, there)
    return len(found.ready), len(found.there), len(found.twins)


@pytest.mark.parametrize(
    ("again", "new"),
    [
        (FIRST, 0),
        ("Date,Title,Hours,Certificate\n28/06/2025,Fire safety,1,\n29/06/2025,Data security,1.5,\n30/06/2025,New,2,\n", 1),
        ("Date,Title,Hours,Certificate\n28/06/2025,Fire safety,1,yes\n29/06/2025,Data security,1.5,no\n", 0),
        ("Date,Title,Hours\n2025-06-28,Fire safety,1\n2025-06-29,Data security,1.5\n", 0),
        ("Date,Title,Hours\n28/06/2025,Fire safety,1.0\n29/06/2025,Data security,1h30\n", 0),
        ("Date,Activity,Hours\n28/06/2025,Fire safety,1\n29/06/2025,Data security,1.5\n", 0),
        ("Date,Title,Hours\n28/06/2025,Fire Safety,1\n29/06/2025,Data security ,1.5\n", 0),
        ("Title;Date;Minutes\nData security;29 June 2025;90\nFire safety!;28.6.25;60\n", 0),
        ("Date,Title\n28/06/2025,Fire safety\n29/06/2025,Data security\n", 0),
        ("Date,Title,What I learnt\n28/06/2025,Fire safety,Close doors\n29/06/2025,Data security,Lock it\n", 0),
        ("Date,Title,Type,Hours\n28/06/2025,“Fire” safety,Course,1\n29/06/2025,Data-security,Workshop,1.5\n", 0),
    ],
    ids=["the same", "an empty column and a new row", "a new column", "other dates", "other numbers", "another heading",
         "other capitals", "another order", "no time", "words since", "other signs and a kind"],
)  # fmt: skip
def test_the_same_records_whatever_the_file_looks_like(again, new):
    assert counts(again, written(FIRST)) == (new, 2, 0)


def test_a_workbook_of_the_same_log_doubles_nothing():
    import workbooks

    data = workbooks.xlsx(
        {"Log": [["Date", "Title", "Hours"], [datetime.date(2025, 6, 28), "Fire safety", 1]]}
    )
    table = tablefile.read(data).one()
    context = cells.context(table, table.columns(), builtin())
    assert log.entries(table, context, TODAY, There(written(FIRST))).there == (2,)


@pytest.mark.parametrize(
    "row",
    ["28/06/2025,Fire safety,2", "28/06/2025,Fire safty,1", "28/06/2025,Fire safety (online),1", "28/06/2025,Fire and safety,1"],
)  # fmt: skip
def test_what_looks_much_like_one_that_is_there_is_asked_about(row):
    found = outcome_of(f"Date,Title,Hours\n{row}\n", written(FIRST))
    assert (len(found.ready), len(found.there), len(found.twins)) == (0, 0, 1)
    assert found.rows_in_need == 1
    assert found.twins[0].like.title == "Fire safety"
    assert [ready.row for ready in found.with_twins({2}).ready] == [2]
    assert found.with_twins(()).there == (2,)


@pytest.mark.parametrize(
    "row",
    ["29/06/2025,Fire safety,1", "28/06/2025,First aid,1", "28/06/2025,Data security,1", "28/06/2025,Fire,1"],
)
def test_another_day_or_another_title_is_another_record(row):
    assert counts(f"Date,Title,Hours\n{row}\n", written(FIRST)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("one", "other"), [("part 1", "part 2"), ("module A", "module B"), ("day one", "day two")]
)
def test_parts_with_numbers_are_records_of_their_own(one, other):
    there = written(f"Date,Title\n28/06/2025,Court skills {one}\n")
    assert counts(f"Date,Title\n28/06/2025,Court skills {other}\n", there) == (1, 0, 0)


def test_a_reflection_of_that_day_with_the_same_title_is_asked_about():
    there = written("Date,Title,Type\n28/06/2025,Fire safety,Reflection\n")
    assert counts("Date,Title,Type\n28/06/2025,Fire safety,Course\n", there) == (0, 0, 1)


def test_a_row_twice_is_two_records_and_stays_two():
    twice = "Date,Title,Hours\n28/06/2025,Team meeting,1\n28/06/2025,Team meeting,1\n"
    there = written(twice)
    assert [entry.id for entry in there] == ["2025-06-28-team-meeting", "2025-06-28-team-meeting-2"]
    assert counts(twice, there) == (0, 2, 0)


def test_a_third_one_like_two_that_are_there_is_asked_about():
    rows = "28/06/2025,Team meeting,1\n" * 2
    there = written(f"Date,Title,Hours\n{rows}")
    assert counts(f"Date,Title,Hours\n{rows}28/06/2025,Team meeting,1\n", there) == (0, 2, 1)


def test_two_of_one_day_with_other_times_are_kept_apart():
    both = "Date,Title,Hours\n28/06/2025,Team meeting,1\n28/06/2025,Team meeting,2\n"
    there = written(both)
    assert len(there) == 2
    turned = "Date,Title,Hours\n28/06/2025,Team meeting,2\n28/06/2025,Team meeting,1\n"
    assert counts(turned, there) == (0, 2, 0)


def test_an_entry_with_another_title_since_is_known_by_its_id():
    there = [
        entry.model_copy(update={"title": "What to do when it burns"}) if "fire" in entry.id else entry
        for entry in written(FIRST)
    ]
    assert counts(FIRST, there) == (0, 2, 0)


def test_long_titles_that_begin_alike_are_not_taken_for_one():
    begins = "A course whose title goes on and on for much longer than a file name may be"
    there = written(f"Date,Title\n28/06/2025,{begins} one\n")
    assert there[0].id.startswith("2025-06-28-a-course")
    assert counts(f"Date,Title\n28/06/2025,{begins} and then says quite another thing\n", there) == (1, 0, 0)


DAYS = st.sampled_from(["28/06/2025", "2025-06-28", "29 June 2025", "28 & 29 June 2025", "some day"])
TITLES = st.sampled_from(
    ["Fire", "fire", "Fire safety", "Fire safty", "Court 1", "Court 2", "火", "!!!", "", "A" * 130, "A" * 140]
)
TIMES = st.sampled_from(["", "1", "1.0", "1h", "2", "0:42:31", "Full day"])
KINDS = st.sampled_from(["", "Course", "Reflection", "Group supervision", "Feedback"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(DAYS, TITLES, TIMES, KINDS), max_size=8))
def test_whatever_is_imported_is_there_the_next_time(rows):
    text = "\n".join(["Date,Topic,Hours,Type,Room", *(",".join((*row, "x")) for row in rows)])
    table = tablefile.read(text.encode()).one()
    columns = table.columns().settled()
    context = cells.context(table, columns, builtin())
    there = []
    for ready in log.entries(table, context, TODAY).ready:
        path = f"me/training/{ready.id}.md"
        there.append(read_entry(frontmatter.read_bytes(ready.text.encode(), path), Location("me", path))[0])
    ids = {entry.id for entry in there}
    again = log.entries(table, context, TODAY, There(there, ids))
    assert (again.ready, again.twins) == ((), ())
    assert len(again.there) == len(there) == len(ids)


@pytest.mark.parametrize("secret", ["Told her about my divorce", "The Quarry family", "3 out of 10"])
def test_an_id_says_nothing_that_an_entry_may_withhold(secret):
    """An id travels with the entry: it may hold its day and its title, and no trace of anything else."""
    plain = outcome_of("Date,Title,Reflection\n28/06/2025,Fire safety,\n").ready[0]
    other = outcome_of(f"Date,Title,Reflection,Notes\n28/06/2025,Fire safety,{secret},{secret}\n").ready[0]
    assert plain.id == other.id == "2025-06-28-fire-safety"
