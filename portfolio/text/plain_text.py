"""Markdown → plain text, as a form takes it: paragraphs, lists with dashes, links by their words."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from portfolio.text.certainty import usual

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "dd", "details", "div", "dl", "dt", "figure", "h1", "h2", "h3",
        "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tr", "ul",
    }
)  # fmt: skip
_MARKS = {"sup": ("[", "]"), "del": ("~~", "~~"), "s": ("~~", "~~")}  # else struck words would count
_SILENT = frozenset({"script", "style"})
_EDGES = re.compile(r" *([\n\t]) *")


@lru_cache(maxsize=2048)  # a preview asks the same again and again
def plain_text(text: str) -> str:
    """What a reader would read, without any mark-up."""
    reader = _Reader()
    reader.feed(usual().render(text))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects the words of rendered Markdown, block by block.

    Items of a list and rows of a table stand close together, everything else apart.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []  # what it stands in, and its words
        self._words = ""
        self._lists: list[int] = []  # the number of the next item; 0 where they have none
        self._marker = ""
        self._row = False
        self._verbatim = False
        self._silent = ""  # the tag whose words are left out

    def text(self) -> str:
        """Everything read."""
        self._flush()
        found = ""
        inside = ""
        for where, words in self._blocks:
            apart = "\n" if where and where == inside else "\n\n"
            found += (apart if found else "") + words
            inside = where
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._flush()
            self._begin(tag)
        elif tag in _SILENT or "footnote-backref" in given.get("class", ""):
            self._silent = tag
        elif tag in {"td", "th"}:
            self._words += "\t" if self._words.strip() else ""
        elif tag == "br":
            self._words += "\n"
        elif tag == "input":
            self._words += "[x]" if "checked" in given else "[ ]"
        elif tag == "img":
            self._words += given.get("alt", "")
        elif tag in _MARKS:
            self._words += _MARKS[tag][0]

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            self._end(tag)
        elif tag == self._silent:
            self._silent = ""
        elif tag in _MARKS:
            self._words += _MARKS[tag][1]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words += data if self._verbatim else re.sub(r"\s+", " ", data)

    def _begin(self, tag: str) -> None:
        if tag in {"ol", "ul"}:
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li" and self._lists:
            self._marker = f"{self._lists[-1]}. " if self._lists[-1] else "- "
            self._lists[-1] += bool(self._lists[-1])
        self._row = tag == "tr"
        self._verbatim = tag == "pre"

    def _end(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        self._verbatim = False

    def _flush(self) -> None:
        words = self._words.strip("\n") if self._verbatim else _EDGES.sub(r"\1", self._words).strip()
        if words:
            indent = "  " * (len(self._lists) - 1) + (self._marker or "  " * bool(self._lists))
            where = "list" if self._lists else "row" if self._row else ""
            self._blocks.append((where, indent + words))
            self._marker = ""
        self._words = ""
