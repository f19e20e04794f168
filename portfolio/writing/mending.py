"""A text with its slips written as they were meant, and nothing else in it touched.

What reading takes for certain is always among them; what only its writer can confirm (a day in another
order, a word that shares something, an empty field) is added for `check --mend`, which asks first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from portfolio.entries.as_meant import Slip, as_meant, model_of
from portfolio.entries.mistakes import NEVER_EMPTY, says_nothing
from portfolio.problems import Problem
from portfolio.records import frontmatter, slips
from portfolio.records.frontmatter import Record, Value
from portfolio.records.nodes import Node, nodes
from portfolio.share import Share
from portfolio.writing.edits import Edit, field_removed
from portfolio.writing.lines import Lines

_UNQUOTED = re.compile(
    r"(?P<name>\s*(?:- )?[^\W\d][\w-]*:[ \t]+)(?P<words>[^\s\"'\[\]{}|>&*!%@`#,?-].*?)[ \t]*"
)
_ROUNDS = 2  # a value is looked at once its name is known
_GLUED = re.compile(r"(\s*(?:- )?[^\W\d][\w-]*:)(?=[^\s/:])")


@dataclass(frozen=True, slots=True)
class Change:
    """One line before and after; None where a line goes."""

    line: int
    old: str
    new: str | None


def mended(text: str, file: str, *, offered: bool = False, sharing: bool = False) -> str:
    """The text as it was meant; the same text where nothing is to mend, or it cannot be done for certain.

    A word that lets something travel is written only with `sharing`, for whoever is asked about it.
    """
    lined = _lined_up(text, file, offered=offered)
    read = frontmatter.read(Lines(lined).plain, file)
    if isinstance(read, Problem):
        return text
    done, again = lined, read
    for _ in range(_ROUNDS):
        found = [one for one in as_meant(again)[1] if one.is_sure or (offered and (sharing or not one.opens))]
        done = _spelt(done, again, found)
        now = frontmatter.read(Lines(done).plain, file)
        if isinstance(now, Problem) or now.body != read.body:
            return text
        again = now
    if not offered and as_meant(again)[0].meta != as_meant(read)[0].meta:
        return text
    return _without_empty(done, again) if offered else done


def now_shared(old: str, new: str, file: str) -> str:
    """How far an entry travels by its new text, where that is not as before; else nothing."""
    before, after = (frontmatter.read(Lines(text).plain, file) for text in (old, new))
    if isinstance(after, Problem):
        return ""
    said = after.meta.get("share")
    was = None if isinstance(before, Problem) else before.meta.get("share")
    return said if isinstance(said, str) and said in set(Share) and said != was else ""


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Which lines differ, for somebody to say yes to."""
    before, after = Lines(old).lines, Lines(new).lines
    found: list[Change] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, first, end, new_first, new_end in steps:
        for number in range(first, end) if tag != "equal" else ():
            at = new_first + number - first
            found.append(Change(number + 1, before[number], after[at] if at < new_end else None))
    return tuple(found)


def _lined_up(text: str, file: str, *, offered: bool) -> str:
    """The text with the signs around its fields as they were meant, so that it can be read as it stands."""
    lines = Lines(text)
    read = frontmatter.read(lines.plain, file)
    if isinstance(read, Problem) and offered:
        for line in _plainer(lines.plain.split("\n")):
            trial = "\n".join(line)
            read = frontmatter.read(trial, file)
            if isinstance(read, Record):
                marked = [*lines.lines]
                for number, (one, new) in enumerate(zip(lines.plain.split("\n"), line, strict=True)):
                    marked[number] = new if one != new else marked[number]
                return _lined_up("".join(map(str.__add__, marked, lines.ends)), file, offered=False)
    if isinstance(read, Problem) or not read.slips:
        return text
    written = zip(lines.lines, lines.ends, strict=True)
    by_line = {slip.line - 1: slip.new for slip in read.slips}
    kept = ((by_line.get(n, line), end) for n, (line, end) in enumerate(written))
    return "".join(line + end for line, end in kept if line is not None)


def _plainer(lines: list[str]) -> Iterator[list[str]]:
    """Fields put so that YAML reads them: text with a colon in quotes, a space behind the name's colon."""
    end = next((n for n, line in enumerate(lines) if n and slips.ends_fields(line)), 0)
    glued = [_GLUED.sub(r"\1 ", line) if 0 < n < end else line for n, line in enumerate(lines)]
    quoted = [_in_quotes(line) if 0 < n < end else line for n, line in enumerate(glued)]
    yield glued
    yield quoted


def _in_quotes(line: str) -> str:
    found = _UNQUOTED.fullmatch(line)
    if not found or " #" in line or not re.search(r":[ \t]|:\Z|\t", found["words"]):
        return line
    return found["name"] + json.dumps(found["words"].replace("\t", " "), ensure_ascii=False)


def _spelt(text: str, record: Record, found: list[Slip]) -> str:
    """The text with names and values as they were meant."""
    root = nodes(Lines(text).plain, record)
    edits = [edit for one in found if root and (edit := _edit(root, one))]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = Lines(text).changed(edit.start, edit.end, edit.new)
    return text


def _edit(root: Node, slip: Slip) -> Edit | None:
    if slip.is_name:
        group = root.at(slip.path[:-1]) if len(slip.path) > 1 else root
        number = group.number(str(slip.path[-1])) if group else None
        node = group.keys[number] if group and number is not None else None
    else:
        node = root.at(slip.path)
    if node is None or node.style in {"|", ">"}:
        return None
    new = json.dumps(slip.new, ensure_ascii=False) if node.style else slip.new
    return Edit(node.start, node.end, new)


def _without_empty(text: str, record: Record) -> str:
    """The text without fields that a form left empty."""
    model = model_of(record)
    fields = model.model_fields.items() if model else ()
    needed = {info.alias or name for name, info in fields if info.is_required()}
    said = as_meant(record)[0].meta
    for name in reversed([*record.meta]):
        if name in NEVER_EMPTY or name in needed or not says_nothing(said.get(name)):
            continue
        if not _is_left(record.meta[name]):
            continue
        now = frontmatter.read(Lines(text).plain, record.file)
        root = nodes(Lines(text).plain, now) if isinstance(now, Record) else None
        edit = field_removed(Lines(text).lines, root, root.names.index(name)) if root else None
        if edit:
            text = Lines(text).changed(edit.start, edit.end, edit.new)
    return text


def _is_left(value: Value) -> bool:
    """Whether a form left something behind: a pair of quotation marks, a word for nothing."""
    if isinstance(value, Mapping):
        return any(map(_is_left, value.values()))
    return any(map(_is_left, value)) if isinstance(value, tuple) else value is not None
