"""Words of an entry as they are pasted into a form: plain text, with what explains them."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio import say
from portfolio.entries import Entry
from portfolio.renewal import pieces
from portfolio.text import definitions
from portfolio.text.plain_text import plain_text


def under(entry: Entry, heading: str) -> str:
    """The words under a heading, with footnotes and links explained elsewhere in the entry."""
    words = entry.words(heading)
    lines = entry.body.split("\n")
    explained = (
        "\n".join(lines[definition.first : definition.end]) for definition in definitions.find(entry.body)
    )
    return plain_text(definitions.only_cited("\n\n".join([words, *explained]))) if words else ""


def under_any(entry: Entry, headings: Iterable[str]) -> str:
    """The words under several headings, in their order."""
    return joined(under(entry, heading) for heading in headings)


def line(entry: Entry) -> str:
    """An entry in one line: when, what and of which type."""
    return f"{say.days(entry.date, entry.until)}: {entry.title} ({pieces.type_of(entry)})"


def joined(texts: Iterable[str]) -> str:
    """Several texts as one, without those that are empty."""
    return "\n\n".join(text for text in texts if text)
