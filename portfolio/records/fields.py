"""The types of field a file may hold: what is typed is text, and each type says what it means.

Every type refuses with the code of a problem, so that the reader of the message learns what to
write instead. Text types keep what was typed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from portfolio.problems import did_you_mean
from portfolio.share import Share

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_BRITISH = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})\Z")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})(?:[ t]\S+)?\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[Tt ](?P<hour>\d\d):\d\d(?::\d\d(?:[.,]\d+)?)?"
    r" ?(?P<zone>[Zz]|[+-]\d\d:?(?:\d\d)?)?)?",
    re.ASCII,
)
_LAST_HOUR = "23"
_MONTHS_OF_YEAR = 12
_DASH = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
_EARLIEST = "1900"  # a year before it is a slip of the pen
_CENTURY = 100  # years below it are written short: 26 for 2026
_NUMBER = re.compile(r"-?\d{1,7}(\.\d{1,3})?\Z")
_WHOLE = re.compile(r"-?\d{1,7}\Z")


class Detail(BaseModel):
    """A group of fields inside an entry, profile, framework or rule set."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    is_line: ClassVar[bool] = False  # whether it is said in one line, among the facts


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "not text", {"found": _shape(value)})
    if not value.strip():
        raise PydanticCustomError("empty", "empty", {})
    return value


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    typed = value.strip() if isinstance(value, str) else _shape(value)
    if isinstance(value, str) and _ISO.match(typed) and typed >= _EARLIEST:
        try:
            return datetime.date.fromisoformat(typed)
        except ValueError:
            raise PydanticCustomError("no-such-day", "no such day", {"typed": typed}) from None
    offer = _offer(typed) or "for example 2026-03-31"
    raise PydanticCustomError("not-a-date", "not a date", {"typed": typed, "offer": offer})


def day_meant(typed: str) -> str | None:
    """The day of a moment as programs write it, where every clock of these islands shows that day.

    Midnight of a summer's day is an hour before it in the time of Greenwich, so the last hour is not sure.
    """
    found = _MOMENT.fullmatch(_DASH.sub("-", typed))
    if not found or (found["zone"] in {"Z", "z"} and found["hour"] == _LAST_HOUR):
        return None
    return found["day"]


def day_offered(typed: str) -> str | None:
    """A day in another order, where only one day can be meant: not for 3/4/2026."""
    offer = _offer(typed)
    numbers = _BRITISH.match(_DASH.sub("-", typed.casefold()))
    if numbers and int(numbers[2]) <= _MONTHS_OF_YEAR >= int(numbers[1]) and numbers[1] != numbers[2]:
        return None
    return offer or None


def _offer(typed: str) -> str:
    """`31/03/2026` → `2026-03-31`; British order, since that is what people here type."""
    plain = _DASH.sub("-", typed.casefold())
    if numbers := _BRITISH.match(plain) or _WORDED.match(plain):
        day, month, year = numbers.groups()
    elif numbers := _YEAR_FIRST.match(plain):
        year, month, day = numbers.groups()
    else:
        return ""
    try:
        number = _MONTHS.index(month[:3]) + 1 if month.isalpha() else int(month)
        found_day = datetime.date(int(year) + (2000 if int(year) < _CENTURY else 0), number, int(day))
    except ValueError:
        return ""
    return found_day.isoformat() if found_day.isoformat() >= _EARLIEST else ""


def _number(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _NUMBER.match(value.strip()):
        raise PydanticCustomError("not-a-number", "not a number", {"typed": _typed(value)})
    return float(value)


def _whole(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _WHOLE.match(value.strip()):
        raise PydanticCustomError("not-a-whole-number", "not whole", {"typed": _typed(value)})
    return int(value)


def _scale(value: object) -> object:
    number = 0 if value is None else _whole(value)
    if number not in range(1, 6):
        raise PydanticCustomError("not-on-scale", "not 1 to 5", {"typed": _typed(value)})
    return number


def _positive(value: object) -> object:
    number = _number(value)
    if isinstance(number, int | float) and number < 0:
        raise PydanticCustomError("less-than-nothing", "below zero", {"typed": _typed(value)})
    return number


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word not in {"yes", "no", "true", "false"}:
        raise PydanticCustomError("not-yes-or-no", "not yes or no", {"typed": _typed(value)})
    return word in {"yes", "true"}


def _several(value: object) -> object:
    """A list. A single word counts as a list of one, and nothing at all as an empty list."""
    if value is None:
        return ()
    if isinstance(value, str | Mapping):
        return (value,)
    return value


def _table(value: object) -> object:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise PydanticCustomError("not-fields", "not fields", {"found": _shape(value)})
    return dict(value)


def _share(value: object) -> object:
    if isinstance(value, Share):
        return value
    if not isinstance(value, str) or value not in set(Share):
        typed = _typed(value)
        raise PydanticCustomError(
            "not-a-share", "share", {"typed": typed, "suggestion": did_you_mean(typed, Share)}
        )
    return Share(value)


def _shape(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of fields"
    return "a list" if isinstance(value, tuple | list) else str(value)


def _typed(value: object) -> str:
    return value if isinstance(value, str) else _shape(value)


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": "^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}
    ),
]
Number = Annotated[float, BeforeValidator(_positive), WithJsonSchema({"type": "number", "minimum": 0})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Scale = Annotated[
    int, BeforeValidator(_scale), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
ShareWord = Annotated[Share, BeforeValidator(_share), WithJsonSchema({"type": "string", "enum": [*Share]})]
SEVERAL = BeforeValidator(_several)
TABLE = BeforeValidator(_table)
Texts = Annotated[tuple[Text, ...], SEVERAL]


def forwards(first: datetime.date | None, last: datetime.date | None) -> None:
    """Refuse dates that end before they begin, while pydantic checks the model."""
    if first and last and last < first:
        context = {"date": first, "until": last}
        raise PydanticCustomError("until-before-date", "ends before it begins", context)
