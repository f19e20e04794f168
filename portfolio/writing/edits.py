"""Single edits of a front matter: which letters to replace so that one value is set, added or gone.

Each is the smallest that can be told from where things stand. Whether the text then says what it
should is for `splice` to find out by reading it again; what cannot be told here is None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.records.nodes import Node, Place
from portfolio.writing.text import fields_text, inline_text, items_text, value_text

_COMMENT = re.compile(r"\s#")


@dataclass(frozen=True, slots=True)
class Edit:
    """A new text between two places."""

    start: Place
    end: Place
    new: str


def settings(lines: list[str], holder: Node, number: int, value: Any) -> Iterator[Edit]:
    """Ways to set a value that stands in a group or list, the one that keeps most of its looks first."""
    old = holder.inner[number]
    key = holder.keys[number] if holder.keys else None
    is_one = not isinstance(value, list | dict)
    if old.is_empty and key:
        if not is_one and not holder.in_brackets:
            below = fields_text({"a": value}).removeprefix("a:\n")
            yield _line_below(key.end, " " * key.start[1] + _indented(below, key.start[1]))
        text = value_text(value) if is_one and not holder.in_brackets else inline_text(value)
        yield Edit(old.start, old.start, f": {text}" if old.start == key.end else f" {text}")
    elif old.is_text and is_one:
        yield from _in_its_style(lines, old, value)
        yield Edit(old.start, old.end, inline_text(value) if holder.in_brackets else value_text(value))
    elif old.in_brackets or old.is_text:
        yield Edit(old.start, old.end, inline_text(value))
    elif not is_one:
        text = items_text(value) if isinstance(value, list) else fields_text(value)
        yield Edit(old.start, old.end, _indented(text, old.start[1]))
    if key and not holder.in_brackets:
        end = max(old.end, key.end)
        name = holder.names[number]
        yield Edit(key.start, end, _indented(fields_text({name: value}), key.start[1]))


def _in_its_style(lines: list[str], old: Node, value: Any) -> Iterator[Edit]:
    """A text between the quotation marks of the old one, or below its mark."""
    if not isinstance(value, str):
        return
    if old.style == '"':
        yield Edit(old.start, old.end, json.dumps(value, ensure_ascii=False))
    elif old.style == "'" and "\n" not in value:
        yield Edit(old.start, old.end, "'" + value.replace("'", "''") + "'")
    elif old.style in {"|", ">"} and old.end[0] > old.start[0]:
        first = next(line for line in lines[old.start[0] + 1 :] if line.strip())
        before = first[: len(first) - len(first.lstrip())]
        said = value.replace("\n", "\n\n") if old.style == ">" else value
        below = "\n".join(before + line if line else "" for line in said.split("\n"))
        yield Edit((old.start[0] + 1, 0), old.end, below)


def field_added(lines: list[str], node: Node, name: str, value: Any, order: tuple[str, ...]) -> Edit:
    """A field put into a group after those that come before it in an order."""
    earlier = order[: order.index(name)] if name in order else node.names
    last = max((known for known in node.names if known in earlier), key=earlier.index, default=None)
    if node.in_brackets:
        pair = inline_text({name: value})[1:-1]
        return _added_in_brackets(lines, node, -1 if last is None else node.names.index(last), pair)
    text = fields_text({name: value})
    column = node.keys[0].start[1]
    if last is None:
        start = node.keys[0].start
        return Edit(start, start, _indented(text, column) + "\n" + " " * column)
    end = _ends(node)[node.names.index(last)]
    return _line_below(end, " " * column + _indented(text, column))


def field_removed(lines: list[str], node: Node, number: int) -> Edit | None:
    """A field taken out of a group."""
    if node.in_brackets:
        return _removed_in_brackets(lines, node, number)
    following = node.keys[number + 1].start if number + 1 < len(node.keys) else None
    return _without_lines(lines, node.keys[number].start, _ends(node)[number], following)


def listed(lines: list[str], node: Node) -> Edit:
    """One that stands without a list made the only one of a list, as it is written."""
    (first, column), (last, end) = node.start, node.end
    if node.in_brackets or node.is_text:
        written = "\n".join([*lines[first:last], lines[last][:end]])[column:]
        return Edit(node.start, node.end, f"[{written}]")
    below = [f"  {line}" if line.strip() else line for line in lines[first + 1 : last + 1]]
    return Edit(node.start, (last, len(lines[last])), "\n".join([f"- {lines[first][column:]}", *below]))


def item_added(lines: list[str], node: Node, number: int, text: str) -> Edit:
    """An item put into a list, before the one that has its number now; `text` as of `item_text`."""
    if node.in_brackets:
        return _added_in_brackets(lines, node, number - 1, text)
    column = node.start[1]
    if number == 0:
        return Edit(node.start, node.start, text + "\n" + " " * column)
    return _line_below(node.inner[number - 1].end, " " * column + text)


def item_text(node: Node, value: Any) -> str:
    """An item as the others of its list are written: on one line, or a field a line."""
    if node.in_brackets:
        return inline_text(value)
    if isinstance(value, Mapping) and all(one.in_brackets for one in node.inner):
        return f"- {inline_text(value)}"
    return _indented(items_text([value]), node.start[1])


def item_source(lines: list[str], node: Node, number: int) -> str | None:
    """An item as it is written now, so that it can stand elsewhere in its list; None if not whole lines."""
    item = node.inner[number]
    if node.in_brackets:
        return lines[item.start[0]][item.start[1] : item.end[1]] if item.start[0] == item.end[0] else None
    start = _hyphen(lines, node, number)
    if start is None or lines[start[0]][: start[1]].strip():
        return None
    return "\n".join([lines[start[0]][start[1] :], *lines[start[0] + 1 : item.end[0] + 1]])


def item_removed(lines: list[str], node: Node, number: int) -> Edit | None:
    """An item taken out of a list."""
    if node.in_brackets:
        return _removed_in_brackets(lines, node, number)
    start = _hyphen(lines, node, number)
    following = _hyphen(lines, node, number + 1) if number + 1 < len(node.inner) else None
    return _without_lines(lines, start, max(node.inner[number].end, start), following) if start else None


def _hyphen(lines: list[str], node: Node, number: int) -> Place | None:
    """Where the hyphen of an item stands: before it, on its line or one above."""
    column = node.start[1]
    line, stop = node.inner[number].start[0], node.inner[number - 1].end[0] if number else node.start[0]
    while line >= stop:
        if lines[line][column : column + 1] == "-":
            return line, column
        line -= 1
    return None


def _without_lines(lines: list[str], start: Place, end: Place, following: Place | None) -> Edit | None:
    """Whole lines gone; or, behind something that stays, all up to what follows."""
    if not lines[start[0]][: start[1]].strip():
        return Edit((start[0], 0), (end[0] + 1, 0), "")
    return Edit(start, following, "") if following else None


def _line_below(end: Place, text: str) -> Edit:
    return Edit((end[0] + 1, 0), (end[0] + 1, 0), text + "\n")


def _added_in_brackets(lines: list[str], node: Node, last: int, text: str) -> Edit:
    """Something put after what has this number, -1 for the first place; on a line of its own as they are."""
    starts, ends = _starts(node), _ends(node)
    if not ends:
        place = (node.start[0], node.start[1] + 1)
        return Edit(place, place, text)
    line, column = starts[min(last + 1, len(starts) - 1)]
    before = lines[line][:column]
    if not before.strip() and last + 1 < len(starts):
        return Edit((line, 0), (line, 0), f"{before}{text},\n")
    if not before.strip() and not _COMMENT.search(lines[ends[last][0]], ends[last][1]):
        return Edit(ends[last], ends[last], f",\n{before}{text}")
    if last < 0:
        return Edit(starts[0], starts[0], f"{text}, ")
    line, column = ends[last]
    comma = " ," if lines[line][column - 1] == ":" else ","  # behind a name without a value
    return Edit(ends[last], ends[last], f"{comma} {text}")


def _removed_in_brackets(lines: list[str], node: Node, number: int) -> Edit | None:
    """Something taken out of brackets with one of the commas around it, or with its lines."""
    starts, ends = _starts(node), _ends(node)
    (line, column), (last, end) = starts[number], ends[number]
    alone = not lines[line][:column].strip() and re.fullmatch(r"\s*,?\s*(#.*)?", lines[last][end:])
    if alone and last + 1 < len(lines):
        return Edit((line, 0), (last + 1, 0), "")
    following = starts[number + 1] if number + 1 < len(starts) else None
    if number and (following is None or following[0] > last):
        return Edit(ends[number - 1], ends[number], "")
    return Edit(starts[number], following, "") if following else None


def _starts(node: Node) -> list[Place]:
    return [one.start for one in node.keys or node.inner]


def _ends(node: Node) -> list[Place]:
    if not node.keys:
        return [one.end for one in node.inner]
    return [max(key.end, one.end) for key, one in zip(node.keys, node.inner, strict=True)]


def _indented(text: str, column: int) -> str:
    """Lines of which all but the first stand at a column, without the last line end."""
    return text.removesuffix("\n").replace("\n", "\n" + " " * column)
