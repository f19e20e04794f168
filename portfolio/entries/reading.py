"""A record → a typed entry or profile, or every problem in its front matter at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from portfolio import definitions, parts
from portfolio.entries.base import KINDS, Entry
from portfolio.entries.profile import Profile
from portfolio.frontmatter import Record
from portfolio.problems import Problem, did_you_mean, problem, texts

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
_UNSAFE_NAME = re.compile(r'[\\/#?:*"<>|%\x00-\x1f]|^[ .~_]|[ .]\Z')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)
# Field names a profile may limit that some kind knows, checked once all kinds are registered.
_IDENTITY = frozenset({"kind", "title", "date", "id", "share", "share_fields"})

Rendered = Callable[[str], str]


@dataclass(frozen=True)
class Source:
    """Where a file stands: `path` below the folder of practitioners, `practitioner` its first part."""

    practitioner: str
    path: str

    @property
    def stem(self) -> str:
        """The file's name without its ending, in composed Unicode."""
        name = self.path.rsplit("/", 1)[-1]
        return unicodedata.normalize("NFC", name.rsplit(".", 1)[0])


def read_entry(
    record: Record, source: Source, rendered: Rendered | None = None
) -> tuple[Entry | None, list[Problem]]:
    """A typed entry, and what is wrong; no entry where anything is an error."""
    kind, problems = _kind(record)
    if kind is None:
        return None, problems
    typed = {**record.meta, "id": record.meta.get("id") or source.stem}
    problems += list(_unknown(record, kind.written(), kind.kind_name))
    found, more = _validated(kind, record, typed, {"practitioner": source.practitioner, "path": source.path})
    problems += more
    body, more = _parts(record, rendered)
    problems += more
    if isinstance(found, Entry):
        problems += list(_entry_problems(found, record))
        if not any(p.is_error for p in problems):
            return found.model_copy(update={"parts": body}), problems
    return None, problems


def read_profile(
    record: Record, source: Source, rendered: Rendered | None = None
) -> tuple[Profile | None, list[Problem]]:
    """A typed profile, and what is wrong with it."""
    problems = list(_unknown(record, Profile.written(), "profile"))
    found, more = _validated(Profile, record, dict(record.meta), {"path": source.path})
    body, unclear = _parts(record, rendered)
    problems += [*more, *unclear]
    if isinstance(found, Profile):
        fields = {name for kind in KINDS.values() for name in kind.written()} - _IDENTITY
        problems += list(_limited_fields(record, fields))
        if not any(p.is_error for p in problems):
            return found.model_copy(update={"parts": body}), problems
    return None, problems


def validated(model: type[BaseModel], record: Record) -> tuple[BaseModel | None, list[Problem]]:
    """Any other YAML of the user's (a framework, a rule set), with the place of each mistake."""
    return _validated(model, record, dict(record.meta), {})


def _kind(record: Record) -> tuple[type[Entry] | None, list[Problem]]:
    kind = record.meta.get("kind")
    if kind is None:
        where = record.where("kind")
        return None, [problem("missing-field", where, field="kind", example="kind: reflection")]
    if not isinstance(kind, str) or kind not in KINDS:
        typed = kind if isinstance(kind, str) else "a list"
        known = ", ".join(KINDS)
        suggestion = did_you_mean(typed, KINDS)
        return None, [
            problem("unknown-kind", record.where("kind"), typed=typed, known=known, suggestion=suggestion)
        ]
    return KINDS[kind], []


def _unknown(record: Record, known: Mapping[str, str], kind: str) -> Iterator[Problem]:
    for key in record.meta:
        if key not in known:
            suggestion = did_you_mean(key, known)
            inside = "the profile" if kind == "profile" else f"{_article(kind)} {kind}"
            yield problem("unknown-field", record.where(key), field=key, inside=inside, suggestion=suggestion)
    if "share" in record.meta and record.meta["share"] is None:
        yield problem("not-a-share", record.where("share"), typed="nothing", suggestion="")


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _validated(
    model: type[BaseModel], record: Record, typed: dict[str, Any], placed: dict[str, Any]
) -> tuple[BaseModel | None, list[Problem]]:
    # An empty field is a field left for later; `share` left empty was answered above.
    given = _without_empty(typed)
    known = {f.alias or n for n, f in model.model_fields.items()} - set(placed)
    given = {key: value for key, value in given.items() if key in known}
    try:
        return model.model_validate({**given, **placed}), []
    except ValidationError as error:
        return None, [_problem(model, record, one) for one in error.errors(include_url=False)]


def _without_empty(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _without_empty(v) for k, v in value.items() if v is not None}
    if isinstance(value, tuple):
        return tuple(_without_empty(v) for v in value)
    return value


def _problem(model: type[BaseModel], record: Record, error: Any) -> Problem:
    loc = _path(record, error["loc"])
    code = _CODES.get(error["type"], error["type"])
    field = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    values = {
        "field": field,
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


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for arg in get_args(annotation) for found in _models(arg)]


def _example(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    owner = _model_at(model, loc[:-1])
    name = loc[-1] if loc else ""
    for key, field in owner.model_fields.items() if owner else ():
        if (field.alias or key) == name and field.examples:
            return f"{name}: {_yaml(field.examples[0])}"
    return f"{name}: …"


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


def _parts(record: Record, rendered: Rendered | None) -> tuple[tuple[parts.Part, ...], list[Problem]]:
    body = parts.without_comments(record.body)
    found = parts.split(body, record.body_line)
    problems = parts.check(body, found, record.file, rendered)
    line = definitions.misplaced(body)
    if line is not None:
        where = record.where()
        place = type(where)(record.file, record.body_line + line)
        problems.append(problem("footnote-misplaced", place))
    return found, problems


def _entry_problems(entry: Entry, record: Record) -> Iterator[Problem]:
    if _UNSAFE_NAME.search(entry.id) or _RESERVED.match(entry.id):
        yield problem("unsafe-name", record.where("id"), name=entry.id)
    if entry.until and entry.until < entry.date:
        yield problem("until-before-date", record.where("until"), date=entry.date, until=entry.until)
    yield from _limited_fields(record, set(entry.written()) - _IDENTITY)


def _limited_fields(record: Record, known: set[str]) -> Iterator[Problem]:
    limited = record.meta.get("share_fields")
    for field in limited if isinstance(limited, Mapping) else ():
        if field not in known:
            suggestion = did_you_mean(field, known)
            where = record.where("share_fields", field)
            yield problem("unknown-field", where, field=field, inside="share_fields", suggestion=suggestion)
