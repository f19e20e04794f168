"""A note in Markdown: its fields where they are known, its title, its day; all else stays in its words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from portfolio.problems import Problem
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Value
from portfolio.writing.notes.note import DAYS, Note, day_in, day_of, day_of_name, kind_of, name_of
from portfolio.writing.plain import as_markdown, clean, one_line

_FENCE = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\A#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_PROPERTY = re.compile(r"(?:- )?([A-Za-z][\w -]{0,40}?)(::?)[ \t]+(\S.*)")
_NO_FIELD = re.compile(r"\A(?:https?|mailto)\Z", re.IGNORECASE)
_SPLIT = re.compile(r"[,;]")
_TITLES, _TAGS = ("title", "name"), ("tags", "tag", "keywords", "topics", "themes")
_KINDS = ("kind", "type", "category", "categories")
_ALIASES = ("aliases", "alias")
_PASSED_OVER = frozenset({"share", "id", "cssclass", "cssclasses", "publish", "collapsed"})
_USED = frozenset({*DAYS, *_TITLES, *_TAGS, *_ALIASES, *_PASSED_OVER})


def note(path: str, text: str) -> Note:
    """A note, from the text of its file."""
    text = clean(text.removeprefix("\ufeff"))
    fields, said, body = _fields(text, path)
    heading = _HEADING.match(body)
    own = _first(fields, _TITLES)
    title = one_line(own or (heading[1] if heading else "") or name_of(path))
    if heading and one_line(heading[1]) == title:
        body = body[heading.end() :].lstrip("\n")
    more, body = _properties(body)
    fields = {**more, **fields}
    tags = [tag for name in _TAGS for tag in _listed(fields.get(name, ""))]
    folders = posixpath.dirname(path).split("/")[::-1]
    kind = kind_of([*(fields.get(name, "") for name in _KINDS), *tags, *folders])
    return Note(
        path=path,
        title=title,
        day=day_of(fields) or day_of_name(path) or day_in(title) or day_in(body.partition("\n")[0]),
        kind=kind,
        themes=tuple(dict.fromkeys(tag for tag in tags if tag.casefold() != kind)),
        body=body.strip("\n"),
        kept=(*_kept(fields), *said),
        aliases=tuple(alias for name in _ALIASES for alias in _listed(fields.get(name, ""))),
    )


def _fields(text: str, path: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...], str]:
    """The fields at the top, what could not be read as such, and the words below."""
    fence = _FENCE.match(text)
    if not fence:
        return {}, (), text
    body = text[fence.end() :].lstrip("\n")
    read = frontmatter.read(text, path)
    if isinstance(read, Problem):
        return {}, (("Fields", fence[1]),), body
    return {_name(name): _as_text(value) for name, value in read.meta.items()}, (), body


def _properties(body: str) -> tuple[dict[str, str], str]:
    """`Created: 31 March 2026` and `tags:: a, b` on the first lines, as Notion and Logseq write fields.

    A run of lines is taken only where one of them is a field we know.
    """
    lines = body.split("\n")
    found: dict[str, str] = {}
    number = 0
    for line in lines:
        match = _PROPERTY.fullmatch(line.strip())
        if not match or _NO_FIELD.match(match[1]):
            break
        found.setdefault(_name(match[1]), match[3])
        number += 1
    ends = number == len(lines) or not lines[number].strip()
    if not ends or not found.keys() & {*DAYS, *_TAGS}:
        return {}, body
    return found, "\n".join(lines[number:]).lstrip("\n")


def _kept(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What no field of an entry holds; a day that cannot be read stays too."""
    unread = {name for name in DAYS if fields.get(name) and not day_in(fields[name])}
    return tuple(
        (name[:1].upper() + name[1:], value)
        for name, value in fields.items()
        if value.strip() and (name not in _USED or name in unread)
    )


def _name(name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(words.replace("_", " ").replace("-", " ").casefold().split())


def _as_text(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_as_text, value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_as_text(one)}" for name, one in value.items())
    return value or ""


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def _listed(said: str) -> list[str]:
    plain = re.sub(r"\[\[|\]\]|[\[\]\"']", "", said)
    parts = _SPLIT.split(plain) if _SPLIT.search(plain) else re.split(r"\s+(?=#)", plain)
    return [tag for part in parts if (tag := one_line(part).lstrip("#"))]


def kept_as_markdown(kept: tuple[tuple[str, str], ...]) -> str:
    """What is kept, one line a field."""
    return "\n\n".join(
        f"**{as_markdown(one_line(name))}:** {as_markdown(text).lstrip()}"
        for name, text in kept
        if clean(text)
    )
