"""The letters of a pack: which fonts draw them, and which none can, so that somebody is told.

A letter no font can draw is written by its name, as [CJK UNIFIED IDEOGRAPH-738B]: nothing is left out
silently, and the words themselves stay true in the title of the document.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from portfolio.model import Practitioner

# Fonts that come with the product, beside those in Typst: each a package of one family.
_FAMILIES = ("fontpkg_noto_sans_arabic",)
# Bullets of Word's own fonts, which come with every paste and mean nothing in another font.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "□"}
_MEANS_NOTHING = {"Cc", "Co", "Cn", "Cs"}  # control, private use, not given yet, half a letter
_ELSEWHERE = "the profile"


def font_folders() -> list[str]:
    """Where the fonts lie that come with the product, so that any computer draws the same."""
    specs = (find_spec(name) for name in _FAMILIES)
    return [os.fspath(Path(spec.origin).parent / "files") for spec in specs if spec and spec.origin]


def that_mean_something(value: Any) -> Any:
    """Values without signs that no font in the world draws, which would end the drawing."""
    return _each(value, _sign)


def by_name(value: Any, undrawn: frozenset[str]) -> Any:
    """Values in which some letters are written by their names."""
    return _each(value, lambda letter: f"[{name_of(letter)}]" if letter in undrawn else letter)


def name_of(letter: str) -> str:
    """The name of a letter, or its number where it has none."""
    return unicodedata.name(letter, f"U+{ord(letter):04X}")


def named_in(error: str) -> frozenset[str]:
    """The letters no font could draw, as Typst's error tells them."""
    words = "".join(re.findall(r'the text `"(.*?)"` could not be displayed', error))
    words = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), words)
    return frozenset(letter for letter in words if not (letter.isascii() and letter.isprintable()))


def places(undrawn: Iterable[str], practitioner: Practitioner) -> Mapping[str, tuple[str, ...]]:
    """Each letter that could not be drawn, and the titles of the entries that hold it."""
    texts = {entry.title: entry.model_dump_json() + entry.body for entry in practitioner.entries}
    return {
        letter: tuple(title for title, text in texts.items() if letter in text) or (_ELSEWHERE,)
        for letter in sorted(undrawn)
    }


def told(undrawn: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What to say to the person whose pack it is, a line for each letter."""
    if not undrawn:
        return
    how_many = "One letter" if len(undrawn) == 1 else f"{len(undrawn)} letters"
    yield f"{how_many} could not be drawn: no font here has them. Each stands by its name."
    for letter, titles in undrawn.items():
        where = titles[0] if titles[0] == _ELSEWHERE else ", ".join(f"“{title}”" for title in titles[:3])
        more = f" and {len(titles) - 3} more" if len(titles) > 3 else ""  # noqa: PLR2004 - as many as above
        yield f"  {letter} ({name_of(letter).lower()}) in {where}{more}"


def _each(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return "".join(change(letter) for letter in value)
    if isinstance(value, list):
        return [_each(inner, change) for inner in value]
    if isinstance(value, dict):
        return {key: _each(inner, change) for key, inner in value.items()}
    return value


def _sign(letter: str) -> str:
    if letter in _BULLETS:
        return _BULLETS[letter]
    if letter in "\n\t" or unicodedata.category(letter) not in _MEANS_NOTHING:
        return letter
    return ""
