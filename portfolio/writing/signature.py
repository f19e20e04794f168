"""Putting a sign-off into the text of an entry, with nothing else in the file changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio.problems import Problem
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Record, Value

KEYS = ("by", "role", "date", "digest", "share")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class NotSignedError(Exception):
    """The file is written in a way we cannot add to. The message gives the lines to add by hand."""


@dataclass(frozen=True)
class _Edit:
    """New lines to put in place of those from `first` up to, not including, `end`, counted from 0."""

    first: int
    end: int
    lines: tuple[str, ...]


def with_sign_off(data: bytes, sign_off: Mapping[str, str], shown: str = "") -> bytes:
    """The file with one more sign-off. Raises NotSignedError if anything else would change."""
    before = _record(data)
    if before is not None:
        pieces = _LINE.findall(data.decode())
        for edit in _edits([line for line, _ in pieces], before, dict(sign_off)):
            changed = _edited(pieces, edit).encode()
            after = _record(changed)
            if after is not None and _same_but_signed(before, after, sign_off):
                return changed
    raise NotSignedError(
        f"{shown or 'This file'} is written in a way that this cannot add a sign-off to. Add this to the "
        f"fields at the top yourself:\n\nsigned:\n  - {_item(sign_off)}"
    )


def _record(data: bytes) -> Record | None:
    text = frontmatter.decode(data, "")
    record = None if isinstance(text, Problem) else frontmatter.read(text, "")
    return None if isinstance(record, Problem) else record


def _edited(pieces: list[tuple[str, str]], edit: _Edit) -> str:
    """The text with one edit made; new lines end in the same way as the file's first line."""
    end = pieces[0][1]
    new = [(line, end) for line in edit.lines]
    return "".join(line + mark for line, mark in [*pieces[: edit.first], *new, *pieces[edit.end :]])


def _edits(lines: list[str], record: Record, new: dict[str, str]) -> Iterator[_Edit]:
    """Ways to add a sign-off, starting with the one that changes least.

    Each is tried until one leaves everything else as it was: what is there may be written in any
    form of YAML.
    """
    closing = record.body_line - 2  # the line that closes the front matter
    if "signed" not in record.meta:
        yield _Edit(closing, closing, ("signed:", f"  - {_item(new)}"))
        return
    start = record.where("signed").line - 1
    keys = [line - 1 for path, (line, _) in record.places.items() if len(path) == 1]
    end = min((line for line in keys if line > start), default=closing)
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    first = record.places.get(("signed", 0), (0, 0))[0] - 1
    if first > start and lines[first].lstrip().startswith("- "):
        indent = lines[first].partition("-")[0]
        yield _Edit(end, end, (f"{indent}- {_item(new)}",))
    old = record.meta["signed"]
    groups = old if isinstance(old, tuple) else (old,)
    items = [f"  - {_item(group)}" for group in groups if isinstance(group, Mapping)]
    yield _Edit(start, end, ("signed:", *items, f"  - {_item(new)}"))


def _item(fields: Mapping[str, Value]) -> str:
    """One sign-off on one line. Strings are written as in JSON, which YAML reads too."""
    names = [*(name for name in KEYS if name in fields), *(name for name in fields if name not in KEYS)]
    said = (f"{name}: {_scalar(name, fields[name])}" for name in names)
    return "{" + ", ".join(said) + "}"


def _scalar(name: str, value: Value) -> str:
    plain = name in {"date", "share"} and isinstance(value, str) and value.replace("-", "").isalnum()
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def _same_but_signed(before: Record, after: Record, new: Mapping[str, str]) -> bool:
    was, now = dict(before.meta), dict(after.meta)
    old, signed = was.pop("signed", None), now.pop("signed", None)
    groups = old if isinstance(old, tuple) else () if old is None else (old,)
    wanted = [*map(_dict, groups), dict(new)]
    written = [_dict(group) for group in signed] if isinstance(signed, tuple) else []
    return before.body == after.body and was == now and list(was) == list(now) and written == wanted


def _dict(value: Value) -> object:
    return dict(value) if isinstance(value, Mapping) else value
