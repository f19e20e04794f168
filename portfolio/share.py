"""How far a thing may travel, the words for it, and the headings that travel less far."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
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


_REACH = {
    Share.PRIVATE: "Private.",
    Share.SUPERVISOR: "Goes no further than the supervisor.",
    Share.REGULATOR: "Goes no further than the regulator.",
    Share.PUBLIC: "",
}
_NEVER = "Never leaves your record."


def with_reach(words: str, share: Share, *, fixed: bool = False) -> str:
    """An explanation or question, followed by how far the answer travels unless someone says otherwise."""
    reach = _NEVER if fixed else _REACH[share]
    if reach and words and not words.endswith((".", "?")):
        words += "."
    return f"{words} {reach}".strip()


_CLOSE = 0.85  # similarity above which a heading counts as a slip of the pen for a limited one
_FAR = 3  # letters of difference beyond which it never does
_SHORT = 4  # letters of a name up to which it does only if it is that name
_LONGEST = 6  # most words of a heading run together


# The same headings by other names: with the words swapped, and in Welsh.
ALSO_CALLED = {
    "selfandstress": ("stressandself", "hunanastraen", "straenahunan"),
    "wellbeing": ("llesiant", "lles"),
    "impactonme": ("effaitharnaf", "effaitharnafi", "effaitharnai"),
}


@dataclass(frozen=True)
class HeadingLimits:
    """Headings that travel less far than their entry, unless they carry a `share=` of their own."""

    names: frozenset[tuple[str, Share]]  # the words of a heading run together, and how far it travels

    @classmethod
    def of(cls, headings: Iterable[tuple[str, Share]]) -> HeadingLimits:
        """Limits from headings and shares. A heading given twice takes the narrower share."""
        limited = [(_run(title), share) for title, share in headings if share is not Share.PUBLIC]
        return cls(
            frozenset(
                (called, share) for name, share in limited for called in (name, *ALSO_CALLED.get(name, ()))
            )
        )

    def limit(self, heading: str) -> Share:
        """How far a part under `heading` may travel unless it carries a `share=`.

        A misspelling closes too: `Self & Stress`, `Well-being` and `Wellbeeing` are limited as well.
        """
        return _limit(self.names, heading)

    def limit_of_name(self, words: tuple[str, ...]) -> Share:
        """How far a heading of exactly these words may travel. A misspelt one is limited too."""
        return _limit_of_name(self.names, "".join(words))

    def is_name(self, line: str) -> bool:
        """Whether a line is the name of a limited heading and nothing else."""
        return _run(line) in {name for name, _ in self.names}


def _run(text: str) -> str:
    return "".join(plain_words(text))


@lru_cache(maxsize=4096)
def _limit_of_name(names: frozenset[tuple[str, Share]], run: str) -> Share:
    return narrowest(Share.PUBLIC, *(share for name, share in names if _alike(run, name, whole=True)))


@lru_cache(maxsize=4096)
def _limit(names: frozenset[tuple[str, Share]], heading: str) -> Share:
    """Looks for a name in every run of words, so that words around it do not open a heading."""
    words = plain_words(heading)
    ends = [range(start + 1, min(len(words), start + _LONGEST) + 1) for start in range(len(words))]
    runs = {"".join(words[start:end]) for start, stops in enumerate(ends) for end in stops}
    limits = [
        share for name, share in names if any(_alike(run, name, whole=run == "".join(words)) for run in runs)
    ]
    return narrowest(Share.PUBLIC, *limits)


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a heading without markup, marks, case or punctuation."""
    text = html.unescape(text).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return tuple(re.findall(r"[^\W_]+", text))


def _alike(text: str, name: str, whole: bool) -> bool:
    """Whether a text is a name, perhaps misspelt. Among other words, the endings must match as well."""
    if text == name:
        return True
    if len(name) <= _SHORT or abs(len(text) - len(name)) > _FAR or not (whole or text[-2:] == name[-2:]):
        return False
    return difflib.SequenceMatcher(None, text, name).ratio() >= _CLOSE
