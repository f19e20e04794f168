"""`portfolio.json`: the record and its analyses, exactly as far as this audience may see them."""

from __future__ import annotations

import json
from collections import Counter
from json.encoder import encode_basestring
from typing import Any

from portfolio.entries import Entry
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, Practitioner, Terms, supervision
from portfolio.model.rhythm import agreed_on
from portfolio.model.spans import TimeSpan, spans
from portfolio.model.year import year
from portfolio.views.renewal.state import renewal_json

_PERSON, _ENTRY = "\n  ", "\n    "  # how a line begins inside what is said of a person, of an entry


def portfolio_json(portfolio: Portfolio, memory: Memory = FORGETFUL) -> str:
    """The text of `portfolio.json`, keys in a fixed order. `memory` finds again what it says of a person."""
    people = [memory.recall(_person, one, portfolio.terms, memory) for one in portfolio.practitioners]
    content: dict[str, Any] = {
        "schema": "portfolio/1",
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
        "chains": [list(chain) for chain in practitioner.chains],
        "not_yet_applied": list(practitioner.not_yet_applied),
        "effects": [{"of": one.of, "by": one.by, "entry": one.said_in} for one in practitioner.effects],
        "standards": {name: _standard(name, practitioner) for name in sorted(practitioner.by_standard)},
        "supervision": _supervision(practitioner, terms),
        "actions": _actions(practitioner, terms),
        "goals": _goals(practitioner, terms),
        "renewal": renewal_json(terms, practitioner),
        "years": [_year(practitioner, span) for span in spans(terms, practitioner)],
    }


def _year(practitioner: Practitioner, span: TimeSpan) -> dict[str, Any]:
    told = year(practitioner, span)
    return {
        "id": span.key,
        "sort": span.sort,
        "title": span.title,
        "from": span.days.start.isoformat(),
        "to": span.days.end.isoformat(),
        "url": f"{practitioner.id}/year/{span.key}/",
        "goals": [goal.reference for goal in told.goals_set],
        "open": [
            *(action.reference for action in told.open_actions),
            *(goal.reference for goal in told.open_goals),
        ],
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
    status = Counter(session.status for session in supervision.one_to_one(practitioner.all_sessions))
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


def _goals(practitioner: Practitioner, terms: Terms) -> dict[str, list[str]]:
    return {
        "open": [g.reference for g in practitioner.goals if g.is_open],
        "overdue": [g.reference for g in practitioner.goals if g.is_overdue(terms.as_of)],
        "ended": [g.reference for g in practitioner.goals if g.state not in {"open", "said"}],
        "own_words": [g.reference for g in practitioner.goals if g.state == "said"],
    }
