"""What the pack says about renewal: every requirement, its source and the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from portfolio import say
from portfolio.model import Portfolio, Practitioner
from portfolio.outputs.pack_mentions import label
from portfolio.outputs.tree_blocks import Node
from portfolio.renewal import NoPeriod
from portfolio.views.renewal import acting
from portfolio.views.renewal.state import Line, Standing, standings

_CODE = re.compile(r"`([^`]*)`")
_ADDRESS = re.compile(r"(https?://[^\s;]+)")
_STATES = {
    "met": "Met",
    "not met": "Not yet met",
    "informs": "For information",
    "none shown here": "None shown here",
}


def readiness(portfolio: Portfolio, practitioner: Practitioner) -> list[dict[str, Any]]:
    """Every registration with its requirements, as much as this audience may be told."""
    return [
        _unknown(standing) if isinstance(standing, NoPeriod) else _standing(standing, practitioner)
        for standing in standings(portfolio.terms, practitioner)
    ]


def _unknown(no_period: NoPeriod) -> dict[str, Any]:
    return {"title": no_period.rules, "summary": no_period.why, "note": "", "requirements": [], "advice": []}


def _standing(standing: Standing, practitioner: Practitioner) -> dict[str, Any]:
    period = standing.readiness.period
    due = acting.due(standing)
    said = [
        f"{due[:1].upper()}{due[1:]}.",
        f"{acting.verdict(standing)}." if acting.verdict(standing) else "",
        acting.tally(standing),
        f"Period from {say.days(period.start, period.end)}, seen from {say.day(standing.readiness.as_of)}.",
    ]
    summary = " ".join(filter(None, said))
    return {
        "title": standing.rule_set.title,
        "summary": summary,
        "note": standing.note,
        "requirements": [_line(line, practitioner) for line in standing.lines],
        "advice": [_line(line, practitioner) for line in standing.advice],
    }


def _line(line: Line, practitioner: Practitioner) -> dict[str, Any]:
    known = practitioner.by_id
    met = line.met
    return {
        "what": met.what,
        "note": _CODE.sub(r"“\1”", met.note or ""),
        "needed": "" if line.needed is None else f"{line.needed:,}",
        "found": "" if line.found is None else f"{line.found:,}",
        "state": f"{line.shown:,} shown here" if line.shown else _STATES[line.state],
        "counts": line.state,
        "evidence": [
            {"label": label(known[id_]), "title": known[id_].title, "date": say.day(known[id_].date)}
            for id_ in met.evidence
            if id_ in known
        ],
        "source": list(_source(met.source)),
        "read": _SOURCES[met.source_kind] + (f", read {say.day(met.read)}" if met.read else ""),
        "verified": met.verified,
    }


_SOURCES = {"official": "the regulator’s own page", "secondary": "somebody else’s page", "none": "no page"}


def _source(text: str) -> Iterator[Node]:
    """Words and addresses of a source."""
    for number, piece in enumerate(_ADDRESS.split(text)):
        if piece:
            yield {"t": "link", "to": piece, "c": [piece]} if number % 2 else piece
