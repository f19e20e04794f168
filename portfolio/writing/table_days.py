"""Days as a table writes them: with a time of day, as a spreadsheet's number, several in one cell.

Each has its year: in a table `yesterday` and `3 March` mean nothing. What could be two days is
None, as in `dates`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from portfolio.writing import dates

_AM = r"[ap]\.?m\b\.?"
_CLOCK = (
    rf"\d{{1,2}}(?::\d{{2}}){{1,2}}(?:[.,]\d+)?(?: ?{_AM})?|\d{{1,2}}(?:\.\d{{2}})? ?{_AM}"
    r"|\d{1,2}(?:\.\d{2}){2}(?:\.\d+)?"
)
_ZONE = r"(?: ?(?:z|utc|gmt|bst|cet|cest|ist|wet|west)\b)?(?: ?[+-]\d{1,2}(?::?\d{2})?)?(?: ?\([a-z ]+\))?"
_TO = r"\s*(?:-|\u2013|to|until)\s*"
_TIME = re.compile(rf"(?:(?<=\d)t|[ ,]+(?:at |from )?)(?:{_CLOCK}){_ZONE}(?:{_TO}(?:{_CLOCK}){_ZONE})?\Z")
_RUN_TOGETHER = re.compile(r"(?<=\d{8})t\d{4}(?:\d{2})?z?\Z")  # 20250628T151921Z
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_FIRST_WEEKDAY = re.compile(rf"\A{_WEEKDAY}[., ]+")
_PASSED_OVER = re.compile(rf"[ ,]*(?:\(?\b{_WEEKDAY}\)?|\binclusive|\(inclusive\))\Z")
_PART = re.compile(
    rf"[ ,]*(?:\([^()\d]*\)|\b(?:{_AM}|morning|afternoon|evening|all day|half day|full day))\Z"
)
_WEEK = re.compile(r"\A(?:w ?/ ?[cb]|w[cb]|week (?:of|commencing|beginning|starting))\b[ :.]*")
_BETWEEN = re.compile(r"\A(?:from|between)\s+")
_RANGE = re.compile(r"\s+(?:to|until|till|through|-|>)\s+|\s*(?:\u2013|\u2014|\u2192|->)\s*")
_LIST = re.compile(r"\s*(?:&|;|\+|\band\b)\s*|,(?!\s*\d{4}\b)\s*")
_ISO_RANGE = re.compile(r"(\d{4}-\d\d-\d\d[^\s/]*)\s*/\s*(\d{4}-\d\d-\d\d[^\s/]*)")
_ON_AND_ON = frozenset({"present", "the present", "ongoing", "now", "today", "date", "current"})
_NUMBER = r"(\d{1,2}(?:st|nd|rd|th)?)"
_TWO_DAYS = re.compile(rf"{_NUMBER} ?([-\u2013/]) ?{_NUMBER}((?: (?:of )?|-)[a-z]+\.?,? ?\d{{2,4}})")
_TWO_DAYS_IN_FIGURES = re.compile(r"(\d{1,2}) ?([-\u2013]) ?(\d{1,2})([/.]\d{1,2}[/.]\d{2,4})")
_MONTH_FIRST = re.compile(rf"([a-z]{{3,9}})\.? {_NUMBER} ?(-|\u2013|&|and|to) ?{_NUMBER},? (\d{{4}})")
_FIGURES = re.compile(r"(\d{1,2}) ?([-\u2013]) ?(\d{1,2})([/.]\d{1,2}[/.]\d{2,4})")
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? ?(-|\u2013|&|and|to) ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
)
_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_SHORT_YEAR = re.compile(r"['’](?=\d\d\b)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")  # since 1970, as learning platforms count; with thousandths
_SERIAL_ZERO = datetime.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 54_789


@dataclass(frozen=True)
class Stretch:
    """The days a cell names; not `exact` where more than the days stands in it, or days between are free."""

    first: datetime.date
    last: datetime.date | None = None
    exact: bool = True


def full_day(typed: str) -> datetime.date | None:
    """One day, written with its year. A time of day and a weekday are passed over."""
    return dates.calendar(dates.simple(_bare(typed)), None, False)


def serial_day(typed: str) -> datetime.date | None:
    """The day that a program keeps as a number: `45382`, `45382.5` or seconds since 1970."""
    typed = typed.strip()
    if (match := _SERIAL.fullmatch(typed)) and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return _SERIAL_ZERO + datetime.timedelta(int(match[1]))
    if match := _SECONDS.fullmatch(typed):
        return datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC).date()
    return None


def stretch(typed: str) -> Stretch | None:
    """One day, or the first and the last of several: `28 & 29 June 2025`, `30 Dec - 2 Jan 2026`."""
    day = full_day(typed) or serial_day(typed)
    if day:
        return Stretch(day)
    text = " ".join(typed.casefold().split())
    if week := _WEEK.match(text):
        day = full_day(text[week.end() :])
        return Stretch(day, exact=False) if day else None
    if part := _PART.search(text):
        found = stretch(text[: part.start()])
        return Stretch(found.first, found.last, exact=False) if found else None
    return _several(_BETWEEN.sub("", text))


def is_either_order(typed: str) -> bool:
    """Whether a date in figures could be read in American order too: `03/04/2026`, not `31/04/2026`."""
    return any(dates.is_either_order(figures) for figures in _FIGURES.findall(typed))


def is_american(typed: str) -> bool:
    """Whether a date in figures is a day only in American order: `12/31/2026`."""
    return any(dates.is_american(figures) for figures in _FIGURES.findall(typed))


def _bare(typed: str) -> str:
    """A day without what may stand around it: a weekday, a time of day."""
    text = _FIRST_WEEKDAY.sub("", _SHORT_YEAR.sub("", " ".join(typed.casefold().split())))
    text = _TIME.sub("", _RUN_TOGETHER.sub("", text))
    return _PASSED_OVER.sub("", text)


def _several(text: str) -> Stretch | None:
    if iso := _ISO_RANGE.fullmatch(text):
        return _from([iso[1], iso[2]], in_between=True)
    if two := _TWO_DAYS.fullmatch(text) or _TWO_DAYS_IN_FIGURES.fullmatch(text):
        return _from([two[1], f"{two[3]}{two[4]}"], in_between=two[2] != "/")
    if american := _MONTH_FIRST.fullmatch(text):
        month, first, sign, last, year = american.groups()
        return _from(
            [f"{first} {month} {year}", f"{last} {month} {year}"], in_between=sign not in {"&", "and"}
        )
    halves = _RANGE.split(text)
    if len(halves) == 1 and text.count("-") == 1:
        halves = text.split("-")
    if len(halves) == 2 and halves[1].strip() in _ON_AND_ON:  # noqa: PLR2004
        day = full_day(halves[0])
        return Stretch(day, exact=False) if day else None
    if len(halves) == 2:  # noqa: PLR2004
        return _from(halves, in_between=True)
    pieces = [piece for piece in _LIST.split(text) if piece and not _PASSED_OVER.fullmatch(piece)]
    return _from(pieces, in_between=False) if len(pieces) > 1 else None


def _from(pieces: list[str], *, in_between: bool) -> Stretch | None:
    """The stretch of some days in order; the last has the year, and those before may borrow from it."""
    last = full_day(pieces[-1])
    if last is None:
        return None
    days = [*(_borrowed(piece.strip(), last, in_between) for piece in pieces[:-1]), last]
    found = [day for day in days if day]
    if len(found) < len(days) or found != sorted(found):
        return None
    if in_between or all((b - a).days <= 1 for a, b in pairwise(found)):
        return Stretch(found[0], last)
    return Stretch(found[0], exact=False)


def _borrowed(piece: str, last: datetime.date, over_new_year: bool) -> datetime.date | None:
    if day := full_day(piece):
        return day
    piece = _bare(piece)
    number = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", piece)
    if number.isdecimal():
        day = full_day(f"{number}/{last.month}/{last.year}")
    else:
        day = full_day(f"{piece} {last.year}") or full_day(f"{piece}/{last.year}")
        if day and day > last and over_new_year:
            day = full_day(f"{piece} {last.year - 1}") or full_day(f"{piece}/{last.year - 1}")
    return day
