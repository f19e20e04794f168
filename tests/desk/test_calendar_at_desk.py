"""The days ahead can be taken away from the desk, as the very file that the command writes."""

from __future__ import annotations

from collections.abc import Callable

from portfolios import entry

SESSION = entry("We talked.", id="s", kind="supervision", title="Quillfeather", next="2026-12-09")


def test_the_first_page_leads_to_the_file(at: Callable, run: Callable) -> None:
    desk = at({"rowan/s.md": SESSION})
    links = {one.text_content(): one.get("href") for one in desk.get("/").doc.iter("a")}
    assert links["Reminders for my calendar"] == "/reminders/rowan"
    answer = desk.browser.get("/reminders/rowan")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="reminders.ics"'
    run(desk.project, "remind", "--out", "reminders.ics")
    written = (desk.project / "reminders.ics").read_bytes()
    assert b"Quillfeather" not in written
    assert _without_day(written) == _without_day(answer.content)


def _without_day(data: bytes) -> list[bytes]:
    """The lines but for the day it was made on, which a test of the desk chooses for itself."""
    return [line for line in data.splitlines() if not line.startswith((b"DTSTAMP", b"SEQUENCE"))]


def test_where_nothing_lies_ahead_the_desk_says_so(at: Callable) -> None:
    page = at({"rowan/a.md": entry("Words.")}).get("/reminders/rowan")
    assert page.status == 200
    assert "Nothing lies ahead" in page.text
