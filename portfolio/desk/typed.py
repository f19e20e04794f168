"""What a typed answer means: a day, a time, a number, a choice; and the same said back in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from portfolio import say
from portfolio.writing import amounts, dates
from portfolio.writing.plain import one_line
from portfolio.writing.questions import Question

_NOT_UNDERSTOOD = {
    "day": "That day is not clear. Type it as 31/3/26, 31 March or yesterday.",
    "hours": "That time is not clear. Type it as 6, 1h30 or 90 min.",
    "minutes": "That time is not clear. Type it as 90, 90 min or 1h30.",
    "number": "Type a number here, or leave it empty.",
    "whole": "Type a whole number here, or leave it empty.",
    "scale": "Choose a number from 1 to 5.",
    "choice": "Choose one of these.",
    "several": "Choose from these.",
    "yes-no": "Choose yes or no.",
}
_MOST = 10_000
_HIGHEST = 5


class UnclearError(Exception):
    """An answer that cannot be understood; the message is said beside its question."""


def echo(question: Question, text: str, today: datetime.date) -> str:
    """A day or an amount in words, to be said back; empty where the words are those that were typed."""
    words: dict[str, Callable[[Any], str]] = {
        "day": dates.in_words,
        "hours": amounts.hours_in_words,
        "minutes": lambda number: say.counted(number, "minute"),
    }
    try:
        value = meaning(question, (text,), today) if question.form in words else None
    except UnclearError:
        return ""
    values = value if isinstance(value, list) else [value] if value is not None else []
    said = ", ".join(words[question.form](one) for one in values)
    return "" if said == text.strip() else said


def meaning(question: Question, texts: tuple[str, ...], today: datetime.date) -> Any:
    """What the texts of one answer mean; None for nothing. Raises UnclearError."""
    if question.form == "several":
        return [text for text in texts if text] or None
    if question.form == "tick":
        return True if "yes" in texts else None
    lines = [words for text in texts for line in plain(text).split("\n") if (words := one_line(line))]
    if question.repeat:
        return [_understood(question, line, today) for line in lines] or None
    text = one_line(texts[0]) if texts else ""
    return _understood(question, text, today) if text else None


def _understood(question: Question, text: str, today: datetime.date) -> Any:
    value = _value(question, text, today)
    if value is None:
        raise UnclearError(_NOT_UNDERSTOOD[question.form])
    return value


def _value(question: Question, text: str, today: datetime.date) -> Any:
    choices = {value: value for value, _ in question.choices}
    understands: dict[str, Callable[[], Any]] = {
        "day": lambda: dates.day(text, today, question.ahead),
        "hours": lambda: amounts.hours(text),
        "minutes": lambda: amounts.minutes(text),
        "scale": lambda: _whole(text, 1, _HIGHEST),
        "whole": lambda: _whole(text, 0, _MOST),
        "number": lambda: float(text) if text.isascii() and text.replace(".", "", 1).isdecimal() else None,
        "yes-no": lambda: {"yes": True, "no": False}.get(text),
        "choice": lambda: choices.get(text),
        "text": lambda: text,
    }
    return understands[question.form]()


def _whole(text: str, low: int, high: int) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and low <= int(text) <= high else None


def plain(text: str) -> str:
    """A text with plain line ends, without space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
