"""The facts of an entry: every field of its kind that says something, in words.

A field nobody thought of here is shown by its own name, so that a new kind of entry needs no change
to its page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from portfolio.entries import Entry
from portfolio.entries.details import Period
from portfolio.entries.supervision import Supervision
from portfolio.records.fields import Detail

# What the page draws in a place of its own, or what is for the practitioner's files only.
ELSEWHERE = frozenset(
    {
        "actions", "allow", "changed_mind", "covers", "decisions", "declares", "feel", "goals",
        "period", "reviews",
    }
)  # fmt: skip

LABELS = {
    "from_": "From",
    "hours": "Hours",
    "participatory": "Learnt with others",
    "valid_until": "Valid until",
    "went": "How it went",
    "trigger": "Set off by",
    "consent": "Agreed that I keep it",
    "model": "Reflective model",
    "form": "Form",
    "planned": "Planned for",
    "minutes": "Length",
    "functions": "What it did",
    "on_child_file": "Decisions on the child's file",
    "next": "Next session",
    "medium": "How it came",
    "cancelled_because": "Because",
    "support": "How supported I felt",
    "challenge": "How challenged I felt",
}

WORDS = {
    ("form", "individual"): "One to one",
    ("status", "moved"): "Held on another day than planned",
    ("went", "less-well"): "Less well",
    ("went", "both"): "Well and less well",
    ("from_", "other-professional"): "Another professional",
    ("type", "asye-6m"): "ASYE, six months",
    ("type", "asye-12m"): "ASYE, twelve months",
    ("model", "what-so-what"): "What, so what, now what",
    ("method", "e-learning"): "E-learning",
}

SCALES = frozenset({"support", "challenge"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact with its name; a day, a number out of five, or words."""

    label: str
    text: str = ""
    day: datetime.date | None = None
    until: datetime.date | None = None
    of_five: int | None = None


def facts(entry: Entry) -> Iterator[Fact]:
    """The facts of an entry's own kind, in the order of its fields."""
    for name in _own_fields(type(entry)):
        value = getattr(entry, name)
        if value is None or value == () or isinstance(value, Detail):
            continue
        yield _fact(name, value)
    written = entry.written()
    period = getattr(entry, "period", None) if "period" in written else None
    if isinstance(period, Period):
        yield Fact(label="Looks at", day=period.from_, until=period.to)
    if declares := getattr(entry, "declares", ()) if "declares" in written else ():
        yield Fact(label="Declares", text=_words("declares", declares))


@lru_cache(maxsize=64)
def _own_fields(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of a kind that the list of facts shows."""
    common = Entry.model_fields
    return tuple(name for name in kind.model_fields if name not in common and name not in ELSEWHERE)


def feelings(session: Supervision) -> Iterator[Fact]:
    """The four questions on how supervision feels, where answered."""
    for name, field in type(session.feel).model_fields.items() if session.feel else ():
        value = getattr(session.feel, name)
        if value is not None:
            yield Fact(label=(field.description or name).rstrip("."), of_five=value)


def _fact(name: str, value: object) -> Fact:
    label = LABELS.get(name) or name.strip("_").replace("_", " ").capitalize()
    if isinstance(value, datetime.date):
        return Fact(label=label, day=value)
    if name in SCALES and isinstance(value, int):
        return Fact(label=label, of_five=value)
    return Fact(label=label, text=_words(name, value))


def _words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        joined = ", ".join(str(one).replace("-", " ") for one in value)
        return joined[:1].upper() + joined[1:]
    if name == "minutes":
        return f"{value} minutes"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = WORDS.get((name, str(value)), str(value))
    return text[:1].upper() + text[1:]
