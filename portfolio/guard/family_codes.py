"""Local codes of families, in words that others may read though they may not see the code.

A code is looked for as a whole word. One that is a word itself (`Robin`, `ME`) is found only as it
was typed, and a short number only where it is called a number or a family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from portfolio.frameworks import is_reference
from portfolio.guard import canonical
from portfolio.guard.pieces import Path
from portfolio.model import Portfolio, Practitioner

Codes = frozenset[str]

_SHORTEST = 2
_SHORT = 3  # signs from which a gap inside a code may be a space
_LONG_NUMBER = 4
_RUN = re.compile(r"[^\W\d_]+|\d+")
_MARKS = r"(?:[^\w\s]|_)"
_CALLED = r"(?:#|\b(?:no|number|num|family|families|child|children|case|cases|code|codes)\b\W{0,3})"
# Fields that name something else than a family: a standard, an action, another entry.
_ELSEWHERE = frozenset({"standards", "ratings", "answers", "follows", "applied_in", "post"})
_NAMES = frozenset(
    {("actions", "id"), ("goals", "id"), ("reviews", "action"), ("posts", "id"), ("showcase", "for")}
)


def of(one: Practitioner) -> Codes:
    """Every code a practitioner uses for a family."""
    covered = {cover.code for entry in one.with_drafts for cover in getattr(entry, "covers", ())}
    told = covered | {family.code for family in one.profile.families}
    return frozenset(code for code in told if sum(map(len, _RUN.findall(code))) >= _SHORTEST)


def hidden(full: Portfolio, shown: Portfolio) -> Mapping[str, Codes]:
    """For each practitioner the codes that an audience may not see."""
    seen = {one.id: of(one) for one in shown.practitioners}
    return {one.id: of(one) - seen.get(one.id, frozenset()) for one in full.practitioners}


def find(text: str, codes: Codes) -> Iterable[tuple[int, str]]:
    """Where codes stand in a text, each with the code as it is kept."""
    letters = "".join(canonical.collapsed(form) for form in canonical.forms(text))
    if not any(key in letters for key in _keys(codes)):
        return
    for found in _pattern(codes).finditer(text):
        yield found.start(), sorted(codes)[(found.lastindex or 1) - 1]


def may_hold(path: Path) -> bool:
    """Whether a field can speak of a family: others name standards, actions or entries."""
    if not path:
        return True
    inner = next((part for part in reversed(path[1:]) if isinstance(part, str)), "")
    if path[0] == "ratings" and inner and not is_reference(inner):
        return True  # a theme is in the writer's own words
    return path[0] not in _ELSEWHERE and (path[0], inner) not in _NAMES


@lru_cache(maxsize=256)
def _keys(codes: Codes) -> frozenset[str]:
    """The letters and digits of codes: a text without them needs no closer look."""
    return frozenset(canonical.collapsed(form) for code in codes for form in canonical.forms(code))


@lru_cache(maxsize=256)
def _pattern(codes: Codes) -> re.Pattern[str]:
    first = {one for code in codes for one in _RUN.findall(code)[0][0]}
    begins = {form for one in first for form in (one.lower(), one.upper())} | set("#nNfFcC")
    quick = f"(?=[{''.join(map(re.escape, sorted(begins)))}])"  # so that most places are passed over
    return re.compile(rf"{quick}(?<![^\W_])(?:{'|'.join(f'({_of_one(code)})' for code in sorted(codes))})")


def _of_one(code: str) -> str:
    runs = _RUN.findall(code)
    signs = "".join(runs)
    gap = rf"(?:{_MARKS}|[ \u00a0]){{0,3}}" if len(signs) >= _SHORT else rf"{_MARKS}{{0,3}}"
    whole = gap.join(map(re.escape, runs))
    if signs.isdigit() and len(signs) < _LONG_NUMBER:
        return rf"(?i:{_CALLED}){whole}(?![^\W_])"
    if len(signs) >= _SHORT and any(map(str.isdigit, signs)) and not signs.isdigit():
        whole = f"(?i:{whole})"
    return rf"{whole}(?![^\W_])"
