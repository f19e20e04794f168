"""The first questions of `portfolio new`. They need nothing of the folder, so they come before it is read."""

from __future__ import annotations

import datetime

import click

from portfolio.cli.asking.answered import Answered
from portfolio.cli.asking.unfinished import Sitting
from portfolio.cli.showing import wrapped
from portfolio.writing import dates, prompts
from portfolio.writing.plain import one_line

_NOT_A_DAY = "Not understood. Type it as 31/3/26, 31 March, yesterday or last tuesday, or empty the line."
_NOT_AHEAD = "Not understood. Type it as 31/3/26, 31 March, next tuesday or in 3 weeks, or empty the line."


def day_and_title(sitting: Sitting, today: datetime.date) -> tuple[datetime.date, str]:
    """When it was and what it is called, asked for where it is not known yet. The title may stay empty."""
    ask, entry = sitting.ask, sitting.entry
    click.echo(wrapped("Enter skips a question. Ctrl-C stops, and what you have said is kept for next time."))
    click.echo(f"{wrapped(prompts.REMINDER)}\n")
    said = entry.date or str(day(ask, "Which day? Enter for today", today) or entry.begun)
    title = entry.title or one_line(ask.text("A title that tells the learning, not the case"))
    return datetime.date.fromisoformat(said), title


def day(
    ask: Answered, message: str, today: datetime.date, ahead: bool = False, about: str = ""
) -> datetime.date | None:
    """A day, or None if skipped."""
    wrong = _NOT_AHEAD if ahead else _NOT_A_DAY
    return ask.typed(message, lambda said: dates.day(said, today, ahead), dates.in_words, wrong, about)
