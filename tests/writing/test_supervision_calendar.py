"""A calendar → sessions: planned, moved, cancelled, repeated, in whatever zone, and none of its words."""

from __future__ import annotations

import datetime

import calendars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.writing.calendar.compared import compared
from portfolio.writing.calendar.events import events
from portfolio.writing.calendar.planned import Session, planned
from portfolio.writing.calendar.supervision import says_supervision
from portfolio.writing.tables import UnreadableError

TODAY = datetime.date(2026, 5, 31)


def day(month: int, day_: int, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, day_)


def found(data: bytes) -> list[Session]:
    return [one for group in planned(events(data), TODAY).groups for one in group.sessions]


def days(*lines: str, head: str = "") -> list[datetime.date]:
    return [one.day for one in found(calendars.calendar(calendars.event(*lines), head=head))]


def test_planned_moved_and_cancelled_sessions_of_one_repeated_event():
    (supervision, court) = planned(events(calendars.EVERY_FOUR_WEEKS), TODAY).groups
    assert supervision.sessions == (
        Session(day(2, 2), minutes=90),
        Session(day(3, 2), "cancelled"),
        Session(day(3, 31), "moved", day(3, 30), 60),
        Session(day(4, 27), "cancelled"),
        Session(day(5, 25), minutes=90),
    )
    assert [one.day for one in court.sessions] == [day(2, 17)]


def test_only_days_up_to_today_are_read_and_no_older_than_ten_years():
    assert days("DTSTART:20260601T100000") == []
    weekly = days("DTSTART;VALUE=DATE:19990104", "RRULE:FREQ=WEEKLY")
    assert (weekly[0], weekly[-1]) == (day(6, 6, 2016), day(5, 25))


@pytest.mark.parametrize(
    ("start", "head", "expected"),
    [
        pytest.param("DTSTART:20260330T231500Z", "", day(3, 31), id="midnight in summer in the UK"),
        pytest.param("DTSTART:20260130T231500Z", "", day(1, 30), id="midnight in winter in the UK"),
        pytest.param(
            "DTSTART:20260130T231500Z",
            "X-WR-TIMEZONE:Europe/Athens\n",
            day(1, 31),
            id="a calendar kept abroad",
        ),
        pytest.param(
            "DTSTART;TZID=GMT Standard Time:20260330T100000", "", day(3, 30), id="a zone of Outlook"
        ),
        pytest.param("DTSTART;TZID=Mars/Base:20260330T100000", "", day(3, 30), id="a zone nobody knows"),
        pytest.param("DTSTART:20260330T100000", "X-WR-TIMEZONE:nowhere\n", day(3, 30), id="no zone"),
        pytest.param("DTSTART;VALUE=DATE:20260330", "", day(3, 30), id="a whole day"),
    ],
)
def test_the_day_is_that_of_the_clock_on_the_wall(start: str, head: str, expected: datetime.date):
    assert days(start, head=head) == [expected]


def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change():
    lines = ("DTSTART;TZID=Europe/London:20260323T003000", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert days(*lines, "EXDATE:20260405T233000Z") == [day(3, 23), day(3, 30), day(4, 6)]
    cancelled = found(calendars.calendar(calendars.event(*lines, "EXDATE:20260405T233000Z")))[-1]
    assert cancelled == Session(day(4, 6), "cancelled")


@pytest.mark.parametrize(
    ("until", "number"), [("20260216", 3), ("20260216T100000Z", 3), ("20260216T095959Z", 2)]
)
def test_a_repetition_ends_where_it_says(until: str, number: int):
    lines = ("DTSTART;TZID=Europe/London:20260202T100000", f"RRULE:FREQ=WEEKLY;UNTIL={until}")
    assert len(days(*lines)) == number


def test_a_day_added_by_hand_and_one_taken_out_by_its_day_alone():
    lines = ("DTSTART:20260202T100000", "RRULE:FREQ=WEEKLY;COUNT=2", "RDATE:20260304T100000")
    result = found(calendars.calendar(calendars.event(*lines, "EXDATE;VALUE=DATE:20260209")))
    assert [(one.day.day, one.status) for one in result] == [(2, "held"), (9, "cancelled"), (4, "held")]


def test_a_meeting_called_off_in_its_name_is_cancelled_and_belongs_to_the_others():
    one = calendars.event("DTSTART:20260202T100000", name="Supervision")
    off = calendars.event("DTSTART:20260302T100000", uid="b", name="Canceled: Supervision")
    (group,) = planned(events(calendars.calendar(one, off)), TODAY).groups
    assert [one.status for one in group.sessions] == ["held", "cancelled"]


def test_a_changed_day_without_its_event_stands_alone():
    lines = ("RECURRENCE-ID:20260202T100000", "DTSTART:20260204T100000")
    assert found(calendars.calendar(calendars.event(*lines))) == [Session(day(2, 4), "moved", day(2, 2))]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY;COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=MONTHLY;BYMONTH=13",
    ],
)  # fmt: skip
def test_a_repetition_that_no_session_has_is_left_and_said(rule: str):
    result = planned(
        events(calendars.calendar(calendars.event("DTSTART:20260202T100000", f"RRULE:{rule}"))), TODAY
    )
    assert (result.groups, result.unclear) == ((), 1)


def test_an_event_of_which_one_part_cannot_be_read_is_left_whole():
    lines = ("DTSTART:20260202T100000", "RRULE:FREQ=WEEKLY", "EXDATE:2026-02-09")
    result = planned(events(calendars.calendar(calendars.event(*lines))), TODAY)
    assert (result.groups, result.unread) == ((), 1)


def test_a_repeated_event_cancelled_as_a_whole_tells_of_no_day():
    lines = ("DTSTART:20260202T100000", "RRULE:FREQ=WEEKLY", "STATUS:CANCELLED")
    assert planned(events(calendars.calendar(calendars.event(*lines))), TODAY).unclear == 1


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Supervision", True), ("Supervision with Hazel", True), ("Clinical supervision", True),
        ("1:1 Hazel/Rowan", True), ("1-1", True), ("One to one", True), ("Monthly 1 to 1", True), ("121", True),
        ("Group supervision", False), ("Supervision order review", False), ("Supervision training", False),
        ("Supervised contact", False), ("Prepare supervision notes", False), ("Team meeting", False),
        ("Bus 1121", False), ("", False),
    ],
)  # fmt: skip
def test_which_names_say_supervision(name: str, is_one: bool):
    assert says_supervision(name) is is_one


def test_no_value_shows_the_name_of_an_event():
    assert "Hazel" not in repr(events(calendars.EVERY_FOUR_WEEKS))
    assert "Hazel" not in repr(planned(events(calendars.EVERY_FOUR_WEEKS), TODAY))


def test_a_session_that_took_place_goes_before_a_cancelled_one_of_that_day():
    both = [Session(day(2, 2), "cancelled"), Session(day(2, 2), minutes=60)]
    assert compared(both, (), ()).new == (Session(day(2, 2), minutes=60),)
    away = [Session(day(2, 2), "cancelled"), Session(day(2, 4), "moved", day(2, 2))]
    assert compared(away, (), ()).new == (away[1],)


@pytest.mark.parametrize(
    "data", [b"BEGIN:VCALENDAR", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VCALENDAR\n\xff"]
)
def test_what_holds_no_event_is_told_so(data: bytes):
    with pytest.raises(UnreadableError):
        events(data)


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.integers(0, len(calendars.EVERY_FOUR_WEEKS)), st.integers(0, 6), st.binary(max_size=6)),
        min_size=1,
        max_size=6,
    )
)
def test_a_damaged_calendar_is_read_or_refused(changes):
    data = calendars.EVERY_FOUR_WEEKS
    for place, gone, put in changes:
        data = data[:place] + put + data[place + gone :]
    try:
        result = planned(events(data), TODAY)
    except UnreadableError:
        return
    assert all(one.day <= TODAY for group in result.groups for one in group.sessions)
