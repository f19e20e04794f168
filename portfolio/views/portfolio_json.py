"""`portfolio.json`: the record and its analyses, exactly as far as this audience may see them."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from portfolio.entries import Entry
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, Practitioner, Terms, supervision
from portfolio.model.rhythm import agreed_on
from portfolio.views.renewal.state import renewal_json


def portfolio_json(portfolio: Portfolio, memory: Memory = FORGETFUL) -> str:
    """The text of `portfolio.json`, keys in a fixed order. `memory` finds again what it says of a person."""
    people = [memory.recall(_person, one, portfolio.terms) for one in portfolio.practitioners]
    content = {
        "schema": "portfolio/1",
        "audience": portfolio.terms.audience,
        "as_of": portfolio.terms.as_of.isoformat(),
        "practitioners": [],
    }
    listed = ",\n  ".join(people)
    return _text(content).replace("[]", f"[\n  {listed}\n ]" if people else "[]") + "\n"


def _person(practitioner: Practitioner, terms: Terms) -> str:
    """What is said of one person, as it stands inside the whole."""
    return _text(_practitioner(practitioner, terms)).replace("\n", "\n  ")


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _practitioner(practitioner: Practitioner, terms: Terms) -> dict[str, Any]:
    return {
        "id": practitioner.id,
        "name": practitioner.profile.name,
        "role": practitioner.profile.role,
        "entries": [_entry(entry) for entry in practitioner.entries],
        "chains": [list(chain) for chain in practitioner.chains],
        "not_yet_applied": list(practitioner.not_yet_applied),
        "standards": {name: _standard(name, practitioner) for name in sorted(practitioner.by_standard)},
        "supervision": _supervision(practitioner, terms),
        "actions": _actions(practitioner, terms),
        "renewal": renewal_json(terms, practitioner),
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


def _standard(name: str, practitioner: Practitioner) -> dict[str, Any]:
    entries = practitioner.by_standard[name]
    return {
        "entries": [entry.id for entry in entries],
        "showcase": [e.id for e in entries if any(name in piece.for_ for piece in e.showcase)],
        "ratings": [[e.date.isoformat(), e.ratings[name]] for e in entries if name in e.ratings],
    }


def _supervision(practitioner: Practitioner, terms: Terms) -> dict[str, Any]:
    agreement = agreed_on(practitioner.profile, terms.as_of)
    status = Counter(session.status for session in supervision.one_to_one(practitioner.sessions))
    form = Counter(session.form for session in supervision.took_place(practitioner.sessions))
    return {
        "agreed_days": agreement.days if agreement else None,
        "held": status["held"],
        "moved": status["moved"],
        "cancelled": status["cancelled"],
        "group": form["group"] + form["peer"],
        "ad_hoc": form["ad-hoc"],
        "longest_gap_days": practitioner.longest_gap,
    }


def _actions(practitioner: Practitioner, terms: Terms) -> dict[str, list[str]]:
    return {
        "open": [t.reference for t in practitioner.threads if not t.done],
        "overdue": [t.reference for t in practitioner.threads if t.is_overdue(terms.as_of)],
        "done": [t.reference for t in practitioner.threads if t.done],
    }
