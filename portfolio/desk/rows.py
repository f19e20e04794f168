"""The rows of a group in a form: one more, one fewer, in another order. The server draws them anew."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio.desk.answers import Sent
from portfolio.writing.questions import Question

ADD, UP, DOWN, REMOVE = "add", "up", "down", "remove"
_NEW = "n"  # begins the name of a row that is not in the file yet


def with_a_row(asked: Iterable[Question], sent: Sent) -> dict[str, tuple[str, ...]]:
    """The answers with a first row to fill in for every group that has none."""
    groups = (question for question in asked if question.form == "group")
    empty = {group.field: (f"{_NEW}0",) for group in groups if not sent.get(group.field)}
    return {**sent, **empty}


def moves(button: str) -> bool:
    """Whether a button is one of these."""
    return button.partition(":")[0] in {ADD, UP, DOWN, REMOVE}


def pressed(sent: Sent, button: str) -> dict[str, tuple[str, ...]]:
    """The answers after a button of a group was pressed: `add:actions`, `up:actions:1`."""
    what, _, rest = button.partition(":")
    group, _, row = rest.partition(":")
    rows = [*sent.get(group, ())]
    if what == ADD:
        rows.append(_free(rows))
    elif row in rows:
        at = rows.index(row)
        rows.pop(at)
        if what != REMOVE:
            rows.insert(max(at - 1, 0) if what == UP else at + 1, row)
    return {**sent, group: tuple(rows)}


def _free(rows: list[str]) -> str:
    return next(name for name in (f"{_NEW}{number}" for number in range(len(rows) + 1)) if name not in rows)
