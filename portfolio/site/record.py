"""`portfolio.json`: the record and its analyses, exactly as far as this audience may see them."""

from __future__ import annotations

import json
from typing import Any

from portfolio.entries import Entry
from portfolio.model import Portfolio, Practitioner


def record(portfolio: Portfolio) -> str:
    """The text of `portfolio.json`, keys in a fixed order."""
    content = {
        "schema": "portfolio/1",
        "audience": portfolio.audience,
        "as_of": portfolio.as_of.isoformat(),
        "practitioners": [_practitioner(one) for one in portfolio.practitioners],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _practitioner(one: Practitioner) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.profile.name,
        "role": one.profile.role,
        "entries": [_entry(entry) for entry in one.entries],
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
