"""Themes under one spelling: capitals, spaces, full stops and forms of an accent do not tell two apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from portfolio.entries import Entry, Profile
from portfolio.model.ratings import rated_themes

_LEAST = 5  # letters of a theme below which one letter makes another word


@lru_cache(maxsize=8192)
def alike(theme: str) -> str:
    """What all spellings of a theme have in common; a theme of nothing but full stops is itself."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", theme).casefold())
    return "".join(c for c in folded if not c.isspace() and c != ".") or theme


def named(entry: Entry) -> tuple[str, ...]:
    """The themes an entry is about or rates, as they are written there."""
    return (*entry.themes, *rated_themes(entry))


def rating(entry: Entry, theme: str) -> int | None:
    """How an entry rates a theme, however it is spelt there."""
    rated = (entry.ratings[name] for name in rated_themes(entry) if alike(name) == alike(theme))
    return next(rated, None)


def spellings(entries: Iterable[Entry], profile: Profile) -> Mapping[str, str]:
    """Every spelling used → the one shown: the profile's, else the commonest, else the earliest."""
    used = Counter(theme for entry in entries for theme in named(entry))
    shown = {alike(theme.id): theme.id for theme in reversed(profile.themes)}
    for theme, _ in used.most_common():
        shown.setdefault(alike(theme), theme)
    return {theme: shown[alike(theme)] for theme in used}


def near_twins(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Two themes that differ by one letter: the rarer one, which may be misspelt, and the other."""
    used: dict[str, Counter[str]] = {}
    for entry in entries:
        for theme in entry.themes:
            used.setdefault(alike(theme), Counter())[theme] += 1
    for one, other in combinations(sorted(used, key=len), 2):
        if len(other) >= _LEAST and _is_one_letter_off(one, other):
            rare, common = sorted((one, other), key=lambda name: used[name].total())
            yield used[rare].most_common(1)[0][0], used[common].most_common(1)[0][0]


def _is_one_letter_off(short: str, long: str) -> bool:
    """Whether one letter, and no digit, is another, missing or too many."""
    if len(long) - len(short) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    other = start + len(short) - len(long) + 1  # where the shorter goes on after the letter
    differing = short[start:other] + long[start : start + 1]
    return short[other:] == long[start + 1 :] and not any(c.isdigit() for c in differing)
