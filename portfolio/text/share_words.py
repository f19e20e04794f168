"""What a heading says of its share, and where that is said but no heading hears it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portfolio.problems import Problem, Where, did_you_mean, problem
from portfolio.share import HeadingLimits, Share
from portfolio.text.body import Body
from portfolio.text.parts import attributes_of, shares_said, without_share

_PLAIN_ATTRIBUTE = re.compile(r"""[#.][\w-]+|(id|class|lang|dir|title)=("[^"]*"|'[^']*'|\S+)""")
_SHARE_SAID = re.compile(r"\bsh?ar?e?\w*\s*=", re.IGNORECASE)
_SHARE_WORD = re.compile(r"\{[^}\n]*\bsh?ar?e?\w*\s*[=:]", re.IGNORECASE)
_WORDS = "|".join(share for share in Share if share is not Share.PUBLIC)
_SHARE_APART = re.compile(rf"\W*\bshare\s*[=:]\s*(?:{_WORDS})\W*", re.IGNORECASE)
_SHARE_OTHERWISE = re.compile(
    rf"\bshare\s*:\s*(?:{_WORDS})\b|[(\[{{][\s.#*_]*(?:{_WORDS})(?:\s+only)?[\s*_]*[)\]}}]\s*$", re.IGNORECASE
)
# What an eye takes for a heading, in whatever it stands: looked for without any reading of Markdown.
_LIKE_A_HEADING = re.compile(
    rf"[^\w#&]*(?:\d+[.)]\W*)?#.*(?:\bsh?ar?e?\w*\s*=|\bshare\s*:\s*(?:{_WORDS})\b)"
    r"|.*<h[1-6]\b[^>]*\bshare\b",
    re.IGNORECASE,
)
_SAID_ASIDE = re.compile(r"#.*(<!--[^\n]*?\bshare\s*[=:].*)", re.IGNORECASE)


def check(body: Body, file: str) -> Iterator[Problem]:
    """Words for a share that are not one of the four, and those that stand where none is looked for."""
    if not any(mark in body.text for mark in ("{", "=", "(", "[", "hare", "HARE", "\uff1d", "\uff5b")):
        return  # nothing is said of sharing, and no heading has attributes
    for number, line in enumerate(body.lines):
        where = Where(file, body.first_line + number)
        if number in body.heads:
            if (wrong := wrong_share(line)) is not None:
                suggestion = did_you_mean(wrong, Share)
                yield problem("heading-share", where, found=wrong, suggestion=suggestion)
        elif _says_share(line) and number not in body.code:
            yield problem("share-not-on-heading", where)


def aside(body: Body, file: str) -> Iterator[Problem]:
    """A share said in a comment at the end of a heading, where it says nothing."""
    for number, line in enumerate(body.written.split("\n")) if "<!--" in body.written else ():
        if said := _SAID_ASIDE.match(line):
            yield problem("heading-share", body.where(file, number), found=said[1], suggestion="")


def hidden(body: Body, file: str, limits: HeadingLimits) -> Iterator[Problem]:
    """A heading of a private part that a comment hides, while what stood below it may not be hidden."""
    if body.written == body.text:
        return
    for number, line in enumerate(body.written.split("\n")):
        if line == body.lines[number] or number in body.heads:
            continue
        if _LIKE_A_HEADING.match(line):
            yield problem("share-not-on-heading", body.where(file, number))
        elif line.lstrip().startswith("#") and limits.limit(line) is not Share.PUBLIC:
            yield problem("heading-unclear", body.where(file, number), heading=line.strip("# "))


def wrong_share(line: str) -> str | None:
    """What is wrong with how a heading says its share; None where nothing is."""
    text, attributes = attributes_of(line)
    if _SHARE_SAID.search(text) or _SHARE_OTHERWISE.search(line):
        return text.lstrip("# ").strip()
    said = shares_said(attributes)
    if _PLAIN_ATTRIBUTE.sub(" ", without_share(attributes)).strip() or len(said) > 1:
        return attributes.strip()
    return said[0] if said and said[0] not in set(Share) else None


def _says_share(line: str) -> bool:
    if not any(mark in line for mark in ("{", "=", "hare", "HARE", "\uff1d", "\uff5b")):
        return False
    line = line if line.isascii() else unicodedata.normalize("NFKC", line)
    return bool(
        ("{" in line and _SHARE_WORD.search(line))
        or _SHARE_APART.fullmatch(line)
        or _LIKE_A_HEADING.match(line)
    )
