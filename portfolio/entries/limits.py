"""Which headings travel less far than their entry. A limit that one kind sets holds in every kind."""

from __future__ import annotations

from functools import cache

from portfolio.entries.base import KINDS, Entry
from portfolio.share import HeadingLimits


def heading_limits() -> HeadingLimits:
    """The limits that all kinds set."""
    return _limits(tuple(KINDS.values()))


@cache
def _limits(kinds: tuple[type[Entry], ...]) -> HeadingLimits:
    return HeadingLimits.of((heading.title, heading.share) for kind in kinds for heading in kind.headings)
