"""`portfolio.json`: the record and its analyses, exactly as far as this audience may see them."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

from portfolio.entries import Entry
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.views.worked_out import worked_out

SCHEMA = "portfolio/2"  # every key of portfolio/1, and what newer views draw
_PERSON, _ENTRY = "\n  ", "\n    "  # how a line begins inside what is said of a person, of an entry


def portfolio_json(portfolio: Portfolio, memory: Memory = FORGETFUL) -> str:
    """The text of `portfolio.json`, keys in a fixed order. `memory` finds again what it says of a person."""
    people = [memory.recall(_person, one, portfolio.terms, memory) for one in portfolio.practitioners]
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "audience": portfolio.terms.audience,
        "as_of": portfolio.terms.as_of.isoformat(),
        "practitioners": [],
    }
    listed = ",\n  ".join(people)
    return _text(content).replace("[]", f"[\n  {listed}\n ]" if people else "[]") + "\n"


def _person(practitioner: Practitioner, terms: Terms, memory: Memory) -> str:
    """What is said of one person, as it stands inside the whole."""
    entries = f",{_ENTRY}".join([memory.recall(_entry_text, entry) for entry in practitioner.entries])
    listed = f"[{_ENTRY}{entries}{_ENTRY[:-1]}]" if entries else "[]"
    return _text(_practitioner(practitioner, terms), _PERSON).replace(
        '"entries": []', f'"entries": {listed}', 1
    )


def _entry_text(entry: Entry) -> str:
    return _text(_entry(entry), _ENTRY)


def _text(value: Any, line: str = "\n") -> str:
    """As `json.dumps` with `indent=1` writes it, in a third of the time: that walks every letter in Python.

    `line` ends a line and begins the next as far in as the value stands.
    """
    sort = type(value)
    if sort is str:
        return encode_basestring(value)
    if sort is int:
        return str(value)
    if not value or (sort is not dict and sort is not list):
        return json.dumps(value)
    deeper = f"{line} "
    if sort is list:
        items = [encode_basestring(one) if type(one) is str else _text(one, deeper) for one in value]
        return f"[{deeper}{f',{deeper}'.join(items)}{line}]"
    items = [f"{encode_basestring(name)}: {_text(one, deeper)}" for name, one in value.items()]
    return f"{{{deeper}{f',{deeper}'.join(items)}{line}}}"


def _practitioner(practitioner: Practitioner, terms: Terms) -> dict[str, Any]:
    return {
        "id": practitioner.id,
        "name": practitioner.profile.name,
        "role": practitioner.profile.role,
        "entries": [],  # their texts are remembered, and take its place
        **worked_out(terms, practitioner),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "date": entry.date.isoformat(),
        "share": entry.share,
        "standards": list(entry.standards),
        "themes": list(entry.themes),
        "url": entry.url,
    }
