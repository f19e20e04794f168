"""Markdown as people type it every day → Markdown that is drawn here as their own editor showed it.

Editors show a list indented by two spaces as a list in a list, one that follows a sentence at once as a
list, and a line that ends as a line that ends. Python-Markdown wants four spaces, an empty line and two
spaces for that. So a text is written anew just before it is drawn, by CommonMark's own reading of where
its lists, quotations and paragraphs begin and end. Nothing is kept of it: exports hold what was typed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ITEM = re.compile(r"(?P<before>[ ]*)(?P<mark>[-+*]|\d{1,9}[.)])(?P<after>[ ]*)")
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
_MAY_DIFFER = re.compile(r"^[ >]*(?:[-+*]|\d{1,9}[.)])[ \t]|\S[ ]?\n[ >]*\S", re.MULTILINE)
_INDENT = "    "
_DEEPEST = 12  # lists in lists that are written anew
_BETWEEN = "<!-- -->"  # two lists, which would be drawn as one; it is taken out again when HTML is cleaned
_CODE_AFTER = 5  # spaces behind the mark of an item, of which only the first belongs to it
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"))


@lru_cache(maxsize=512)
def as_drawn(text: str) -> str:
    """The text as Python-Markdown has to be given it."""
    return _drawn(text, 0) if _MAY_DIFFER.search(text) else text


def _drawn(text: str, depth: int) -> str:
    lines = text.split("\n")
    if depth > _DEEPEST:
        return text
    drawn: list[str] = []
    at, before = 0, ""
    for token, inner in _blocks(text):
        if token.map is None:
            continue
        first, end = token.map
        drawn += lines[at:first]
        block = lines[first:end]
        while len(block) > 1 and not block[-1].strip():
            block.pop()
        end, at = first + len(block), first + len(block)
        if token.type == "paragraph_open":
            drawn += _with_breaks(block)
        elif token.type == "blockquote_open":
            drawn += [*_apart(drawn), *_quotation(block, depth)]
            drawn += [""] if "".join(lines[at : at + 1]).strip() else []
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            drawn += [*_apart(drawn), *((_BETWEEN, "") if before == token.type else ())]
            drawn += _list(lines, inner, end, depth)
            drawn += [""] if "".join(lines[at : at + 1]).strip() else []
        elif token.type == "fence" and depth:
            drawn += [*_apart(drawn), *(_INDENT + line for line in token.content.split("\n"))]
        else:
            drawn += block
        before = token.type
    return "\n".join([*drawn, *lines[at:]])


def _apart(drawn: list[str]) -> list[str]:
    """An empty line, unless there is one: without it a list would go on as the paragraph above."""
    return [""] if drawn and drawn[-1].strip() else []


def _blocks(text: str) -> list[tuple[Token, list[Token]]]:
    """The blocks of a text that stand in nothing else; a list with its items."""
    found: list[tuple[Token, list[Token]]] = []
    for token in _commonmark().parse(text):
        if token.level == 0 and token.nesting >= 0:
            found.append((token, []))
        elif token.level == 1 and token.type == "list_item_open":
            found[-1][1].append(token)
    return found


def _list(lines: list[str], items: list[Token], end: int, depth: int) -> list[str]:
    """A list with its marks at the start of a line and all else of an item four spaces further in."""
    drawn: list[str] = []
    for number, token in enumerate(items):
        first, after = token.map or (end, end)
        last = min(after, end)
        block = lines[first:last]
        found = _ITEM.match(block[0]) if block else None
        if not found:
            drawn += block
            continue
        gap = found["after"] if len(found["after"]) < _CODE_AFTER else " "
        inside = len(found["before"]) + len(found["mark"]) + max(len(gap), 1)
        empty = len(block) > 0 and not block[-1].strip()
        while block and not block[-1].strip():
            block.pop()
        words = [block[0][inside:], *(_without_indent(line, inside) for line in block[1:])] if block else [""]
        told = _tight(_drawn("\n".join(words), depth + 1)).split("\n")
        mark = found["mark"].replace(")", ".")
        drawn.append(f"{mark} {told[0]}")
        drawn += [_INDENT + line if line.strip() else "" for line in told[1:]]
        goes_on = empty or "" in told
        drawn += [""] if goes_on and number + 1 < len(items) else []
    return drawn


def _tight(text: str) -> str:
    """An item whose list follows its words at once, as Python-Markdown wants it."""
    return (
        re.sub(r"\A([^\n]*\S[^\n]*)\n\n(?=(?:[-+*]|\d{1,9}\.) )", r"\1\n", text) if "\n\n" in text else text
    )


def _without_indent(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip(" "))) :]


def _quotation(block: list[str], depth: int) -> list[str]:
    inside = "\n".join(_QUOTED.sub("", line, count=1) for line in block)
    return [
        f"> {line}".rstrip(" ") + line[len(line.rstrip(" ")) :]
        for line in _drawn(inside, depth + 1).split("\n")
    ]


def _with_breaks(block: list[str]) -> list[str]:
    """The lines of a paragraph, each ending where it ends; not within a link or code that goes on."""
    if len(block) == 1:
        return block
    drawn: list[str] = []
    so_far = ""
    for line in block[:-1]:
        so_far += line
        goes_on = so_far.count("`") % 2 or any(
            so_far.count(one) != so_far.count(other) for one, other in _PAIRS
        )
        drawn.append(line if goes_on or line.endswith(("  ", "\\")) else f"{line.rstrip()}  ")
    return [*drawn, block[-1]]


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")
