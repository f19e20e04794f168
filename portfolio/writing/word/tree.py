"""XML → its elements, by their names without namespaces. No entities, nothing fetched, nothing endless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_ELEMENTS = 500_000
MOST_DEEP = 150
_WITH_TEXT = "t"
_NOTHING_GIVEN: Mapping[str, str] = {}  # one for all elements without attributes


class RefusedError(Exception):
    """The XML holds what no document needs: declarations, or far more elements than one has."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name, its attributes, what is in it, and its own text where it is one with text."""

    tag: str
    given: Mapping[str, str]
    inside: list[Node] = field(default_factory=list)
    text: str = ""

    @property
    def val(self) -> str:
        """The attribute that most elements have."""
        return self.given.get("val", "")

    def first(self, *path: str) -> Node | None:
        """The first element by a path of names."""
        found: Node | None = self
        for tag in path:
            found = next((one for one in found.inside if one.tag == tag), None) if found else None
        return found

    def every(self, tag: str) -> Iterator[Node]:
        """All elements of a name, at any depth."""
        for one in self.inside:
            if one.tag == tag:
                yield one
            yield from one.every(tag)

    def is_on(self, *path: str) -> bool:
        """Whether a setting stands there and is not switched off."""
        found = self.first(*path)
        return found is not None and found.val not in {"0", "false", "off", "none"}


def read(data: bytes) -> Node:
    """The root of a part. Raises RefusedError, and expat's own error for what is no XML."""
    building = _Building()
    parser = expat.ParserCreate()
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    parser.Parse(data, True)
    return building.root.inside[0]


class _Building:
    def __init__(self) -> None:
        self.root = Node("", {})
        self._open = [self.root]
        self._said: list[str] = []
        self._number = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self._number += 1
        if self._number > MOST_ELEMENTS or len(self._open) > MOST_DEEP:
            raise RefusedError
        self._said = []
        attributes = {_local(key): value for key, value in given.items()} if given else _NOTHING_GIVEN
        self._open.append(Node(_local(name), attributes))

    def words(self, said: str) -> None:
        if self._open[-1].tag == _WITH_TEXT:
            self._said.append(said)

    def end(self, _: str) -> None:
        made = self._open.pop()
        if made.tag == _WITH_TEXT:
            made = Node(made.tag, made.given, made.inside, "".join(self._said))
            self._said = []
        self._open[-1].inside.append(made)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise RefusedError
