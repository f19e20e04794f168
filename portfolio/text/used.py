"""What Markdown itself makes use of: which footnotes, links by name and abbreviations it draws.

No rule of ours could say it as surely as the renderer, so that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension

from portfolio.text.everyday import as_drawn
from portfolio.text.headings import EXTENSION

_TAGS = re.compile(r"<[^>]*>")
_NOTES = '<div class="footnote">'


@dataclass(frozen=True)
class Definitions:
    """The definitions of a text by form and name, and its words without its footnotes."""

    known: frozenset[tuple[str, str]]
    used: frozenset[tuple[str, str]]
    words: str


class _Asked(dict[str, Any]):
    """Definitions that remember which of them were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.used.add(name)
        return super().__getitem__(name)

    def clear(self) -> None:
        super().clear()
        self.used.clear()


def used_in(text: str) -> Definitions:
    """What is defined in a text, and what of it Markdown uses when it draws the text."""
    converter, abbreviations, notes = _converter()
    converter.reset()
    rendered = converter.convert(as_drawn(text))
    links = converter.references
    forms: Mapping[str, tuple[set[str], set[str]]] = {
        "link": (set(links), links.used),
        "abbreviation": (set(abbreviations), abbreviations.used),
        "footnote": (set(notes.footnotes), {name.removeprefix("fnref:") for name in notes.found_refs}),
    }
    return Definitions(
        frozenset((form, name) for form, (known, _) in forms.items() for name in known),
        frozenset((form, name) for form, (_, used) in forms.items() for name in used),
        " ".join(_TAGS.sub(" ", rendered.partition(_NOTES)[0]).split()),
    )


@cache
def _converter() -> tuple[Any, _Asked, Any]:
    """Markdown as every entry may rely on, and its abbreviations and footnotes."""
    abbreviations, notes, asked = AbbrExtension(), FootnoteExtension(), _Asked()
    vars(abbreviations)["abbrs"] = asked
    others = (
        "admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", "tables",
        "pymdownx.quotes", EXTENSION,
    )  # fmt: skip
    converter = markdown.Markdown(
        extensions=[abbreviations, notes, *others], extension_configs={"pymdownx.quotes": {"callouts": True}}
    )
    converter.references = _Asked()
    return converter, asked, notes
