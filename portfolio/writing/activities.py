"""What a log calls an activity → the kind of entry, and its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# The first that stands in the cell wins.
_ACTIVITIES: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("group supervision", "supervision", {"form": "group"}),
    ("peer supervision", "supervision", {"form": "peer"}),
    ("supervision training", "training", {"method": "course"}),
    ("supervision", "supervision", {}),
    ("reflective discussion", "review", {"type": "reflective-discussion"}),
    ("appraisal", "review", {"type": "appraisal"}),
    ("self assessment", "review", {"type": "self-assessment"}),
    ("observation", "observation", {}),
    ("feedback", "feedback", {}),
    ("compliment", "feedback", {}),
    ("reflection", "reflection", {}),
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
    ("reading", "training", {"method": "reading"}),
    ("article", "training", {"method": "reading"}),
    ("book", "training", {"method": "reading"}),
    ("course", "training", {"method": "course"}),
    ("training", "training", {"method": "course"}),
)
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Meant:
    """A kind and its fields; `is_all` if the words said nothing more."""

    kind: str
    fields: Mapping[str, Any]
    is_all: bool


def recognise(typed: str) -> Meant:
    """The kind that some words mean; other learning if we do not know them."""
    words = " ".join(_WORDS.findall(typed.casefold()))
    for name, kind, fields in _ACTIVITIES:
        if f" {name} " in f" {words} " or f" {name}s " in f" {words} ":
            return Meant(kind, fields, words in {name, f"{name}s"})
    return Meant("training", {"method": "other"}, is_all=False)
