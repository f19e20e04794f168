"""Rhythm: every session planned, held, moved or cancelled, against how often it was agreed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio.entries.supervision import HELD, Supervision
from portfolio.model import Portfolio, Practitioner, supervision
from portfolio.model.rhythm import Agreed, Between, agreed, times_away
from portfolio.views.shared.base import Mention, mention
from portfolio.views.shared.charts import Box, Cell, Chart, Key, Label, Line, Mark, Table, Time
from portfolio.views.shared.periods import day_words, from_to
from portfolio.views.shared.shapes import SESSION_KEYS, session_key
from portfolio.views.supervision.since import next_day
from portfolio.views.supervision.since import rhythm as in_a_line

_ROW = 46
_WIDEST = 12  # percent of a year a wait must fill to carry its number


@dataclass(frozen=True, slots=True)
class Wait:
    """Two sessions that took place, and the days between them: all, those away, and as agreed."""

    before: Mention
    after: Mention
    days: int
    away: int
    agreed: int | None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A session that did not take place, by whom and why."""

    session: Mention
    by: str | None
    because: str | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Counts, the strip, and what was waited for."""

    line: str
    agreed: Agreed | None
    counts: tuple[tuple[str, int], ...]
    strip: Chart | None
    long: tuple[Wait, ...]  # longer than agreed, the longest first
    cancelled: tuple[Cancelled, ...]  # newest first
    waits: str
    minutes: str
    next: datetime.date | None


def rhythm(portfolio: Portfolio, practitioner: Practitioner) -> Rhythm:
    """The rhythm of one practitioner's supervision, as far as it is shown."""
    sessions = practitioner.sessions
    agreement = agreed(practitioner.profile, portfolio.as_of)
    counted = Counter(session_key(session).text for session in sessions)
    long = sorted((gap for gap in practitioner.gaps if gap.is_long), key=lambda gap: -gap.days)
    return Rhythm(
        rhythm_line(portfolio, practitioner),
        agreement,
        tuple((key.text, counted[key.text]) for key in SESSION_KEYS.values() if counted[key.text]),
        _strip(portfolio, practitioner),
        tuple(Wait(mention(one.before), mention(one.after), one.days, one.away, one.agreed) for one in long),
        tuple(
            Cancelled(mention(one), one.cancelled_by, one.cancelled_because)
            for one in reversed(sessions)
            if one.status == "cancelled"
        ),
        _waits(practitioner.gaps),
        _minutes(sessions, agreement),
        next_day(portfolio, practitioner),
    )


def rhythm_line(portfolio: Portfolio, practitioner: Practitioner) -> str:
    """The rhythm in one line, for those with five minutes; empty where no session is shown."""
    one_to_one = supervision.one_to_one(practitioner.sessions)
    if not one_to_one:
        return ""
    status = Counter(session.status for session in one_to_one)
    took_place = status["held"] + status["moved"]
    line = f"Shown here: {_many(took_place, 'one-to-one session')} that took place"
    if status["moved"]:
        line += f", {status['moved']} of them on another day than planned"
    if status["cancelled"]:
        line += f", and {status['cancelled']} cancelled"
    line += f" ({from_to(session.date for session in one_to_one)})."
    agreement = agreed(practitioner.profile, portfolio.as_of)
    if agreement and agreement.days:
        line += f" Agreed: every {agreement.days} days."
    if practitioner.longest_gap is not None:
        line += f" The longest wait was {_many(practitioner.longest_gap, 'day')}."
    if (now := in_a_line(portfolio, practitioner)) and now.is_due and now.days_since:
        line += f" {_many(now.days_since, 'day')} have gone by since the last."
    if day := next_day(portfolio, practitioner):
        line += f" Next: {day_words(day)}."
    return line


def _waits(gaps: Sequence[Between]) -> str:
    """How many waits kept to what was agreed, where that is known."""
    known = [gap for gap in gaps if gap.agreed is not None]
    if not known:
        return ""
    kept = sum(not gap.is_long for gap in known)
    much = sum(gap.is_much_longer for gap in known)
    over = len(known) - kept - much
    line = f"{kept} of {_many(len(known), 'wait')} between one-to-one sessions kept to what was agreed"
    line += f"; {over} ran over" if over else ""
    line += f"; {much} took more than half as long again" if much else ""
    return f"{line}. Days away from work are not counted."


def _minutes(sessions: Iterable[Supervision], agreement: Agreed | None) -> str:
    timed = sorted(s.minutes for s in supervision.took_place(supervision.one_to_one(sessions)) if s.minutes)
    if not timed:
        return ""
    most = f" to {timed[-1]} minutes, at least half of them {timed[len(timed) // 2]} or more"
    line = f"One-to-one sessions took {timed[0]}{' minutes' if timed[0] == timed[-1] else most}."
    if agreement and agreement.minutes:
        enough = sum(minutes >= agreement.minutes for minutes in timed)
        line += f" {enough} of {len(timed)} took the agreed {agreement.minutes} minutes or longer."
    return line


def _strip(portfolio: Portfolio, practitioner: Practitioner) -> Chart | None:
    sessions = practitioner.sessions
    if not sessions:
        return None
    years = range(sessions[0].date.year, sessions[-1].date.year + 1)
    lines: list[Line] = []
    labels: list[Label] = []
    boxes: list[Box] = []
    marks: list[Mark] = []
    for number, year in enumerate(years):
        time, y = _year(year), number * _ROW + 34
        labels.append(Label(0, y + 4, str(year), "start", "label"))
        lines.append(Line(time.left, y, time.right, y, "axis"))
        lines += [Line(x, y - 3, x, y + 3, "grid") for x in _months(time)]
        boxes += [Box(a, y - 12, round(b - a, 2), 24, "away") for a, b in _away(practitioner, time)]
        for gap in practitioner.gaps:
            if gap.is_much_longer and gap.before.date <= time.last and gap.after.date >= time.first:
                start, end = time.x(gap.before.date), time.x(gap.after.date)
                lines.append(Line(start, y, end, y, "wait"))
                if end - start > _WIDEST:
                    labels.append(
                        Label(round((start + end) / 2, 2), y + 18, f"{gap.days} days", "middle", "tick")
                    )
        for session in sessions:
            if session.date.year == year:
                key = session_key(session)
                up = y if session.form == "individual" else y - 14
                marks.append(Mark(time.x(session.date), up, key.shape, key.style))
    height = len(years) * _ROW + 22
    labels += [
        Label(x, height - 4, name, "start", "tick")
        for x, name in zip(
            _months(_year(2001)), ("Jan", "", "", "Apr", "", "", "Jul", "", "", "Oct", "", ""), strict=True
        )
        if name
    ]
    over = from_to(session.date for session in sessions)
    used = {session_key(session).text for session in sessions}
    return Chart(
        "rhythm",
        f"Supervision sessions, {over}",
        f"One row a year, a mark for each session shown. {rhythm_line(portfolio, practitioner)}".strip(),
        height,
        tuple(boxes),
        tuple(lines),
        tuple(marks),
        tuple(labels),
        (*(key for key in SESSION_KEYS.values() if key.text in used), *_more_keys(lines, boxes)),
        _table(practitioner, over),
    )


def _more_keys(lines: Iterable[Line], boxes: Sequence[Box]) -> Iterator[Key]:
    if any(line.style == "wait" for line in lines):
        yield Key("dashes", "A wait more than half as long again as agreed", "cancelled")
    if boxes:
        yield Key("band", "Away from work, or between posts", "band")


def _year(year: int) -> Time:
    return Time(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _months(time: Time) -> list[float]:
    return [time.x(datetime.date(time.first.year, month, 1)) for month in range(1, 13)]


def _away(practitioner: Practitioner, time: Time) -> Iterator[tuple[float, float]]:
    for first, last in times_away(practitioner.profile):
        if first <= time.last and last >= time.first:
            yield time.x(first), time.x(last)


def _table(practitioner: Practitioner, over: str) -> Table:
    waits = {gap.after.id: gap for gap in practitioner.gaps}
    rows = tuple(
        (
            Cell(day_words(session.date)),
            Cell(session.title, mention(session).url),
            Cell(_what(session)),
            Cell(str(session.minutes) if session.minutes else ""),
            Cell(_wait(waits[session.id]) if session.id in waits else ""),
        )
        for session in practitioner.sessions
    )
    head = ("Day", "Session", "How it went ahead", "Minutes", "Days since the last one to one")
    return Table(f"Supervision sessions, {over}", head, rows)


def _what(session: Supervision) -> str:
    words = session_key(session).text
    if session.status == "cancelled":
        form = "" if session.form == "individual" else f" ({session.form})"
        by = f" by {session.cancelled_by}" if session.cancelled_by else ""
        because = f": {session.cancelled_because}" if session.cancelled_because else ""
        return f"Cancelled{form}{by}{because}"
    if session.status in HELD and session.planned and session.planned != session.date:
        words += f", planned for {day_words(session.planned)}"
    return words


def _wait(gap: Between) -> str:
    words = str(gap.days)
    if gap.away:
        words += f", {gap.away} of them away"
    return f"{words}, longer than agreed" if gap.is_long else words


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
