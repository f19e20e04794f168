"""Calendars as programs export them, with invented people and places in them."""

from __future__ import annotations

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"


def event(*lines: str, uid: str = "a", name: str = "Supervision with Hazel Thornbury") -> str:
    """One event, with more about it than anybody should keep."""
    about = (
        f"SUMMARY:{name}",
        "LOCATION:Room 4\\, Alderbrook House",
        "DESCRIPTION:Talk about the Wrenfield family",
        "ORGANIZER;CN=Hazel Thornbury:mailto:hazel@example.org",
        "ATTENDEE;CN=Rowan Fernleigh:mailto:rowan@example.org",
    )
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", *about, *lines, "END:VEVENT", ""))


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of events."""
    return f"{HEAD}{head}{''.join(events)}END:VCALENDAR\n".replace("\n", "\r\n").encode()


# Every four weeks on a Monday: the second cancelled, the third a day later, the fourth called off by mail.
EVERY_FOUR_WEEKS = calendar(
    event(
        "DTSTART;TZID=Europe/London:20260202T100000",
        "DTEND;TZID=Europe/London:20260202T113000",
        "RRULE:FREQ=WEEKLY;INTERVAL=4;BYDAY=MO",
        "EXDATE;TZID=Europe/London:20260302T100000",
    ),
    event(
        "RECURRENCE-ID;TZID=Europe/London:20260330T100000",
        "DTSTART;TZID=Europe/London:20260331T140000",
        "DURATION:PT1H",
    ),
    event(
        "RECURRENCE-ID:20260427T090000Z",
        "DTSTART;TZID=Europe/London:20260427T100000",
        "DTEND;TZID=Europe/London:20260427T113000",
        "STATUS:CANCELLED",
    ),
    event("DTSTART:20260217T090000Z", "DTEND:20260217T160000Z", uid="b", name="Court, Wrenfield"),
)
