"""How long something took, from the columns of time in a row: amounts that belong together add up."""

from __future__ import annotations

from portfolio.writing import activities, amounts, verdicts
from portfolio.writing.plain import one_line
from portfolio.writing.row_entry import RowEntry

_KEPT = "It is kept in the text."
_THOUSANDS = f"may be a decimal comma or thousands. {_KEPT} Write hours as 1.5, 1h30 or 90 min."
_UNCLEAR = f"is not an amount of time we can be sure of. {_KEPT} Write hours as 1.5, 1h30 or 90 min."
_AN_HOUR = 60


def read(entry: RowEntry) -> None:
    """The time of a row, and how much of it was learning with others."""
    with_others = _amount(entry, "participatory_hours")
    total = _total(entry)
    _participatory(entry, with_others, total)
    if not total:
        return
    if entry.takes("minutes"):
        entry.fields["minutes"] = round(total * _AN_HOUR)
    elif entry.takes("hours"):
        entry.fields["hours"] = total
    else:
        for name in ("hours", "minutes", "other_hours", "participatory_hours"):
            _keep_once(entry, name)


def _total(entry: RowEntry) -> float | None:
    """The whole time: a total with the minutes beside it, or else all its parts together."""
    hours, minutes = _amount(entry, "hours"), _amount(entry, "minutes", "minutes")
    if hours is not None and minutes is not None:
        return _with_minutes(entry, hours, minutes)
    if hours is not None or minutes is not None:
        return hours if hours is not None else minutes
    return _parts(entry) if verdicts.is_nothing(entry.cell("hours")) else None


def _with_minutes(entry: RowEntry, hours: float, minutes: float) -> float | None:
    """`1` and `30` are an hour and a half; `1.5` and `90` are the same time twice."""
    if abs(hours - minutes) < 0.01:  # noqa: PLR2004 - as exact as hours are kept
        return hours
    columns = entry.context.columns
    is_whole = hours.is_integer() and columns.unit(columns.by_field["hours"]) == "hours"
    if minutes < 1 and (is_whole or not hours):
        return round(hours + minutes, 2)
    entry.keep("hours")
    entry.keep_with_a_note("minutes", f"stands beside another time and may be part of it. {_KEPT}")
    return None


def _parts(entry: RowEntry) -> float | None:
    """What the columns of parts come to; nothing as long as one of them is not understood."""
    columns = entry.context.columns
    named = (columns.by_field.get(name) for name in ("participatory_hours", "other_hours"))
    places = [place for place in (*named, *columns.more_hours) if place is not None]
    filled = [place for place in places if _is_filled(entry, place)]
    amounts_found = [_at(entry, place) for place in filled]
    if not filled or None in amounts_found:
        return None
    return round(sum(amount for amount in amounts_found if amount is not None), 2)


def _participatory(entry: RowEntry, with_others: float | None, total: float | None) -> None:
    """Whether it was learning with others: by its hours, or by what a cell says."""
    typed = entry.cell("participatory")
    said = verdicts.yes_or_no(typed)
    if typed and said is None and with_others is None:
        with_others = amounts.hours(typed, "hours")
    if typed and said is None and with_others is None:
        meant = activities.recognise(typed)
        said = meant.fields.get("participatory")
        if not meant.is_all:
            entry.keep("participatory")
    elif said is not None and not entry.takes("participatory"):
        entry.keep("participatory")
    if with_others is not None:
        said = with_others > 0
        _hours_with_others(entry, with_others, total)
    if said is not None and entry.takes("participatory"):
        entry.fields["participatory"] = said
    elif not entry.takes("participatory"):
        entry.fields.pop("participatory", None)


def _hours_with_others(entry: RowEntry, with_others: float, total: float | None) -> None:
    known = entry.context.columns.by_field
    name = "participatory_hours" if "participatory_hours" in known else "participatory"
    if total and with_others > total:
        entry.keep_with_a_note(name, f"is more than the hours of the whole. {_KEPT}")
    elif with_others == total:
        return
    elif entry.takes("participatory_hours") and with_others and total and not entry.takes("minutes"):
        entry.fields["participatory_hours"] = with_others
    elif with_others:
        _keep_once(entry, name)


def _amount(entry: RowEntry, name: str, unit: str = "") -> float | None:
    place = entry.context.columns.by_field.get(name)
    if place is None:
        return None
    return _at(entry, place, unit)


def _at(entry: RowEntry, place: int, unit: str = "") -> float | None:
    """A cell as hours. What is not exact, or not understood, is kept; the latter with a note, once."""
    typed = one_line(entry.context.at(entry.row, place))
    if typed == "0":
        return 0.0
    if verdicts.is_nothing(typed):
        return None
    columns = entry.context.columns
    amount = amounts.hours(typed, columns.unit(place) or unit)
    label = (columns.name(place), entry.context.at(entry.row, place))
    if amount is None:
        if label not in entry.kept:
            why = _THOUSANDS if amounts.may_be_thousands(typed) else _UNCLEAR
            entry.note(place, why)
            entry.kept.append(label)
    elif not amounts.is_exact(amount, typed) and label not in entry.kept:
        entry.kept.append(label)
    return amount


def _is_filled(entry: RowEntry, place: int) -> bool:
    typed = one_line(entry.context.at(entry.row, place))
    return typed == "0" or not verdicts.is_nothing(typed)


def _keep_once(entry: RowEntry, name: str) -> None:
    label = (entry.context.column(name), entry.cell(name))
    if label[1] and label not in entry.kept:
        entry.kept.append(label)
