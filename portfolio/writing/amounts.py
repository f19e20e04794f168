"""Hours and minutes as people write them: `2h`, `1.5`, `90 min`, `1:30`, `1 hr 30`.

`half a day` is not understood, because nobody could check how many hours it was.
"""

from __future__ import annotations

import re

from portfolio import say

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,3})?)"
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_WORDS = {"half an hour": "0.5", "an hour and a half": "1.5", "an hour": "1", "one hour": "1"}
_HOURS = re.compile(rf"{_NUMBER} ?(?:h|hr|hrs|hour|hours)?(?: cpd)?")
_MINUTES = re.compile(rf"{_NUMBER} ?(?:m|min|mins|minute|minutes)")
_BOTH = re.compile(
    r"(\d{1,4}) ?(?:h|hr|hrs|hour|hours)[ ,]*(?:and )?(\d{1,2}) ?(?:m|min|mins|minute|minutes)?"
)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")
_MOST_HOURS = 1_000
_BARE_HOURS = 16  # a bare number above it, under a heading that says no unit, may be minutes


def hours(typed: str, unit: str = "") -> float | None:
    """A number of hours; `unit` is `hours` or `minutes` if the column's heading says so."""
    text = _simple(typed)
    amount: float | None = None
    if match := _BOTH.fullmatch(text) or _CLOCK.fullmatch(text):
        amount = int(match[1]) + int(match[2]) / 60
    elif match := _MINUTES.fullmatch(text):
        amount = _float(match[1]) / 60
    elif match := _HOURS.fullmatch(text):
        amount = _float(match[1])
        if match[0] == match[1]:
            amount = _bare(amount, unit)
    return round(amount, 2) if amount is not None and amount <= _MOST_HOURS else None


def minutes(typed: str) -> int | None:
    """A whole number of minutes. A bare number is minutes; `1h30` and `1:30` work too."""
    text = _simple(typed)
    amount = _float(text) / 60 if re.fullmatch(_NUMBER, text) else hours(text)
    whole = None if amount is None else round(amount * 60)
    return whole if whole is not None and whole <= _MOST_HOURS else None


def is_exact(amount: float, typed: str) -> bool:
    """Whether rounding to a hundredth of an hour has kept exactly what was typed."""
    return abs(amount * 60 - round(amount * 60)) < 0.01 or _simple(typed).replace(",", ".") == f"{amount:g}"  # noqa: PLR2004


def hours_in_words(amount: float) -> str:
    """`6 hours`, `1 hour`, `1.5 hours`."""
    return f"{amount:g} {say.word(amount, 'hour')}"


def _bare(amount: float, unit: str) -> float | None:
    if unit == "minutes":
        return amount / 60
    return amount if unit == "hours" or amount <= _BARE_HOURS else None


def _simple(typed: str) -> str:
    text = " ".join(typed.casefold().split()).strip(" .")
    for sign, figures in _FRACTIONS.items():
        text = re.sub(rf"(\d) ?{sign}", rf"\g<1>{figures}", text).replace(sign, f"0{figures}")
    return _WORDS.get(text, text)


def _float(figures: str) -> float:
    return float(figures.replace(",", "."))
