"""What somebody filled in by a content control or an old form field: its title, its words, its tick."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio.writing import table_days
from portfolio.writing.word.symbols import EMPTY, TICKED
from portfolio.writing.word.tree import Node

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[ _-][^\W_]+)*")
_LONGEST = 120
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T")
_PLAIN = frozenset({"citation", "bibliography", "equation", "group", "picture", "docPartObj"})
_PROMPT = re.compile(
    r"(?:click|tap)(?: or tap| or click)?(?: here)? to (?:enter|add|insert) [\w ]+\.?|choose an item\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Control:
    """A content control; `box` is its tick box, empty where it has none."""

    title: str = ""
    box: str = ""
    day: str = ""
    is_prompt: bool = False  # nobody filled it in, and it shows what to do
    is_contents: bool = False  # a table of contents
    is_plain: bool = False  # nothing to fill in: what some programs put round any words


def control(properties: Node | None) -> Control:
    """A content control by its properties."""
    if properties is None:
        return Control()
    box = properties.first("checkbox") or properties.first("checkBox")
    date = properties.first("date")
    day = _DAY.match(date.given.get("fullDate", "")) if date else None
    tag = properties.first("tag")
    gallery = properties.first("docPartObj", "docPartGallery")
    return Control(
        _title(properties),
        (TICKED if box.is_on("checked") else EMPTY) if box else "",
        day[1] if day else "",
        properties.is_on("showingPlcHdr"),
        bool(gallery and gallery.val.startswith("Table of Contents")),
        bool(tag and tag.val.startswith("goog_")) or any(one.tag in _PLAIN for one in properties.inside),
    )


def is_prompt(words: str) -> bool:
    """Whether words are what Word shows in a control that nobody filled in."""
    return bool(_PROMPT.fullmatch(" ".join(words.split())))


def settled_day(shown: str, day: str) -> str:
    """A date as it is shown, or as the control keeps it where the figures may be read in either order."""
    figures = sorted(map(int, re.findall(r"\d{1,4}", shown)))
    kept = sorted(map(int, day.split("-")))
    in_figures = figures in (kept, sorted([kept[0], kept[1], kept[2] % 100]))
    read = table_days.full_day(shown)
    return day if in_figures and (read is None or read.isoformat() != day) else shown


def old_field(data: Node) -> str | None:
    """What an old form field shows by itself: a box, a choice; None where its words follow as text."""
    box = data.first("checkBox")
    if box:
        said = box.first("checked") or box.first("default")
        return TICKED if said and said.val not in {"0", "false", "off"} else EMPTY
    choices = data.first("ddList")
    if choices:
        listed = [one.val for one in choices.inside if one.tag == "listEntry"]
        chosen = choices.first("result") or choices.first("default")
        at = int(chosen.val) if chosen and chosen.val.isdecimal() and len(chosen.val) < len("1000") else 0
        return listed[at] if at < len(listed) else ""
    return None


def _title(properties: Node) -> str:
    alias, tag = properties.first("alias"), properties.first("tag")
    if alias and alias.val.strip():
        return " ".join(alias.val.split())[:_LONGEST]
    said = tag.val.strip() if tag else ""
    return re.sub(r"[_-]+", " ", said) if len(said) <= _LONGEST and _NAME.fullmatch(said) else ""
