"""Fields and words → the text of an entry that our reader reads back as it was typed.

PyYAML quotes; a few representers make the result look as a person would write it, and as Obsidian
writes it: yes and no, one item a line, dates bare.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import yaml

from portfolio.entries import KINDS, Entry
from portfolio.entries.headings import OF_EVERY_KIND, all_headings
from portfolio.entries.reading import Location, read_entry
from portfolio.problems import Problem
from portfolio.records import frontmatter
from portfolio.writing.prompts import FREE, lines_for

Fields = Mapping[str, Any]

# The fields every kind has stand around its own: first what and when, at the end what is rare.
_LAST = ("ratings", "stress", "showcase", "evidence", "peer", "signed", "allow")
_BREAKS = frozenset("\n\r\x85\u2028\u2029")
_ONE_LINE = 2**31
_STANDARD = re.compile(r"[A-Za-z][\w-]*:[A-Za-z0-9]+(?:\.\w+)*")  # in brackets too it needs no quotes


@dataclass(frozen=True)
class Draft:
    """An entry before it is text: fields by the name they are written with, Markdown by heading.

    Words under `""` come before the first heading. `model` names the reflective model of the prompts.
    """

    kind: str
    fields: Fields
    words: Mapping[str, str] = field(default_factory=dict)
    model: str = ""

    @property
    def date(self) -> datetime.date:
        """The day of the entry."""
        day = self.fields["date"]
        if not isinstance(day, datetime.date):
            raise TypeError(day)
        return day

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.fields["title"])


def entry_text(draft: Draft, schema: str = "") -> str:
    """The whole text of an entry. `schema` is the path of the JSON Schema, seen from the entry."""
    top = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return f"---\n{top}{fields_text(ordered(draft))}---\n\n{_body(draft)}"


def fields_text(fields: Fields) -> str:
    """Fields as the lines between the hyphens. Empty ones are left out."""
    kept = {key: value for key, value in fields.items() if not _is_empty(value)}
    if not kept:
        return ""
    return _written(kept)


def items_text(items: Iterable[object]) -> str:
    """A list as lines, one item below the other."""
    return _written(list(items))


def value_text(value: object) -> str:
    """One value as it stands after the name of a field."""
    return _written({"a": value}).removeprefix("a: ").removesuffix("\n")


def inline_text(value: object) -> str:
    """A value of any form as it stands in brackets: on one line."""
    return _written([value], in_brackets=True)[1:].removesuffix("]\n")


def number_text(value: float) -> str:
    """A number without zeros at its end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def ordered(draft: Draft) -> Fields:
    """The fields in the order in which people read them."""
    given = {"kind": draft.kind, **draft.fields}
    return {name: given[name] for name in order(draft.kind) if name in given}


def order(kind: str) -> tuple[str, ...]:
    """The names of a kind's fields in the order in which people read them."""
    common = [name for name in Entry.written() if name not in _LAST]
    own = [name for name in KINDS[kind].written() if name not in Entry.written()]
    return (*common, *own, *_LAST)


def mistakes(text: str, location: Location) -> list[Problem]:
    """The errors our own reader finds in a text, so that nothing is written that cannot be read."""
    return [problem for problem in read_back(text, location)[1] if problem.is_error]


def read_back(text: str, location: Location) -> tuple[Entry | None, list[Problem]]:
    """A text as our own reader takes it, and what is wrong in it."""
    read = frontmatter.read_bytes(text.encode("utf-8", "replace"), location.path)
    return (None, [read]) if isinstance(read, Problem) else read_entry(read, location)


def _written(value: object, in_brackets: bool = False) -> str:
    return yaml.dump(
        value,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_ONE_LINE,
        default_flow_style=in_brackets,
    )


def _body(draft: Draft) -> str:
    words = {heading: text.strip("\n") for heading, text in draft.words.items() if text.strip()}
    parts = [words[""]] if words.get("") else []
    headings = all_headings(KINDS[draft.kind].headings)
    for heading in headings:
        if heading in OF_EVERY_KIND and heading.title not in words:
            continue
        lines = lines_for(draft.model, heading.title, heading.prompt)
        parts.append(f"## {heading.title}\n\n{words.get(heading.title) or _comments(lines)}")
    known = {"", *(heading.title for heading in headings)}
    parts += [f"## {heading}\n\n{text}" for heading, text in words.items() if heading not in known]
    return "\n\n".join(parts or [_comments([FREE])]) + "\n"


def _comments(lines: Iterable[str]) -> str:
    return "\n".join(f"<!-- {line} -->" for line in lines)


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, tuple | list | Mapping) and not value)


class _Dumper(yaml.SafeDumper):
    """Block style, list items indented below their key, nothing shared."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Double quotes if quotes are needed, so that an apostrophe stays as it is."""
        style = str(super().choose_scalar_style())
        value = getattr(self.event, "value", "")
        if self.flow_level and not self.simple_key_context and _STANDARD.fullmatch(value):
            return ""
        return '"' if style == "'" and not {'"', "\\"} & set(value) else style

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = '"' if _BREAKS & set(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style=style)


def _yes_no(dumper: yaml.SafeDumper, value: bool) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


def _number(dumper: yaml.SafeDumper, value: float) -> yaml.Node:
    typed = number_text(value)
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in typed else 'int'}", typed)


def _group(dumper: yaml.SafeDumper, value: Mapping[str, object]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", dict(_kept(value)))


def _list(dumper: yaml.SafeDumper, value: Iterable[object]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", [v for v in value if not _is_empty(v)])


def _kept(value: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    yield from ((key, item) for key, item in value.items() if not _is_empty(item))


_Dumper.add_multi_representer(str, _text)
_Dumper.add_representer(bool, _yes_no)
_Dumper.add_representer(float, _number)
for _type in (dict, MappingProxyType):
    _Dumper.add_representer(_type, _group)
_Dumper.add_representer(tuple, _list)
_Dumper.add_representer(list, _list)
