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
    """One schema for every kind of entry, told apart by `kind`, and for the profile, which has none."""
    models: list[type[BaseModel]] = [*KINDS.values(), Profile]
    keys, top = models_json_schema([(model, "validation") for model in models], by_alias=True)
    names = {model: keys[model, "validation"]["$ref"].rpartition("/")[2] for model in models}
    files = {model: top["$defs"].pop(name) for model, name in names.items()}
    # pydantic puts the module before a name that two classes share
    shared: Schema = json.loads(_MODULE.sub("", json.dumps(top["$defs"])))
    files = {model: json.loads(_MODULE.sub("", json.dumps(file))) for model, file in files.items()}
    definitions = {name: _generous(group) for name, group in shared.items()}
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
    properties: Mapping[str, Schema] = schema()["$defs"][kind]["properties"]
    return properties


def resolved(field: Schema) -> Schema:
    """The one shape a field really has: no null, no lone value in place of a list, references followed."""
    options = [option for option in field.get("anyOf", [field]) if option != {"type": "null"}]
    shape = next((option for option in options if option.get("type") == "array"), options[0])
    if "$ref" in shape:
        shape = schema()["$defs"][shape["$ref"].rpartition("/")[2]]
    if shape.get("type") == _TYPED_TEXT:
        shape = {**shape, "type": "string"}
    return {**shape, **{key: field[key] for key in _OUTSIDE if key in field}}


def _file(model: Schema, name: str) -> Schema:
    file = _generous(model)
    file["title"] = f"The fields of a {name}"
    file["properties"] = {name: field for name, field in file["properties"].items() if name not in _PLACED}
    file["required"] = [name for name in file["required"] if name not in {*_PLACED, "id"}]
    if name in KINDS:
        file["properties"]["kind"] = {"description": "What kind of entry this is.", "const": name}
    return file


def _reached(definitions: Mapping[str, Schema]) -> set[str]:
    """The files and whatever they refer to, directly or not."""
    reached: set[str] = set()
    waiting = [*KINDS, "profile"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _REFERENCE.findall(json.dumps(definitions[name]))
    return reached


def _generous(model: Schema) -> Schema:
    """A model's schema as an editor should apply it."""
    required = model.get("required", [])
    properties = {
        name: _field(field, name in required) for name, field in model.get("properties", {}).items()
    }
    return {
        key: value
        for key, value in {**model, "properties": properties, "additionalProperties": False}.items()
        if value != [] and (key != "properties" or value)
    }


def _field(field: Schema, is_required: bool) -> Schema:
    """A field's schema, with every shape our reader takes. The explanation stays outside the choice."""
    outside: Schema = {key: field[key] for key in _OUTSIDE if key in field}
    inside = {key: value for key, value in field.items() if key not in {*outside, "title"}}
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
    """A text as an editor may see it, which can be a number; the same for items and values."""
    if option == {"type": "string", "minLength": 1}:
        return {"type": _TYPED_TEXT, "pattern": r"\S"}
    typed = dict(option)
    for key in ("items", "additionalProperties"):
        if isinstance(typed.get(key), dict):
            typed[key] = _typed(typed[key])
    return typed


if __name__ == "__main__":
    IN_GUIDE.parent.mkdir(parents=True, exist_ok=True)
    IN_GUIDE.write_text(schema_text(), encoding="utf-8", newline="\n")
