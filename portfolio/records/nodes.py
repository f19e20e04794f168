"""Where each value of the front matter begins and ends in its text, for whoever changes one of them.

The reader knows where a key begins; to put another value in its place one has to know where it ends.
The events are the reader's own. A place is a line and a column of the file, both counted from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from portfolio.records import events
from portfolio.records.frontmatter import Path, Record

_COLON = re.compile(r"\s*:")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A value as written: a text, a list or a group of fields, with all that stands in it.

    `end` is where its last letter ends, or its closing bracket. `inner` holds the values of a list or
    group, `keys` the names of the group's fields in the same order. `style` is the quotation mark of a
    text, `|` or `>`.
    """

    start: Place
    end: Place
    style: str = ""
    is_list: bool = False
    in_brackets: bool = False
    keys: tuple[Node, ...] = ()
    names: tuple[str, ...] = ()
    inner: tuple[Node, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it holds fields."""
        return bool(self.keys) or (self.in_brackets and not self.is_list)

    @property
    def is_text(self) -> bool:
        """Whether it is one value, which may be empty."""
        return not (self.is_list or self.is_group)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return self.start == self.end and not self.style

    def at(self, path: Path) -> Node | None:
        """The value a path of names and numbers leads to."""
        here: Node | None = self
        for step in path:
            if here is None:
                return None
            number = step if isinstance(step, int) else here.number(step)
            here = here.inner[number] if number is not None and number < len(here.inner) else None
        return here

    def number(self, name: str) -> int | None:
        """Which of a group's fields has this name."""
        return self.names.index(name) if name in self.names else None


def nodes(text: str, record: Record) -> Node | None:
    """The front matter of a text that reads as `record`; None where no field stands in it."""
    lines = text.split("\n")
    block = "\n".join(lines[1 : record.body_line - 2]) + "\n"
    said = iter(events.quick(block) or events.sure(block))
    for event in said:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, said, lines)
            return None if node.is_text else node
    return None


def _node(event: yaml.Event, said: Iterator[yaml.Event], lines: list[str]) -> Node:
    start = _begins(event)
    if isinstance(event, yaml.CollectionStartEvent):
        is_list = isinstance(event, yaml.SequenceStartEvent)
        return _collection(start, is_list, bool(event.flow_style), said, lines)
    end, style = _ends(event), str(getattr(event, "style", None) or "")
    return Node(start, _last_letter(start, end, lines) if style in {"|", ">"} else end, style)


def _collection(
    start: Place, is_list: bool, in_brackets: bool, said: Iterator[yaml.Event], lines: list[str]
) -> Node:
    keys: list[Node] = []
    names: list[str] = []
    inner: list[Node] = []
    for event in said:
        if isinstance(event, yaml.CollectionEndEvent):
            end = _ends(event) if in_brackets else max(node.end for node in (*keys, *inner))
            return Node(start, end, "", is_list, in_brackets, tuple(keys), tuple(names), tuple(inner))
        if not is_list:
            keys.append(_node(event, said, lines))
            names.append(str(getattr(event, "value", "")))
            event = next(said)  # noqa: PLW2901 - the value follows its name
        node = _node(event, said, lines)
        inner.append(_behind(keys[-1], lines) if keys and node.is_empty else node)
    raise ValueError(start)  # never: events close what they open


def _behind(key: Node, lines: list[str]) -> Node:
    """What is not written: it stands behind its name's colon, whatever a scanner thinks of its place."""
    number, column = key.end
    colon = _COLON.match(lines[number], column)
    place = (number, colon.end() if colon else column)
    return Node(place, place)


def _last_letter(start: Place, end: Place, lines: list[str]) -> Place:
    """Where a text below its mark ends; YAML tells where the next thing may begin."""
    number = end[0] if end[1] else end[0] - 1
    while number > start[0] and not lines[number].strip():
        number -= 1
    return number, len(lines[number])


def _begins(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column) if mark else (0, 0)  # the fields begin on the second line


def _ends(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line + 1, mark.column) if mark else (0, 0)
