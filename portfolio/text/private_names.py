"""Private words that are no heading of ours, in a text that travels.

A heading such as Wellbeing holds back what stands below it. The same word in bold, before a colon, on a
list item, a cell or a box says the same to an eye, and holds back nothing. So does “private” in a
heading that no `share=` bears out. Both are a mistake, wherever they would go further than they say.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from portfolio.problems import Problem, problem
from portfolio.share import HeadingLimits, Share, narrowest, plain_words
from portfolio.text.body import Body
from portfolio.text.parts import shares

# Said of a part in its heading, or of what follows at the start of a line.
_PRIVATE = ("private", "confidential", "preifat", "cyfrinachol")
_PRIVATE_PHRASES = (
    "not for sharing", "not to be shared", "not to share", "do not share", "dont share", "just for me",
    "only for me", "for me only", "for my eyes only", "for my eyes", "keep to myself", "not for others",
    "ddim iw rannu", "i mi yn unig", "i mi fy hun", "dim ond i mi",
)  # fmt: skip
_NOTES = ("note", "notes", "thoughts", "reflection", "reflections", "section", "part")
_ALMOST = 0.9  # similarity above which a word counts as a slip for one of these
_SIMILAR = 0.85  # or this, where it ends alike

_SPLIT = re.compile(
    r"\||</?(?:summary|details|p|div|li|ul|ol|td|th|tr|dt|dd|dl|h[1-6]|caption|figcaption|figure|legend"
    r"|label|br|hr|blockquote|section|article|aside|header|center)\b[^<>]*>",
    re.IGNORECASE,
)
_KIND = re.compile(r"\[(?:![\w-]+|[xX])\][-+]?")  # of a callout in Obsidian, of a task
_BOLD_TAG = re.compile(r"</?(?:b|strong|em|i|u|mark|ins|big|font|span)\b[^<>]*>", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[^\w]|\d|_)*(?:[A-Za-z]{1,4}[.)][ ]+[\W_]*)?")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?|:::+|///)[ ]*[\w-]+(?=[ ]*[\"“|\w])")
_CALLOUT = re.compile(r"[ >]*\[!([^\]\n]+)\]")
_INSIDE_A_WORD = re.compile(r"(?<=[^\W_])[*_`]+(?=[^\W_])")  # marks that a reader does not see
_HEAD = re.compile(r"(?:[^\W_]|[ '’&,/+]|-(?=\w)|\u00ad|[\u200b-\u200d\u2060\ufeff])+")
_ENDS = ":\uff1a;.?!—–-→⇒>|#\t\\="
_LABEL_ENDS = ":\uff1a—–-→⇒>|"
_PAIRS = {
    "*": "*",
    "_": "_",
    "~": "~",
    "`": "`",
    '"': '"“”',
    "”": '"“”',
    "“": '"“”',
    "]": "[",
    "»": "«",
    "'": "'‘",
}
_FILLERS = frozenset(
    {
        "a",
        "about",
        "and",
        "fy",
        "my",
        "note",
        "notes",
        "of",
        "on",
        "our",
        "own",
        "personal",
        "re",
        "the",
        "y",
        "yr",
    }
)
_FEW = 4  # words before a colon, or in bold, that may be meant as a heading


def check(body: Body, file: str, reach: Share, limits: HeadingLimits) -> Iterator[Problem]:
    """Every line that names something private, and goes further than that."""
    for part, share in zip(body.parts, shares(body.parts, limits), strict=True):
        limit = narrowest(reach, share)
        if limit is Share.PRIVATE:
            continue
        first = part.line - body.first_line
        if part.level and part.share is None and says_private(part.heading):
            yield problem("heading-says-private", body.where(file, first), heading=part.heading)
        lines = part.text.rstrip().split("\n")
        start = first + 1 if part.level else 0
        for number, line in enumerate(lines, start):
            if number in body.code or not line.strip():
                continue
            before = lines[number - start - 1] if number > start else ""
            name, said = _name_in(line, before, limits, last=number == start + len(lines) - 1)
            if limit.rank > said.rank:
                yield problem("name-not-heading", body.where(file, number), name=name)


@lru_cache(maxsize=4096)  # entries offer the same headings again and again
def says_private(heading: str) -> bool:
    """Whether a heading says in words that it is private."""
    words = plain_words(heading.replace("'", "").replace("’", ""))
    if any(f" {phrase} " in f" {' '.join(words)} " for phrase in _PRIVATE_PHRASES):
        return True
    return any(_alike(word, private) for word in words for private in _PRIVATE)


def _alike(word: str, private: str) -> bool:
    if word == private:
        return True
    near = difflib.SequenceMatcher(None, word, private)
    if near.real_quick_ratio() < _SIMILAR or near.quick_ratio() < _SIMILAR:
        return False
    return near.ratio() >= (_SIMILAR if word[-2:] == private[-2:] else _ALMOST)


def _name_in(line: str, before: str, limits: HeadingLimits, *, last: bool) -> tuple[str, Share]:
    """The first private name a line begins with, in any cell or box of it, and how far that may go."""
    line = html.unescape(line) if "&" in line else line
    line = line if line.isascii() else unicodedata.normalize("NFKC", line)
    line = _INSIDE_A_WORD.sub("", line)
    marked = bool(re.match(r"[^\w]*[-*+>|#<=!?:]|\s*\d+[.)]|\s*\*\*", line))
    goes_on = bool(before.strip()) and not marked
    pieces = _SPLIT.split(_BOLD_TAG.sub("**", line))
    if box := _BOX.match(line):
        pieces.append(line[box.end() :])
    if callout := _CALLOUT.match(line):  # `> [!private]`, whose word is its title unless it has another
        pieces += [f"**{word.replace('-', ' ').strip()}**:" for word in callout[1].split("|")]
    for piece in pieces:
        alone = last and len(pieces) == 1
        name, said = _name_at_start(piece, limits, goes_on=goes_on, alone_is_fine=alone)
        if said is not Share.PUBLIC:
            return name, said
    return "", Share.PUBLIC


def _name_at_start(
    piece: str, limits: HeadingLimits, *, goes_on: bool, alone_is_fine: bool
) -> tuple[str, Share]:
    piece = _KIND.sub(" ", piece, count=1)
    before = _BEFORE.match(piece)
    opened = piece[: before.end()] if before else ""
    found = _HEAD.match(piece, len(opened))
    if not found:
        return "", Share.PUBLIC
    head, after = found[0], piece[found.end() :].lstrip()
    ending = after[:1]
    bold = ending in _PAIRS and any(mark in opened for mark in _PAIRS[ending])
    if bold:
        after = after.lstrip("*_~`\"”“]»'")
        ending = after.lstrip()[:1]
    if not bold and ending and ending not in _ENDS:
        return "", Share.PUBLIC
    if goes_on and not bold and not head.strip()[:1].isupper() and ending not in tuple(_LABEL_ENDS):
        return "", Share.PUBLIC  # a sentence that goes on from the line before
    if alone_is_fine and not after.strip(' *_:."”'):
        return "", Share.PUBLIC  # an answer of one word, with nothing below it
    return head.strip(), _limit(head, limits, label=bold or ending in tuple(_LABEL_ENDS), bold=bold)


def _limit(head: str, limits: HeadingLimits, *, label: bool, bold: bool) -> Share:
    words = plain_words(head.replace("'", "").replace("’", ""))
    while words and (words[0] in _FILLERS or words[0].isdigit()):
        words = words[1:]
    if not words:
        return Share.PUBLIC
    if _is_private_phrase(words):
        return Share.PRIVATE
    few = len(words) <= _FEW
    if few and bold:
        return narrowest(limits.limit(head), limits.limit_of_name(words))
    ends = range(1, len(words) + 1) if few and label else (len(words),)
    return narrowest(*(limits.limit_of_name(words[:end]) for end in ends))


def _is_private_phrase(words: tuple[str, ...]) -> bool:
    if " ".join(words) in _PRIVATE_PHRASES:
        return True
    rest = tuple(word for word in words if word not in _NOTES)
    return len(rest) == 1 and any(_alike(rest[0], private) for private in _PRIVATE)
