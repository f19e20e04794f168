"""What the styles and lists of a document make of a paragraph: a heading, bold words, a number before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio.writing.word.tree import Node
from portfolio.writing.word.values import TITLE

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_BODY = 9  # the outline level of what is no heading
_LONGEST_CHAIN = 20
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 3_999


@dataclass(frozen=True)
class Style:
    """What one style says."""

    level: int | None
    bold: bool | None
    list_: Node | None


class Styles:
    """The styles of a document by their id, each with what it takes from the one it is based on."""

    def __init__(self, part: Node | None) -> None:
        listed = [one for one in part.inside if one.tag == "style"] if part else []
        self._by_id = {one.given.get("styleId", ""): one for one in listed}

    def of(self, id_: str) -> Style:
        """What a style says, or those it is based on."""
        level: int | None = None
        bold: bool | None = None
        list_: Node | None = None
        for _ in range(_LONGEST_CHAIN):
            node = self._by_id.get(id_)
            if node is None:
                break
            level = _level(node) if level is None else level
            if bold is None and node.first("rPr", "b"):
                bold = node.is_on("rPr", "b")
            list_ = list_ or node.first("pPr", "numPr")
            based = node.first("basedOn")
            id_ = based.val if based else ""
        return Style(level, bold, list_)


def outline(properties: Node | None) -> int | None:
    """The level that a paragraph or a style gives itself in the outline."""
    found = properties.first("outlineLvl") if properties else None
    if not found or not found.val.isdecimal():
        return None
    return int(found.val) + 1 if int(found.val) < _BODY else 0


def _level(style: Node) -> int | None:
    name = style.first("name")
    said = name.val.casefold() if name else ""
    if said == "title":
        return TITLE
    if match := _HEADING.fullmatch(said):
        return int(match[1])
    return outline(style.first("pPr"))


@dataclass
class Marks:
    """The numbers and points that lists put before their paragraphs, counted as they come."""

    part: Node | None
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        listed = self.part.inside if self.part else []
        abstract = {one.given.get("abstractNumId", ""): one for one in listed if one.tag == "abstractNum"}
        self._lists: dict[str, tuple[str, Mapping[int, Node]]] = {}
        for one in listed:
            if one.tag == "num" and (of := one.first("abstractNumId")):
                levels = abstract[of.val].inside if of.val in abstract else []
                self._lists[one.given.get("numId", "")] = (
                    of.val,
                    {_number(level.given.get("ilvl", "")): level for level in levels if level.tag == "lvl"},
                )

    def next(self, numbering: Node) -> str:
        """What stands before the next paragraph of a list."""
        id_, at = numbering.first("numId"), numbering.first("ilvl")
        if id_ is None or id_.val == "0":
            return ""
        level = _number(at.val) if at else 0
        name, levels = self._lists.get(id_.val, (id_.val, {}))
        self._counts[name, level] = self._counts.get((name, level), _start(levels.get(level)) - 1) + 1
        for key in [key for key in self._counts if key[0] == name and key[1] > level]:
            del self._counts[key]
        look = levels.get(level)
        style = look.first("numFmt") if look else None
        if look is None or style is None or style.val in {"bullet", "none"}:
            return "•" if style is None or style.val == "bullet" else ""
        text = look.first("lvlText")
        return re.sub(
            r"%([1-9])",
            lambda found: self._written(name, int(found[1]) - 1, levels),
            text.val if text else "%1.",
        )

    def _written(self, name: str, level: int, levels: Mapping[int, Node]) -> str:
        look = levels.get(level)
        style = look.first("numFmt") if look else None
        return _in_style(self._counts.get((name, level), _start(look)), style.val if style else "decimal")


def _start(level: Node | None) -> int:
    said = level.first("start") if level else None
    return _number(said.val) if said else 1


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < len("123456") else 0


def _in_style(number: int, style: str) -> str:
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
        return letter.upper() if style == "upperLetter" else letter
    if style in {"lowerRoman", "upperRoman"} and 0 < number <= _LARGEST:
        said = ""
        for value, letters in _ROMAN:
            said += letters * (number // value)
            number %= value
        return said.upper() if style == "upperRoman" else said
    return str(number)
