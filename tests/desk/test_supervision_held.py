"""The one line on the first page: "I had supervision on …"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import PROFILE, entry

FILES = {"rowan/profile.md": PROFILE}


def held(desk, date: str, button: str = "Note it"):
    return desk.get("/").form_with("Note it").typed(date=date).press(button)


@pytest.mark.parametrize(
    ("date", "day"), [("26 Nov 2026", "2026-11-26"), ("yesterday", "2026-11-25"), ("31/3/26", "2026-03-31")]
)
def test_a_day_is_noted_at_once_in_the_profile(at: Callable, date: str, day: str) -> None:
    desk = at(FILES)
    assert held(desk, date).address == "/"
    noted = f"sessions:\n  - date: {day}\n---\n"
    assert desk.files()["practitioners/rowan/profile.md"].decode() == PROFILE.removesuffix("---\n") + noted


@pytest.mark.parametrize("date", ["soonish", "31/2/26", "", "tomorrow", "1/1/27", "x" * 300])
def test_a_day_that_is_not_clear_or_to_come_is_asked_for_again(at: Callable, date: str) -> None:
    desk = at(FILES)
    before = desk.files()
    page = held(desk, date)
    assert (page.status, page.title) == (422, "Which day?")
    assert desk.files() == before


def test_a_profile_that_may_only_be_read_is_said_so(at: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at(FILES)
    monkeypatch.setattr("os.access", lambda *_: False)
    page = held(desk, "yesterday")
    assert page.status == 422
    assert "it may only be read" in page.words


def test_writing_about_it_opens_the_form_on_that_day(at: Callable) -> None:
    page = held(at(FILES), "yesterday", "Write about it")
    assert page.title == "New supervision"
    assert page.form["date"] == ["25 November 2026"]


def test_a_day_is_noted_once(at: Callable) -> None:
    desk = at(FILES)
    for date in ("25/11/26", "24/11/26", "yesterday"):
        held(desk, date)
    assert desk.files()["practitioners/rowan/profile.md"].decode().count("- date: ") == 2


def test_the_first_page_tells_what_waits(at: Callable) -> None:
    desk = at({
        "rowan/s.md": entry(kind="supervision", id="s", date="2026-10-01",
            actions=[{"id": "a1", "what": "Ask her", "due": "2026-10-15"}, {"id": "a2", "what": "Read it"}]),
        "rowan/r.md": entry(kind="review", id="r", date="2026-01-01", goals=[{"what": "Less haste", "by": "2026-06-01"}]),
        "rowan/b.md": entry(id="b", date="2026-02-31"),
    })  # fmt: skip
    page = desk.get("/")
    assert "Ask her due 15 October 2026" in page.words
    assert "Read it" in page.words
    assert "Less haste by 1 June 2026" in page.words
    assert "To put right" in page.words
    for address in set(page.links.values()):
        if address.startswith("/"):
            assert desk.get(address).status == 200
