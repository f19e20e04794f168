"""The parts of supervision few may see: who was covered, how it felt, support and challenge.

These fields are private unless shared; a portfolio that does not hold them has no such page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms, supervision
from portfolio.views.shared.base import Mention, mention
from portfolio.views.shared.charts import Cell, Chart, Table, time_over
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.plots import steps
from portfolio.views.supervision.together import support_and_challenge

LAST = 6  # sessions shown across
LOOK_BACK = 12  # sessions in which a code counts as still worked with

FEELINGS = {
    "stay": "Does it make me want to stay?",
    "cared": "Does it tell me my employer cares?",
    "critical": "Does it grow my thinking?",
    "decide": "Does it help me decide better?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One family, under its local code: the worry each time, and how long since."""

    code: str
    worries: tuple[str, ...]  # at each of the last sessions, empty where not discussed
    worry: int | None  # the latest; None where a later one is hidden
    days: int | None  # since then, or since the work began; None where a later session is hidden
    longest: bool
    never: bool = False  # no session shown has talked about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whom the last sessions covered."""

    sessions: tuple[Mention, ...]
    rows: tuple[Waiting, ...]  # greatest worries first, then who has waited longest
    earlier: tuple[str, ...]  # codes of sessions before those the rows tell of
    closed: tuple[str, ...]  # codes of families no longer worked with, as the profile says
    over: str
    look_back: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelOverTime:
    """How supervision felt, as small step charts with their tables."""

    charts: tuple[Chart, ...]
    together: Chart | None
    support: tuple[Chart, ...]
    interrupted: tuple[Mention, ...]
    uninterrupted: int
    over: str


def coverage(terms: Terms, practitioner: Practitioner) -> Coverage | None:
    """Coverage over the last sessions; None where no session names a family by its code.

    Of the families in the profile, which is nobody's but its owner's, one that is closed waits no more, and
    one that is open and was never talked about is there.
    """
    with_codes = [s for s in supervision.took_place(practitioner.sessions) if s.covers]
    if not with_codes:
        return None
    families = practitioner.profile.families
    open_ = {one.code: one.from_ for one in families if one.to is None or one.to >= terms.as_of}
    closed = {one.code for one in families} - open_.keys()
    recent, across = with_codes[-LOOK_BACK:], with_codes[-LAST:]
    latest = {cover.code: (session, cover.worry) for session in recent for cover in session.covers}
    shown = [{cover.code: cover.worry for cover in session.covers} for session in across]
    days = {
        code: (terms.as_of - session.date).days
        for code, (session, _) in latest.items()
        if practitioner.nothing_after(session, f"code {code}") and session.date <= terms.as_of
    }
    every = {cover.code for session in with_codes for cover in session.covers}
    never = {
        code: (terms.as_of - since).days if since else None
        for code, since in open_.items()
        if code not in every and (since is None or since <= terms.as_of)
    }
    days = {code: since for code, since in days.items() if code not in closed}
    waits = [*days.values(), *(since for since in never.values() if since is not None)]
    most = max(waits, default=None)
    rows = [
        Waiting(
            code=code,
            worries=tuple(_worry(code, covers) for covers in shown),
            worry=worry if practitioner.nothing_after(session, f"code {code}") else None,
            days=days.get(code),
            longest=days.get(code) is not None and days[code] == most,
        )
        for code, (session, worry) in latest.items()
        if code not in closed
    ]
    rows += [
        Waiting(
            code=code,
            worries=tuple("" for _ in across),
            worry=None,
            days=since,
            longest=since is not None and since == most,
            never=True,
        )
        for code, since in never.items()
    ]
    rows = [row for row in rows if row.never or row.days is not None or row.worry or any(row.worries)]
    rows.sort(key=lambda row: (-(row.worry or 0), -(row.days or 0), row.code))
    return Coverage(
        sessions=tuple(mention(session) for session in across),
        rows=tuple(rows),
        earlier=tuple(sorted(every - closed - {row.code for row in rows})),
        closed=tuple(sorted(every & closed)),
        over=from_to(session.date for session in recent),
        look_back=len(recent),
    )


def _worry(code: str, covers: dict[str, int | None]) -> str:
    if code not in covers:
        return ""
    return str(covers[code]) if covers[code] else "yes"


def feel(practitioner: Practitioner) -> FeelOverTime | None:
    """How supervision felt over time; None where nobody noted it."""
    sessions = supervision.took_place(practitioner.sessions)

    def feeling(name: str) -> Callable[[Supervision], int | None]:
        return lambda session: getattr(session.feel, name) if session.feel else None

    charts = [_trend(sessions, f"feel-{name}", text, feeling(name)) for name, text in FEELINGS.items()]
    support = [
        _trend(sessions, "support", "How supported I felt", lambda session: session.support),
        _trend(sessions, "challenge", "How challenged I felt", lambda session: session.challenge),
    ]
    noted = [session for session in sessions if session.interrupted is not None]
    interrupted = tuple(mention(session) for session in reversed(noted) if session.interrupted)
    felt = FeelOverTime(
        charts=tuple(chart for chart in charts if chart),
        together=support_and_challenge(sessions),
        support=tuple(chart for chart in support if chart),
        interrupted=interrupted,
        uninterrupted=len(noted) - len(interrupted),
        over=from_to(session.date for session in noted),
    )
    return felt if felt.charts or felt.support or noted else None


def _trend(
    sessions: Iterable[Supervision], identity: str, title: str, value: Callable[[Supervision], int | None]
) -> Chart | None:
    points: list[tuple[datetime.date, int, Mention]] = []
    for session in sessions:
        number = value(session)
        if number is not None:
            points.append((session.date, number, mention(session)))
    time = time_over(day for day, _, _ in points)
    if time is None:
        return None
    lines, marks, labels, height = steps([(day, number) for day, number, _ in points], time)
    over = from_to(day for day, _, _ in points)
    numbers = [number for _, number, _ in points]
    rows = tuple(
        (Cell(text=day_words(day)), Cell(text=str(n)), Cell(text=session.title, url=session.url))
        for day, n, session in points
    )
    return Chart(
        id=identity,
        title=f"{title.rstrip('?')}, {over}" if not title.endswith("?") else f"{title} {over}",
        description=f"{len(points)} answers from {min(numbers)} to {max(numbers)}, the first {numbers[0]}, "
        f"the latest {numbers[-1]}. From 1, not at all, to 5, very much.",
        height=height,
        lines=lines,
        marks=marks,
        labels=labels,
        table=Table(caption=f"{title} {over}", head=("Day", "1 to 5", "Session"), rows=rows),
    )
