"""The field's short forms, explained: the writer's own meanings first, then the list we ship.

A record has many readers, among them the child as an adult. Only the short forms a text uses are
added, as Markdown abbreviations at the top, where an unclosed code block cannot swallow them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from portfolio import shipped

_OWN = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(.*)$", re.MULTILINE)
_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_WORD = re.compile(r"\w+")
_TARGET = re.compile(r"\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$|<[^>\n]*>", re.MULTILINE)

# In this order; each pattern runs only where one of its signs is in the text.
_NOT_PROSE = (
    (("```", "~~~"), _FENCED),
    (("`",), _CODE),
    (("*[",), _OWN),
    (("](", "]:", "<"), _TARGET),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short form and what it means."""

    short: str
    meaning: str


def with_acronyms(markdown: str, own: Mapping[str, str] | None = None) -> str:
    """Markdown with the meanings of its short forms added; `own` meanings win over the shipped list."""
    missing = _missing(markdown, own)
    if not missing:
        return markdown
    lines = [f"*[{acronym.short}]: {acronym.meaning}" for acronym in missing]
    return "\n".join([*lines, "", markdown])


def acronyms_in(markdown: str, own: Mapping[str, str] | None = None) -> tuple[Acronym, ...]:
    """The short forms in a text with their meanings, the writer's own included, in alphabetical order."""
    missing = _missing(markdown, own)
    written = _written(markdown)
    prose = _prose(markdown) if written else ""
    used = [Acronym(short=name, meaning=said) for name, said in written.items() if said and name in prose]
    return tuple(sorted((*used, *missing), key=lambda acronym: acronym.short.casefold()))


def _missing(markdown: str, own: Mapping[str, str] | None) -> tuple[Acronym, ...]:
    """Known short forms that a text uses without explaining them."""
    known = {**meanings(), **own} if own else meanings()
    names = _any_of(tuple(known))
    if not names.search(markdown):
        return ()
    prose = _prose(markdown)
    ends = (match.span() for match in names.finditer(prose))
    used = {prose[start:end] for start, end in ends if not _WORD.match(prose[start - 1 : start])}
    return tuple(
        Acronym(short=name, meaning=known[name]) for name in sorted(used.difference(_written(markdown)))
    )


@lru_cache(maxsize=16)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the names at the end of a word; checking the start afterwards is faster."""
    words = (re.escape(name) for name in names if _WORD.fullmatch(name))
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)")


def _written(markdown: str) -> Mapping[str, str]:
    """The short forms the writer explains, with the writer's meanings."""
    if "*[" not in markdown:
        return {}
    return {name: meaning.strip() for name, meaning in _OWN.findall(markdown)}


def _prose(markdown: str) -> str:
    """The text without code, link targets, tags and definitions."""
    for signs, pattern in _NOT_PROSE:
        if any(sign in markdown for sign in signs):
            markdown = pattern.sub(" ", markdown)
    return markdown


@cache
def meanings() -> Mapping[str, str]:
    """The list that comes with the product: short form → what it means."""
    short_forms: Mapping[str, str] = shipped.one("portfolio.views.shared", "acronyms.yml")
    return short_forms
