"""Nodes read from HTML → blocks stacked as on a page, with the spaces a reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Node: TypeAlias = "str | dict[str, Any]"

BLOCKS = frozenset(
    {"p", "quote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "table", "tr", "td", "th", "h", "rule", "image"}
)
_SPACES = " \N{NO-BREAK SPACE}"
_PLAIN: dict[str, Any] = {"t": "p"}


def blocks(nodes: list[Node], *, inside: bool = False) -> Iterator[Node]:
    """Nodes stacked as on a page: loose words between blocks become a paragraph.

    A heading inside something else, such as a list, becomes a bold line: it is no heading of the page.
    """
    line: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or node["t"] not in BLOCKS:
            line.append(node)
            continue
        yield from _paragraph(line)
        line = []
        yield from _block(node, inside=inside)
    yield from _paragraph(line)


def _paragraph(line: list[Node], like: Mapping[str, Any] = _PLAIN) -> Iterator[Node]:
    """Words as a paragraph; a picture among them splits it in two, as no line can hold one."""
    for piece in _apart(line):
        if isinstance(piece, dict):
            yield piece
        elif words := _line(piece):
            yield {**like, "c": words}


def _heading(node: dict[str, Any], *, inside: bool) -> Iterator[Node]:
    """A heading, with any pictures moved below it."""
    pieces = list(_apart(node["c"]))
    words = _line([part for piece in pieces if isinstance(piece, list) for part in piece])
    if words:
        is_line = inside or not _has_words(words)
        yield {"t": "p", "lead": True, "c": words} if is_line else {**node, "c": words}
    yield from (piece for piece in pieces if isinstance(piece, dict))


def _apart(line: list[Node]) -> Iterator[list[Node] | dict[str, Any]]:
    """A line split at its pictures: words, a picture, words, and so on."""
    words: list[Node] = []
    for node in line:
        if isinstance(node, str) or not (node["c"] or _is_picture(node)):
            words.append(node)
            continue
        for piece in [node] if _is_picture(node) else _apart(node["c"]):
            if isinstance(piece, dict):
                yield words
                yield piece
                words = []
            elif piece:
                words.append({**node, "c": piece})
    yield words


def _is_picture(node: Node) -> bool:
    """Whether a node is a picture we have; any other is shown by its description."""
    return isinstance(node, dict) and node["t"] == "image" and node["src"].startswith("picture-")


def _block(node: dict[str, Any], *, inside: bool) -> Iterator[Node]:
    kind = node["t"]
    if kind == "pre":
        yield {"t": "pre", "text": _text(node["c"]).strip("\n")}
    elif kind == "table":
        rows = [[_cell(cell) for cell in row["c"] if _is(cell, "td", "th")] for row in _rows(node["c"])]
        width = max((len(row) for row in rows), default=0)
        if width:
            yield {"t": "table", "width": width, "rows": [r + [_BLANK] * (width - len(r)) for r in rows]}
    elif kind in {"ul", "ol", "quote", "dl"}:
        yield {
            **node,
            "c": list(blocks(node["c"], inside=True)) if kind == "quote" else list(_items(node["c"])),
        }
    elif kind in {"li", "dt", "dd", "tr", "td", "th"}:  # without the list or table it belongs in
        yield from blocks(node["c"], inside=inside)
    elif kind in {"image", "rule"}:
        yield node
    elif kind == "h":
        yield from _heading(node, inside=inside)
    else:
        yield from _paragraph(node["c"], node)


_BLANK: dict[str, Any] = {"head": False, "align": "left", "c": []}


def _items(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, dict) and node["t"] in {"li", "dt", "dd"}:
            yield {"t": node["t"], "c": list(blocks(node["c"], inside=True))}
        elif isinstance(node, dict) or node.strip():
            yield {"t": "li", "c": list(blocks([node], inside=True))}


def _has_words(nodes: list[Node]) -> bool:
    """Whether a heading has words; with pictures alone it would have no name in the contents."""
    return bool(_text(nodes).strip())


def _rows(nodes: list[Node]) -> list[dict[str, Any]]:
    return [node for node in nodes if isinstance(node, dict) and node["t"] == "tr"]


def _is(node: Node, *kinds: str) -> bool:
    return isinstance(node, dict) and node["t"] in kinds


def _cell(node: Any) -> dict[str, Any]:
    return {"head": node["t"] == "th", "align": node["align"], "c": list(blocks(node["c"], inside=True))}


def _line(nodes: list[Node]) -> list[Node]:
    """A line with single spaces, and none at either end."""
    words = _inner(nodes)
    if words and isinstance(words[0], str):
        words[0] = words[0].lstrip(_SPACES)
    if words and isinstance(words[-1], str):
        words[-1] = words[-1].rstrip(_SPACES)
    return [node for node in words if node]


def _inner(nodes: list[Node]) -> list[Node]:
    """Nodes with neighbouring words joined, so that spaces where they meet become one."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, dict):
            joined.append({**node, "c": _inner(node["c"])})
        elif joined and isinstance(joined[-1], str):
            joined[-1] = _single(joined[-1] + node)
        else:
            joined.append(_single(node))
    return joined


def _single(words: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", words)


def _text(nodes: list[Node]) -> str:
    return "".join(node if isinstance(node, str) else _text(node.get("c", [])) for node in nodes)
