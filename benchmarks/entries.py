"""Invented practitioners and their entries: the same seed makes the same bytes.

Each entry is about 410 words with 12 to 15 fields, and `portfolio check` finds nothing wrong.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.sizes import Size
from benchmarks.words import fill, paragraph, sentence

SEED = 20
AS_OF = datetime.date(2026, 11, 22)
_DAYS_BETWEEN = 7
_STANDARDS_SINCE = datetime.date(2019, 12, 2)
_KINDS = ("reflection", "supervision", "training", "feedback")
_THEMES = ("beginnings", "listening", "records", "courage", "endings", "fathers", "teamwork", "rest")
STANDARDS = (
    "swe:1.1",
    "swe:1.3",
    "swe:2.1",
    "swe:2.4",
    "swe:2.5",
    "swe:3.2",
    "swe:3.7",
    "swe:4.2",
    "swe:4.6",
)
OLDER_STANDARDS = tuple(f"hcpc:{number}" for number in range(1, 6))
_SHARES = ("private", "supervisor", "supervisor", "regulator", "regulator")
_HEADINGS = {
    "reflection": ("What happened (kept general)", "What I learnt", "What I changed", "Self and stress"),
    "supervision": ("Reflection", "Impact on me", "Decision-making", "Learning needs"),
    "training": ("Why it matters", "What I learnt", "Difference to my practice", "Difference for people"),
    "feedback": ("What was said (not identifiable)", "What I did with it"),
}
_WORDS_IN_ALL = 410  # of the body


@dataclass(frozen=True)
class Text:
    """One file: where it lies below the folder of practitioners, and what it says."""

    path: str
    content: str


@dataclass(frozen=True)
class _Person:
    """Whose entries are being written, and what the next one may refer to."""

    id: str
    first: datetime.date
    count: int
    chance: random.Random

    def day(self, number: int) -> datetime.date:
        """The day of an entry: from the first day to the last, evenly."""
        return self.first + datetime.timedelta(days=number * _DAYS_BETWEEN)

    def name(self, number: int) -> str:
        """The id of an entry, which is its file's name too."""
        return f"{self.day(number)}-{_KINDS[number % len(_KINDS)]}"

    def pick(self, choices: tuple[Any, ...]) -> Any:
        """One of several, by chance."""
        return choices[int(self.chance.random() * len(choices))]

    def some(self, choices: tuple[str, ...], count: int) -> list[str]:
        """A few different ones, by chance."""
        return sorted({self.pick(choices) for _ in range(count)})

    def text(self) -> str:
        """A sentence or two for a field."""
        return paragraph(self.chance, 24)


def write(size: Size, seed: int = SEED) -> Iterator[Text]:
    """So many entries, and the profile of each practitioner who wrote them."""
    for number, entries in enumerate(size.shares()):
        first = AS_OF - datetime.timedelta(days=_DAYS_BETWEEN * entries + number)
        person = _Person(f"person-{number + 1}", first, entries, random.Random(seed * 1_000 + number))  # noqa: S311
        yield Text(f"{person.id}/profile.md", _profile(person, number))
        for entry in range(entries):
            yield Text(f"{person.id}/entries/{person.name(entry)}.md", _entry(person, entry))


def _profile(person: _Person, number: int) -> str:
    themes = [{"id": theme, "title": theme.capitalize(), "goal": person.text()} for theme in _THEMES]
    fields = {
        "name": f"Practitioner {number + 1}",
        "role": "social worker",
        "share": "regulator",
        "share_fields": {"ratings": "supervisor"},
        "registration": {"rules": "social-work-england", "since": str(max(person.first, _STANDARDS_SINCE))},
        "posts": [{"id": "post", "role": "social worker", "from": str(person.first), "hours_per_week": 37}],
        "supervision": {"every_days": _DAYS_BETWEEN * len(_KINDS), "minutes": 90},
        "frameworks": ["swe"],
        "themes": themes,
    }
    return _file(fields, paragraph(person.chance, 120))


def _entry(person: _Person, number: int) -> str:
    day, kind = person.day(number), _KINDS[number % len(_KINDS)]
    known = STANDARDS if day >= _STANDARDS_SINCE else OLDER_STANDARDS
    standards = person.some(known, 2)
    title = fill("The {quality} {thing} and the {person}, {doing}", person.chance)
    fields = {
        "kind": kind,
        "title": f"{title}, part {number + 1}",  # no two alike: some tools name the page after it
        "date": str(day),
        "share": person.pick(_SHARES),
        "post": "post",
        "standards": standards,
        "themes": person.some(_THEMES, 2),
        "ratings": {standard: 1 + int(person.chance.random() * 5) for standard in standards},
        **_earlier(person, number),
        **_OF_KIND[kind](person, number),
    }
    return _file(fields, _body(person, kind))


def _earlier(person: _Person, number: int) -> dict[str, Any]:
    if number < 1:
        return {"follows": []}
    near = range(max(0, number - 30), number)
    return {"follows": [person.name(near[int(person.chance.random() * len(near))])]}


def _reflection(person: _Person, _: int) -> dict[str, Any]:
    return {
        "trigger": person.pick(("event", "feedback", "training", "decision", "reading")),
        "model": "what-so-what",
        "went": person.pick(("well", "less-well", "both")),
        "changed_mind": {"from": person.text(), "to": person.text(), "because": person.text()},
    }


def _supervision(person: _Person, number: int) -> dict[str, Any]:
    due = person.day(number) + datetime.timedelta(days=28)
    before = number - len(_KINDS)
    review = {
        "action": f"{person.name(before)}#a1",
        "done": str(person.day(number)),
        "outcome": person.text(),
    }
    return {
        "supervisor": "team manager",
        "minutes": 60 + 5 * int(person.chance.random() * 10),
        "functions": ["support", "development"],
        "decisions": [{"what": person.text(), "why": person.text(), "changed": "yes", "for": "practice"}],
        "actions": [{"id": "a1", "what": person.text(), "who": "me", "due": str(due), "for": "development"}],
        **({"reviews": [review]} if before >= 0 else {}),
    }


def _training(person: _Person, _: int) -> dict[str, Any]:
    return {
        "method": person.pick(("course", "workshop", "e-learning", "shadowing")),
        "provider": fill("our {quality} learning team, {when}", person.chance),
        "hours": 1 + int(person.chance.random() * 7),
        "participatory": "yes",
        "peer": {"role": "a colleague", "how": person.text()},
    }


def _feedback(person: _Person, _: int) -> dict[str, Any]:
    return {
        "from": person.pick(("child", "family", "colleague", "other-professional", "manager")),
        "medium": person.pick(("spoken", "letter", "drawing")),
        "consent": "yes",
        "peer": {"role": "a colleague", "how": person.text()},
    }


_OF_KIND = {
    "reflection": _reflection,
    "supervision": _supervision,
    "training": _training,
    "feedback": _feedback,
}


def _body(person: _Person, kind: str) -> str:
    headings = _HEADINGS[kind]
    words = _WORDS_IN_ALL // (2 * len(headings)) - 7  # the last sentence of a paragraph goes beyond
    return "\n\n".join(
        f"## {heading}\n\n{paragraph(person.chance, words)}\n\n{_second(person, place, words)}"
        for place, heading in enumerate(headings)
    )


def _second(person: _Person, place: int, words: int) -> str:
    """A paragraph, a list or a quotation, so that more of Markdown is used."""
    if place % 3 == 1:
        return "\n".join(f"- {sentence(person.chance)}" for _ in range(words // 14 + 1))
    quote = "> " if place % 3 == 2 else ""  # noqa: PLR2004
    strong = fill("**A {quality} {thing}, {how}.** *{when}.* ", person.chance)
    return quote + strong + paragraph(person.chance, words - 10)


def _file(fields: dict[str, Any], body: str) -> str:
    # JSON is YAML; only what stands on the left differs.
    lines = [f"{name}: {_value(value)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def _value(value: Any) -> str:
    plain = isinstance(value, str) and value.replace("-", "").isalnum()
    return value if plain else json.dumps(value, ensure_ascii=False)
