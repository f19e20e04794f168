"""Plain words out of Markdown: the first sentence or two of what someone wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 260
_ENOUGH = 110  # a first sentence shorter than this takes the next one along

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_BETWEEN = re.compile(r"\n[ \t]*\n")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>\n]*>", re.DOTALL)
_NOT_PROSE = re.compile(
    r"^\s*(#|\||!!!|\?\?\?|\[[^\]]+\]:|\*\[[^\]]+\]:|[-*_](\s*[-*_]){2,}\s*$|:\s*\S+\s*:)"
)
_LEAD = re.compile(r"^\s*(>\s*)*(([-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?)?")
_MARKS = re.compile(r"[\[<*_`\\]")  # words without one of these hold no markup
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?"), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`+([^`]*)`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)
_END = re.compile(r"[.!?…]+[\"”\u2019')\]]*\s+(?=[\"“\u2018'(\[]*[A-Z0-9])")
_LONGEST = 20  # letters; longer than any of these with the letter before it
_NO_END = re.compile(r"(\b(e\.g|i\.e|etc|cf|vs|Dr|Mr|Mrs|Ms|Prof|St|No|approx)|\b[A-Z])\.\s*$")


def plain(markdown: str) -> str:
    """The first paragraph of prose, without any markup; empty where there is none."""
    text = _FENCE.sub("", markdown) if "```" in markdown or "~~~" in markdown else markdown
    text = _TAG.sub("", text) if "<" in text else text
    for block in _blocks(text):
        words = " ".join(" ".join(_lines(block)).split())
        if _MARKS.search(words):
            for pattern, replacement in _INLINE:
                words = pattern.sub(replacement, words)
            words = " ".join(words.split())
        if any(c.isalnum() for c in words):
            return words
    return ""


def _blocks(text: str) -> Iterator[str]:
    """Blocks of text between empty lines, one at a time: mostly the first is all that is needed."""
    start = 0
    for gap in _BETWEEN.finditer(text):
        yield text[start : gap.start()]
        start = gap.end()
    yield text[start:]


def _lines(block: str) -> Iterator[str]:
    """Lines of prose without their bullets or quote marks; a line that begins with a letter has none."""
    for line in block.split("\n"):
        if line[:1].isalpha():
            yield line
        elif not _NOT_PROSE.match(line):
            lead = _LEAD.match(line)
            yield line[lead.end() :] if lead else line


def opening(markdown: str, most: int = MOST) -> str:
    """The first sentence of some Markdown, with the second where the first is short."""
    words = plain(markdown)
    ends = _ends(words)
    chosen = next(ends)
    if chosen < _ENOUGH and (second := next(ends, most + 1)) <= most:
        chosen = second
    return shortened(_closed(words[:chosen].strip()), most)


def briefer(words: str, most: int) -> str:
    """An opening that may be no longer than `most`: without its second sentence, if that is too much."""
    if len(words) <= most:
        return words
    first = next(_ends(words))
    return shortened(words[:first].strip(), most)


def _ends(words: str) -> Iterator[int]:
    """Where each sentence ends, and where the words end."""
    for match in _END.finditer(words):
        end = match.end()
        if not _NO_END.search(words, max(0, end - _LONGEST), end):
            yield end
    yield len(words)


def _closed(words: str) -> str:
    """Words without an opening quotation mark that lost its closing one."""
    for start, end in (("“", "”"), ('"', '"'), ("\u2018", "\u2019")):
        if words.startswith(start) and end not in words[1:]:
            return words[1:]
    return words


def shortened(words: str, most: int = MOST) -> str:
    """Words shortened after a whole word, with an ellipsis, where there are too many."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:\u2013- ") + " …"
