"""The private list of terms that must never leave, and where a text holds one.

The list is the most sensitive file a practitioner keeps, so nothing here can show a term: not a
message, not `repr`, not an error. A finding is known by its line in the list.

A term of eight letters or more is found wherever its letters follow each other, whatever stands
between them. A shorter one would be found inside ordinary words ("Al" in "also"), so it must be a
whole word, or several words that make it together.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from portfolio.guard import canonical
from portfolio.problems import Problem, Where, problem

NAME = "deny-list.txt"
MASK = "••••"
LONG = 8  # letters from which a term is looked for inside words
SHORTEST = 2
_MORE_NAMES = range(1, 4)  # words beside the first, in what can be a person's name
_LIMIT = 10_000_000  # bytes of a list
_BESIDE = re.compile(r"^\d+[.)]\s+(?=\S)|\s+#\s.*$")  # a number before a term, a note behind it
_SEVERAL = re.compile(r"[,;|(]|(?<=[^\W\d_])/")  # what people put between terms on one line
_SEAMS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


@dataclass(frozen=True, repr=False)
class Term:
    """One line of the list: what messages may show, and the letters, which they may not."""

    line: int
    letters: int
    keys: tuple[str, ...]

    @property
    def masked(self) -> str:
        """The term as messages show it."""
        return f"{MASK} ({self.letters} letters, line {self.line} of the list)"


@dataclass(frozen=True, repr=False)
class DenyList:
    """All terms, ready to be looked for."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def hits(self, text: str) -> frozenset[Term]:
        """The terms a text holds."""
        return self.hits_apart(text, text)

    def hits_apart(self, words: str, anything: str) -> frozenset[Term]:
        """The terms in `words`, and the long ones in `anything`, which may be code as well."""
        found: set[Term] = set()
        for form in canonical.forms(words) if self.terms else ():
            found.update(*(terms for _, (_, terms) in self._whole.iter(canonical.spaced(form))))
            found.update(*(terms for _, (_, terms) in self._inside.iter(canonical.collapsed(form))))
        for form in canonical.forms(anything) if self._inside and anything is not words else ():
            found.update(*(terms for _, (_, terms) in self._inside.iter(canonical.collapsed(form))))
        return frozenset(found)

    def hits_in_name(self, name: str) -> frozenset[Term]:
        """The terms in a file name, where a capital or a digit may begin a word."""
        return self.hits(name) | self.hits(seams(name)) if self.terms else frozenset()

    def spans(self, text: str, *, name: bool = False) -> tuple[tuple[int, int, Term], ...]:
        """Where the terms of a text (or of a file's name) stand, from and to, in order; slow."""
        seams = {found.start() for found in _SEAMS.finditer(text)} if name else set()
        found: set[tuple[int, int, Term]] = set()
        for spaced, origins in canonical.places(text, seams):
            for end, (key, terms) in self._whole.iter(spaced):
                start = end - len(key) + 2
                found.update((origins[start], origins[end - 1] + 1, term) for term in terms)
            letters = [number for number, one in enumerate(spaced) if one != " "]
            for end, (key, terms) in self._inside.iter(spaced.replace(" ", "")):
                first, last = letters[end - len(key) + 1], letters[end]
                found.update((origins[first], origins[last] + 1, term) for term in terms)
        return tuple(sorted(found, key=lambda span: (span[0], -span[1], span[2].line)))

    def masked(self, text: str) -> str:
        """A text with every term covered; all of it where a term hides too well to be placed."""
        if not self.hits_in_name(text):
            return text
        result: list[str] = []
        done = 0
        for start, end, _ in self.spans(text, name=True):
            if start >= done:
                result += [text[done:start], MASK]
            done = max(done, end)
        covered = "".join([*result, text[done:]])
        return MASK if self.hits_in_name(covered) else covered

    @cached_property
    def _inside(self) -> Any:
        """The keys looked for anywhere: long ones, and those in scripts that part no words."""
        return _automaton((key, term) for term in self.terms for key in term.keys if _is_inside(key, term))

    @cached_property
    def _whole(self) -> Any:
        """The keys looked for as words, in every way of parting them."""
        return _automaton(
            (parted, term)
            for term in self.terms
            for key in term.keys
            if not _is_inside(key, term)
            for parted in _partings(key)
        )


NO_LIST = DenyList()


def read(path: Path | None, project: Path) -> tuple[DenyList, tuple[Problem, ...]]:
    """The list at `path`, or at its usual place; no list there is none, elsewhere a problem."""
    place = path or default_path()
    where = Where(_shown(place, project))
    if path is None and not place.exists():
        return NO_LIST, ()
    try:
        terms, problems = _terms(_text(place), where)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        said = {"why": (why or "unknown").lower(), "path": _home(place)}
        return NO_LIST, (problem("deny-list-unreadable", where, **said),)
    if place.resolve().is_relative_to(project.resolve()):
        problems = (problem("deny-list-inside", where, path=_home(default_path())), *problems)
    return DenyList(terms), problems


def default_path() -> Path:
    """Where the list is looked for unless the settings say otherwise."""
    from platformdirs import user_config_path

    return user_config_path("portfolio", appauthor=False) / NAME


def seams(text: str) -> str:
    """A name with a space wherever a capital or a digit begins something new."""
    return _SEAMS.sub(" ", text)


def _text(path: Path) -> str:
    """The text of a list. Raises ValueError with words that repeat nothing of it."""
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise ValueError("it is larger than 10 MB")
    if b"\0" in data:
        raise ValueError("it is not saved as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not saved as UTF-8") from None


def _terms(text: str, where: Where) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    terms: list[Term] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        typed = _BESIDE.sub("", line.strip())
        if not typed or typed.startswith("#"):
            continue
        keys = tuple(
            dict.fromkeys(
                canonical.collapsed(form) for order in _orders(typed) for form in canonical.forms(order)
            )
        )
        letters = len(keys[0].encode("latin-1").decode("utf-8", "replace"))
        if letters < SHORTEST:
            why = "one letter" if letters else "no letter or digit"
            problems.append(problem("deny-list-term", Where(where.file, number), line=number, why=why))
        else:
            terms.append(Term(number, letters, keys))
            if found := _SEVERAL.search(typed):
                there = Where(where.file, number)
                problems.append(problem("deny-list-several", there, line=number, mark=found[0]))
    return tuple(terms), tuple(problems)


def _orders(typed: str) -> Iterator[str]:
    """A name as it was typed, and with the family name at its other end, where lists put it."""
    yield typed
    before, comma, after = typed.partition(",")
    if comma:
        yield f"{after} {before}"
    first, *more = typed.split()
    if len(more) in _MORE_NAMES:
        yield " ".join((*more, first))
        yield " ".join((more[-1], first, *more[:-1]))


def _is_inside(key: str, term: Term) -> bool:
    return term.letters >= LONG or not key.isascii()


def _partings(key: str) -> Iterator[str]:
    for gaps in itertools.product(("", " "), repeat=len(key) - 1):
        yield " " + "".join(itertools.chain.from_iterable(zip(key, (*gaps, " "), strict=True)))


def _automaton(keys: Iterable[tuple[str, Term]]) -> Any:
    import ahocorasick  # type: ignore[import-not-found] # a C module without stubs

    together: dict[str, tuple[Term, ...]] = {}
    for key, term in keys:
        together[key] = (*together.get(key, ()), term)
    automaton = ahocorasick.Automaton()
    for key, terms in together.items():
        automaton.add_word(key, (key, terms))
    automaton.make_automaton()
    return automaton if together else _NOTHING


class _Nothing:
    """Stands for an automaton without words, which cannot be asked."""

    def __bool__(self) -> bool:
        return False

    def iter(self, _: str) -> tuple[()]:
        return ()


_NOTHING = _Nothing()


def _shown(path: Path, project: Path) -> str:
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else _home(path)


def _home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else path.as_posix()
