"""What the guard found in one source, before it is known whether it may stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from portfolio.guard import patterns, readings
from portfolio.guard.deny_list import DenyList, Term
from portfolio.guard.looked import Looked
from portfolio.guard.pieces import Piece, Source
from portfolio.guard.settings import Guard
from portfolio.problems import Problem, Where

_COST = 2**12  # of a hash: some milliseconds each


@dataclass(frozen=True)
class Finding:
    """One thing that may not leave: where, what kind, and its short hash, never itself."""

    code: str
    where: Where
    hash: str
    softened: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    term: Term | None = None  # of the list, where it is one
    data: bytes = field(default=b"", repr=False)  # of a file that cannot be looked through

    def problem(self, guard: Guard, stays: str) -> Problem:
        """The finding in words; `stays` says where an `allow` for it would stand, if anywhere."""
        stay = ""
        if stays and self.hash:
            stay = f"If it may stay, add to {stays}: allow: [{{finding: {self.hash}, because: …}}]."
        return guard.finding(self.code, self.where, softened=self.softened, stay=stay, **self.values)


def short_hash(owner: str, kind: str, key: str) -> str:
    """Eight letters for one finding in one entry.

    Slow to compute, so that a printed hash is no quick way back to a number or a name.
    """
    salt = hashlib.sha256(f"{owner}\0{kind}".encode()).digest()
    return hashlib.scrypt(key.encode(), salt=salt, n=_COST, r=8, p=1, dklen=4).hex()


def in_pieces(pieces: Iterable[Piece], owner: str, source: Source, guard: Guard) -> Iterator[Finding]:
    """Terms of the list and identifying numbers in the pieces of one source."""
    pieces = tuple(pieces)
    whole = "\n".join(piece.text for piece in pieces)
    if guard.deny_list and (hits(guard.deny_list, whole) or _hits_in_names(guard.deny_list, pieces)):
        for piece in pieces:
            yield from _terms(piece, owner, source, guard.deny_list)
    if patterns.find(whole, guard.off):
        for piece in pieces:
            for match in patterns.find(piece.text, guard.off):
                where = source.where(piece, match.start)
                yield _pattern(match, where, owner, piece)


def in_file(looked: Looked, place: str, where: Where, owner: str, guard: Guard) -> Iterator[Finding]:
    """The same in the words of a file that travels, each once."""
    piece = Piece(place, looked.text)
    terms = hits(guard.deny_list, looked.text) | guard.deny_list.hits_apart("", looked.anything)
    for term in sorted(terms, key=lambda term: term.line):
        yield _listed(term, where, owner, piece)
    seen = {(match.name, match.key): match for match in patterns.find(looked.text, guard.off)}
    for match in seen.values():
        yield _pattern(match, where, owner, piece)


def listed_in_name(name: str, place: str, where: Where, owner: str, deny_list: DenyList) -> Iterator[Finding]:
    """Terms of the list in the name of a file."""
    for term in sorted(deny_list.hits_in_name(name), key=lambda term: term.line):
        yield _listed(term, where, owner, Piece(place, name))


def hits(deny_list: DenyList, text: str) -> frozenset[Term]:
    """The terms a text holds, however it is escaped or marked up."""
    if not deny_list:
        return frozenset()
    return frozenset().union(*(deny_list.hits(one) for one in readings.of_text(text)))


def _hits_in_names(deny_list: DenyList, pieces: Iterable[Piece]) -> bool:
    return any(deny_list.hits_in_name(piece.text) for piece in pieces if piece.is_name)


def _terms(piece: Piece, owner: str, source: Source, deny_list: DenyList) -> Iterator[Finding]:
    found = set(hits(deny_list, piece.text))
    if piece.is_name:
        found |= deny_list.hits_in_name(piece.text)
    if not found:
        return
    placed: dict[Term, set[int]] = {term: set() for term in found}
    for start, _, term in deny_list.spans(piece.text, name=piece.is_name):
        placed.setdefault(term, set()).add(start)
    for term, starts in sorted(placed.items(), key=lambda one: one[0].line):
        for start in sorted(starts or {_line_of(term, piece, deny_list)}):
            yield _listed(term, source.where(piece, start), owner, piece)


def _line_of(term: Term, piece: Piece, deny_list: DenyList) -> int:
    """Where the line begins in which a term stands in disguise; the first line if it is spread."""
    start = 0
    for line in piece.text.split("\n"):
        if term in hits(deny_list, line):
            return start
        start += len(line) + 1
    return 0


def _listed(term: Term, where: Where, owner: str, piece: Piece) -> Finding:
    values = {**piece.placed, "masked": term.masked, "line": str(term.line)}
    found = short_hash(owner, "term", term.keys[0])
    return Finding("guard-listed-term", where, found, values=values, term=term)


def _pattern(match: patterns.Match, where: Where, owner: str, piece: Piece) -> Finding:
    found = short_hash(owner, match.name, match.key)
    return Finding(f"guard-{match.name}", where, found, values=piece.placed)
