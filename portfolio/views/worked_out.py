"""What was worked out from a record, as plain data: for `portfolio.json` and the exports."""

from __future__ import annotations

from collections import Counter
from typing import Any

from portfolio.entries.agreed import Decision
from portfolio.model import Practitioner, Terms, supervision
from portfolio.model.doors import Door
from portfolio.model.rhythm import agreed_on
from portfolio.model.spans import TimeSpan, spans
from portfolio.model.themes import rating
from portfolio.model.year import year
from portfolio.views.renewal.state import renewal_json
from portfolio.views.shared.minds import Changed, turning_points


def worked_out(terms: Terms, practitioner: Practitioner) -> dict[str, Any]:
    """Every analysis of one record, as far as this audience may see it; nothing in it but plain values."""
    return {
        "chains": [list(chain) for chain in practitioner.chains],
        "not_yet_applied": list(practitioner.not_yet_applied),
        "effects": [{"of": one.of, "by": one.by, "entry": one.said_in} for one in practitioner.effects],
        "standards": {name: _standard(name, practitioner) for name in sorted(practitioner.by_standard)},
        "themes": {name: _theme(name, practitioner) for name in sorted(practitioner.by_theme)},
        "minds": [_mind(one) for one in turning_points(practitioner)],
        "supervision": _supervision(practitioner, terms),
        "actions": _actions(practitioner, terms),
        "goals": _goals(practitioner, terms),
        "doors": [_door(one, practitioner) for one in practitioner.doors],
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


def _standard(name: str, practitioner: Practitioner) -> dict[str, Any]:
    entries = practitioner.by_standard[name]
    return {
        "entries": [entry.id for entry in entries],
        "showcase": [e.id for e in entries if any(name in piece.for_ for piece in e.showcase)],
        "ratings": [[e.date.isoformat(), e.ratings[name]] for e in entries if name in e.ratings],
    }


def _theme(name: str, practitioner: Practitioner) -> dict[str, Any]:
    entries = practitioner.by_theme[name]
    rated = ((entry, rating(entry, name)) for entry in entries)
    return {
        "entries": [entry.id for entry in entries],
        "ratings": [[entry.date.isoformat(), level] for entry, level in rated if level],
    }


def _mind(one: Changed) -> dict[str, Any]:
    return {
        "entry": one.entry.id,
        "sort": "belief" if one.from_ else "decision",
        "from": one.from_,
        "to": one.to,
        "because": one.because,
    }


def _door(one: Door, practitioner: Practitioner) -> dict[str, Any]:
    return {
        "of": one.reference,
        "for": one.for_,
        "agreed": one.session.date.isoformat(),
        "done": one.done.isoformat() if one.done else None,
        "tried": [entry.id for entry in one.tried],
        "noticed": [{"by": effect.by, "entry": effect.said_in} for effect in one.noticed],
        "nothing_yet": one.reference in practitioner.absences.unnoticed,
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
        "unanswered": [
            one.reference
            for one in practitioner.doors
            if isinstance(one.item, Decision) and one.item.is_unanswered
        ],
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
