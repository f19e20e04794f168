"""Every kind and field, from the models of the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from portfolio import say
from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.headings import OF_EVERY_KIND
from portfolio.entries.limits import heading_limits
from portfolio.records.declared import Declared, declared
from portfolio.records.of_type import details_in
from portfolio.reference.markdown import block, page, table
from portfolio.share import Share

_PLACED = Entry.PLACED | {"path", "parts"}
REACH = {
    Share.PRIVATE: "private",
    Share.SUPERVISOR: "no further than the supervisor",
    Share.REGULATOR: "no further than the regulator",
    Share.PUBLIC: "as the entry",
}

_KINDS = """\
An entry is one file. Between the two lines of hyphens stand its fields, below them your words.
Only `kind`, `title` and `date` are needed; leave out whatever does not help.

*Travels* says how far a field goes when you say nothing about it. “Private” can be opened with
`share_fields`; nothing ever travels further than its entry. See [Who sees what](../sharing.md).
"""
_BLANK = (
    "An entry counts nowhere while no word stands below its fields (headings and comments are none), "
    "unless it says one of these: {enough}, or what its kind names below."
)
_PROFILE = """\
`profile.md` lies in your own folder and says who you are. Your name and role are shown to whoever
may see one of your entries; the rest travels as far as the profile's own `share`, which is private
until you change it. Below the second `---` stands your professional statement.
"""

Schema = Mapping[str, Any]


def kinds() -> str:
    """Every kind of entry: its fields, headings and an example."""
    blank = _BLANK.format(enough=_enough(Entry, Entry.written()))
    fields = _fields(Entry, Entry.written(), travels=True)
    lines = ["## Fields of every entry", "", *fields, "", blank]
    lines += [
        "",
        "## Headings of every entry",
        "",
        "Offered in any kind; no file begins with them:",
        "",
    ]
    lines += table(("Heading", "To begin with"), [(f"`## {h.title}`", h.prompt) for h in OF_EVERY_KIND])
    for name, kind in KINDS.items():
        own = [field for field in kind.written() if field not in Entry.written()]
        lines += ["", f"## {kind.kind_title}", "", f"{kind.__doc__ or ''} Written `kind: {name}`.", ""]
        lines += _fields(kind, own, travels=True)
        if enough := _enough(kind, own):
            lines += ["", f"It counts without words once it says one of these: {enough}."]
        if kind.headings:
            limits = heading_limits()
            rows = [(f"`## {h.title}`", h.prompt, REACH[limits.limit(h.title)]) for h in kind.headings]
            lines += ["", "Headings offered, none of them required:", ""]
            lines += table(("Heading", "To begin with", "Travels"), rows)
        else:
            lines += ["", "No headings are offered: write as you like."]
        lines += ["", "An example:", "", *block(kind.example, "markdown")]
    return page("Every kind and field", _KINDS, lines)


def profile() -> str:
    """The fields of `profile.md`."""
    return page("The profile", _PROFILE, _fields(Profile, Profile.written(), travels=False))


def _fields(model: type[BaseModel], names: Iterable[str], travels: bool, above: str = "") -> Iterator[str]:
    """A table of fields, and one more for every group of fields among them."""
    schema = model.model_json_schema()
    shown = {name: schema["properties"][name] for name in names}
    required = set(schema.get("required", ())) - ({"id"} if issubclass(model, Entry) else set())
    said = {info.alias or name: declared(model)[name] for name, info in model.model_fields.items()}
    rows, groups = [], []
    for name, field in shown.items():
        needed = " (needed)" if name in required else ""
        group = _group(model, name)
        example = _example(name, field)
        if group:
            full = f"{above}{name}"
            groups.append((full, group))
            example = f"[its fields](#{full.replace('.', '')})"
        row = [f"`{name}`{needed}", field.get("description", ""), _form(field), example]
        rows.append([*row, reach(said[name])] if travels else row)
    heads = ("Field", "What it says", "Write", "Example", *(("Travels",) if travels else ()))
    if rows:
        yield from table(heads, rows)
    for full, group in groups:
        yield from ("", f"### {full}", "", group.__doc__ or "", "")
        inside = [f.alias or name for name, f in group.model_fields.items() if name not in _PLACED]
        yield from _fields(group, inside, travels=False, above=f"{full}.")


def _enough(model: type[BaseModel], names: Iterable[str]) -> str:
    """The fields, alone or in a group, that make a record without words."""
    found = []
    said = {info.alias or name: declared(model)[name] for name, info in model.model_fields.items()}
    for name in names:
        group = _group(model, name)
        inside = _telling(group) if group else ()
        found += [name] if said[name].tells else [f"{name}.{one}" for one in inside]
    return say.one_of(f"`{name}`" for name in found)


def _telling(group: type[BaseModel]) -> Iterator[str]:
    fields = group.model_fields
    return (fields[name].alias or name for name, one in declared(group).items() if one.tells)


def _group(model: type[BaseModel], written: str) -> type[BaseModel] | None:
    """The group of fields a field holds, if it holds one."""
    (info,) = (f for n, f in model.model_fields.items() if (f.alias or n) == written)
    return next(iter(details_in(info.annotation)), None)


def _form(field: Schema) -> str:
    """How a field is written, in words."""
    shape = next(shape for shape in field.get("anyOf", [field]) if shape.get("type") != "null")
    inside = shape.get("items", {})
    words = [str(word) for word in shape.get("enum", inside.get("enum", ()))]
    forms = {
        "fields, once or several times": "$ref" in inside,
        f"one or several of: {', '.join(words)}": bool(words) and bool(inside),
        "one or several words": bool(inside),
        "fields": "$ref" in shape,
        "yes or no": "yes" in words,
        ", ".join(words): bool(words),
        "a day": shape.get("format") == "date",
        f"{shape.get('minimum')} to {shape.get('maximum')}": "maximum" in shape,
        "a whole number": shape.get("type") == "integer",
        "a number": shape.get("type") == "number",
        "pairs": shape.get("type") == "object",
    }
    return next((form for form, fits in forms.items() if fits), "text")


def _example(name: str, field: Schema) -> str:
    return f"`{name}: {_yaml(field['examples'][0])}`" if field.get("examples") else ""


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}": {v}' if ":" in k else f"{k}: {v}" for k, v in value.items()) + "}"
    return str(value)


def reach(said: Declared) -> str:
    """How far a field travels unless somebody says otherwise."""
    if said.fixed:
        return "stays with you"
    return "where the profile travels too" if said.with_profile else REACH[said.share]
