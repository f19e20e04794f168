"""Which column of a log holds what, by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

# What can be recognised: the words shown for confirmation, and the usual names. The first exact
# name wins; else a name that stands in the heading as words.
FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "date": (
        "the date",
        ("date", "start date", "date started", "from", "date from", "start", "date of activity",
         "date completed", "completed on", "completion date", "date attended", "activity date", "when",
         "day", "date of training", "training date", "date undertaken", "dates", "event date"),
    ),
    "until": ("the last day", ("end date", "until", "to", "date to", "date ended", "finish date", "end")),
    "title": (
        "the title",
        ("title", "activity", "course", "course title", "course name", "name of course", "training",
         "event", "topic", "subject", "name", "activity title", "activity name", "training course",
         "cpd activity", "learning activity", "what i did", "what did you do", "description",
         "description of activity", "activity description", "details", "summary", "session"),
    ),
    "kind": (
        "what kind it is",
        ("type", "kind", "category", "activity type", "type of activity", "cpd type", "method",
         "type of learning", "learning method", "format", "type of cpd", "learning type"),
    ),
    "provider": (
        "who ran it",
        ("provider", "organisation", "organiser", "trainer", "delivered by", "run by", "training provider",
         "organization", "facilitator", "institution", "who ran it", "speaker"),
    ),
    "hours": (
        "hours",
        ("hours", "hrs", "hours spent", "cpd hours", "number of hours", "duration", "time", "time spent",
         "length", "no of hours", "total hours", "minutes", "mins", "duration mins", "time taken", "hour"),
    ),
    "why": (
        "why it matters",
        ("why", "reason", "why it matters", "purpose", "objective", "learning need", "rationale", "aim",
         "reason for activity", "why did you choose this"),
    ),
    "learnt": (
        "what I learnt",
        ("what i learnt", "what i learned", "learning", "learning outcome", "learning outcomes",
         "what did you learn", "what you learnt", "key learning", "reflection", "reflections",
         "reflective notes", "learning points", "outcome", "outcomes", "learnt", "learned"),
    ),
    "practice": (
        "difference to my practice",
        ("difference to my practice", "impact on practice", "impact", "how will you apply it",
         "application", "application to practice", "how i will use it", "changes to practice",
         "how it changed my practice", "impact on my practice", "practice impact", "how applied"),
    ),
    "people": (
        "difference for people",
        ("difference for people", "impact on service users", "benefit to service users",
         "impact on patients", "impact on children", "benefit to others", "service users",
         "impact on people", "benefit"),
    ),
    "peer": ("peer reflection", ("peer reflection", "peer discussion", "discussed with", "peer")),
    "standards": (
        "standards, where the code is known",
        ("standard", "standards", "competency", "competencies", "framework", "standard met",
         "standards met", "professional standards", "domain"),
    ),
    "themes": ("themes", ("theme", "themes", "tag", "tags", "keywords")),
    "participatory": ("learning with others", ("participatory", "with others", "interactive")),
    "participatory_hours": (
        "hours of it with others",
        ("participatory hours", "hours participatory", "participatory time", "hours with others",
         "interactive hours"),
    ),
    "valid_until": (
        "runs out on",
        ("expiry", "expiry date", "expires", "valid until", "valid to", "renewal date", "refresher due",
         "expiration date", "due date", "renew by"),
    ),
}  # fmt: skip
NEEDED = ("date", "title")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Columns:
    """Field → place of its column, for the headings of one table."""

    by_field: Mapping[str, int]
    headings: tuple[str, ...]

    @property
    def found(self) -> int:
        """How many columns are recognised."""
        return len(self.by_field)

    @property
    def missing(self) -> tuple[str, ...]:
        """What an entry needs but no column has."""
        return tuple(field for field in NEEDED if field not in self.by_field)

    @property
    def unit(self) -> str:
        """The unit of bare numbers of time, if the heading names it."""
        if "hours" not in self.by_field:
            return ""
        words = set(_plain(self.headings[self.by_field["hours"]]).split())
        if words & {"min", "mins", "minute", "minutes"}:
            return "minutes"
        return "hours" if words & {"hour", "hours", "hrs", "hr"} else ""

    def rest(self) -> tuple[int, ...]:
        """Places of the columns that are kept in the text."""
        taken = set(self.by_field.values())
        return tuple(place for place in range(len(self.headings)) if place not in taken)

    def name(self, place: int) -> str:
        """A column's heading, or its number where it has none."""
        has = place < len(self.headings) and self.headings[place].strip()
        return self.headings[place].strip() if has else f"Column {place + 1}"

    @property
    def last(self) -> str:
        """The name of the last column."""
        return self.name(len(self.headings) - 1)

    def moved(self, field: str, place: int | None) -> Columns:
        """The same columns, with one field moved to another column or to none."""
        kept = {f: p for f, p in self.by_field.items() if f != field and p != place}
        return replace(self, by_field=kept if place is None else {**kept, field: place})


def recognise(headings: Sequence[str]) -> Columns:
    """The best column for every field. Each field and each column is used once."""
    fits = sorted(_fits(headings))
    places: dict[str, int] = {}
    for _, _, place, field in fits:
        if field not in places and place not in places.values():
            places[field] = place
    ordered = {field: places[field] for field in FIELDS if field in places}
    return Columns(ordered, tuple(headings))


def _fits(headings: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """How well each field fits each column: exact names by their rank, then names within a heading."""
    for place, heading in enumerate(headings):
        plain = _plain(heading)
        if not plain or len(plain) > 80:  # noqa: PLR2004 - a sentence is no heading
            continue
        for field, (_, names) in FIELDS.items():
            if plain in names:
                yield 0, names.index(plain), place, field
            else:
                inside = [name for name in names if f" {name} " in f" {plain} " and len(name) > 3]  # noqa: PLR2004
                if inside:
                    yield 1, -max(len(name) for name in inside), place, field


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    return " ".join(_WORDS.findall(heading.casefold().replace("(s)", "s").replace("'", "")))
