"""The record as data for one audience, with the JSON Schema that describes it."""

from __future__ import annotations

import datetime
import json
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.base import Entry as AnyEntry
from portfolio.entries.details import Signature
from portfolio.entries.signing import Standing, Status, sign_offs, status
from portfolio.model import Portfolio, Practitioner
from portfolio.model.effects import By
from portfolio.model.spans import Sort
from portfolio.share import Share

SCHEMA = "portfolio-export/1"
IN_GUIDE = Path("content/pages/guide/export.schema.json")
# Of what a child or family said, a regulator and the public learn the month only.
_DAY_OR_MONTH = {"type": "string", "pattern": "^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}(-[0-9]{2})?$"}
_REFERENCE = r'"#/\$defs/([^"]+)"'
_ID = "https://json-schema.org/draft/2020-12/schema"


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


def schema() -> dict[str, Any]:
    """The JSON Schema of the export."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    count = {"type": ["integer", "null"]}
    kinds = {f"{name}-fields": _with_months(_kind_schema(kind)) for name, kind in KINDS.items()}
    shared: dict[str, Any] = {}
    for definition in (*kinds.values(), profile := _schema_of(Profile, frozenset())):
        shared |= definition.pop("$defs", {})
    return {
        "$schema": _ID,
        "$id": SCHEMA,
        "title": "The record as `portfolio export json` writes it",
        "type": "object",
        "required": ["schema", "audience", "as_of", "practitioners"],
        "properties": {
            "schema": {"const": SCHEMA},
            "audience": {"enum": [str(share) for share in Share]},
            "as_of": {"type": "string", "format": "date"},
            "practitioners": {"type": "array", "items": {"$ref": "#/$defs/practitioner"}},
        },
        "$defs": {
            "practitioner": {
                "type": "object",
                "required": ["id", "name", "role", "entries"],
                "properties": {
                    "id": text,
                    "name": text,
                    "role": text,
                    "profile": {"$ref": "#/$defs/profile"},
                    "statement": {**text, "description": "The professional statement, as Markdown."},
                    "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
                    "chains": {"type": "array", "items": texts},
                    "not_yet_applied": texts,
                    "effects": {"type": "array", "items": {"$ref": "#/$defs/effect"}},
                    "standards": {"type": "object"},
                    "supervision": {"type": "object", "additionalProperties": count},
                    "actions": {"type": "object", "additionalProperties": texts},
                    "goals": {"type": "object", "additionalProperties": texts},
                    "renewal": {"type": "array", "items": {"type": "object"}},
                    "years": {"type": "array", "items": {"$ref": "#/$defs/year"}},
                },
            },
            "effect": {
                "type": "object",
                "required": ["of", "by", "entry"],
                "properties": {
                    "of": {**text, "description": "An entry, or an action or decision as `entry#name`."},
                    "by": {"enum": [*get_args(By)]},
                    "entry": {**text, "description": "The entry that says so."},
                },
            },
            "year": _year_schema(text, texts),
            "profile": profile,
            "entry": _entry_schema(text, texts),
            **kinds,
            **shared,
        },
    }


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _year_schema(text: dict[str, str], texts: dict[str, Any]) -> dict[str, Any]:
    day = {"type": "string", "format": "date"}
    properties = {
        "id": text,
        "sort": {"enum": [*get_args(Sort)]},
        "title": text,
        "from": day,
        "to": day,
        "url": {**text, "description": "The folder of its page below the site's root."},
        "goals": {**texts, "description": "Goals set in this time, as `entry#name`."},
        "open": {**texts, "description": "Actions and goals open at its end, as `entry#name`."},
    }
    return {"type": "object", "required": sorted(properties), "properties": properties}


def _entry_schema(text: dict[str, str], texts: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "kind": {"enum": sorted(KINDS)},
        "id": text,
        "title": text,
        "date": _DAY_OR_MONTH,
        "share": {"enum": [str(share) for share in Share]},
        "standards": texts,
        "themes": texts,
        "url": {**text, "description": "The folder of its page below the site's root."},
        "fields": {"type": "object", "description": "Its other fields, as front matter names them."},
        "body": {**text, "description": "Its text as Markdown."},
        "withheld": {"type": "boolean", "description": "Whether a part of it is not shared here."},
        "files": texts,
        "sign_offs": {
            "type": "array",
            "items": {"type": "object", "properties": {"status": {"enum": [*get_args(Status)]}}},
        },
    }
    return {
        "type": "object",
        "required": sorted(properties),
        "properties": properties,
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}},
                "then": {"properties": {"fields": {"$ref": f"#/$defs/{kind}-fields"}}},
            }
            for kind in sorted(KINDS)
        ],
    }


def _kind_schema(kind: type[Entry]) -> dict[str, Any]:
    top = frozenset({"kind", "id", "title", "date", "share", "standards", "themes"})
    return _schema_of(kind, top)


def _schema_of(model: type[AnyEntry | Profile], but: frozenset[str]) -> dict[str, Any]:
    """The schema of a model's exported fields; none is required, as empty ones are left out."""
    whole: dict[str, Any] = model.model_json_schema(
        by_alias=True, mode="validation", ref_template="#/$defs/{model}"
    )
    kept = {n: p for n, p in whole["properties"].items() if n in model.exported() and n not in but}
    result = {"type": "object", "additionalProperties": False, "properties": kept}
    inner = {name: _optional(group) for name, group in whole.get("$defs", {}).items()}
    return {**result, "$defs": {name: inner[name] for name in sorted(_named_in(kept, inner))}}


def _named_in(value: object, known: Mapping[str, Any]) -> frozenset[str]:
    """The groups of fields a schema refers to, directly or through others."""
    names: set[str] = set()
    waiting = re.findall(_REFERENCE, json.dumps(value))
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += re.findall(_REFERENCE, json.dumps(known[name]))
    return frozenset(names)


def _with_months(schema: Any) -> Any:
    """A schema in which every day may be a month."""
    if isinstance(schema, list):
        return [_with_months(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "date":
        return {**{key: value for key, value in schema.items() if key != "format"}, **_DAY_OR_MONTH}
    return {key: _with_months(value) for key, value in schema.items()}


def _optional(group: dict[str, Any]) -> dict[str, Any]:
    """The schema of a group in which every field is optional, as any may be hidden from an audience."""
    return {key: value for key, value in group.items() if key != "required"}


if __name__ == "__main__":
    IN_GUIDE.write_text(schema_text(), encoding="utf-8", newline="\n")
