"""The sessions of some years: the strip, the waits longer than agreed, and what was cancelled.

Where they are many, the supervision page has those of the newest years; each earlier year has a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio.entries import Profile
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner
from portfolio.model.rhythm import Between
from portfolio.views.shared.base import Draft, Mention, Page, mention
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.years import earlier_pages, first_year
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
    newest: str = ""  # the page of the newest, if this is not it


def earlier_sessions(practitioner: Practitioner) -> tuple[tuple[int, str], ...]:
    """The years whose sessions stand on pages of their own, newest first, and those pages."""
    days = [session.date for session in practitioner.all_sessions]
    return earlier_pages(f"{practitioner.id}/supervision/", days, first_year(days))


def newest_sessions(practitioner: Practitioner, line: str) -> Sessions:
    """The sessions of the newest years; the `line` describes the figure."""
    first = first_year(session.date for session in practitioner.all_sessions)
    sessions = [session for session in practitioner.all_sessions if session.date.year >= first]
    gaps = [gap for gap in practitioner.gaps if gap.after.date.year >= first]
    return sessions_told(sessions, gaps, practitioner.profile, line)


def session_pages(practitioner: Practitioner) -> Iterator[Draft]:
    """A page for each earlier year."""
    for year, url in earlier_sessions(practitioner):
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
        data=sessions_told(sessions, gaps, profile, newest=f"{top}index.html"),
        practitioner=practitioner,
        whose=profile.name,
        in_nav=False,
        parent=top,
    )


def sessions_told(
    sessions: Sequence[Supervision],
    gaps: Sequence[Between],
    profile: Profile,
    line: str = "",
    newest: str = "",
) -> Sessions:
    """Some sessions, oldest first, and the waits among them, as pages tell them."""
    long = sorted((gap for gap in gaps if gap.is_long), key=lambda gap: -gap.days)
    return Sessions(
        strip=strip(sessions, gaps, profile, line),
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
        newest=newest,
    )
