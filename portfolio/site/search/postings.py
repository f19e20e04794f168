"""What search finds on one page: its sections, and the words in them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.site.search.folding import words_in

ENTRY, VIEW, OTHER = 0, 1, 2  # whose page it is: somebody's entries are shown before pages of a guide

_BLOCK = re.compile(r"</?(?:p|pre|li|ol|ul)>")
_TAG = re.compile(r"</?(?:code|sub|sup)>")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page and what stands below it, as plain text. The first is the page's own."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as search knows it. `words` are those of its title, its headings, and its text alone."""

    address: str
    rank: int
    boost: float
    tags: tuple[str, ...]
    sections: tuple[Section, ...]
    words: tuple[str, str, str]

    @property
    def title(self) -> str:
        """The page's own title."""
        return self.sections[0].title


def found_on(entries: Iterable[Mapping[str, Any]], rank: int) -> PageWords | None:
    """One page's entries, as Material cuts them; nothing if search finds nothing there."""
    entries = tuple(entries)
    if not entries:
        return None
    first = entries[0]
    sections = tuple(
        Section(str(one["location"]).partition("#")[2], _plain(one["title"]), _plain(one["text"]))
        for one in entries
    )
    tags = tuple(map(str, first.get("tags") or ()))
    title = words_in(sections[0].title)
    headings = words_in("\n".join([*tags, *(one.title for one in sections[1:])])) - title
    text = words_in("\n".join(one.text for one in sections)) - title - headings
    return PageWords(
        str(first["location"]).partition("#")[0],
        rank,
        float(first.get("boost", 1)),
        tags,
        sections,
        (_listed(title), _listed(headings), _listed(text)),
    )


def _listed(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _plain(text: str) -> str:
    """The text of what Material keeps as HTML: a line for each paragraph."""
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", text)))
    return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()
