"""The strip of sessions: a row for each year or one for some days, a mark for each session, and a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from portfolio import say
from portfolio.entries import Profile
from portfolio.entries.supervision import HELD, Supervision
from portfolio.model.rhythm import Between, times_away
from portfolio.renewal import DateRange
from portfolio.views.shared.base import mention
from portfolio.views.shared.charts import Box, Cell, Chart, Key, Label, Line, Mark, Table, Time
from portfolio.views.shared.periods import day_words, from_to, month_words
from portfolio.views.shared.shapes import SESSION_KEYS, session_key

_ROW = 46
_NO_TITLE = 2.0  # where a row without a title begins
_HOW = ("One row a year, a mark for each session shown.", "A mark for each session shown.")
_WIDEST = 12  # percent of a year: a wait this long has room for its number


def strip(
    sessions: Sequence[Supervision],
    gaps: Sequence[Between],
    profile: Profile,
    line: str = "",
    days: DateRange | None = None,
) -> Chart | None:
    """Some sessions, oldest first, and the waits before them, described by the `line` given.

    All `days` stand in one row, where they are given; else each year has one.
    """
    if not sessions:
        return None
    times = _years(sessions[0].date.year, sessions[-1].date.year)
    if days:
        times = [Time(first=days.start, last=days.end, left=_NO_TITLE)]
    lines: list[Line] = []
    labels: list[Label] = []
    boxes: list[Box] = []
    marks: list[Mark] = []
    much_longer = [gap for gap in gaps if gap.is_much_longer]
    for number, time in enumerate(times):
        y = number * _ROW + 34
        labels += [] if days else [Label(x=0, y=y + 4, text=str(time.first.year))]
        lines.append(Line(x1=time.left, y1=y, x2=time.right, y2=y, style="axis"))
        lines += [Line(x1=x, y1=y - 3, x2=x, y2=y + 3, style="grid") for x in _months(time)]
        boxes += [
            Box(x=a, y=y - 12, width=round(b - a, 2), height=24, style="away")
            for a, b in _away(profile, time)
        ]
        for gap in much_longer:
            if gap.before.date <= time.last and gap.after.date >= time.first:
                start, end = time.x(gap.before.date), time.x(gap.after.date)
                lines.append(Line(x1=start, y1=y, x2=end, y2=y, style="wait"))
                if end - start > _WIDEST:
                    labels.append(
                        Label(
                            x=round((start + end) / 2, 2),
                            y=y + 18,
                            text=say.counted(gap.days, "day"),
                            anchor="middle",
                            style="tick",
                        )
                    )
        for session in (one for one in sessions if time.first <= one.date <= time.last):
            key = session_key(session)
            up = y if session.form == "individual" else y - 14
            marks.append(Mark(x=time.x(session.date), y=up, shape=key.shape, style=key.style))
    height = len(times) * _ROW + 26
    quarters = [(times[-1].x(day), month_words(day)) for day in _firsts(times[-1]) if day.month % 3 == 1]
    labels += [
        Label(x=x, y=height - 4, text=name if days else name.split()[0], style="tick") for x, name in quarters
    ]
    over = say.days(days.start, days.end) if days else from_to(session.date for session in sessions)
    used = {session_key(session).text for session in sessions}
    return Chart(
        id="rhythm",
        title=f"Supervision sessions, {over}",
        description=f"{_HOW[bool(days)]} {line}".strip(),
        height=height,
        boxes=tuple(boxes),
        lines=tuple(lines),
        marks=tuple(marks),
        labels=tuple(labels),
        keys=(*(key for key in SESSION_KEYS.values() if key.text in used), *_more_keys(lines, boxes)),
        table=_table(sessions, gaps, over),
    )


def _more_keys(lines: Iterable[Line], boxes: Sequence[Box]) -> Iterator[Key]:
    if any(line.style == "wait" for line in lines):
        yield Key(shape="dashes", text="A wait more than half as long again as agreed", style="cancelled")
    if boxes:
        yield Key(shape="band", text="Away from work, or between posts", style="band")


def _years(first: int, last: int) -> list[Time]:
    return [
        Time(first=datetime.date(year, 1, 1), last=datetime.date(year, 12, 31))
        for year in range(first, last + 1)
    ]


def _firsts(time: Time) -> Iterator[datetime.date]:
    """The first day of each month on an axis of a year or less."""
    for number in range(13):
        year, month = divmod(time.first.year * 12 + time.first.month - 1 + number, 12)
        if time.first <= (day := datetime.date(year, month + 1, 1)) <= time.last:
            yield day


def _months(time: Time) -> list[float]:
    return [time.x(day) for day in _firsts(time)]


def _away(profile: Profile, time: Time) -> Iterator[tuple[float, float]]:
    for first, last in times_away(profile):
        if first <= time.last and last >= time.first:
            yield time.x(first), time.x(last)


def _table(sessions: Iterable[Supervision], gaps: Iterable[Between], over: str) -> Table:
    waits = {gap.after.id: gap for gap in gaps}
    rows = tuple(
        (
            Cell(text=day_words(session.date)),
            Cell(text=session.title, url=mention(session).url),
            Cell(text=_what(session)),
            Cell(text=str(session.minutes) if session.minutes else ""),
            Cell(text=_wait(waits[session.id]) if session.id in waits else ""),
        )
        for session in sessions
    )
    head = ("Day", "Session", "How it went ahead", "Minutes", "Days since the last one to one")
    return Table(caption=f"Supervision sessions, {over}", head=head, rows=rows)


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
