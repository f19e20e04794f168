"""Footnotes, link references and abbreviations: definitions that Markdown gathers from anywhere.

A definition printed at the end of a page can carry words of a part that was withheld. So one
travels only if Markdown itself makes use of it in what travels. Where it begins and ends is said by
Markdown's own patterns, so that no line of one is left behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.footnotes import FootnoteBlockProcessor

from portfolio.problems import Problem, problem
from portfolio.text.body import Body
from portfolio.text.links import blank_code, blank_fences
from portfolio.text.parts import Part
from portfolio.text.used import Definitions, used_in

_FOOTNOTE = FootnoteBlockProcessor.RE
_LINK = ReferenceProcessor.RE
_ABBREVIATION = AbbrBlockprocessor.RE
_MISPLACED = re.compile(
    r"(?m)^(?:[ \t]*(?:[>*+-]|\d+[.)])|[ ]{4}|\t).*\[\^[^\]\n]+\]:[ \t]"
    r"|^(?=[^\[ ]|[ ]{4})(?:[ \t>*+:-]|\d+[.)]|<[^<>\n]*>)+\[\^[^\]\n]*\]:"
    r"|^[^\[\n]*\[\^[^\]\n]*(?:\n[^\]\n]+){1,3}\]:"
)
_MAY_DEFINE = re.compile(r"[ ]{0,3}\[|\*\[")
_NESTED = re.compile(r"(?:[ ]*(?:>|[-*+][ ]|\d+[.)][ ]))+[ ]*(?P<inside>\[.*)|[ ]{4,}(?P<deep>\[.*)")
_LIKE_ONE = re.compile(r"[ >]*(?:[-*+][ ]+)?\[[^\]\n]+\]:[ ]*(?:<|\w+:/|[./#]|mailto:)")
_LONGEST = 4  # lines that a link or an abbreviation may be defined on
_CITED_LINK = re.compile(r"\[([^\[\]^\n][^\[\]\n]*)\](?![:(\[])")
_CITED_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\](?!:)")


@dataclass(frozen=True)
class Definition:
    """One definition: lines `first` up to, not including, `end` of its text."""

    form: str  # footnote, link or abbreviation
    name: str
    first: int
    end: int

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others, as Markdown sees it."""
        return self.form, self.name.strip().lower() if self.form == "link" else self.name

    @property
    def stub(self) -> str:
        """A definition of the same name that says nothing."""
        return {"footnote": "[^{}]: x", "link": "[{}]: x", "abbreviation": "*[{}]: x"}[self.form].format(
            self.name
        )


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


def unlike(body: Body, file: str) -> Iterator[Problem]:
    """The first definition that another reading of Markdown takes for something else, or for longer.

    Its words could then be shown where one program hides them, or stay when it is taken out.
    """
    if "]:" not in body.text and "] :" not in body.text:
        return
    known = find(body.text)
    lines = {number for one in known for number in range(one.first, one.end)}
    for first, end in body.definitions_in_commonmark:
        if not lines.issuperset(range(first, end)) and first not in body.code:
            yield problem("definition-unclear", body.where(file, first))
            return
    for number, line in enumerate(body.lines):
        if number not in lines and number not in body.code and _LIKE_ONE.match(line):
            yield problem("definition-unclear", body.where(file, number))
            return
    ours, theirs = {one.key for one in known}, used_in(body.text)
    stubs = _with(list(body.lines), {one: one.stub for one in known if one.key in theirs.known})
    if theirs.known - ours or (known and theirs.words != used_in(stubs).words):
        odd = min((number for number in range(len(body.lines)) if _defines(body, number)), default=0)
        yield problem("definition-unclear", body.where(file, odd))


def _defines(body: Body, number: int) -> bool:
    return "]:" in body.lines[number].replace("] :", "]:") and number not in body.code


def only_cited(text: str) -> str:
    """Text without the definitions Markdown makes no use of in it, nor references to no footnote."""
    known = find(text)
    if not known and "[^" not in text:
        return text
    lines = text.split("\n")
    used = _used(lines, known).used if known else frozenset()
    kept = {one for one in known if one.key in used}
    if len(kept) < len(known):
        text = _with(lines, {one: None for one in known if one not in kept})
    names = {one.name for one in kept if one.form == "footnote"}
    return _CITED_FOOTNOTE.sub(lambda found: found[0] if found[1] in names else "", text)


def _used(lines: list[str], known: tuple[Definition, ...]) -> Definitions:
    """What Markdown uses, where a footnote nothing refers to says nothing."""
    told: set[tuple[str, str]] = set()
    while True:
        silent = {one: one.stub for one in known if one.form == "footnote" and one.key not in told}
        found = used_in(_with(lines, silent))
        cited = {one.key for one in silent if one.key in found.used}
        if not cited:
            return found
        told |= cited


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
        end = number + 1
        if not _MAY_DEFINE.match(lines[number]):
            found = _NESTED.match(lines[number]) if "]:" in lines[number] else None
            if found and (within := _LINK.match(found["inside"] or found["deep"])):
                yield Definition("link", within[1].strip(), number, end)
        elif found := _FOOTNOTE.match(lines[number]):
            end = _end_of_footnote(lines, end)
            yield Definition("footnote", found[1], number, end)
        else:
            block = "\n".join(lines[number : number + _LONGEST])
            for form, pattern in (("abbreviation", _ABBREVIATION), ("link", _LINK)):
                if found := pattern.match(block):
                    end = number + 1 + found[0].count("\n")
                    yield Definition(form, found[1].strip(), number, end)
                    break
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
        line.startswith("#")
        or _FOOTNOTE.match(line)
        or _ABBREVIATION.match(f"{line}\nx")
        or _LINK.match(f"{line}\nx")
    )


def _with(lines: list[str], instead: Mapping[Definition, str | None]) -> str:
    """The text with other words for some definitions, or none for them; the rest stays as it is."""
    new: list[str] = []
    at = 0
    for one in sorted(instead, key=lambda one: one.first):
        new += lines[at : one.first]
        if (words := instead[one]) is not None:
            new += ["", words, ""]
        at = one.end
    return "\n".join([*new, *lines[at:]])


def only_cited_in(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts without the definitions that only withheld text refers to."""
    marks = [f"\n# \x02{number}\x03\n" for number in range(len(parts))]  # no footnote crosses a #
    whole = "".join(mark + part.title + "\n" + part.text for mark, part in zip(marks, parts, strict=True))
    told = only_cited(whole)
    if told == whole:
        return parts  # nothing was taken out
    found = dict(zip(marks, re.split(r"\n# \x02\d+\x03\n", told)[1:], strict=True))
    return tuple(
        replace(part, title=title, text=text)
        for part, mark in zip(parts, marks, strict=True)
        for title, _, text in (found[mark].partition("\n"),)
    )
