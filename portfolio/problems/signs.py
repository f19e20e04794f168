"""Signs that nobody sees, or that look like others: found in a text, and called by their names."""

from __future__ import annotations

import re
import unicodedata

# No-break and other spaces, signs of no width, and those that turn the direction of writing.
UNSEEN = (
    "\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_NAMES = {"\ufeff": "byte order mark", "\n": "line end", "\t": "tab"}


def unseen_in(text: str) -> str:
    """The name of the first sign in a text that nobody sees, or nothing. Joiners within a word are seen."""
    found = next((sign[0] for sign in _UNSEEN.finditer(text) if not _joins(text, sign.start())), "")
    return named(found) if found else ""


def named(sign: str) -> str:
    """A sign by its name and number: `no-break space (U+00A0)`."""
    name = _NAMES.get(sign) or unicodedata.name(sign, "control character").lower()
    return f"{name} (U+{ord(sign):04X})"


def article(word: str) -> str:
    """The word with the article that goes before it."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def _joins(text: str, at: int) -> bool:
    """Whether a sign shapes the letters around it, as in Persian, Hindi, or a picture of a family."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    shapes = text[at] in "\u200c\u200d\ufe0e\ufe0f"
    return shapes and bool(before) and not before.isascii() and (text[at] > "\u200d" or bool(after.strip()))
