"""What else stands in the fields of a file of which one cannot be read, so that one run finds every mistake.

The field that cannot be read is left out and the rest read again. Where that only moves the mistake on to
the next field, such as behind a bracket that is not closed, nothing more is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio.problems import Problem
from portfolio.records.frontmatter import Record, read

_FIELD = re.compile(r"[^\W\d][\w-]*(?=[ \t]*:)")
_IN_ONE_FIELD = frozenset(
    {"yaml-syntax", "words-after-hash", "yaml-feature", "key-twice", "control-character"}
)
_MOST = 6


@dataclass(frozen=True)
class Rest:
    """The record without the fields that cannot be read, their names, and what is wrong in them."""

    record: Record
    names: frozenset[str]
    problems: tuple[Problem, ...]


def rest(text: str, file: str, first: Problem) -> Rest | None:
    """What can be read besides a mistake; None where that cannot be told from what it does to the rest."""
    lines = text.split("\n")
    found, names = [first], set[str]()
    for _ in range(_MOST):
        here = _field(lines, found[-1])
        if here is None:
            return None
        start, end, name = here
        names.add(name)
        lines[start:end] = ["#"] * (end - start)
        again = read("\n".join(lines), file)
        if isinstance(again, Record):
            return Rest(again, frozenset(names), tuple(found))
        if again.where.line - 1 == end:
            return None
        found.append(again)
    return None


def _field(lines: list[str], wrong: Problem) -> tuple[int, int, str] | None:
    """The lines of the field in which a mistake stands, and its name."""
    at = wrong.where.line - 1
    if wrong.code not in _IN_ONE_FIELD or not 0 < at < len(lines):
        return None
    start = next((number for number in range(at, 0, -1) if _FIELD.match(lines[number])), None)
    if start is None:
        return None
    name = _FIELD.match(lines[start])
    below = range(start + 1, len(lines))
    goes_on = (lines[n][:1] in {" ", "\t", "-", ""} and not lines[n].startswith("---") for n in below)
    end = next((n for n, within in zip(below, goes_on, strict=True) if not within), len(lines))
    return start, end, name[0] if name else ""
