"""Rhythm: sessions held, moved or cancelled, against how often was agreed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio import say
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms, supervision
from portfolio.model.rhythm import Agreement, Between, agreed_on
from portfolio.share import Share
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.shapes import SESSION_KEYS, session_key
from portfolio.views.supervision.sessions import Sessions, newest_sessions
from portfolio.views.supervision.since import longest_time, next_day, rhythm_in_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often supervision took place, in words and counts, and the newest sessions."""

    line: str
    agreed: Agreement | None
    counts: tuple[tuple[str, int], ...]
    sessions: Sessions  # of the newest years
    waits: str
    minutes: str
    next: datetime.date | None


def rhythm(terms: Terms, practitioner: Practitioner) -> Rhythm:
    """The rhythm of one practitioner's supervision, from the sessions shown."""
    sessions = practitioner.all_sessions
    agreement = agreed_on(practitioner.profile, terms.as_of)
    keys = Counter(session_key(session).text for session in sessions)
    line = rhythm_line(terms, practitioner)
    return Rhythm(
        line=line,
        agreed=agreement,
        counts=tuple((key.text, keys[key.text]) for key in SESSION_KEYS.values() if keys[key.text]),
        sessions=newest_sessions(practitioner, line),
        waits=kept_to(practitioner.gaps),
        minutes=_minutes(sessions, agreement),
        next=next_day(terms, practitioner),
    )


def rhythm_line(terms: Terms, practitioner: Practitioner) -> str:
    """The rhythm in one line, for someone with five minutes; empty where no session is shown."""
    one_to_one = supervision.one_to_one(practitioner.all_sessions)
    if not one_to_one:
        return ""
    line = f"{counted(terms, one_to_one)} ({from_to(session.date for session in one_to_one)})."
    agreement = agreed_on(practitioner.profile, terms.as_of)
    if agreement and agreement.days:
        line += f" Agreed: every {say.counted(agreement.days, 'day')}."
    if longest := longest_time(practitioner):
        line += f" {longest[0].upper()}{longest[1:]}."
    if (now := rhythm_in_brief(terms, practitioner)) and now.is_due and now.days_since:
        line += f" {say.counted(now.days_since, 'day has', 'days have')} gone by since the last."
    if day := next_day(terms, practitioner):
        line += f" Next: {day_words(day)}."
    return line


def counted(terms: Terms, one_to_one: Iterable[Supervision]) -> str:
    """How many sessions took place and how many were cancelled, as a sentence begins."""
    status = Counter(session.status for session in one_to_one)
    took_place = status["held"] + status["moved"]
    where = "Recorded" if terms.audience is Share.PRIVATE else "Shown here"
    line = f"{where}: {say.counted(took_place, 'one-to-one session')} that took place"
    if status["moved"]:
        line += f", {status['moved']} of them on another day than planned"
    if status["cancelled"]:
        line += f", and {status['cancelled']} cancelled"
    return line


def kept_to(gaps: Sequence[Between]) -> str:
    """How many waits were no longer than agreed, where that is known."""
    known = [gap for gap in gaps if gap.agreed is not None]
    if not known:
        return ""
    kept = sum(not gap.is_long for gap in known)
    much = sum(gap.is_much_longer for gap in known)
    over = len(known) - kept - much
    line = f"{kept} of {say.counted(len(known), 'wait')} between one-to-one sessions kept to what was agreed"
    line += f"; {over} ran over" if over else ""
    line += f"; {much} took more than half as long again" if much else ""
    return f"{line}. Days away from work are not counted."


def _minutes(sessions: Iterable[Supervision], agreement: Agreement | None) -> str:
    timed = sorted(s.minutes for s in supervision.took_place(supervision.one_to_one(sessions)) if s.minutes)
    if not timed:
        return ""
    most = f" to {timed[-1]} minutes, at least half of them {timed[len(timed) // 2]} or more"
    line = f"One-to-one sessions took {timed[0]}{' minutes' if timed[0] == timed[-1] else most}."
    if agreement and agreement.minutes:
        enough = sum(minutes >= agreement.minutes for minutes in timed)
        line += f" {enough} of {len(timed)} took the agreed {agreement.minutes} minutes or longer."
    return line
