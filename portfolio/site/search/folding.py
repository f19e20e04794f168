"""A text as its words are looked for: without case and accents, and no word left out.

The script that searches folds what a reader types in the same way; a test holds both against the same
examples, in a browser.
"""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Letters that Unicode does not take apart, but people type apart.
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
    | {"ς": "σ"}
    | dict.fromkeys("’‘ʼ‛′`´", "'")
    | dict.fromkeys("‐‑−", "-")
)
# Between letters or digits these make one word of several parts: 4.2, swe:4.2, A&E, child's, e-mail.
_WORD = re.compile(r"[^\W_]+(?:[-'.:&/@_][^\W_]+)*[+#]*")
_JOINT = re.compile(r"[-'.:&/@_+#]+")
_MOST_PARTS = 8  # more are an address, of which the parts will do

# Scripts without spaces between words: Thai to Lao, Burmese, Khmer, Japanese and Chinese.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_RUNS_ON = re.compile(f"[{_UNSPACED}]")


def folded(text: str) -> str:
    """A text in small letters, without accents and unseen characters."""
    return _NOT_ASCII.sub(_plain, text.lower()).replace("`", "'")


def _plain(found: re.Match[str]) -> str:
    return _plain_letters(found[0])


@lru_cache(maxsize=8192)
def _plain_letters(letters: str) -> str:
    apart = unicodedata.normalize("NFKD", letters.translate(_SPELT)).lower()
    kept = (one for one in apart if unicodedata.category(one) not in {"Mn", "Mc", "Me", "Cf"})
    return "".join(kept).translate(_SPELT)


def words_in(text: str) -> frozenset[str]:
    """Every word under which a text is found."""
    words = frozenset(_WORD.findall(folded(text)))
    return frozenset().union(*map(ways_to_find, words))


@lru_cache(maxsize=16384)
def ways_to_find(word: str) -> tuple[str, ...]:
    """A word whole, from each of its joints on, and in parts; in pairs of letters where no spaces are.

    None of them is anything that is not on the page: “he’ll” must not give the guard another word.
    """
    if word.isascii() and word.isalnum():
        return (word,)
    parts = [part for part in _JOINT.split(word) if part]
    found: list[str] = []
    if len(parts) <= _MOST_PARTS and not _RUNS_ON.search(word):
        starts = [0, *(joint.end() for joint in _JOINT.finditer(word) if joint.end() < len(word))]
        found += [word[start:] for start in starts]
    for part in parts:
        for run in _RUN.findall(part):
            found += _pairs(run) if _RUNS_ON.match(run) else [run]
    return tuple(dict.fromkeys(found))


def _pairs(run: str) -> list[str]:
    """Each letter with the next; the last one alone."""
    return [run[at : at + 2] for at in range(len(run))]
