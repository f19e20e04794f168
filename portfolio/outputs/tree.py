"""Markdown → a cleaned tree of plain values for a template, so that no content acts as markup.

A node is a text, or a mapping with its kind in `t` and its children in `c`. There are only the kinds
listed here; any other HTML element gives way to its children.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

from portfolio.outputs.tree_blocks import BLOCKS, Node, blocks
from portfolio.text import links
from portfolio.text.certainty import usual
from portfolio.text.safe_html import clean

MOST_ADDRESS = 2_000  # characters of a web address
MAX_DEPTH = 14  # nesting beyond which a template would go too deep; the words stay

_INLINE = {
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "strong": "strong", "b": "strong",
    "code": "code", "kbd": "code", "samp": "code", "s": "strike", "del": "strike", "u": "under",
    "ins": "under", "sub": "sub", "sup": "sup", "mark": "strong", "a": "link",
}  # fmt: skip
_BLOCK = {
    "p": "p", "blockquote": "quote", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt",
    "dd": "dd", "pre": "pre", "table": "table", "tr": "tr", "td": "td", "th": "th", "summary": "p",
    "figcaption": "p", "caption": "p",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPTY = frozenset({"br", "col", "hr", "img", "input"})
_ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")

ImageOf = Callable[[str], str | None]  # the path of a picture → its name for the template
LinkTo = Callable[[str], str | None]  # the path of an entry → the label of its place


def tree(text: str, source: str, link_to: LinkTo, image_of: ImageOf) -> list[Node]:
    """The tree of some Markdown; its links are relative to the file `source`."""

    def target(link: links.Link) -> str | None:
        if not link.path:
            return None
        path = links.resolve(link.path, source)
        if link.form == "image":
            return image_of(path) or "nothing"
        label = link_to(path)
        if label:
            known.add(f"#{label}")
        return f"#{label}" if label else "#"

    known: set[str] = set()
    reader = _Reader(known)
    reader.feed(clean(usual().render(links.retarget(text, target))))
    reader.close()
    return reader.done()


class _Reader(HTMLParser):
    """Builds the tree, keeping track of the open tags."""

    def __init__(self, known: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._known = known  # places inside the document that a link may lead to
        self._root: list[Node] = []
        self._open: list[tuple[str, dict[str, Any] | None]] = []
        self._skip = ""  # a tag whose words are left out

    def done(self) -> list[Node]:
        """The finished tree, with the spaces a reader would see."""
        return list(blocks(self._root))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skip or "footnote-backref" in given.get("class", ""):
            self._skip = self._skip or tag
            return
        node = _node(tag, given)
        if node is not None and not (self._fits(node) and self._leads(node)):
            node = None
        if node is not None:
            self._children().append(node)
        if tag not in _EMPTY:
            self._open.append((tag, node))

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            self._skip = "" if tag == self._skip else self._skip
            return
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._children().append(data)

    def _children(self) -> list[Any]:
        for _, node in reversed(self._open):
            if node is not None:
                children: list[Any] = node["c"]
                return children
        return self._root

    def _leads(self, node: Mapping[str, Any]) -> bool:
        """Whether a link leads somewhere; true for anything that is not a link."""
        to = node.get("to")
        return to is None or to in self._known or (bool(_ADDRESS.match(to)) and len(to) < MOST_ADDRESS)

    def _fits(self, node: Mapping[str, Any]) -> bool:
        """Whether a node may go here: not too deep, and no block within a line."""
        kinds = [outer["t"] for _, outer in self._open if outer is not None]
        inside_a_line = any(kind not in BLOCKS or kind in {"p", "h", "dt"} for kind in kinds)
        return len(kinds) < MAX_DEPTH and not (node["t"] in BLOCKS - {"image"} and inside_a_line)


def _node(  # noqa: PLR0911 - one line for each kind of node
    tag: str, given: Mapping[str, str]
) -> dict[str, Any] | None:
    if tag in _HEADINGS:
        return {"t": "h", "level": _HEADINGS[tag], "c": []}
    if tag == "p" and "admonition-title" in given.get("class", ""):
        return {"t": "p", "lead": True, "c": []}
    if tag == "img":
        return {"t": "image", "src": given.get("src", ""), "alt": given.get("alt", ""), "c": []}
    if tag == "input":
        return {"t": "code", "c": ["[x]" if "checked" in given else "[ ]"]}
    if tag in {"br", "hr"}:
        return {"t": "br" if tag == "br" else "rule", "c": []}
    if tag == "a":
        return {"t": "link", "to": given.get("href", ""), "c": []}
    if tag == "ol":
        start = given.get("start", "1")
        return {"t": "ol", "start": int(start) if start.isdecimal() else 1, "c": []}
    if tag in {"td", "th"}:
        align = _ALIGN.search(given.get("style", ""))
        return {"t": tag, "align": align[1] if align else "left", "c": []}
    kind = _INLINE.get(tag) or _BLOCK.get(tag)
    tongue = {name: given[name] for name in ("lang", "dir") if kind == "p" and given.get(name)}
    return {"t": kind, **tongue, "c": []} if kind else None
