"""Pieces of CPD: which entries are one, what is lacking in those that nearly are, which are the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from portfolio import say
from portfolio.entries import Entry
from portfolio.entries.headings import PEER_REFLECTION
from portfolio.entries.training import Training
from portfolio.renewal.choices import Choice
from portfolio.text.sections import words_of

LEARNT = ("What I learnt",)
DIFFERENCE = ("Difference to my practice", "Difference for people", "What I changed")
PEER = (PEER_REFLECTION.title,)

Content = tuple[datetime.date | None, tuple[str, ...], str]


def has_words(entry: Entry, headings: Iterable[str]) -> bool:
    """Whether anything is written under one of these headings."""
    return any(entry.has_words(heading) for heading in headings)


def lacking_words(entry: Entry, headings: tuple[str, ...]) -> str:
    """Which words are missing, by the headings this kind of entry offers; empty if none are."""
    if has_words(entry, headings):
        return ""
    offered = [heading.title for heading in entry.headings if heading.title in headings]
    return f"words under {say.one_of(say.quoted(offered or headings))}"


def lacking(entry: Entry) -> tuple[str, ...]:
    """What an entry lacks to be a piece of CPD; empty if it is one."""
    return tuple(filter(None, (lacking_words(entry, LEARNT), lacking_words(entry, DIFFERENCE))))


def could_be(entry: Entry) -> bool:
    """Whether an entry could be a piece of CPD: its kind offers the headings, or it uses them anyway."""
    offers = any(heading.title in LEARNT for heading in entry.headings)
    return offers or has_words(entry, (*LEARNT, *DIFFERENCE))


def chosen(entry: Entry, choice: Choice) -> tuple[str, ...] | None:
    """What an entry lacks to match a choice; None if it is something else altogether.

    A field with another value rules an entry out. An empty field may simply have been forgotten.
    """
    if entry.kind not in choice.kinds:
        return None
    lacks: list[str] = []
    for field, words in choice.where.items():
        said = getattr(entry, entry.written()[field])
        if said in (None, ()):
            lacks.append(f"`{field}: {words[0]}`")
        elif not {str(value) for value in (said if isinstance(said, tuple) else (said,))} & set(words):
            return None
    return tuple(lacks)


def cites(entry: Entry, wanted: Iterable[str]) -> tuple[str, ...]:
    """The standards an entry names that are among those wanted, or below one of them."""
    wanted = tuple(wanted)
    return tuple(
        named
        for named in entry.standards
        if any(named == top or named.startswith((f"{top}.", f"{top}:")) for top in wanted)
    )


def content_of(entry: Entry, *, dated: bool) -> Content:
    """What makes two entries the same: their words, whatever the spacing, punctuation or file.

    A piece of CPD copied under a new date or title is still the same piece. Where meetings or hours are
    counted (`dated`), the same few words on another day or under another title count again.
    """
    title = words_of(entry.title) if dated or not entry.fingerprint else ()
    return (entry.date if dated else None), title, entry.fingerprint


def once(entries: Iterable[Entry], *, dated: bool) -> tuple[tuple[Entry, Entry], ...]:
    """Each entry with the first one that says the same, which is itself if it says something new."""
    first: dict[Content, Entry] = {}
    return tuple((entry, first.setdefault(content_of(entry, dated=dated), entry)) for entry in entries)


def type_of(entry: Entry) -> str:
    """The type of learning: how a training was taught, else the kind of entry."""
    return (isinstance(entry, Training) and entry.method) or entry.kind
