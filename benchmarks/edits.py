"""The edits that are measured: what a file says after somebody has changed one thing in it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable

from benchmarks.entries import OLDER_STANDARDS, STANDARDS

Edit = Callable[[str, int], str]  # what a file says, and a number no other edit has


def text(content: str, number: int) -> str:
    """A sentence more at the end."""
    return f"{content}\nA sentence written later, number {number}.\n"


def title(content: str, number: int) -> str:
    """Another title."""
    return _with(content, "title", lambda _: f"A better title, number {number}")


def date(content: str, _: int) -> str:
    """The day after."""
    day = re.search(r"^date: (.+)$", content, re.MULTILINE)
    after = datetime.date.fromisoformat(day[1]) + datetime.timedelta(days=1) if day else ""
    return re.sub(r"^date: .+$", f"date: {after}", content, count=1, flags=re.MULTILINE)


def standard(content: str, _: int) -> str:
    """A standard more, of those in force on the day."""

    def more(cited: list[str]) -> list[str]:
        known = STANDARDS if cited[0] in STANDARDS else OLDER_STANDARDS
        return [*cited, next(one for one in known if one not in cited)]

    return _with(content, "standards", more)


FACTS: dict[str, Edit] = {"title": title, "date": date, "standard": standard}


def _with(content: str, field: str, change: Callable[..., object]) -> str:
    """The same with another value of a field that is written as JSON."""
    return re.sub(
        rf"^{field}: (.+)$",
        lambda line: f"{field}: {json.dumps(change(json.loads(line[1])))}",
        content,
        count=1,
        flags=re.MULTILINE,
    )
