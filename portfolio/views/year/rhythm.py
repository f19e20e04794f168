"""Supervision in one time: what took place, what was agreed, and which waits were longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portfolio import say
from portfolio.entries import Profile
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms
from portfolio.model.rhythm import Between, agreed_on, is_complete
from portfolio.model.supervision import one_to_one, took_place
from portfolio.model.year import Year
from portfolio.views.shared.years import ON_A_PAGE
from portfolio.views.supervision.rhythm import counted, kept_to
from portfolio.views.supervision.sessions import Sessions, sessions_told
from portfolio.views.supervision.since import rhythm_in_brief

_FEW = 8  # waits and cancelled sessions, told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRhythm:
    """Supervision in one time, in words, with its sessions as a figure."""

    line: str
    waits: str  # how many kept to what was agreed, and from when on that is judged
    sessions: Sessions | None = None


def year_rhythm(terms: Terms, practitioner: Practitioner, year: Year) -> YearRhythm | None:
    """Supervision in one time; None where nothing is known of it."""
    profile = practitioner.profile
    line = _line(terms, profile, year)
    if not line:
        return None
    return YearRhythm(line=line, waits=" ".join(_waits(terms, practitioner, year)))


def drawn(
    rhythm: YearRhythm, sessions: Sequence[Supervision], gaps: Sequence[Between], profile: Profile
) -> YearRhythm:
    """The same with the sessions of that time."""
    told = sessions_told(sessions, gaps, profile, rhythm.line)
    few = replace(
        told,
        strip=told.strip if len(sessions) <= ON_A_PAGE else None,
        long=told.long[:_FEW],
        cancelled=told.cancelled[:_FEW],
    )
    return replace(rhythm, sessions=few)


def _line(terms: Terms, profile: Profile, year: Year) -> str:
    individual = one_to_one(year.sessions)
    others = [session for session in took_place(year.sessions) if session.form != "individual"]
    lines = []
    if individual:
        lines.append(f"{counted(terms, individual)}.")
    elif any(gap.agreed is not None for gap in year.gaps):
        lines.append("No one-to-one session took place in this time.")
    if others:
        lines.append(f"Group, peer and ad hoc sessions: {len(others)}.")
    agreed = agreed_on(profile, min(year.span.days.end, terms.as_of))
    if lines and agreed and agreed.days:
        lines.append(f"Agreed: every {say.counted(agreed.days, 'day')}.")
    return " ".join(lines)


def _waits(terms: Terms, practitioner: Practitioner, year: Year) -> Iterator[str]:
    """What is known of waits. A session that nobody wrote down may have been held, so it is no wait."""
    if known := kept_to(year.gaps):
        yield known
    now = rhythm_in_brief(terms, practitioner) if year.span.goes_on else None
    if now and now.is_due and now.days_since:
        yield f"{say.counted(now.days_since, 'day has', 'days have')} gone by since the last session."
    profile = practitioner.profile
    if not profile.supervision or is_complete(profile, year.span.days.start):
        return
    since = profile.supervision.complete_since
    if since is None:
        yield "Waits are not judged: nothing says from when on every session is written down."
    elif since <= year.span.days.end:
        yield f"Waits are judged from {say.day(since)} on, when every session began to be written down."
    else:
        yield f"Waits are not judged: every session is written down only from {say.day(since)} on."
