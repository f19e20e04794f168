"""A text that comes back from a browser, with the line ends and the first mark it had in its file."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from difflib import SequenceMatcher

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def as_in(opened: bytes, typed: str) -> bytes:
    """The typed text as bytes: lines that stay keep their ends, new ones get the commonest."""
    mark = codecs.BOM_UTF8 if opened.startswith(codecs.BOM_UTF8) else b""
    text = opened.decode("utf-8-sig", "replace")
    plain = _plain(typed)
    if plain == _plain(text):
        return opened
    old = [(found[1], found[2]) for found in _LINE.finditer(text)]
    commonest = Counter(end for _, end in old if end).most_common(1)
    usual = commonest[0][0] if commonest else "\n"
    new = plain.split("\n")
    if new[-1] == "":
        new.pop()
    ends = [usual] * len(new)
    for at, there, size in SequenceMatcher(
        None, [words for words, _ in old], new, autojunk=False
    ).get_matching_blocks():
        for step in range(size):
            ends[there + step] = old[at + step][1] or usual
    if new and not plain.endswith("\n"):
        ends[-1] = ""
    return mark + "".join(words + end for words, end in zip(new, ends, strict=True)).encode("utf-8")


def as_shown(data: bytes) -> str:
    """A text as a browser shows it: without its first mark, and with plain line ends."""
    return _plain(data.decode("utf-8-sig", "replace"))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
