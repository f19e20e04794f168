"""Pieces of CPD: which entries are one, what is lacking in those that nearly are, which are the same."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.base import PEER_REFLECTION
from portfolio.entries.training import Training
from portfolio.renewal.rules import Choice

LEARNT = ("What I learnt",)
DIFFERENCE = ("Difference to my practice", "Difference for people", "What I changed")
PEER = (PEER_REFLECTION.title,)

_WORD = re.compile(r"[^\W_]+")
_FEW, _FIRST = 3, 200  # words, and the letters in which they are looked for

Words = tuple[tuple[str, ...], ...]
Record = tuple[datetime.date | None, Words]


def has_words(entry: Entry, headings: Iterable[str]) -> bool:
    """Whether words stand under one of some headings."""
    return any(_WORD.search(entry.words(heading)) for heading in headings)


def lacking_words(entry: Entry, headings: tuple[str, ...]) -> str:
    """The words lacking, named by the headings the entry's kind offers, or nothing."""
    if has_words(entry, headings):
        return ""
    offered = [heading.title for heading in entry.headings if heading.title in headings]
    return f"words under {say.either(offered or headings)}"


def lacking(entry: Entry) -> tuple[str, ...]:
    """What an entry lacks to be a piece of CPD; nothing where it is one."""
    return tuple(filter(None, (lacking_words(entry, LEARNT), lacking_words(entry, DIFFERENCE))))


def could_be(entry: Entry) -> bool:
    """Whether an entry comes near a piece of CPD: its kind offers the headings, or it holds some."""
    offers = any(heading.title in LEARNT for heading in entry.headings)
    return offers or has_words(entry, (*LEARNT, *DIFFERENCE))


def chosen(entry: Entry, choice: Choice) -> tuple[str, ...] | None:
    """What an entry lacks to be among those chosen; None where it is something else altogether.

    A field that says something else rules an entry out; one left empty may only be forgotten.
    """
    if entry.kind not in choice.kinds:
        return None
    lacks: list[str] = []
    for field, words in choice.where.items():
        said = getattr(entry, entry.written()[field])
        if said in (None, ()):
            lacks.append(f"`{field}: {words[0]}`")
        elif not {str(one) for one in (said if isinstance(said, tuple) else (said,))} & set(words):
            return None
    return tuple(lacks)


def cites(entry: Entry, wanted: Iterable[str]) -> tuple[str, ...]:
    """The standards an entry names that are some standard or stand below it."""
    wanted = tuple(wanted)
    return tuple(
        named
        for named in entry.standards
        if any(named == one or named.startswith((f"{one}.", f"{one}:")) for one in wanted)
    )


def record_of(entry: Entry, *, dated: bool) -> Record:
    """What makes two entries the same record: the words, whatever the spacing, marks or file.

    A piece of CPD copied under a new date or title is the same piece. Where a meeting or an hour is
    counted (`dated`), the same few words on another day or under another title are another one.
    """
    parts = [words for part in entry.parts if not part.is_empty for words in (part.heading, part.text)]
    titled = [entry.title, *parts] if dated or not parts else parts
    return (entry.date if dated else None), tuple(_words(text) for text in titled)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def once(entries: Iterable[Entry], *, dated: bool) -> tuple[tuple[Entry, Entry], ...]:
    """Every entry with the first that is the same record, which is itself where it is the first.

    All words are looked at only where two entries begin alike.
    """
    begun = [(entry, _beginning(entry, dated=dated)) for entry in entries]
    alike = Counter(beginning for _, beginning in begun)
    first: dict[Record, Entry] = {}
    return tuple(
        (entry, first.setdefault(record_of(entry, dated=dated), entry) if alike[beginning] > 1 else entry)
        for entry, beginning in begun
    )


def _beginning(entry: Entry, *, dated: bool) -> tuple[str, ...]:
    """The first words of a record."""
    text = next((part.text for part in entry.parts if not part.is_empty), "")
    return _words(entry.title if dated or not text else text[:_FIRST])[:_FEW]


def type_of(entry: Entry) -> str:
    """The type of learning: how a training was taught, else the kind of entry."""
    return (isinstance(entry, Training) and entry.method) or entry.kind
