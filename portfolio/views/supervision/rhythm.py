"""Rhythm: sessions held, moved or cancelled, against how often was agreed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio import say
from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms, supervision
from portfolio.model.rhythm import Agreement, Between, agreed_on
from portfolio.model.spans import TimeSpan, last_twelve_months
from portfolio.views.shared.charts import Cell, Table
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.shapes import SESSION_KEYS, session_key
from portfolio.views.supervision.sessions import Sessions, earlier_sessions, sessions_lately
from portfolio.views.supervision.since import longest_lately, longest_time, next_day, rhythm_in_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often supervision took place, the last twelve months first and then every year."""

    line: str
    over_all: str
    agreed: Agreement | None
    sessions: Sessions  # of the last twelve months
    waits: str
    minutes: str
    next: datetime.date | None
    years: Table | None  # None where there is no more than the last twelve months


def rhythm(terms: Terms, practitioner: Practitioner) -> Rhythm:
    """The rhythm of one practitioner's supervision, from the sessions shown."""
    sessions, window = practitioner.all_sessions, last_twelve_months(terms.as_of)
    agreement = agreed_on(practitioner.profile, terms.as_of)
    line = rhythm_line(terms, practitioner)
    return Rhythm(
        line=line,
        over_all=rhythm_over_all(terms, practitioner),
        agreed=agreement,
        sessions=sessions_lately(practitioner, window, line),
        waits=_waits(practitioner.gaps, window),
        minutes=_minutes([one for one in sessions if one.date in window], agreement),
        next=next_day(terms, practitioner),
        years=_years(practitioner, window),
    )


def _years(practitioner: Practitioner, window: TimeSpan) -> Table | None:
    """The last twelve months counted, and then every calendar year, newest first, each with its page."""
    sessions, pages = practitioner.all_sessions, dict(earlier_sessions(practitioner, window))
    if not pages:
        return None
    used = {session_key(session).text for session in sessions}
    heads = tuple(key.text for key in SESSION_KEYS.values() if key.text in used)
    times = [(Cell(text=window.title), [one for one in sessions if one.date in window])]
    for year in sorted({one.date.year for one in sessions}, reverse=True):
        some = [one for one in sessions if one.date.year == year]
        times.append((Cell(text=str(year), url=pages.get(year, "")), some))
    return Table(
        caption=f"Sessions of each year, {from_to(session.date for session in sessions)}",
        head=("When", *heads),
        rows=tuple((when, *_counts(some, heads)) for when, some in times),
    )


def _counts(sessions: Iterable[Supervision], heads: Iterable[str]) -> Iterator[Cell]:
    counted = Counter(session_key(session).text for session in sessions)
    yield from (Cell(text=str(counted[head])) for head in heads)


def rhythm_line(terms: Terms, practitioner: Practitioner) -> str:
    """The rhythm of the last twelve months in one line; empty where no one-to-one session is shown at all."""
    one_to_one, window = supervision.one_to_one(practitioner.all_sessions), last_twelve_months(terms.as_of)
    if not one_to_one:
        return ""
    some = [session for session in one_to_one if session.date in window]
    line = f"{counted(terms, some, 'in the last twelve months')}."
    agreed = practitioner.profile.supervision
    if agreed and agreed.complete_since and agreed.complete_since in window:
        line += f" Only since {day_words(agreed.complete_since)} is every session recorded."
    agreement = agreed_on(practitioner.profile, terms.as_of)
    if agreement and agreement.days:
        line += f" Agreed: every {say.counted(agreement.days, 'day')}."
    if longest := longest_lately(practitioner, window):
        line += f" {longest[0].upper()}{longest[1:]}."
    if (now := rhythm_in_brief(terms, practitioner)) and now.is_due and now.days_since:
        line += f" {say.counted(now.days_since, 'day has', 'days have')} gone by since the last."
    if day := next_day(terms, practitioner):
        line += f" Next: {day_words(day)}."
    return line


def rhythm_over_all(terms: Terms, practitioner: Practitioner) -> str:
    """The rhythm of the whole record in one line; empty where nothing is older than a year."""
    one_to_one, window = supervision.one_to_one(practitioner.all_sessions), last_twelve_months(terms.as_of)
    if all(session.date in window for session in one_to_one):
        return ""
    line = f"{counted(terms, one_to_one, 'in all')} ({from_to(session.date for session in one_to_one)})."
    if longest := longest_time(practitioner):
        line += f" {longest[0].upper()}{longest[1:]}."
    return line


def counted(terms: Terms, one_to_one: Sequence[Supervision], when: str = "") -> str:
    """How many sessions took place and how many were cancelled, as a sentence begins."""
    status = Counter(session.status for session in one_to_one)
    took_place = status["held"] + status["moved"]
    line = f"{'Recorded' if terms.is_whole else 'Shown here'} {when}".rstrip()
    if not one_to_one:
        return f"{line}: no one-to-one session"
    line += f": {say.counted(took_place, 'one-to-one session')} that took place"
    if status["moved"]:
        line += f", {status['moved']} of them on another day than planned"
    if status["cancelled"]:
        line += f", and {status['cancelled']} cancelled"
    return line


def _waits(gaps: Sequence[Between], window: TimeSpan) -> str:
    """How many waits kept to what was agreed: of those that ended lately, and of all."""
    known = [gap for gap in gaps if gap.agreed is not None]
    ended = [gap for gap in known if gap.after.date in window]
    if len(ended) == len(known):
        return kept_to(known)
    return f"{f'{_kept(ended)}. ' if ended else ''}Over all the years: {kept_to(known)}"


def kept_to(gaps: Sequence[Between]) -> str:
    """How many waits were no longer than agreed, where that is known."""
    known = [gap for gap in gaps if gap.agreed is not None]
    return f"{_kept(known)}. Days away from work are not counted." if known else ""


def _kept(known: Sequence[Between]) -> str:
    kept = sum(not gap.is_long for gap in known)
    much = sum(gap.is_much_longer for gap in known)
    over = len(known) - kept - much
    line = f"{kept} of {say.counted(len(known), 'wait')} between one-to-one sessions kept to what was agreed"
    line += f"; {over} ran over" if over else ""
    return line + (f"; {much} took more than half as long again" if much else "")


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
