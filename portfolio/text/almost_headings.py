"""Lines that an eye, or another program, takes for a private heading and Markdown does not.

What stands below them would be held back from nobody, so they are a mistake that closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio.problems import Problem, problem
from portfolio.share import HeadingLimits, Share, plain_words
from portfolio.text.body import Body

# Marks that are indented, behind letters nobody sees, or full-width; and words in bold.
_MARKED = re.compile(
    r"(?:[^\S\n]|[\u200b\u2060\ufeff])*[#\uff03]+(?P<line>.+)"
    r"|[ ]{0,3}(?P<bold>\*\*|__)(?P<words>.+)(?P=bold)[ :]*"
)
_SHORT = 4  # words of a line in bold that may be meant as a heading
_LONGEST = 60  # letters, with marks and spaces, of a plain line that may be
_NO_HEADING = re.compile(r"\s*(?:[-+>|\\]|\*\s|\d+[.)])")  # lists, quotations, tables, marks taken as typed


def check(body: Body, file: str, limits: HeadingLimits) -> Iterator[Problem]:
    """Lines meant as a heading that is private by itself, under which nothing would be held back."""
    lines = body.text.rstrip().split("\n")
    for number, line in enumerate(lines):
        if number in body.heads or number in body.code or not line.strip():
            continue
        before, last = lines[number - 1] if number else "", number == len(lines) - 1
        last = last or number + 1 in body.heads
        if _is_marked(line, limits) or _is_alone(line, before, limits, last=last):
            yield problem("heading-unclear", body.where(file, number), heading=line.strip("\uff03 #*_:"))


def _is_marked(line: str, limits: HeadingLimits) -> bool:
    """Whether a line is marked as a heading in a way Markdown does not know, and limited as one."""
    if "#" not in line and "\uff03" not in line and "**" not in line and "__" not in line:
        return False
    found = _MARKED.fullmatch(line)
    if not found or (found["bold"] and len(plain_words(found["words"])) > _SHORT):
        return False
    return limits.limit((found["line"] or found["words"]).strip("# ")) is not Share.PUBLIC


def _is_alone(line: str, before: str, limits: HeadingLimits, *, last: bool) -> bool:
    """Whether a line, with words after it, holds the name of a limited heading and nothing else."""
    if last or len(line) > _LONGEST or _NO_HEADING.match(line):
        return False
    return not (before.strip() and line.lstrip()[0].isalnum()) and limits.is_name(line)
