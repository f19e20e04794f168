"""Where a rule was read, ready for a page."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://[^\s;]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSource:
    """Where a rule was read: words and links, whose page, on which day, and whether it was found there."""

    pieces: tuple[tuple[str, str], ...]  # words, and their address or nothing
    whose: str
    read: datetime.date | None
    verified: bool


_WHOSE = {"official": "the regulator’s own page", "secondary": "somebody else’s page", "none": "no page"}


def rule_source(text: str, kind: str, read: datetime.date | None, verified: bool) -> RuleSource:
    """A source split into words and links."""
    pieces: list[tuple[str, str]] = []
    done = 0
    for match in _ADDRESS.finditer(text):
        pieces += [(text[done : match.start()], ""), (match[0].split("/")[2], match[0])]
        done = match.end()
    pieces.append((text[done:], ""))
    return RuleSource(
        pieces=tuple(p for p in pieces if p[0].strip()), whose=_WHOSE[kind], read=read, verified=verified
    )
