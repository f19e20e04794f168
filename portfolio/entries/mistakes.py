"""What pydantic says of a record → our problems, each with its place and the words to mend it.

Matched by pydantic's error types, never by its English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from portfolio.problems import Problem, did_you_mean, problem, texts
from portfolio.records.declared import declared, label
from portfolio.records.frontmatter import Record
from portfolio.records.of_type import details_in

# pydantic's own error types → our codes; its English is never looked at
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "not-one-of",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "dict_type": "not-fields",
    "mapping_type": "not-fields",
    "model_type": "not-fields",
    "model_attributes_type": "not-fields",
    "too_short": "empty",
}
# Where an empty value is an unfinished word, not a field left for later.
NEVER_EMPTY = frozenset({"share", "share_fields", "ratings"})


def checked(
    model: type[BaseModel], record: Record, typed: dict[str, Any], placed: dict[str, Any]
) -> tuple[BaseModel | None, list[Problem]]:
    """A value of `model`, or every problem in what was typed; `placed` holds the fields nobody types."""
    try:
        return model.model_validate({**left_for_later(model, typed), **placed}), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, [_problem(model, record, mistake) for mistake in errors if not _is_echo(mistake, errors)]


def _is_echo(error: Any, errors: Iterable[Any]) -> bool:
    """Whether a list is called empty only because of mistakes in its items."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in errors
    )


def left_for_later(model: type[BaseModel], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without those that say nothing: a form leaves them, or somebody means to fill them in."""
    known = {info.alias or name: info for name, info in model.model_fields.items()}
    kept: dict[str, Any] = {}
    for key, value in typed.items():
        info = known.get(key)
        inner = details_in(info.annotation) if info else ()
        said = _said(value, inner[0] if inner else None)
        needed = info is not None and info.is_required() and value is not None
        if key in NEVER_EMPTY or needed or not says_nothing(said):
            kept[key] = value if key in NEVER_EMPTY or says_nothing(said) else said
    return kept


def _said(value: Any, inner: type[BaseModel] | None) -> Any:
    if isinstance(value, Mapping) and inner:
        return left_for_later(inner, value)
    if isinstance(value, tuple):
        return tuple(_said(item, inner) for item in value if not says_nothing(item))
    return value


def says_nothing(value: Any) -> bool:
    """Whether nothing is typed in a value, whatever brackets or quotation marks are around it."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(says_nothing(inner) for inner in value.values())
    return value is None or (isinstance(value, tuple) and all(map(says_nothing, value)))


def _problem(model: type[BaseModel], record: Record, error: Any) -> Problem:
    loc = _path(record, error["loc"])
    code = _CODES.get(error["type"], error["type"])
    field = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    values = {
        "field": field,
        "named": _label(model, loc, field),
        "inside": "this group",
        "suggestion": "",
        "typed": _shown(error.get("input")),
        "found": _shown(error.get("input")),
        "example": _example(model, loc),
        **error.get("ctx", {}),
    }
    if code == "not-one-of":
        words = re.findall(r"'([^']*)'", str(values.get("expected", "")))
        values |= {"known": ", ".join(words), "suggestion": did_you_mean(str(values["typed"]), words)}
    if code == "unknown-field":
        owner = _model_at(model, loc[:-1])
        known = [f.alias or n for n, f in owner.model_fields.items()] if owner else []
        values["suggestion"] = did_you_mean(field, known)
    if code not in texts():
        code, values["field"] = "not-understood", field
    return problem(code, record.where(*loc), **values)


def _path(record: Record, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A location of pydantic's as a path of the record: a lone value stands for a list of one."""
    path: tuple[str | int, ...] = ()
    for step in loc:
        if step == "[key]":
            continue
        if isinstance(step, int) and step == 0 and (*path, 0) not in record.places:
            continue
        path = (*path, step)
    return path


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel] | None:
    for step in loc:
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None)
        inner = _models(field.annotation) if field else []
        if not inner:
            return None
        model = inner[0]
    return model


def _label(model: type[BaseModel], loc: tuple[str | int, ...], field: str) -> str:
    """What a field is called where nobody sees the file."""
    while loc and loc[-1] != field:
        loc = loc[:-1]
    owner = _model_at(model, loc[:-1])
    said = {info.alias or name: name for name, info in owner.model_fields.items()} if owner else {}
    return label(said[field], declared(owner)[said[field]]) if owner and field in said else field


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for arg in get_args(annotation) for model in _models(arg)]


def _example(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    owner = _model_at(model, loc[:-1])
    name = loc[-1] if loc else ""
    if isinstance(name, int):  # an item of a list
        return _example(model, loc[:-1])
    for key, field in owner.model_fields.items() if owner else ():
        if (field.alias or key) == name and field.examples:
            return f"{name}: {_yaml(field.examples[0])}"
        if (field.alias or key) == name and (inner := _models(field.annotation)):
            group = _group(inner[0])
            return f"{name}: [{group}]" if "tuple" in str(field.annotation) else f"{name}: {group}"
    return f"{name}: …"


def _group(model: type[BaseModel]) -> str:
    """The parts a group needs, or all of them where it needs none, with their examples."""
    parts = {field.alias or name: field for name, field in model.model_fields.items() if field.examples}
    needed = {name: field for name, field in parts.items() if field.is_required()} or parts
    said = (f"{name}: {_inner(field.examples[0])}" for name, field in needed.items() if field.examples)
    return f"{{{', '.join(said)}}}"


def _inner(value: object) -> str:
    """A value inside a group on one line, where a comma or bracket would end it."""
    text = _yaml(value)
    return f'"{text}"' if isinstance(value, str) and re.search(r"[,:#\[\]{}]", text) else text


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}": {v}' for k, v in value.items()) + "}"
    return str(value)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value[:60]
    if value is None:
        return "nothing"
    return "a group of fields" if isinstance(value, Mapping) else "a list"
