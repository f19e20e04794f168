"""How far a thing may travel, and what stays private without a word."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Share(StrEnum):
    """How far an entry or part may travel; also the audience a build is for.

    The four words are ordered: what is shared with the public is shared with everyone before it.
    """

    PRIVATE = "private"
    SUPERVISOR = "supervisor"
    REGULATOR = "regulator"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """0 for private up to 3 for public."""
        return _RANKS[self._value_]

    def reaches(self, audience: Share) -> bool:
        """Whether a thing shared this far may be seen by `audience`."""
        return self.rank >= audience.rank


_RANKS = {share.value: number for number, share in enumerate(Share)}


def narrowest(*shares: Share) -> Share:
    """The share that travels least far of all given."""
    return min(shares, key=lambda share: share.rank)


# Fields that stay private unless `share_fields`, in the entry or the profile, says otherwise.
PRIVATE_FIELDS = frozenset({"covers", "feel", "stress", "ratings", "support", "challenge", "interrupted"})

# Fields that never leave the private record: they hold what the guard found, or personal reasons.
NEVER_SHARED_FIELDS = frozenset({"allow"})

# Headings that travel less far than their entry unless they carry a `share=` of their own.
HEADING_LIMITS = {
    "self and stress": Share.PRIVATE,
    "wellbeing": Share.PRIVATE,
    "impact on me": Share.SUPERVISOR,
}

_LIMITED_NAMES = frozenset(name.replace(" ", "") for name in HEADING_LIMITS)
_CLOSE = 0.85  # similarity above which a heading counts as a slip of the pen for a limited one
_FAR = 3  # letters of difference beyond which it never does
_LONGEST = 6  # words of a heading read as one


@lru_cache(maxsize=4096)
def heading_limit(heading: str) -> Share:
    """How far a part under `heading` may travel when nobody said a word.

    A slip closes: `Self & Stress`, `Well-being` and `Wellbeeing` are limited like the words meant.
    """
    words = plain_words(heading)
    ends = [range(start + 1, min(len(words), start + _LONGEST) + 1) for start in range(len(words))]
    runs = {"".join(words[start:end]) for start, stops in enumerate(ends) for end in stops}
    found = [
        limit
        for name, limit in HEADING_LIMITS.items()
        if any(_alike(run, name.replace(" ", ""), whole=run == "".join(words)) for run in runs)
    ]
    return narrowest(*found) if found else Share.PUBLIC


def is_limited_name(line: str) -> bool:
    """Whether a line holds the name of a limited heading and no other word."""
    return "".join(plain_words(line)) in _LIMITED_NAMES


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a heading without markup, marks, case or punctuation."""
    text = html.unescape(text).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return tuple(re.findall(r"[^\W_]+", text))


def _alike(text: str, name: str, whole: bool) -> bool:
    """A slip of the pen for a name; in the midst of other words only if it ends alike as well."""
    if text == name:
        return True
    if abs(len(text) - len(name)) > _FAR or not (whole or text[-2:] == name[-2:]):
        return False
    return difflib.SequenceMatcher(None, text, name).ratio() >= _CLOSE
