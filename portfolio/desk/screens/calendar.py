"""The days ahead, to take away as a file for a calendar."""

from __future__ import annotations

from starlette.responses import Response

from portfolio.desk.answering import Asking, not_here
from portfolio.share import Share

_NOTHING = (
    "No day lies ahead, so there is nothing to be reminded of. A day for the next supervision, or by when "
    "an action or a goal is due, makes a reminder."
)


def screen(asking: Asking) -> Response:
    """The file, or that there is none."""
    shown = asking.desk.record.now().shown_to(Share.PRIVATE)
    person = next((one for one in shown.practitioners if one.id == asking.at["person"]), None)
    if person is None:
        return not_here(asking)
    file = asking.desk.own_calendar(shown.terms, person)
    if file is None:
        return asking.desk.page("said", title="Nothing lies ahead", words=(_NOTHING,))
    taken_away = {"Content-Disposition": 'attachment; filename="reminders.ics"'}
    return Response(file, media_type="text/calendar; charset=utf-8", headers=taken_away)
