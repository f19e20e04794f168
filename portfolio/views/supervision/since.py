"""For a supervisor with five minutes: the rhythm in brief, and what is new since last time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.model.absences import ONE_TO_ONE
from portfolio.model.rhythm import agreed_on, days_away, is_complete
from portfolio.model.spans import TimeSpan, last_twelve_months
from portfolio.model.supervision import Thread, gaps, one_to_one, took_place
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Mention, Span, mention, mentions, span
from portfolio.views.shared.goals import GoalProgress, open_goals
from portfolio.views.shared.periods import day_words
from portfolio.views.supervision.work import Decided, unanswered


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction:
    """An action still open in the full record."""

    what: str
    who: str
    due: datetime.date | None
    overdue: bool
    raised: Mention
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmInBrief:
    """The rhythm of one-to-one sessions, in brief."""

    held: int
    lately: int  # of these, in the last twelve months
    cancelled: int
    span: Span
    agreed_days: int | None
    longest: str  # the longest time without a session, in words; empty where that is not known
    last: Mention
    days_since: int | None  # None where the full record holds a later session
    is_due: bool  # more days than agreed have gone by, without those away, as the full record agrees
    next: datetime.date | None  # the day agreed on last, if it lies ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What was not there at a session, the last to come first, and what is open."""

    session: Mention
    is_last: bool  # the full record holds no later one either
    new: tuple[Mention, ...]
    late: tuple[tuple[str, datetime.date], ...]  # of these by id, the day it was written, where it was later
    actions: tuple[OpenAction, ...]
    unanswered: tuple[Decided, ...] = ()  # taken to someone else
    goals: tuple[GoalProgress, ...] = ()


def rhythm_in_brief(terms: Terms, practitioner: Practitioner) -> RhythmInBrief | None:
    """The rhythm of one-to-one sessions; None where no session that took place is shown."""
    sessions = one_to_one(practitioner.all_sessions)
    held = took_place(sessions)
    if not held:
        return None
    last = held[-1]
    agreement = agreed_on(practitioner.profile, terms.as_of)
    agreed_days = agreement.days if agreement else None
    is_last = practitioner.nothing_after(last, ONE_TO_ONE)
    days = (terms.as_of - last.date).days
    known = is_complete(practitioner.profile, last.date)
    expected = days - days_away(practitioner.profile, last.date, terms.as_of)
    return RhythmInBrief(
        held=len(held),
        lately=sum(session.date in last_twelve_months(terms.as_of) for session in held),
        cancelled=sum(session.status == "cancelled" for session in sessions),
        span=span(held),
        agreed_days=agreed_days,
        longest=longest_time(practitioner),
        last=mention(last),
        days_since=days if is_last and days >= 0 else None,
        is_due=bool(is_last and agreed_days and expected > agreed_days and known),
        next=next_day(terms, practitioner),
    )


def longest_time(practitioner: Practitioner) -> str:
    """The longest time without a session: a wait where every session is recorded, else only unrecorded."""
    days = practitioner.longest_gap
    gap = next((gap for gap in practitioner.gaps if gap.days == days), None)
    if gap is None:
        return ""
    if is_complete(practitioner.profile, gap.before.date):
        return f"the longest wait was {say.counted(gap.days, 'day')}"
    return f"no session is recorded between {day_words(gap.before.date)} and {day_words(gap.after.date)}"


def longest_lately(practitioner: Practitioner, window: TimeSpan) -> str:
    """The longest wait that ended in the last twelve months, with its days; empty where that is not known.

    In a shared build it is known where no session of that time may be hidden, before the first that is
    shown, between two or after the last; or where it is the longest of the whole record.
    """
    ended = [gap for gap in practitioner.gaps if gap.after.date in window]
    if not ended:
        return ""
    longest = max(ended, key=lambda gap: gap.days)
    shown = [gap for gap in gaps(practitioner.all_sessions) if gap[1].date in window]
    held = took_place(one_to_one(practitioner.all_sessions))
    is_whole = (
        len(ended) == len(shown)
        and held[0].date < window.days.start
        and practitioner.nothing_after(held[-1], ONE_TO_ONE)
    )
    if not is_whole and longest.days != practitioner.longest_gap:
        return ""
    before, after = longest.before.date, longest.after.date
    if is_complete(practitioner.profile, before):
        days = say.counted(longest.days, "day")
        return f"the longest wait was {days}, from {day_words(before)} to {day_words(after)}"
    return f"no session is recorded between {day_words(before)} and {day_words(after)}"


def next_day(terms: Terms, practitioner: Practitioner) -> datetime.date | None:
    """The day given for the next one-to-one session, if it has not passed."""
    sessions = one_to_one(practitioner.sessions)
    day = next((session.next for session in reversed(sessions) if session.next), None)
    return day if day and day >= terms.as_of else None


def since(terms: Terms, practitioner: Practitioner) -> Since | None:
    """What is new since the last one-to-one session shown; None where there is none.

    Of a day before it may be new as well, if it was only written down since.
    """
    held = took_place(one_to_one(practitioner.all_sessions))
    if not held:
        return None
    last = held[-1]
    new = [entry for entry in practitioner.entries if _came(entry) > last.date and entry.id != last.id]
    new.sort(key=_came)  # stable: oldest first among those of a day
    return Since(
        session=mention(last),
        is_last=practitioner.nothing_after(last, ONE_TO_ONE),
        new=mentions(reversed(new)),
        late=tuple((entry.id, entry.written_on) for entry in new if entry.written_on),
        actions=open_actions(terms, practitioner),
        unanswered=unanswered(practitioner.sessions),
        goals=open_goals(practitioner, terms.as_of),
    )


def _came(entry: Entry) -> datetime.date:
    """The day an entry came into the record, as far as it says."""
    return entry.written_on or entry.date


def open_actions(terms: Terms, practitioner: Practitioner) -> tuple[OpenAction, ...]:
    """Open actions: overdue first, then by the day they are due."""
    actions = [_action(t, terms, practitioner) for t in practitioner.threads if not t.done]
    return tuple(sorted(actions, key=lambda action: (not action.overdue, action.due or datetime.date.max)))


def _action(thread: Thread, terms: Terms, practitioner: Practitioner) -> OpenAction:
    id_ = thread.reference.partition("#")[0]
    return OpenAction(
        what=thread.action.what,
        who=thread.action.who or "",
        due=thread.action.due,
        overdue=thread.is_overdue(terms.as_of),
        raised=mention(practitioner.by_id[id_]),
        anchor=anchor(thread.action.id),
    )
