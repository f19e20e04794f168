"""The sessions of a time: the strip, the waits longer than agreed, and what was cancelled.

The supervision page has those of the last twelve months; each calendar year before has a page, whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio.entries import Profile
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner
from portfolio.model.rhythm import Between
from portfolio.model.spans import TimeSpan
from portfolio.renewal import DateRange
from portfolio.views.shared.base import Draft, Mention, Page, mention
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.lately import years_before
from portfolio.views.supervision.strip import strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A wait between two sessions: its days, days away from work among them, and days agreed."""

    before: Mention
    after: Mention
    days: int
    away: int
    agreed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A cancelled session: who cancelled it, and why."""

    session: Mention
    by: str | None
    because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Some sessions as a figure, and what to know of them."""

    strip: Chart | None
    long: tuple[Wait, ...]  # longer than agreed, the longest first
    cancelled: tuple[Cancelled, ...]  # newest first
    lately: str = ""  # the page of the last twelve months, if this is not it


def earlier_sessions(practitioner: Practitioner, lately: TimeSpan) -> tuple[tuple[int, str], ...]:
    """The years that hold sessions before the last twelve months, newest first, and their pages."""
    years = years_before((session.date for session in practitioner.all_sessions), lately)
    return tuple((year, f"{practitioner.id}/supervision/{year}/index.html") for year in years)


def sessions_lately(practitioner: Practitioner, lately: TimeSpan, line: str) -> Sessions:
    """The sessions of the last twelve months; the `line` describes the figure."""
    sessions = [session for session in practitioner.all_sessions if session.date in lately]
    gaps = [gap for gap in practitioner.gaps if gap.after.date in lately]
    return sessions_told(sessions, gaps, practitioner.profile, line, days=lately.days)


def session_pages(practitioner: Practitioner, lately: TimeSpan) -> Iterator[Draft]:
    """A page for each earlier year."""
    for year, url in earlier_sessions(practitioner, lately):
        sessions = tuple(session for session in practitioner.all_sessions if session.date.year == year)
        gaps = tuple(gap for gap in practitioner.gaps if gap.after.date.year == year)
        yield Draft(of=url, make=_page, given=(practitioner.id, practitioner.profile, year, sessions, gaps))


def _page(
    practitioner: str, profile: Profile, year: int, sessions: Sequence[Supervision], gaps: Sequence[Between]
) -> Iterator[Page]:
    top = f"{practitioner}/supervision/"
    yield Page(
        folder=f"{top}{year}/",
        title=f"Supervision, {year}",
        template="supervision_year.html",
        data=sessions_told(sessions, gaps, profile, lately=f"{top}index.html"),
        practitioner=practitioner,
        whose=profile.name,
        in_nav=False,
        parent=top,
    )


def sessions_told(  # noqa: PLR0913, PLR0917 - all there is to say of some sessions
    sessions: Sequence[Supervision],
    gaps: Sequence[Between],
    profile: Profile,
    line: str = "",
    lately: str = "",
    days: DateRange | None = None,
) -> Sessions:
    """Some sessions, oldest first, and the waits among them, as pages tell them; `days` in one row."""
    long = sorted((gap for gap in gaps if gap.is_long), key=lambda gap: -gap.days)
    return Sessions(
        strip=strip(sessions, gaps, profile, line, days),
        long=tuple(
            Wait(
                before=mention(gap.before),
                after=mention(gap.after),
                days=gap.days,
                away=gap.away,
                agreed=gap.agreed,
            )
            for gap in long
        ),
        cancelled=tuple(
            Cancelled(session=mention(session), by=session.cancelled_by, because=session.cancelled_because)
            for session in reversed(sessions)
            if session.status == "cancelled"
        ),
        lately=lately,
    )
