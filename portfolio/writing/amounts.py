"""Hours and minutes as people write them: `2h`, `1.5`, `90 min`, `1:30`, `2 x 3 hours`, `0:42:31`.

`half a day` and `9am - 4pm` are not understood: nobody could check how many hours of learning
it was. Neither is `1,200`, which is one number in London and another in Berlin.
"""

from __future__ import annotations

import re

from portfolio import say

_NUMBER = r"(\d{1,4}(?:\.\d{1,3}|,\d{1,2})?|0,\d{3}|\.\d{1,3})"
_HOUR, _MINUTE, _SECOND = "h(?:rs?|ours?)?", "m(?:ins?|inutes?)?", "s(?:ecs?|econds?)?"
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_WHOLE_AND_PART = re.compile(
    r"^(?:(\d{1,3}) (?=\S+(?:$| ?h))|(?=\S+ (?:h|an )))([13])/([24])(?![\d/])"
)  # 1 1/2
_WORDS = {
    "half an hour": "0.5", "half hour": "0.5", "an hour and a half": "1.5", "an hour": "1",
    "quarter of an hour": "0.25", "a quarter of an hour": "0.25", "three quarters of an hour": "0.75",
}  # fmt: skip
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN = re.compile(rf"\b({'|'.join(_NUMBERS)})\b(?= (?:hour|hr|min|and a half|x))")
_AND_A_HALF = re.compile(r"(\d+)() and a half|(\d+)( hours?) and a half")
_ABOUT = re.compile(r"^(?:approx(?:imately)?\.?|about|around|circa|ca?\.|~|≈)\s*|\s*\(?approx\.?\)?$")
_OF_CPD = re.compile(r"\s*\(?\b(?:of )?cpd\)?$|\s*(?:in total|\(total\))$")
_UNIT_ASIDE = re.compile(rf"\s*\(({_HOUR}|{_MINUTE})\)$")  # 2 (hours)
_ASIDE = re.compile(r"(?<=[\w.])\s*\([^()]*\)$")  # 1.5 hours (with others)
_HOURS = re.compile(rf"{_NUMBER} ?(?:{_HOUR})?")
_MINUTES = re.compile(rf"{_NUMBER} ?{_MINUTE}|{_NUMBER} ?['’]")
_PARTS = re.compile(
    rf"(?:(\d{{1,4}}) ?{_HOUR}\b[ ,]*)?(?:and )?(?:(\d{{1,3}}) ?{_MINUTE}\b[ ,]*)?(?:and )?"
    rf"(?:(\d{{1,5}}) ?{_SECOND})?"
)
_RUN_TOGETHER = re.compile(rf"(\d{{1,4}}) ?{_HOUR}[ ,]*(?:and )?(\d{{1,2}}) ?(?:{_MINUTE})?")
_CLOCK = re.compile(rf"(\d{{1,3}}):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?(?: ?{_HOUR})?")
_ISO = re.compile(r"p(?:0d)?t(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})(?:\.\d+)?s)?")
_TIMES = re.compile(r"(\d{1,2}) ?[x×*] ?(\d.*)|(\d.*?) ?[x×*] ?(\d{1,2})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}\b")
_MOST_HOURS = 1_000
_BARE_HOURS = 16  # a bare number above it, under a heading that says no unit, may be minutes
_DAY = 24  # hours; `42:31` is hours and minutes to one person and minutes and seconds to another


def hours(typed: str, unit: str = "") -> float | None:
    """A number of hours; `unit` is `hours` or `minutes` if the column's heading says so."""
    return _sum(_simple(typed), unit)


def minutes(typed: str) -> int | None:
    """A whole number of minutes. A bare number is minutes; `1h30` and `1:30` work too."""
    text = _simple(typed)
    amount = _float(text) / 60 if re.fullmatch(_NUMBER, text) else hours(text)
    whole = None if amount is None else round(amount * 60)
    return whole if whole is not None and whole <= _MOST_HOURS else None


def is_exact(amount: float, typed: str) -> bool:
    """Whether rounding to a hundredth of an hour has kept exactly what was typed."""
    squeezed = _UNIT_ASIDE.sub(r" \1", _squeezed(typed))
    if _ABOUT.search(squeezed) or _ASIDE.search(_OF_CPD.sub("", squeezed)):
        return False
    return abs(amount * 60 - round(amount * 60)) < 0.01 or _simple(typed).replace(",", ".") == f"{amount:g}"  # noqa: PLR2004


def may_be_thousands(typed: str) -> bool:
    """Whether a comma may stand for the decimal point or part the thousands: `1,200`."""
    return bool(_THOUSANDS.search(typed))


def hours_in_words(amount: float) -> str:
    """`6 hours`, `1 hour`, `1.5 hours`."""
    return f"{amount:g} {say.word(amount, 'hour')}"


def _sum(text: str, unit: str) -> float | None:
    """What amounts joined by a plus come to; mostly there is one."""
    amounts = [_repeated(part.strip(), unit) for part in text.split("+")]
    if None in amounts:
        return None
    total = sum(amount for amount in amounts if amount is not None)
    return round(total, 2) if total <= _MOST_HOURS else None


def _repeated(text: str, unit: str) -> float | None:
    """`2 x 3 hours`, or one amount."""
    if times := _TIMES.fullmatch(text):
        number, each = (times[1], times[2]) if times[1] else (times[4], times[3])
        amount = _one(each, unit)
        return None if amount is None else int(number) * amount
    return _one(text, unit)


def _one(text: str, unit: str) -> float | None:
    if match := _CLOCK.fullmatch(text):
        in_doubt = unit == "minutes" or (int(match[1]) >= _DAY and not match[3])
        return None if in_doubt else _of(*match.groups())
    if match := _MINUTES.fullmatch(text):
        return _float(match[1] or match[2]) / 60
    if match := _HOURS.fullmatch(text):
        amount = _float(match[1])
        return _bare(amount, unit) if match[0] == match[1] else amount
    match = _RUN_TOGETHER.fullmatch(text) or _PARTS.fullmatch(text) or _ISO.fullmatch(text)
    return _of(*match.groups()) if match and any(match.groups()) else None


def _of(hours: str | None, minutes: str | None, seconds: str | None = None) -> float:
    return int(hours or 0) + int(minutes or 0) / 60 + int(seconds or 0) / 3600


def _bare(amount: float, unit: str) -> float | None:
    if unit == "minutes":
        return amount / 60
    return amount if unit == "hours" or amount <= _BARE_HOURS else None


def _squeezed(typed: str) -> str:
    return " ".join(typed.casefold().split()).rstrip(" .")


def _simple(typed: str) -> str:
    text = _OF_CPD.sub("", _ABOUT.sub("", _UNIT_ASIDE.sub(r" \1", _squeezed(typed))))
    text = _ASIDE.sub("", text).rstrip(" .")
    if text in _WORDS:
        return _WORDS[text]
    text = _SPOKEN.sub(lambda said: str(_NUMBERS.index(said[1]) + 1), text)
    text = _AND_A_HALF.sub(lambda said: f"{said[1] or said[3]}.5{said[4] or ''}", text)
    for sign, figures in _FRACTIONS.items():
        text = re.sub(rf"(\d) ?{sign}", rf"\g<1>{figures}", text).replace(sign, f"0{figures}")
    text = _WHOLE_AND_PART.sub(lambda n: f"{int(n[1] or 0) + int(n[2]) / int(n[3]):g}", text)
    return re.sub(r"(?<=\d) an (?=hour)", " ", text)


def _float(figures: str) -> float:
    return float(figures.replace(",", "."))
