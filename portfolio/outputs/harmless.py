"""Markdown with nothing that could run or fetch, for builders that do not clean their pages."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from portfolio.text import links
from portfolio.text.certainty import as_typed, usual
from portfolio.text.safe_html import clean

_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*=[^{}\n]*\}")
_SAFE_SCHEME = re.compile(r"(https?:|mailto:)", re.IGNORECASE)
_ADDED = {("a", "rel")}  # by the cleaner, to every link


def harmless(text: str) -> str:
    """The text unchanged where its page needs no cleaning; otherwise with its HTML shown as words."""
    if is_harmless(text):
        return text
    plain = links.blank_code(text)
    pieces: list[str] = []
    done = 0
    for match in _OPENING.finditer(plain):
        pieces += [text[done : match.start()], "&lt;"]
        done = match.end()
    text = "".join([*pieces, text[done:]])
    text = _ATTRIBUTES.sub("", text)
    text = links.rewrite(text, _without_scripts)
    return text if is_harmless(text) else text.replace("![", "[")


def is_harmless(text: str) -> bool:
    """Whether the text renders to a page that needs no cleaning."""
    if "<" not in text and "](" not in text and "]:" not in text and "{" not in text:
        return True
    pages = (reading().render(text) for reading in (usual, as_typed))
    return all(not _elements(page) - _elements(clean(page)) for page in pages)


def _without_scripts(link: links.Link) -> str | None:
    """The words for a link that could run something or a picture from elsewhere; None keeps the link."""
    target = link.target.strip().strip("<>")
    has_scheme = re.match(r"[^/?#]*:|//", target)
    if not has_scheme or (_SAFE_SCHEME.match(target) and link.form != "image"):
        return None
    return link.label if link.form in {"inline", "image"} else ""


def _elements(rendered: str) -> Counter[tuple[str, str]]:
    """How often each tag and attribute occurs in some HTML."""
    reader = _Elements()
    reader.feed(rendered)
    reader.close()
    return reader.counted


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.counted: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counted[tag, ""] += 1
        self.counted.update((tag, name) for name, _ in attrs if (tag, name) not in _ADDED)
