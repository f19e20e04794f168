"""Days as people type them: `31/3/26`, `yesterday`, `last tuesday`, `3 March`, `2026-03-31`.

British order, and never a guess: what could mean two days, or none, is None. The command then
says the day back in words.
"""

from __future__ import annotations

import datetime
import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_DAYS_AWAY = {
    "today": 0, "now": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1,
    "the day before yesterday": -2, "day before yesterday": -2, "the day after tomorrow": 2,
    "day after tomorrow": 2,
}  # fmt: skip
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_SEP = r"[./ \-\u2010-\u2013]"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(20\d\d|19\d\d)(\d\d)(\d\d)")
_BRITISH = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}})(?:{_SEP}(\d{{4}}|\d{{2}}))?")
_WORDED = re.compile(rf"(\d{{1,2}}){_SEP}?(?:of )?([a-z]+){_SEP}?(\d{{4}}|\d{{2}})?")
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?: (\d{4}))?")
_AGO = re.compile(r"(?:(in) )?(\w+) (day|week|fortnight|month)s?(?: (ago|from now|from today))?")
_WEEKDAY = re.compile(r"(?:(last|this|next|on|this past) )?([a-z]+)")
_CENTURY = 70  # two digits from here on mean 19..
_SHORTEST = 3  # letters of a month or weekday


def day(typed: str, today: datetime.date, ahead: bool = False) -> datetime.date | None:
    """The day somebody means; without a year the last one, or with `ahead` the next one."""
    text = simple(typed)
    if text in _DAYS_AWAY:
        return today + datetime.timedelta(_DAYS_AWAY[text])
    return calendar(text, today, ahead) or _away(text, today) or _weekday(text, today, ahead)


def is_either_order(typed: str) -> bool:
    """Whether a date in figures could be read in American order too: `03/04/2026`, not `31/04/2026`."""
    figures = _BRITISH.fullmatch(simple(typed))
    return figures is not None and int(figures[1]) <= len(MONTHS) and int(figures[1]) != int(figures[2])


def is_american(typed: str) -> bool:
    """Whether a date in figures is a day only in American order: `12/31/2026`."""
    figures = _BRITISH.fullmatch(simple(typed))
    if not figures or int(figures[2]) <= len(MONTHS):
        return False
    return _made(figures[3] or "2024", int(figures[1]), int(figures[2])) is not None


def in_words(date: datetime.date) -> str:
    """`Tuesday 31 March 2026`."""
    return f"{WEEKDAYS[date.weekday()].capitalize()} {short(date)}"


def short(date: datetime.date) -> str:
    """`31 March 2026`."""
    return f"{date.day} {MONTHS[date.month - 1].capitalize()} {date.year}"


def simple(typed: str) -> str:
    """Small letters, single spaces, no endings of numbers and no weekday before a date."""
    text = " ".join(typed.casefold().replace(",", " ").split())
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text)
    without = re.sub(r"^(on )?([a-z]+)\.? (?=\d)", lambda m: "" if _named(m[2], WEEKDAYS) else m[0], text)
    return without.strip(" .")


def calendar(text: str, today: datetime.date | None, ahead: bool) -> datetime.date | None:
    """A day by its date, in figures or with the month as a word."""
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _made(match[1], int(match[2]), int(match[3]))
    if match := _BRITISH.fullmatch(text):
        return _placed(match[3], int(match[2]), int(match[1]), today, ahead)
    if match := _WORDED.fullmatch(text):
        return _placed(match[3], _month(match[2]), int(match[1]), today, ahead)
    if match := _MONTH_FIRST.fullmatch(text):
        return _placed(match[3], _month(match[1]), int(match[2]), today, ahead)
    return None


def _placed(
    year: str | None, month: int, day_: int, today: datetime.date | None, ahead: bool
) -> datetime.date | None:
    """A day of a month. Without a year it is the last such day, or with `ahead` the next one."""
    if year or today is None:
        return _made(year, month, day_) if year else None
    years = range(today.year, today.year + 5) if ahead else range(today.year, today.year - 5, -1)
    for candidate in years:  # five, because 29 February comes every four
        date = _made(str(candidate), month, day_)
        if date and (date >= today if ahead else date <= today):
            return date
    return None


def _made(year: str, month: int, day_: int) -> datetime.date | None:
    number = int(year)
    if len(year) == len("26"):
        number += 1900 if number >= _CENTURY else 2000
    try:
        return datetime.date(number, month, day_)
    except ValueError:
        return None


def _month(word: str) -> int:
    name = _named(word, MONTHS)
    return MONTHS.index(name) + 1 if name else 0


def _named(word: str, names: tuple[str, ...]) -> str:
    """The one name that begins with a word of three letters or more."""
    if len(word) < _SHORTEST:
        return ""
    if word == "sept":
        word = "sep"
    return next((name for name in names if name.startswith(word)), "")


def written_late(on: datetime.date, today: datetime.date) -> dict[str, datetime.date]:
    """The field by which an entry written after its day says so itself."""
    return {"written": today} if on < today else {}


def _away(text: str, today: datetime.date) -> datetime.date | None:
    """A day by how far away it is: `3 weeks ago`, `in a fortnight`. It must say which way, and only one."""
    match = _AGO.fullmatch(text)
    if not match:
        return None
    ahead = bool(match[1] or (match[4] or "").startswith("from"))
    if ahead == (match[4] == "ago"):
        return None
    amount = int(match[2]) if match[2].isdecimal() else _NUMBERS.get(match[2], 0)
    if not 0 < amount < 1_000:  # noqa: PLR2004
        return None
    signed = amount if ahead else -amount
    if match[3] == "month":
        return _months_away(today, signed)
    return today + datetime.timedelta(signed * _DAYS_IN[match[3]])


def _months_away(today: datetime.date, months: int) -> datetime.date | None:
    """The same day of another month, or the last day of a month that is too short."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    days = (_made(str(year), month + 1, day_) for day_ in range(today.day, 27, -1))
    return _made(str(year), month + 1, today.day) or next((date for date in days if date), None)


def _weekday(text: str, today: datetime.date, ahead: bool) -> datetime.date | None:
    """The nearest such weekday, back or ahead. It can be today only on the way back, and without `last`."""
    match = _WEEKDAY.fullmatch(text)
    name = _named(match[2], WEEKDAYS) if match else ""
    if not match or not name:
        return None
    if match[1] in {"next", "last", "this past"}:
        ahead = match[1] == "next"
    wanted = WEEKDAYS.index(name)
    if ahead:
        return today + datetime.timedelta((wanted - today.weekday() - 1) % 7 + 1)
    past = (today.weekday() - wanted) % 7
    return today - datetime.timedelta(past or (7 if match[1] in {"last", "this past"} else 0))
