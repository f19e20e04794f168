"""The JSON Schemas of the record as data, of the export and of a site's `portfolio.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.base import Entry as AnyEntry
from portfolio.entries.signing import Status
from portfolio.outputs.json import SCHEMA
from portfolio.outputs.worked_out import ANALYSES, DAY_OR_MONTH, DEFINITIONS, TEXT, TEXTS
from portfolio.share import Share
from portfolio.views.portfolio_json import SCHEMA as SITE

IN_GUIDE = Path("content/pages/guide")
_REFERENCE = r'"#/\$defs/([^"]+)"'
_ID = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of the export."""
    kinds = {f"{name}-fields": _with_months(_kind_schema(kind)) for name, kind in KINDS.items()}
    shared: dict[str, Any] = {}
    for definition in (*kinds.values(), profile := _schema_of(Profile, frozenset())):
        shared |= definition.pop("$defs", {})
    person = {
        "profile": {"$ref": "#/$defs/profile"},
        "statement": {**TEXT, "description": "The professional statement, as Markdown."},
    }
    definitions = {"profile": profile, "entry": _entry_schema(), **kinds, **shared}
    return _schema(SCHEMA, "The record as `portfolio export json` writes it", person, definitions)


def site_schema() -> dict[str, Any]:
    """The JSON Schema of the `portfolio.json` of a site."""
    entry = _entry_schema()
    kept = ("kind", "id", "title", "date", "share", "standards", "themes", "url")
    properties = {name: entry["properties"][name] for name in kept}
    plain = {"type": "object", "required": sorted(kept), "properties": properties}
    return _schema(SITE, "The record as `portfolio.json` holds it", {}, {"entry": plain})


def _schema(
    name: str, title: str, person: Mapping[str, Any], definitions: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "$schema": _ID,
        "$id": name,
        "title": title,
        "type": "object",
        "required": ["schema", "audience", "as_of", "practitioners"],
        "properties": {
            "schema": {"const": name},
            "audience": {"enum": [str(share) for share in Share]},
            "as_of": {"type": "string", "format": "date"},
            "practitioners": {"type": "array", "items": {"$ref": "#/$defs/practitioner"}},
        },
        "$defs": {
            "practitioner": {
                "type": "object",
                "required": ["id", "name", "role", "entries"],
                "properties": {
                    "id": TEXT,
                    "name": TEXT,
                    "role": TEXT,
                    "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
                    **ANALYSES,
                    **person,
                },
            },
            **DEFINITIONS,
            **definitions,
        },
    }


def texts() -> dict[Path, str]:
    """Each schema as its file holds it."""
    return {
        IN_GUIDE / name: json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, made in (("export.schema.json", schema()), ("portfolio-json.schema.json", site_schema()))
    }


def _entry_schema() -> dict[str, Any]:
    properties = {
        "kind": {"enum": sorted(KINDS)},
        "id": TEXT,
        "title": TEXT,
        "date": DAY_OR_MONTH,
        "share": {"enum": [str(share) for share in Share]},
        "standards": TEXTS,
        "themes": TEXTS,
        "url": {**TEXT, "description": "The folder of its page below the site's root."},
        "fields": {"type": "object", "description": "Its other fields, as front matter names them."},
        "body": {**TEXT, "description": "Its text as Markdown."},
        "withheld": {"type": "boolean", "description": "Whether a part of it is not shared here."},
        "files": TEXTS,
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
        return {**{key: value for key, value in schema.items() if key != "format"}, **DAY_OR_MONTH}
    return {key: _with_months(value) for key, value in schema.items()}


def _optional(group: dict[str, Any]) -> dict[str, Any]:
    """The schema of a group in which every field is optional, as any may be hidden from an audience."""
    return {key: value for key, value in group.items() if key != "required"}


if __name__ == "__main__":
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8", newline="\n")
