"""What the cells of a column are: days, amounts, words, a name. Whether they agree with its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from portfolio.writing import activities, amounts, table_days, verdicts

_SEEN = 300  # cells to decide by
_HALF = 0.5
_SAYS_MUCH = 4  # words in some cell under a heading that may stand over grades too
_CLOCK = re.compile(r"\s*(\d{1,2})[:.]\d{2}\s*([ap]\.?m\.?)?\s*", re.IGNORECASE)
_LONGEST_LESSON = 7  # hours; a clock that says more is a time of day
_DAYS = frozenset({"date", "until", "valid_until", "next"})
_AMOUNTS = frozenset({"hours", "minutes", "participatory_hours", "other_hours"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")


def agrees(field: str, cells: Sequence[str], *, perhaps: bool) -> bool:
    """Whether a column holds what its heading says; `perhaps` where the heading alone is not certain."""
    said = [cell for cell in cells[:_SEEN] if not verdicts.is_nothing(cell)]
    if not said:
        return field not in _CHECKS
    if field[:1].isupper():
        return _are_words(said, perhaps=perhaps)
    if check := _CHECKS.get(field):
        return check(said)
    if field in _DAYS:
        return (field == "date" and not perhaps) or _share(said, _is_day)
    if field in _AMOUNTS:
        return _are_amounts(said) if perhaps else not _share(said, _is_yes_or_no)
    return _are_text(field, said, perhaps=perhaps)


def names_activities(cells: Sequence[str]) -> bool:
    """Whether most cells of a column are sorts of activity that we know."""
    said = [cell for cell in cells[:_SEEN] if not verdicts.is_nothing(cell)]
    return bool(said) and _share(said, _is_activity)


def is_of_one_person(cells: Sequence[str], person: str) -> bool:
    """Whether most cells are the name of the person whose log it is."""
    said = [cell for cell in cells[:_SEEN] if cell.strip()]
    return bool(said) and _share(said, lambda cell: is_name(cell, person))


def is_name(cell: str, person: str) -> bool:
    """Whether a cell is a person's name and no more, in any order: `Okafor, Ren`."""
    name, said = set(verdicts.tokens(person)), verdicts.tokens(cell)
    return len(said) > 1 and len(name) > 1 and set(said) <= name


def is_one_thing(cells: Sequence[str]) -> bool:
    """Whether all rows say the same, and it does not name an activity."""
    said = {" ".join(verdicts.tokens(cell)) for cell in cells if cell.strip()}
    filled = sum(bool(cell.strip()) for cell in cells)
    return filled > 1 and len(said) == 1 and not activities.recognise(said.pop()).names_one


def _are_text(field: str, cells: Sequence[str], *, perhaps: bool) -> bool:
    if field == "kind" and perhaps:
        return _share(cells, _is_sort)
    is_other = _is_yes_or_no if field == "standards" else _is_no_text
    return not (_share(cells, is_other) if perhaps else all(map(is_other, cells)))


def _are_words(cells: Sequence[str], *, perhaps: bool) -> bool:
    if not _share(cells, verdicts.is_words):
        return False
    return not perhaps or any(len(verdicts.tokens(cell)) >= _SAYS_MUCH for cell in cells)


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    """Whether at least half of some cells are of a sort."""
    return sum(map(holds, cells)) >= len(cells) * _HALF


def _is_day(cell: str) -> bool:
    return table_days.stretch(cell) is not None


def _is_amount(cell: str) -> bool:
    return amounts.hours(cell, "hours") is not None or amounts.may_be_thousands(cell)


def _are_amounts(cells: Sequence[str]) -> bool:
    return _share(cells, _is_amount) and not _are_clocks(cells)


def _are_clocks(cells: Sequence[str]) -> bool:
    """Whether a column of `9:30` and `14:00` tells the time of day."""
    clocks = [clock for cell in cells if (clock := _CLOCK.fullmatch(cell))]
    late = any(
        clock[2] or int(clock[1]) >= _LONGEST_LESSON for clock in clocks if ":" in clock[0] or clock[2]
    )
    return late and len(clocks) >= len(cells) * _HALF


def _is_activity(cell: str) -> bool:
    return activities.recognise(cell).is_known


def _is_sort(cell: str) -> bool:
    return activities.recognise(cell).is_all


def _is_figure(cell: str) -> bool:
    return _is_day(cell) or not re.search(r"[^\W\d_]", cell)


def _is_no_text(cell: str) -> bool:
    return _is_figure(cell) or _is_yes_or_no(cell)


def _is_yes_or_no(cell: str) -> bool:
    return verdicts.yes_or_no(cell) is not None


def _is_with_others(cell: str) -> bool:
    return _is_yes_or_no(cell) or "participatory" in activities.recognise(cell).fields


def _is_month(cell: str) -> bool:
    return (
        table_days.full_day(f"1 {cell} 2024") is not None or table_days.full_day(f"1/{cell}/2024") is not None
    )


def _is_day_of_month(cell: str) -> bool:
    return table_days.full_day(f"{cell}/1/2024") is not None


_CHECKS: dict[str, Callable[[Sequence[str]], bool]] = {
    "participatory": lambda cells: _share(cells, _is_with_others),
    "year": lambda cells: all(_YEAR.fullmatch(cell) for cell in cells),
    "month": lambda cells: all(map(_is_month, cells)),
    "day": lambda cells: all(map(_is_day_of_month, cells)),
}
