"""The JSON Schema of the fields, from the models: for editors that complete and check as you type.

`python -m portfolio.writing.schema` writes it into the guide; `portfolio init` puts a copy into
the folder. It is a little more generous than our reader where YAML in an editor means something
else: `012` and `2026` are numbers there and text here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from portfolio.entries import KINDS, Entry, Profile

FILE = ".portfolio.schema.json"
IN_GUIDE = Path("content/pages/guide/portfolio.schema.json")
_PLACED = Entry.PLACED | {"path", "parts"}
_MODULE = re.compile(r"portfolio__\w+__(?=[A-Z])")
_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')
_OUTSIDE = ("description", "examples", "default")
_TYPED_TEXT = ["string", "number", "boolean"]

Schema = dict[str, Any]


@cache
def schema() -> Schema:
    """One schema for every kind of entry, by `kind`, and for the profile, which has none."""
    models: list[type[BaseModel]] = [*KINDS.values(), Profile]
    keys, top = models_json_schema([(model, "validation") for model in models], by_alias=True)
    names = {model: keys[model, "validation"]["$ref"].rpartition("/")[2] for model in models}
    files = {model: top["$defs"].pop(name) for model, name in names.items()}
    # pydantic puts the module before a name that two classes share
    shared: Schema = json.loads(_MODULE.sub("", json.dumps(top["$defs"])))
    files = {model: json.loads(_MODULE.sub("", json.dumps(one))) for model, one in files.items()}
    definitions = {name: _generous(one) for name, one in shared.items()}
    for kind, model in KINDS.items():
        definitions[kind] = _file(files[model], kind)
    definitions["profile"] = {
        **_file(files[Profile], "profile"), "description": "Who you are, in `profile.md`."
    }  # fmt: skip
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The fields at the top of an entry or profile",
        "description": "Made from the models of practitioner-portfolio; not written by hand.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in (*KINDS, "profile")],
        "$defs": {name: definitions[name] for name in sorted(_reached(definitions))},
    }


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def fields(kind: str) -> Mapping[str, Schema]:
    """The fields of a kind by the name they are written with."""
    found: Mapping[str, Schema] = schema()["$defs"][kind]["properties"]
    return found


def resolved(one: Schema) -> Schema:
    """A field's schema without null, without the lone value that stands for a list, references followed."""
    options = [option for option in one.get("anyOf", [one]) if option != {"type": "null"}]
    found = next((option for option in options if option.get("type") == "array"), options[0])
    if "$ref" in found:
        found = schema()["$defs"][found["$ref"].rpartition("/")[2]]
    if found.get("type") == _TYPED_TEXT:
        found = {**found, "type": "string"}
    return {**found, **{key: one[key] for key in _OUTSIDE if key in one}}


def _file(one: Schema, name: str) -> Schema:
    found = _generous(one)
    found["title"] = f"The fields of a {name}"
    found["properties"] = {name: field for name, field in found["properties"].items() if name not in _PLACED}
    found["required"] = [name for name in found["required"] if name not in {*_PLACED, "id"}]
    if name in KINDS:
        found["properties"]["kind"] = {"description": "What kind of entry this is.", "const": name}
    return found


def _reached(definitions: Mapping[str, Schema]) -> set[str]:
    """The files and whatever they refer to, directly or not."""
    found: set[str] = set()
    waiting = [*KINDS, "profile"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _REFERENCE.findall(json.dumps(definitions[name]))
    return found


def _generous(one: Schema) -> Schema:
    """A model's schema as an editor should apply it."""
    required = one.get("required", [])
    properties = {name: _field(field, name in required) for name, field in one.get("properties", {}).items()}
    return {
        key: value
        for key, value in {**one, "properties": properties, "additionalProperties": False}.items()
        if value != [] and (key != "properties" or value)
    }


def _field(one: Schema, is_required: bool) -> Schema:
    """A field: the explanation outside, and any of the shapes our reader takes inside."""
    outside: Schema = {key: one[key] for key in _OUTSIDE if key in one}
    inside = {key: value for key, value in one.items() if key not in {*outside, "title"}}
    options: list[Schema] = []
    for option in inside.get("anyOf", [inside]):
        shape = _typed(option)
        options.append(shape)
        if shape.get("type") == "array":
            options.append(shape["items"])
    if not is_required and {"type": "null"} not in options:
        options.append({"type": "null"})
    if outside.get("default") in (None, [], {}):
        outside.pop("default", None)
    return {**outside, **(options[0] if len(options) == 1 else {"anyOf": options})}


def _typed(option: Schema) -> Schema:
    """Text may look like a number to an editor; items and values likewise."""
    if option == {"type": "string", "minLength": 1}:
        return {"type": _TYPED_TEXT, "pattern": r"\S"}
    found = dict(option)
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), dict):
            found[key] = _typed(found[key])
    return found


if __name__ == "__main__":
    IN_GUIDE.parent.mkdir(parents=True, exist_ok=True)
    IN_GUIDE.write_text(schema_text(), encoding="utf-8", newline="\n")
