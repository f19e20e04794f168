"""Changed fields put into the text of an entry or profile, with nothing else in the file touched.

Whoever writes a file by hand chose its order, its quotation marks and its notes, so no line is written
anew that says what it should. Every edit is proved by reading the text again: it must differ in what
was to change, and in nothing else. Where the smallest edit fails, the value around it is written anew,
then the whole field; where that fails too, the text is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import Any

from portfolio.entries import KINDS, Profile
from portfolio.records.frontmatter import Path, Record
from portfolio.writing import edits
from portfolio.writing.edits import Edit
from portfolio.writing.meaning import TYPED, Meaning, meanings, pruned
from portfolio.writing.reading_again import UNREADABLE, UNSURE, NotSpliced, Read, proved
from portfolio.writing.text import fields_text, order

__all__ = ["NotSpliced", "with_fields", "with_fields_in"]


def with_fields(text: str, file: str, fields: Mapping[str, Any]) -> str:
    """A text with some of its fields changed; the same text where none of them means anything else.

    A field that is empty is taken out. Raises NotSpliced if it cannot be done for certain.
    """
    with suppress(NotSpliced):
        typed = Read.as_typed(text, file)
        known, _ = _known(typed.record, file, fields)
        if all(_is_said(typed, name, value, known.inside(name)) for name, value in fields.items()):
            return text
    now = Read.of(text, file)
    known, sequence = _known(now.record, file, fields)
    for name, value in fields.items():
        meaning = known.inside(name)
        if _is_said(now, name, value, meaning):
            continue
        now = _with_field(now, name, value, meaning, sequence)
    return now.text


def with_fields_in(data: bytes, file: str, fields: Mapping[str, Any]) -> bytes:
    """The bytes of a file with some of its fields changed; see `with_fields`."""
    try:
        return with_fields(data.decode(), file, fields).encode()
    except UnicodeError:
        raise NotSpliced(UNREADABLE) from None


def _known(record: Record, file: str, fields: Mapping[str, Any]) -> tuple[Meaning, tuple[str, ...]]:
    """What the fields of a file mean, and the order in which people read them."""
    kind = str(fields.get("kind") or record.meta.get("kind") or "")
    if kind in KINDS:
        return meanings(KINDS[kind]), order(kind)
    if PurePath(file).name == "profile.md":
        return meanings(Profile), tuple(Profile.written())
    return TYPED, ()


def _is_said(read: Read, name: str, value: Any, meaning: Meaning) -> bool:
    """Whether a field means what is wanted as it is, or as it is not written."""
    if name not in read.record.meta:
        wanted = meaning.of(value)
        return bool(wanted is None or wanted == meaning.unsaid)
    return meaning.same(read.value((name,)), value)


def _with_field(read: Read, name: str, value: Any, meaning: Meaning, sequence: tuple[str, ...]) -> Read:
    value, path = meaning.to_write(value), (name,)
    if name in read.record.meta and value is not None:
        return _set(read, path, value, meaning)
    if name in read.record.meta:
        after = _without(read, (), name)
    elif read.root is None:
        closing = (read.record.body_line - 2, 0)
        after = read.edited(Edit(closing, closing, fields_text({name: value})))
    else:
        after = read.edited(edits.field_added(read.lines, read.root, name, value, sequence))
    return proved(read, after, path, value, meaning)


def _set(read: Read, path: Path, value: Any, meaning: Meaning) -> Read:
    """A value that is there set to another, by what differs in it if that can be done."""
    if meaning.same(read.value(path), value):
        return read
    with suppress(NotSpliced):
        if (after := _inside(read, path, value, meaning)) is not None:
            return proved(read, after, path, value, meaning)
    for after in _anew(read, path, value):
        with suppress(NotSpliced):
            return proved(read, after, path, value, meaning)
    raise NotSpliced(UNSURE)


def _inside(read: Read, path: Path, value: Any, meaning: Meaning) -> Read | None:
    """Only what differs inside a group or list changed; None where it is neither."""
    old = read.node(path)
    if isinstance(value, dict) and old.is_group:
        return _fields(read, path, value, meaning)
    if isinstance(value, list) and old.is_list:
        return _items(read, path, value, meaning)
    if isinstance(value, list) and not old.is_empty:  # one that stands without a list
        if len(value) == 1:
            return _set(read, path, value[0], meaning.inside(0))
        return _items(read.edited(edits.listed(read.lines, old)), path, value, meaning)
    return None


def _fields(read: Read, path: Path, value: Mapping[str, Any], meaning: Meaning) -> Read:
    sequence = tuple(meaning.fields or value)
    for name, item in value.items():
        if name in read.value(path):
            read = _set(read, (*path, name), item, meaning.inside(name))
        else:
            read = read.edited(edits.field_added(read.lines, read.node(path), name, item, sequence))
    for name, item in read.value(path).items():
        if name not in value and pruned(item) is not None:
            read = _without(read, path, name)
    return read


def _without(read: Read, path: Path, name: str) -> Read:
    node = read.node(path)
    return read.edited(edits.field_removed(read.lines, node, node.names.index(name)))


def _items(read: Read, path: Path, value: list[Any], meaning: Meaning) -> Read:
    old, node, lines = read.value(path), read.node(path), read.lines
    one = meaning.inside(0)
    was, now = ([_name(item, one) for item in items] for items in (old, value))
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for _, first, end, new_first, new_end in reversed(steps):  # what is changed moves nothing before it
        filled = next((n for n in range(first, end) if pruned(old[n]) is None), end)  # up to an empty one
        both = min(filled - first, new_end - new_first)
        for number in reversed(range(first + both, end)):
            read = read.edited(edits.item_removed(read.lines, read.node(path), number))
        for number in reversed(range(new_first + both, new_end)):
            same = next((n for n, item in enumerate(old) if one.same(item, value[number])), None)
            source = None if same is None else edits.item_source(lines, node, same)
            text = source or edits.item_text(node, value[number])
            read = read.edited(edits.item_added(read.lines, read.node(path), first + both, text))
        for number in reversed(range(both)):
            read = _set(read, (*path, first + number), value[new_first + number], one)
    return read


def _name(item: Any, meaning: Meaning) -> str:
    """What an item is known by in its list: its id if it has one, else all it says."""
    said = meaning.of(item)
    if isinstance(said, dict):
        return f"id {said['id']}" if "id" in said else repr(sorted(said.items(), key=str))
    return repr(said)


def _anew(read: Read, path: Path, value: Any) -> Iterator[Read]:
    """The text with a value written anew, in the ways that can be read."""
    holder, step = read.node(path[:-1]), path[-1]
    number = step if isinstance(step, int) else holder.names.index(step)
    for edit in edits.settings(read.lines, holder, number, value):
        with suppress(NotSpliced):
            yield read.edited(edit)
