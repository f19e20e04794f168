"""The record without its words: what every page about many entries is made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from portfolio.entries import Entry
from portfolio.memory import FORGETFUL, Memory
from portfolio.model.portfolio import Portfolio
from portfolio.model.practitioner import Practitioner


def facts_of(one: Practitioner, memory: Memory = FORGETFUL, where: str = "") -> Practitioner:
    """The record without the words of its entries: what every page about many of them is made from.

    Of the words, only those that two entries share are told apart from all others, so an edit of other
    words changes no fact. Equal facts are the very same value as before; `where` tells records apart.
    """
    return memory.recall(_facts_of, one, memory, where)


def _facts_of(one: Practitioner, memory: Memory, where: str) -> Practitioner:
    often = Counter(entry.fingerprint for entry in one.entries)
    entries = tuple(
        memory.same((where, entry.path), memory.recall(_facts, entry, often[entry.fingerprint] > 1))
        for entry in one.entries
    )
    drafts = tuple(
        memory.same((where, entry.path), memory.recall(_facts, entry, False)) for entry in one.drafts
    )
    return memory.same((where, one.id), replace(one, entries=entries, drafts=drafts))


def _facts(entry: Entry, is_twin: bool) -> Entry:
    return entry.facts.model_copy(update={"fingerprint": entry.fingerprint}) if is_twin else entry.facts


def all_facts(portfolio: Portfolio, memory: Memory = FORGETFUL) -> Portfolio:
    """The facts of everybody's record."""
    people = tuple(facts_of(one, memory, "shown") for one in portfolio.practitioners)
    return memory.same("facts", replace(portfolio, practitioners=people))
