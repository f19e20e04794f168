"""What a form asks and what was answered: one line of it, and which labels we know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from portfolio.entries import KINDS
from portfolio.entries.headings import all_headings
from portfolio.writing import dates, forms, table_days
from portfolio.writing.forms.known import TEXT
from portfolio.writing.forms.labels import folded

_ASIDE = re.compile(r"\s*\([^()]*\)")
_DAY = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}\b"
    r"|\b[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
)


@dataclass
class Asked:
    """A label or heading, and the lines below it. `level` is that of a heading, 0 for a label."""

    label: str
    lines: list[str] = field(default_factory=list)
    level: int = 0

    @property
    def answer(self) -> str:
        """What was answered."""
        return "\n".join(line for line in self.lines if line.strip())


@lru_cache(maxsize=4096)
def meanings(label: str) -> frozenset[str]:
    """The fields and headings that a label may ask for, by any form or by the usual names."""
    if not folded(label):
        return frozenset()
    of_forms = {form.meaning(label) for form in forms.forms()}
    usual = {name for name, one in forms.usual().items() if one.names.rank(label) or one.perhaps.rank(label)}
    return frozenset((of_forms | usual | {own for own, _ in own_headings(label)}) - {""})


def is_known(label: str) -> bool:
    """Whether a label is one of a form or a usual name."""
    return bool(meanings(label))


def without_explanation(label: str, signs: Sequence[str] = ("\n", "(", ":", " – ", " - ")) -> tuple[str, str]:
    """A label we know and the explanation behind it: `Method` and `(please describe …)`."""
    if not is_known(label):
        for sign in signs:
            first, found, rest = label.partition(sign)
            if found and is_known(first):
                return first.strip(), f"{found}{rest}".strip()
    return label.strip(), ""


def asks_for_words(label: str) -> bool:
    """Whether what follows may be as long as it likes."""
    return any(name[:1].isupper() or name == TEXT for name in meanings(label))


def own_headings(label: str) -> list[tuple[str, str]]:
    """Our own headings with these words, and the kinds of entry that offer them."""
    said = folded(label)
    return [
        (heading.title, kind)
        for kind, one in KINDS.items()
        for heading in all_headings(one.headings)
        if said and said in {folded(heading.title), folded(_ASIDE.sub("", heading.title))}
    ]


def day_in(text: str) -> str:
    """The one day that a line names; empty where it names none or several."""
    if (found := table_days.stretch(text)) and not re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", text):
        return text.strip() if found else ""
    days = {day: said for said in _DAY.findall(text) if (day := table_days.full_day(said))}
    if len(days) != 1:
        return ""
    ((day, said),) = days.items()
    return said if dates.is_either_order(said) or dates.is_american(said) else day.isoformat()
