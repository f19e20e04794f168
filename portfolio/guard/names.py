"""What looks like a person's name or initials in free words, and stands in one entry only.

No list of names is complete and no rule is certain, so this asks and never stops: somebody whom
several entries name is most often an author or a place of work, and words of the field are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from portfolio import shipped
from portfolio.entries import Entry
from portfolio.guard.pieces import Piece

_INITIALS = re.compile(r"(?<![\w.&/-])(?:[A-Z]\.[ \u00a0]?){1,3}[A-Z](?:\.|(?=['’]s\b)|(?=[\s,;:)]))(?!\w)")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?[ \u00a0](?:[A-Z]\.?[ ])?[A-Z][\w'’-]+")
_PAIR = re.compile(r"(?<=[a-z,;:(][ (])[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}(?!\w)(?! [A-Z])")
_NOT_FREE = frozenset({"provider", "signed", "method", "evidence", "model", "share", "standards", "post"})


@cache
def _no_persons() -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(words) for name, words in shipped.one("portfolio.guard", "no_persons.yml").items()
    }


def find(pieces: Iterable[Piece], known: frozenset[str]) -> Iterator[tuple[Piece, int, str, str]]:
    """Each name or initials once: where, and whether it is a name; `known` are words of people who sign."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.is_name or (piece.path and piece.path[0] in _NOT_FREE):
            continue
        for start, code, said in _in(piece.text):
            words = {
                word.casefold().removesuffix("'s").removesuffix("’s")
                for word in re.findall(r"[\w'’-]+", said)
            }
            if said not in seen and not words <= known:
                seen.add(said)
                yield piece, start, code, said


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words of some names."""
    return frozenset(word.casefold() for name in names for word in re.findall(r"[\w'’-]+", name))


def elsewhere(said: str, entry: Entry, others: Iterable[Entry]) -> bool:
    """Whether another entry of the same practitioner says it too."""
    return any(said in other.body for other in others if other.path != entry.path)


def _in(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _INITIALS.finditer(text):
        if re.sub(r"\W", "", found[0]) not in _no_persons()["short_forms"]:
            yield found.start(), "guard-initials", found[0].strip()
    for found in _TITLED.finditer(text):
        yield found.start(), "guard-name", found[0]
    for found in _PAIR.finditer(text):
        words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in found[0].split()]
        if not _no_persons()["words"].intersection(words):
            yield found.start(), "guard-name", found[0]
