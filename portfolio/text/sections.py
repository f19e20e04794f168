"""What the rest of a portfolio knows of a part: its heading, and how its words begin.

A page about many entries is made from these alone, so that an edit further down reaches no such page.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from portfolio.text.opening import opening
from portfolio.text.parts import Part

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Section:
    """One part without its words. Where nothing is written below it, `begins` is empty too."""

    level: int  # 0 before the first heading
    heading: str
    title: str  # the heading as written, without its `share=`
    is_empty: bool
    has_words: bool  # a letter or digit stands below it
    begins: str  # the first sentence or two in plain words


def sections(parts: Iterable[Part]) -> tuple[Section, ...]:
    """What is known of each part, in their order."""
    return tuple(
        Section(
            part.level,
            part.heading,
            part.title,
            part.is_empty,
            bool(_WORD.search(part.text)),
            "" if part.is_empty else opening(part.text),
        )
        for part in parts
    )


def fingerprint(parts: Iterable[Part]) -> str:
    """The same for two texts of the same words, whatever their spacing or punctuation; empty for none."""
    texts = [text for part in parts if not part.is_empty for text in (part.heading, part.text)]
    if not texts:
        return ""
    words = (" ".join(words_of(text)) for text in texts)
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def known_of(parts: tuple[Part, ...]) -> dict[str, Any]:
    """The parts and all that is known of them, by the names an entry has for it."""
    return {"parts": parts, "sections": sections(parts), "fingerprint": fingerprint(parts)}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case or punctuation."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


class _LeftOut(tuple[Part, ...]):
    """Stands for the parts of an entry without its words, and refuses to be taken for an empty text."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("This page is made from facts alone: the words of an entry are not at hand here.")

    def __reduce__(self) -> str:
        return "LEFT_OUT"

    __iter__ = __len__ = __getitem__ = __bool__ = _refuse


LEFT_OUT = _LeftOut()
