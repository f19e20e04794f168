"""The record as data for one audience; `schemas` describes it."""

from __future__ import annotations

import datetime
import json
import posixpath
from collections.abc import Mapping
from typing import Any

from portfolio.entries import Entry, Profile
from portfolio.entries.base import Entry as AnyEntry
from portfolio.entries.details import Signature
from portfolio.entries.signing import Standing, sign_offs, status
from portfolio.model import Portfolio, Practitioner

SCHEMA = "portfolio-export/2"


def as_json(portfolio: Portfolio, analyses: Mapping[str, Any]) -> bytes:
    """Everything an audience may see; `analyses` is the content of its `portfolio.json`."""
    known = {analysis["id"]: analysis for analysis in analyses["practitioners"]}
    content = {
        **analyses,
        "schema": SCHEMA,
        "practitioners": [
            {**known[practitioner.id], **_practitioner(practitioner)}
            for practitioner in portfolio.practitioners
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, default=_day) + "\n").encode()


def _practitioner(practitioner: Practitioner) -> dict[str, Any]:
    return {
        "profile": _fields(practitioner.profile),
        "statement": practitioner.profile.statement,
        "entries": [_entry(entry) for entry in practitioner.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    fields = _fields(entry)
    placed = ("kind", "id", "title", "date", "share", "standards", "themes")
    return {
        **{name: fields.pop(name) for name in placed if name in fields},
        "standards": list(entry.standards),
        "themes": list(entry.themes),
        "url": entry.url,
        "fields": {name: value for name, value in fields.items() if name not in placed},
        "body": entry.body,
        "withheld": entry.withheld,
        "files": [posixpath.basename(file) for file in entry.files],
        "sign_offs": [_sign_off(signature, standing) for signature, standing in sign_offs(entry)],
    }


def _sign_off(signature: Signature, standing: Standing) -> dict[str, str]:
    return {"role": signature.role, "date": signature.date.isoformat(), "status": status(standing)}


def _fields(model: AnyEntry | Profile) -> dict[str, Any]:
    """Fields that are filled in, by their front matter names."""
    names = {*model.exported().values()}
    dumped = model.model_dump(by_alias=True, include=names, exclude_none=True)
    if "signed" in dumped:
        dumped["signed"] = [
            {key: said for key, said in signature.items() if said} for signature in dumped["signed"]
        ]
    return {key: value for key, value in dumped.items() if value not in ((), [], {})}


def _day(value: object) -> str:
    """A day, or its month where only that may be told."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no place in an export")
