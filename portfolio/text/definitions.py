"""Footnotes, link references and abbreviations: definitions that Markdown gathers from anywhere.

A definition printed at the end of a page can carry words of a part that was withheld. So one
travels only with a reference that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.text.links import blank_code, blank_fences

_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^([^\]\n]*)\]:")
_LINK = re.compile(r"[ ]{0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ ]*(\S*)")
_ABBREVIATION = re.compile(r"\*\[([^\]\n]*)\][ ]?:")
_LINK_TITLE = re.compile(r"""[ ]*("[^"]*"|'[^']*'|\([^()]*\))[ ]*$""")
_MISPLACED = re.compile(
    r"(?m)^(?:[ \t]*(?:[>*+-]|\d+[.)])|[ ]{4}|\t).*\[\^[^\]\n]+\]:[ \t]"
    r"|^(?=[^\[ ]|[ ]{4})(?:[ \t>*+:-]|\d+[.)]|<[^<>\n]*>)+\[\^[^\]\n]*\]:"
    r"|^[^\[\n]*\[\^[^\]\n]*(?:\n[^\]\n]+){1,3}\]:"
)
_CITED_LINK = re.compile(r"\[([^\[\]^\n][^\[\]\n]*)\](?![:(\[])")
_CITED_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\](?!:)")


@dataclass(frozen=True)
class Definition:
    """One definition: lines `first` up to, not including, `end` of its text."""

    form: str  # footnote, link or abbreviation
    name: str
    first: int
    end: int


def find(text: str) -> tuple[Definition, ...]:
    """Every definition at the start of a line, outside code."""
    if "]:" not in text and "] :" not in text:
        return ()
    lines = blank_fences(text).replace("\t", "    ").split("\n")
    return tuple(_find(lines))


def misplaced(text: str) -> int | None:
    """The line, from 0, of a footnote defined inside a list or quotation, where none is followed."""
    found = _MISPLACED.search(blank_code(text)) if "[^" in text else None
    return text.count("\n", 0, found.start()) if found else None


def twice(text: str) -> tuple[str, int] | None:
    """The name and line, from 0, of a footnote explained a second time."""
    seen: set[str] = set()
    for one in find(text):
        if one.form == "footnote":
            if one.name in seen:
                return one.name, one.first
            seen.add(one.name)
    return None


def only_cited(text: str) -> str:
    """Text without the definitions nothing in it refers to, nor references to no footnote."""
    known = find(text)
    if not known and "[^" not in text:
        return text
    lines = text.split("\n")
    kept: set[Definition] = set()
    words = _without(lines, known)
    while True:
        cited = {d for d in known if d not in kept and _cites(words, d)}
        if not cited:
            break
        kept |= cited
        words += "\n" + "\n".join("\n".join(lines[d.first : d.end]) for d in cited)
    if len(kept) < len(known):
        text = _without(lines, tuple(d for d in known if d not in kept))
    names = {d.name for d in kept if d.form == "footnote"}
    return _CITED_FOOTNOTE.sub(lambda found: found[0] if found[1] in names else "", text)


def cited(text: str) -> frozenset[tuple[str, str]]:
    """Form and name, in small letters, of the footnotes and named links a text refers to."""
    plain = blank_code(text) if "[" in text else ""
    return frozenset(
        [("footnote", name.casefold()) for name in _CITED_FOOTNOTE.findall(plain)]
        + [("link", name.casefold()) for name in _CITED_LINK.findall(plain)]
    )


def _find(lines: list[str]) -> Iterator[Definition]:
    number = 0
    while number < len(lines):
        line = lines[number]
        end = number + 1
        if found := _FOOTNOTE.match(line):
            end = _end_of_footnote(lines, end)
            yield Definition("footnote", found[1], number, end)
        elif found := _ABBREVIATION.match(line):
            if not line[found.end() :].strip() and end < len(lines):
                end += 1
            yield Definition("abbreviation", found[1], number, end)
        elif found := _LINK.match(line):
            if not found[2] and end < len(lines):
                end += 1
            if end < len(lines) and _LINK_TITLE.match(lines[end]):
                end += 1
            yield Definition("link", found[1], number, end)
        number = end


def _end_of_footnote(lines: list[str], number: int) -> int:
    after_blank = False
    end = number
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            after_blank = True
        elif (after_blank and not line.startswith("    ")) or _starts(line):
            break
        else:
            after_blank = False
            end = number + 1
        number += 1
    return end


def _starts(line: str) -> bool:
    return bool(
        line.startswith("#") or _FOOTNOTE.match(line) or _ABBREVIATION.match(line) or _LINK.match(line)
    )


def _without(lines: list[str], definitions: tuple[Definition, ...]) -> str:
    gone = {n for d in definitions for n in range(d.first, d.end)}
    return "\n".join(line for n, line in enumerate(lines) if n not in gone)


def _cites(words: str, definition: Definition) -> bool:
    if definition.form == "abbreviation":
        return definition.name in words
    if definition.form == "footnote":
        return f"[^{definition.name}]" in blank_code(words)
    name = r"\s+".join(re.escape(word) for word in definition.name.split())
    return bool(re.search(rf"\[\s*{name}\s*\]", words, re.IGNORECASE))
