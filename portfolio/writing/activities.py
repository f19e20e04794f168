"""What a log calls an activity → the kind of entry, and its fields.

The last word before a preposition says what it was: a *feedback course* is a course, an *observation
of practice* an observation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Of those that end alike the first wins; among ways of training, the first that stands in the cell.
_ACTIVITIES: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("group supervision", "supervision", {"form": "group"}),
    ("peer supervision", "supervision", {"form": "peer"}),
    ("supervision", "supervision", {}),
    ("reflective discussion", "review", {"type": "reflective-discussion"}),
    ("appraisal", "review", {"type": "appraisal"}),
    ("self assessment", "review", {"type": "self-assessment"}),
    ("observation", "observation", {}),
    ("observed practice", "observation", {}),
    ("feedback", "feedback", {}),
    ("compliment", "feedback", {}),
    ("reflection", "reflection", {}),
    ("reflective account", "reflection", {}),
    ("reflective writing", "reflection", {}),
    ("reflective practice", "reflection", {}),
    ("reflective", "reflection", {}),
    ("e learning", "training", {"method": "e-learning"}),
    ("elearning", "training", {"method": "e-learning"}),
    ("online", "training", {"method": "e-learning"}),
    ("webinar", "training", {"method": "e-learning"}),
    ("workshop", "training", {"method": "workshop"}),
    ("conference", "training", {"method": "conference"}),
    ("seminar", "training", {"method": "workshop"}),
    ("shadowing", "training", {"method": "shadowing"}),
    ("coaching", "training", {"method": "coaching"}),
    ("mentoring", "training", {"method": "coaching"}),
    ("journal club", "training", {"method": "group"}),
    ("group", "training", {"method": "group"}),
    ("team meeting", "training", {"method": "group"}),
    ("meeting", "training", {"method": "group"}),
    ("reading", "training", {"method": "reading"}),
    ("article", "training", {"method": "reading"}),
    ("book", "training", {"method": "reading"}),
    ("course", "training", {"method": "course"}),
    ("course attendance", "training", {"method": "course"}),
    ("study day", "training", {"method": "course"}),
    ("training", "training", {"method": "course"}),
    ("learning", "training", {"method": "other"}),
)
_WITH_OTHERS: tuple[tuple[str, bool], ...] = (
    ("non participatory", False), ("nonparticipatory", False), ("not participatory", False),
    ("participatory", True), ("interactive", True), ("individual", False), ("self directed", False),
    ("independent", False), ("solo", False), ("private study", False),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"\b{activity[0]}s?\b"), activity) for activity in _ACTIVITIES)
_WORDS = re.compile(r"[^\W_]+")
_PREPOSITION = re.compile(r"\b(?:on|of|with|for|in|about|by|from|at|to|and|or)\b.*")
_ASIDE = re.compile(r"\s*[(:/,;\u2013\u2014]\s*|\s+-\s+")


@dataclass(frozen=True)
class Meant:
    """A kind and its fields; `is_all` if the words said nothing more, `is_known` if we know them."""

    kind: str
    fields: Mapping[str, Any]
    is_all: bool
    is_known: bool = True

    @property
    def names_one(self) -> bool:
        """Whether it is a thing that often has no other title, such as supervision."""
        return self.is_known and (self.kind != "training" or self.is_all)


@lru_cache(maxsize=1024)
def recognise(typed: str) -> Meant:
    """The kind that some words mean; other learning if we do not know them."""
    words = _plain(typed)
    others = next(({"participatory": yes} for name, yes in _WITH_OTHERS if _has(words, name)), {})
    parts = [part for part in (_plain(part) for part in _ASIDE.split(typed.casefold())) if part]
    for part in (*parts, words):
        found = _by_head(_PREPOSITION.sub("", part).strip() or part) or _by_head(part)
        if found is None:
            continue
        name, kind, fields = found
        if kind == "supervision":
            form = next((form for form in ("group", "peer") if _has(words, form)), "")
            return Meant(
                kind, {"form": form} if form else fields, words in {name, f"{name}s", f"{name} {form}"}
            )
        if kind != "training":
            return Meant(kind, fields, words in {name, f"{name}s"})
        return Meant(kind, {**fields, **others}, words in {name, f"{name}s"})
    return Meant(
        "training", {"method": "other", **others}, words in {n for n, _ in _WITH_OTHERS}, bool(others)
    )


def _by_head(words: str) -> tuple[str, str, Mapping[str, Any]] | None:
    """The activity that ends last; for training, the most telling of those named."""
    ends = [
        (found[-1].end(), activity)
        for pattern, activity in _PATTERNS
        if (found := [*pattern.finditer(words)])
    ]
    if not ends:
        return None
    last = max(end for end, _ in ends)
    head = next(activity for end, activity in ends if end == last)
    if head[1] != "training":
        return head
    return next(activity for _, activity in ends if activity[1] == "training")


def _has(words: str, name: str) -> bool:
    return f" {name} " in f" {words} "


def _plain(typed: str) -> str:
    return " ".join(_WORDS.findall(typed.casefold()))
