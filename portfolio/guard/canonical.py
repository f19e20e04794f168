"""Text → the form in which two ways of writing one word are the same.

Case, accents, invisible characters, full-width and look-alike letters of other scripts, hyphens,
spaces and markup must not hide a word. Text that is plain ASCII, as most is, takes a short cut
through tables of bytes; every other letter is looked up once.

Letters that stay outside ASCII are carried as their UTF-8 bytes, one character each, so that
both ways end in the same form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

_ASCII = bytes(range(0x80))
# Letters that show nothing but are neither marks nor format characters to Unicode.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Letters to Unicode that people write as an apostrophe: they part words as it does.
_APOSTROPHES = frozenset(map(chr, (*range(0x2B9, 0x2C2), *range(0x2C6, 0x2D2), 0x2EC, 0x2EE))) | frozenset(
    "\u0374\u0559\u07f4\u07f5\ua78b\ua78c"
)
_SILENT = _BLANK | _APOSTROPHES
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789") | frozenset(range(0x80, 0x100))
_LOWER = bytes(range(256)).lower()
_SPACED = bytes(byte if byte in _KEPT else 0x20 for byte in _LOWER)
_DROPPED = bytes(byte for byte in range(256) if _LOWER[byte] not in _KEPT)
_LONGEST = 3  # letters one look-alike may stand for


def forms(text: str) -> tuple[bytes, ...]:
    """A text with its letters folded: by look, and by meaning too where the two differ.

    By look a Cyrillic letter is the Latin one it resembles, so a disguise is seen through. By
    meaning it is itself, so a name written in its own script is found in capitals as well.
    """
    if text.isascii():
        return (text.encode(),)
    others = sorted(set(text.encode("utf-8", "ignore").translate(None, _ASCII).decode()))
    looks = means = text
    for one in others:  # some dozen different ones in a page, so faster than letter by letter
        looks = looks.replace(one, _by_look(one))
    if any(_by_look(one) != _by_meaning(one) for one in others):
        for one in others:
            means = means.replace(one, _by_meaning(one))
    else:
        means = looks
    return tuple(one.encode("utf-8", "replace") for one in dict.fromkeys((looks, means)))


def spaced(form: bytes) -> str:
    """A form as small letters and digits with one space around each run of them."""
    found = b" " + form.translate(_SPACED) + b" "
    for run in (16, 4, 2, 2, 2):  # most gaps are short, so this is faster than to split and join
        found = found.replace(b" " * run, b" ")
    while b"  " in found:
        found = found.replace(b"  ", b" ")
    return found.decode("latin-1")


def collapsed(form: bytes) -> str:
    """A form as small letters and digits only."""
    return form.translate(_LOWER, _DROPPED).decode("latin-1")


def places(text: str, seams: Collection[int] = ()) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """For each form of a text: itself spaced, and for each character where it comes from.

    `seams` are places where a word begins though no space says so. Slow, so only for a text in
    which something was found.
    """
    result = []
    for fold in (_by_look, _by_meaning):
        spaced_out, origins = [" "], [0]
        for number, character in enumerate(text):
            folded = character if character.isascii() else fold(character)
            found = folded.encode("utf-8", "replace").translate(_SPACED).decode("latin-1")
            for one in (" " if number in seams else "") + found:
                if one != " " or spaced_out[-1] != " ":
                    spaced_out.append(one)
                    origins.append(number)
        result.append(("".join([*spaced_out, " "]), (*origins, len(text))))
    return tuple(dict.fromkeys(result))


@cache
def _by_look(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(one.lower() if one.isascii() else _alike(one) for one in decomposed)


@cache
def _by_meaning(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(one.lower() if one.isascii() else _itself(one) for one in decomposed)


def _alike(letter: str) -> str:
    """The ASCII letters one looks like, whichever case shows it; else the letter itself."""
    table = _look_alikes()
    found = table.get(letter, "")
    if found == "l" and letter.isupper():  # a capital I looks like a small l
        found = table.get(letter.casefold(), "i")
    for other in (letter.casefold(), letter.upper()):
        found = found or table.get(other, "")
    return found or _itself(letter)


def _itself(letter: str) -> str:
    """A letter or digit outside ASCII by its meaning; a space for what is neither."""
    if unicodedata.category(letter).startswith("M"):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter.isalnum() and letter not in _SILENT:
        return "".join(c for c in unicodedata.normalize("NFKD", letter.casefold()) if not _is_mark(c))
    return " "


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@cache
def _look_alikes() -> Mapping[str, str]:
    """Character outside ASCII → the ASCII letters it looks like, from Unicode's own table."""
    from confusable_homoglyphs.confusables import confusables_data  # type: ignore[import-untyped]

    found: dict[str, str] = {}
    for character, alikes in confusables_data.items():
        plain = character.strip("\u200e\u200f")
        if len(plain) != 1 or plain.isascii() or not plain.isalnum():  # a symbol parts words
            continue
        for alike in alikes:
            decomposed = unicodedata.normalize("NFKD", alike["c"])
            letters = "".join(c for c in decomposed if not _is_mark(c))
            if letters.isascii() and letters.isalnum() and len(letters) <= _LONGEST:
                found[plain] = letters.casefold()
                break
    return MappingProxyType(found)
