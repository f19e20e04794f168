"""Every address of the desk, and what answers it."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from portfolio.desk.answering import Desk, OwnCalendar, Screen, answered_by, no_such_address
from portfolio.desk.record import Record
from portfolio.desk.screens import calendar, entry, history, profile, source, start

_ASSETS = Path(__file__).parent / "assets"


def application(record: Record, token: str, own_calendar: OwnCalendar, preview: str = "") -> Starlette:
    """The desk of one record beside a preview. Every form holds the token, and nothing changes without it."""
    app = Starlette(
        routes=[
            _at("/", start.screen),
            _at("/held/{person}", start.held),
            _at("/write/{person}/{kind}", entry.new),
            _at("/entries/{person}/{id}", entry.edit),
            _at("/saved/{person}/{id}", entry.saved),
            _at("/drafts/{name}", entry.draft),
            _at("/source/{path:path}", source.screen),
            _at("/history/{path:path}", history.screen),
            _at("/profile/{person}", profile.screen),
            _at("/reminders/{person}", calendar.screen),
            Mount("/assets", StaticFiles(directory=_ASSETS)),
        ],
        exception_handlers={404: no_such_address},
    )
    app.state.desk = Desk(record=record, token=token, preview=preview, own_calendar=own_calendar)
    return app


def _at(address: str, screen: Screen) -> Route:
    return Route(address, answered_by(screen), methods=["GET", "POST"])
