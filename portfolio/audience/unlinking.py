"""Links to what an audience may not see say only that an entry is private.

The fourth rule of `audience`. It works on the text, before Markdown: first on links in every form
Markdown knows, then, as a net below, on every word that is the path of a hidden entry.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from markdown.extensions.toc import slugify
from pydantic import BaseModel

from portfolio.text import links
from portfolio.text.parts import Part, plain
from portfolio.text.sections import Section

PRIVATE_ENTRY = "a private entry"
_ID = re.compile(r"\{[^}]*#([\w-]+)")
_WIKI = re.compile(r"\[\[([^\[\]|#\n]+)[^\[\]\n]*\]\]")  # as some programs for notes write links


@dataclass(frozen=True)
class Scope:
    """What links may lead to: all entries known, and those there.

    `anchors` gives an entry's headings that stay, None where none was withheld.
    """

    known: frozenset[str]
    anchors: Mapping[str, frozenset[str] | None]
    profiles: frozenset[str]

    def hides(self, path: str) -> bool:
        """Whether a path is a file of Markdown that this audience may not see."""
        if not path.casefold().endswith(".md") or path.startswith("../"):
            return False
        return path not in self.anchors and path not in self.profiles

    @cached_property
    def hidden_names(self) -> frozenset[str]:
        """Names of files, folders left out, that belong to hidden entries alone; in small letters."""
        there = {_name(path) for path in (*self.anchors, *self.profiles)}
        return frozenset(_name(path) for path in self.known if self.hides(path)) - there

    @cached_property
    def spaced_names(self) -> re.Pattern[str] | None:
        """Finds those with a space or another mark in them, which are no single word of a text."""
        names = sorted((one for one in self.hidden_names if not links.is_word(one)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None


def unlinked(parts: tuple[Part, ...], path: str, scope: Scope) -> tuple[Part, ...]:
    """Parts in which links to what is not there say only that an entry is private."""

    def hidden(link: links.Link) -> bool:
        return bool(link.path) and scope.hides(links.resolve(link.path, path))

    names = links.hidden_names("\n".join(part.text for part in parts), hidden)

    def closed(text: str) -> str:
        if "[" not in text and "<" not in text and not _may_name(text):
            return text
        text = _WIKI.sub(lambda found: _wiki(found, scope), text)
        text = links.replace_named(links.hide(text, hidden, PRIVATE_ENTRY), names, PRIVATE_ENTRY)
        text = links.rewrite(text, lambda link: _without_anchor(link, path, scope))
        return _without_words(text, path, scope)

    def without(part: Part) -> Part:
        title, text = closed(part.title), closed(part.text)
        if (title, text) == (part.title, part.text):
            return part
        heading = part.heading if title == part.title else plain(title)
        return dataclasses.replace(part, title=title, heading=heading, text=text)

    return tuple(without(part) for part in parts)


def without_paths(value: Any, path: str, scope: Scope) -> Any:
    """A field's value in which no text names the file of a hidden entry."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _without_words(value, path, scope) if "." in value else value
    if isinstance(value, tuple):
        told = tuple(without_paths(one, path, scope) for one in value)
        return value if told == value else told
    if isinstance(value, BaseModel):
        old = {name: getattr(value, name) for name in type(value).model_fields}
        new = {name: without_paths(one, path, scope) for name, one in old.items()}
        changed = {name: one for name, one in new.items() if one != old[name]}
        return value.model_copy(update=changed) if changed else value
    return value


def _without_anchor(link: links.Link, path: str, scope: Scope) -> str | None:
    """A link to a heading that was withheld leads to its page, and no longer names the heading."""
    anchors = scope.anchors.get(links.resolve(link.path, path) if link.path else path)
    if not link.anchor or anchors is None or link.anchor[1:] in anchors:
        return None
    if not link.path:
        return link.label
    return f"[{link.label}]({link.target.partition('#')[0]})" if link.form == "inline" else ""


def _wiki(found: re.Match[str], scope: Scope) -> str:
    name = _name(found[1].strip()).removesuffix(".md")
    return PRIVATE_ENTRY if f"{name}.md" in scope.hidden_names else found[0]


def _may_name(text: str) -> bool:
    """Whether a text can hold the name of a file of Markdown: a quick look before a long one."""
    return "md" in text.casefold()


def _without_words(text: str, path: str, scope: Scope) -> str:
    """A text in which no word names the file of a hidden entry."""
    if not _may_name(text):
        return text
    if scope.spaced_names:
        text = scope.spaced_names.sub(PRIVATE_ENTRY, text)
    return links.replace_words(text, lambda word: _word(word, path, scope))


def _word(word: str, path: str, scope: Scope) -> str | None:
    if not _may_name(word):
        return None
    found = links.path_of(word.strip("*_`.:!?"))
    if not found.casefold().endswith(".md"):
        return None
    target = links.resolve(found, path)
    if target in scope.known:
        return PRIVATE_ENTRY if scope.hides(target) else None
    return PRIVATE_ENTRY if _name(found) in scope.hidden_names else None


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].casefold()


def anchors_of(known: Iterable[Section]) -> frozenset[str]:
    """What a link may lead to inside an entry: the headings that stay."""
    own = {found[1] for section in known for found in [_ID.search(section.title)] if found}
    return frozenset(own | {slugify(section.heading, "-") for section in known if section.level})
