"""The file for a calendar: read by two programs, in none of anybody's words, updated by the next."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import ahead
import canaries
import portfolios
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.outputs import reminders
from portfolio.outputs.calendar import as_calendar, own_calendar
from portfolio.outputs.reminders import Reminder, Sort
from portfolio.share import Share

SORTS = [one for one in vars(reminders).values() if isinstance(one, Sort)]


def by_vobject(data: bytes) -> list[ahead.Event]:
    """A calendar as another program reads it."""
    vobject = pytest.importorskip("vobject", reason="make setup brings it")
    return [
        ahead.Event(
            event.uid.value,
            event.dtstart.value,
            event.dtend.value - datetime.timedelta(1),
            event.summary.value,
            event.description.value,
            int(event.sequence.value),
            tuple(alarm.trigger.value for alarm in event.valarm_list),
        )
        for event in vobject.readOne(data.decode()).vevent_list
    ]


def test_two_programs_read_the_same_in_it(tmp_path: Path) -> None:
    data = ahead.made(tmp_path, ahead.full())
    events = ahead.by_icalendar(data)
    assert [(event.day.isoformat(), event.what) for event in events] == ahead.said(
        ahead.ahead(tmp_path, ahead.full())
    )
    assert all(event.day == event.last and type(event.day) is datetime.date for event in events), "all day"
    assert by_vobject(data) == events


def test_every_line_is_as_the_standard_asks(tmp_path: Path) -> None:
    data = ahead.made(tmp_path, ahead.full())
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert data.count(b"CLASS:PRIVATE") == data.count(b"TRANSP:TRANSPARENT") == 5
    assert b"METHOD" not in data, "it is no invitation"


# When it is heard


def heard(sort: Sort, days_ahead: int) -> list[str]:
    """When an alarm goes off for something so many days ahead."""
    day = ahead.AS_OF + datetime.timedelta(days_ahead)
    some = [Reminder(sort=sort, day=day, about="x")]
    (event,) = ahead.by_icalendar(as_calendar(some, ahead.AS_OF, "rowan", ahead.KEY))
    return [str(datetime.datetime.combine(day, datetime.time()) + trigger) for trigger in event.heard]


def test_it_is_heard_in_the_morning_some_days_before() -> None:
    assert heard(reminders.DUE, 60) == ["2026-12-24 09:00:00", "2027-01-14 09:00:00"]
    assert heard(reminders.ACTION, 10) == ["2026-11-29 09:00:00"]
    assert heard(reminders.OPENS, 10) == ["2026-12-02 09:00:00"]


def test_it_is_not_heard_on_days_gone_by_and_at_least_on_the_day() -> None:
    assert heard(reminders.DUE, 10) == ["2026-11-25 09:00:00"]
    assert heard(reminders.DUE, 2) == heard(reminders.ACTION, 2) == ["2026-11-24 09:00:00"]


@pytest.mark.parametrize("sort", SORTS, ids=[sort.what for sort in SORTS])
def test_a_reminder_is_heard_once_or_twice_and_leads_to_a_page(sort: Sort) -> None:
    assert 1 <= len(sort.before) <= 2
    assert sort.page.startswith("Open your portfolio at “")
    assert "://" not in sort.page


# In none of anybody's words


def test_of_a_record_full_of_canaries_none_is_in_the_file(tmp_path: Path) -> None:
    cage = canaries.portfolio()
    undone = {name: _undone(text) for name, text in cage.files.items()}
    project = portfolios.write(tmp_path, undone)
    shown = visible(read(portfolios.folder_of(project), datetime.date(2019, 12, 31)).portfolio, Share.PRIVATE)
    data = {one.id: own_calendar(project, shown.terms, one) for one in shown.practitioners}["rowan"]
    events = ahead.by_icalendar(data)
    sorts = (reminders.SESSION, reminders.ACTION, reminders.GOAL, reminders.CERTIFICATE, reminders.DUE)
    assert {event.what for event in events} >= {one.what for one in sorts}
    assert len(events) > 15
    assert not [one.word for one in cage.canaries if one.word.encode() in data]
    for name in ("rowan", "fernleigh"):
        assert name.encode() not in data.lower()


def _undone(text: str | bytes) -> str | bytes:
    """What the canaries call done, still to be done."""
    if isinstance(text, bytes):
        return text
    return re.sub(r"(?m)^  status: .*\n", "", re.sub(r"(?m)^- done: .*\n  ", "- ", text))


def test_all_that_is_said_is_said_of_everybody(tmp_path: Path) -> None:
    known = {(sort.what, sort.page) for sort in SORTS}
    events = ahead.by_icalendar(ahead.made(tmp_path, ahead.full()))
    assert {(event.what, event.more) for event in events} <= known
    assert b"quillfeather" not in ahead.made(tmp_path, ahead.full()).lower()


WORDS = st.text('abcdefghijklmnopqrstuvwxyzÄÉß 0123456789’,:;"', min_size=1, max_size=60).map(
    lambda t: f"A{t}B"
)


@settings(max_examples=15)
@given(title=WORDS, action=WORDS, goal=WORDS)
def test_whatever_the_words_the_file_is_the_same(title: str, action: str, goal: str) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first = ahead.made(Path(one), ahead.full())
        assert ahead.made(Path(other), ahead.full(title=title, action=action, goal=goal)) == first


# Names


def test_nobody_can_guess_a_text_from_a_name(tmp_path: Path) -> None:
    files = ahead.full()
    names = {event.name for event in ahead.by_icalendar(ahead.made(tmp_path, files))}
    others = {event.name for event in ahead.by_icalendar(ahead.made(tmp_path, files, key=bytes(32)))}
    assert len(names) == len(others) == 5
    assert not names & others, "another record names the very same things in another way"
    ids = [one.about for one in ahead.ahead(tmp_path, files)]
    plain = [f"{a}{sep}{b}" for a, b in itertools.product(["rowan", ""], ids) for sep in ("\0", "/", "")]
    assert not names & {hashlib.sha256(text.encode()).hexdigest() for text in plain}


def test_the_same_words_in_two_records_have_two_names(tmp_path: Path) -> None:
    some = ahead.ahead(tmp_path, ahead.full())
    rowan, imogen = (
        {event.name for event in ahead.by_icalendar(as_calendar(some, ahead.AS_OF, whose, ahead.KEY))}
        for whose in ("rowan", "imogen")
    )
    assert not rowan & imogen


# Another file later


def test_a_second_file_brings_the_first_up_to_date(tmp_path: Path) -> None:
    files, later = ahead.full(), datetime.date(2026, 11, 25)
    first = ahead.opened({}, ahead.by_icalendar(ahead.made(tmp_path, files)))
    moved = {
        "quillfeather-session.md": ahead.session(
            "Another title",
            next="2026-12-16",
            actions=[{"id": "ring-them", "what": "Write", "due": "2027-01-08"}],
        ),
        "quillfeather-review.md": ahead.review("Another title", "Another goal"),
    }
    second = ahead.by_icalendar(ahead.made(tmp_path, {**files, **moved}, later))
    together = ahead.opened(first, second)
    assert len(together) == len(first) == 5
    days = {event.what: event.day.isoformat() for event in together.values()}
    assert days["Your next supervision"] == "2026-12-16"
    assert days["An agreed action is due"] == "2027-01-08"
    assert days["A goal is due"] == "2026-12-18"
    assert ahead.opened(together, list(first.values())) == together, "an older file changes nothing"


def test_what_is_done_meanwhile_is_in_no_second_file(tmp_path: Path) -> None:
    files = ahead.full()
    done = [{"id": "ring-them", "what": "Ring", "due": "2026-12-11", "done": "2026-11-23"}]
    first = ahead.by_icalendar(ahead.made(tmp_path, files))
    second = ahead.by_icalendar(
        ahead.made(tmp_path, {**files, "quillfeather-session.md": ahead.session(actions=done)})
    )
    gone = {event.name for event in first} - {event.name for event in second}
    assert [event.what for event in first if event.name in gone] == ["An agreed action is due"]


def test_the_same_files_and_day_are_the_same_bytes(tmp_path: Path) -> None:
    made = [ahead.made(tmp_path / name, ahead.full()) for name in ("one", "other")]
    assert made[0] == made[1]
    next_day = ahead.AS_OF + datetime.timedelta(1)
    later = ahead.by_icalendar(ahead.made(tmp_path / "one", ahead.full(), next_day))
    now = ahead.by_icalendar(made[0])
    assert [event.sequence for event in later] == [event.sequence + 1 for event in now]
    assert [replace(event, sequence=0, heard=()) for event in later] == [
        replace(event, sequence=0, heard=()) for event in now
    ]
