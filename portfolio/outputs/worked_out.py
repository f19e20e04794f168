"""The JSON Schema of what was worked out from a record (`views.worked_out`)."""

from __future__ import annotations

from typing import Any, get_args

from portfolio.model.effects import By
from portfolio.model.spans import Sort

TEXT = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}
DAY = {"type": "string", "format": "date"}
# Of what a child or family said, a regulator and the public learn the month only.
DAY_OR_MONTH = {"type": "string", "pattern": "^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}(-[0-9]{2})?$"}
_NAME = {**TEXT, "description": "An entry, or an action, decision or goal as `entry#name`."}
_WITNESS = {"enum": [*get_args(By)]}
_SAYS_SO = {**TEXT, "description": "The entry that says so."}
_COUNT = {"type": ["integer", "null"]}
_RATINGS = {
    "type": "array",
    "description": "Own ratings, 1 to 5, each with its day.",
    "items": {"type": "array", "prefixItems": [DAY_OR_MONTH, {"type": "integer"}], "minItems": 2},
}


def _group(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties), "properties": properties}


def _several(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


# Of each practitioner.
ANALYSES: dict[str, Any] = {
    "chains": {"type": "array", "items": TEXTS},
    "not_yet_applied": TEXTS,
    "effects": _several("effect"),
    "standards": {"type": "object", "additionalProperties": {"$ref": "#/$defs/standard"}},
    "themes": {"type": "object", "additionalProperties": {"$ref": "#/$defs/theme"}},
    "minds": _several("mind"),
    "supervision": {
        "type": "object",
        "properties": {"unanswered": TEXTS},
        "additionalProperties": _COUNT,
    },
    "actions": {"type": "object", "additionalProperties": TEXTS},
    "goals": {"type": "object", "additionalProperties": TEXTS},
    "doors": _several("door"),
    "renewal": {"type": "array", "items": {"type": "object"}},
    "years": _several("year"),
}

DEFINITIONS: dict[str, Any] = {
    "effect": _group({"of": _NAME, "by": _WITNESS, "entry": _SAYS_SO}),
    "standard": _group({"entries": TEXTS, "showcase": TEXTS, "ratings": _RATINGS}),
    "theme": _group({"entries": TEXTS, "ratings": _RATINGS}),
    "mind": _group(
        {
            "entry": TEXT,
            "sort": {"enum": ["belief", "decision"]},
            "from": {**TEXT, "description": "Empty for a decision."},
            "to": TEXT,
            "because": TEXT,
        }
    ),
    "door": _group(
        {
            "of": _NAME,
            "for": {"enum": ["practice", "development", None]},
            "agreed": DAY_OR_MONTH,
            "done": {"anyOf": [DAY, {"type": "null"}]},
            "tried": TEXTS,
            "noticed": {
                "type": "array",
                "items": _group({"by": _WITNESS, "entry": _SAYS_SO}),
            },
            "nothing_yet": {"type": "boolean", "description": "Nor does the full record hold anything."},
        }
    ),
    "year": _group(
        {
            "id": TEXT,
            "sort": {"enum": [*get_args(Sort)]},
            "title": TEXT,
            "from": DAY,
            "to": DAY,
            "url": {**TEXT, "description": "The folder of its page below the site's root."},
            "goals": {**TEXTS, "description": "Goals set in this time, as `entry#name`."},
            "open": {**TEXTS, "description": "Actions and goals open at its end, as `entry#name`."},
        }
    ),
}
