"""What the pack shows of development over time: a few standards, and what supervision did."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from portfolio import say
from portfolio.entries import KINDS, Entry
from portfolio.model import Portfolio, Practitioner, supervision
from portfolio.outputs.pack_entries import chosen
from portfolio.outputs.pack_mentions import label, mention
from portfolio.views.shared.passages import Passage, Passages
from portfolio.views.shared.subjects import Subject, subjects
from portfolio.views.shared.then_now import then_now
from portfolio.views.shared.witnesses import ONLY_ME
from portfolio.views.supervision.rhythm import rhythm_line, rhythm_over_all
from portfolio.views.supervision.work import Came, came_of

MOST_STANDARDS, MOST_OUTCOMES = 8, 6
_FORMS = {"individual": "One to one", "group": "Group", "peer": "Peer", "ad-hoc": "Ad hoc"}


def standards(portfolio: Portfolio, practitioner: Practitioner) -> list[dict[str, Any]]:
    """Then, now and between, for standards with a showcase piece, or else for those rated."""
    cited = [subject for subject in subjects(portfolio.terms, practitioner) if subject.kind == "standard"]
    shown = {name for entry in chosen(practitioner) for piece in entry.showcase for name in piece.for_}
    picked = [subject for subject in cited if subject.id in shown]
    picked = picked or [
        subject
        for subject in cited
        if any(subject.id in entry.ratings for entry in subject.entries(practitioner))
    ]
    picked.sort(key=lambda subject: -len(subject.entries(practitioner)))
    names = {subject.id for subject in picked[:MOST_STANDARDS]}
    passages = Passages()
    return [
        _standard(subject, subject.entries(practitioner), passages)
        for subject in cited
        if subject.id in names
    ]


def _standard(subject: Subject, entries: Sequence[Entry], passages: Passages) -> dict[str, Any]:
    pair = then_now(subject, entries, passages)
    first, last = entries[0].date, entries[-1].date
    rated = (entry for entry in entries if subject.id in entry.ratings)
    ratings = [(entry.date, entry.ratings[subject.id]) for entry in rated]
    kinds = dict.fromkeys(entry.kind for entry in entries)
    return {
        "title": subject.name,
        "said": [
            {"label": label_, **_passage(words)}
            for label_, words in zip(pair.labels, (pair.then, pair.now), strict=True)
        ]
        if pair
        else [],
        "marks": [[_x(entry.date, first, last), entry.kind_shape] for entry in entries],
        "keys": [[KINDS[kind].kind_shape, KINDS[kind].kind_title] for kind in kinds],
        "ratings": [[_x(day, first, last), rating] for day, rating in ratings],
        "rated": [[say.day(day), str(rating)] for day, rating in ratings],
        "first": say.day(first),
        "last": say.day(last),
        "alt": _described(subject, entries, ratings),
        "pieces": [
            {"label": label(entry), "title": entry.title, "because": piece.because}
            for entry in entries
            for piece in entry.showcase
            if subject.id in piece.for_
        ],
    }


def _x(day: datetime.date, first: datetime.date, last: datetime.date) -> float:
    days = (last - first).days
    return round((day - first).days / days, 4) if days else 0.5


def _described(subject: Subject, entries: Sequence[Entry], ratings: list[tuple[datetime.date, int]]) -> str:
    number = say.counted(len(entries), "entry", "entries")
    days = say.days(entries[0].date, entries[-1].date)
    said = f"{number} on {subject.name} over time, {days}."
    if ratings:
        said += " Own rating on a scale from 1 to 5: "
        said += ", ".join(f"{rating} on {say.day(day)}" for day, rating in ratings) + "."
    return said


def _passage(passage: Passage) -> dict[str, str]:
    entry = passage.entry
    return {"words": passage.words, "title": entry.title, "date": say.day(entry.date)}


def sessions(portfolio: Portfolio, practitioner: Practitioner) -> dict[str, Any] | None:
    """Supervision, from the sessions shown; None where there are none."""
    all_sessions = practitioner.sessions
    if not all_sessions:
        return None
    held = supervision.took_place(all_sessions)
    forms = Counter(str(session.form) for session in held)
    functions = Counter(name for session in held for name in session.functions)
    decisions = [decision for session in all_sessions for decision in session.decisions]
    threads = practitioner.threads
    lines = (say_it(portfolio.terms, practitioner) for say_it in (rhythm_line, rhythm_over_all))
    return {
        "line": " ".join(filter(None, lines)),
        "forms": [[title, str(forms[form])] for form, title in _FORMS.items() if forms[form]],
        "functions": [[name.capitalize(), str(n)] for name, n in sorted(functions.items())],
        "decisions": len(decisions),
        "changed": sum(decision.changed is True for decision in decisions),
        "escalated": sum(decision.escalated is not None for decision in decisions),
        "done": sum(thread.done is not None for thread in threads),
        "open": sum(thread.done is None for thread in threads),
        "outcomes": list(_outcomes(practitioner)),
    }


def _outcomes(practitioner: Practitioner) -> Iterator[dict[str, Any]]:
    groups = {"practice": "For practice", "development": "For development", None: "Not said for what"}
    for for_, title in groups.items():
        outcomes = [outcome for outcome in practitioner.outcomes if outcome.for_ == for_]
        if outcomes:
            newest = outcomes[::-1][:MOST_OUTCOMES]
            yield {
                "title": title,
                "total": len(outcomes),
                "items": [_outcome(came, practitioner) for came in came_of(practitioner, newest)],
            }


def _outcome(came: Came, practitioner: Practitioner) -> dict[str, Any]:
    known, outcome = practitioner.by_id, came.outcome
    return {
        "what": outcome.what,
        "outcome": outcome.outcome,
        "says": ("only I say so" if came.who == ONLY_ME else "in my own words") if outcome.what else "",
        "noted": mention(known[outcome.noted]),
        "noticed": [mention(known[one.entry.id]) for one in came.others],
    }
