"""Plain words out of Markdown: the first sentence or two of what someone wrote."""

from __future__ import annotations

import re

MOST = 260
_ENOUGH = 110  # a first sentence shorter than this takes the next one along

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>\n]*>", re.DOTALL)
_NOT_PROSE = re.compile(
    r"^\s*(#|\||!!!|\?\?\?|\[[^\]]+\]:|\*\[[^\]]+\]:|[-*_](\s*[-*_]){2,}\s*$|:\s*\S+\s*:)"
)
_LEAD = re.compile(r"^\s*(>\s*)*(([-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?)?")
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
_NO_END = re.compile(r"(\b(e\.g|i\.e|etc|cf|vs|Dr|Mr|Mrs|Ms|Prof|St|No|approx)|\b[A-Z])\.\s*$")


def plain(markdown: str) -> str:
    """The first paragraph of prose, without any markup; empty where there is none."""
    text = _TAG.sub("", _FENCE.sub("", markdown))
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [_LEAD.sub("", line) for line in block.split("\n") if not _NOT_PROSE.match(line)]
        words = " ".join(" ".join(lines).split())
        for pattern, replacement in _INLINE:
            words = pattern.sub(replacement, words)
        words = " ".join(words.split())
        if any(c.isalnum() for c in words):
            return words
    return ""


def opening(markdown: str, most: int = MOST) -> str:
    """The first sentence of some Markdown, with the second where the first is short."""
    words = plain(markdown)
    ends = [found.end() for found in _END.finditer(words) if not _NO_END.search(words[: found.end()])]
    ends.append(len(words))
    chosen = ends[0]
    if chosen < _ENOUGH and len(ends) > 1 and ends[1] <= most:
        chosen = ends[1]
    return shortened(_closed(words[:chosen].strip()), most)


def _closed(words: str) -> str:
    """Words without an opening quotation mark whose end was cut off."""
    for start, end in (("“", "”"), ('"', '"'), ("\u2018", "\u2019")):
        if words.startswith(start) and end not in words[1:]:
            return words[1:]
    return words


def shortened(words: str, most: int = MOST) -> str:
    """Words cut after a whole one, with an ellipsis, where they are too many."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:\u2013- ") + " …"
