"""What the guard looks for, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from portfolio.guard import deny_list
from portfolio.guard.deny_list import NO_LIST, DenyList, Term
from portfolio.problems import Problem, Where, problem
from portfolio.share import Share


@dataclass(frozen=True)
class LetThrough:
    """What entries say may stay: terms of the list, and files that cannot be looked through, by SHA-256."""

    terms: frozenset[Term] = frozenset()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Guard:
    """The private list, the patterns switched off, and the audience whose build is guarded."""

    deny_list: DenyList = NO_LIST
    off: frozenset[str] = frozenset()  # names of patterns, see `patterns.NAMES`
    audience: Share = Share.PRIVATE
    let_through: LetThrough = field(default_factory=LetThrough)

    @property
    def softened(self) -> bool:
        """Whether findings only warn, since nobody else will see this build."""
        return self.audience is Share.PRIVATE

    def finding(self, code: str, where: Where, *, softened: bool = False, **values: object) -> Problem:
        """A problem that stops a shared build and warns in a private one; its place is masked."""
        place = replace(where, file=self.deny_list.masked(where.file))
        found = problem(code, place, **values)
        return replace(found, softened=found.is_error and (softened or self.softened))

    def masked(self, found: Problem) -> Problem:
        """Any problem without a term of the list in it, for those that quote what was typed."""
        cover = self.deny_list.masked
        where = replace(found.where, file=cover(found.where.file))
        return replace(
            found, where=where, what=cover(found.what), fix=cover(found.fix), form=cover(found.form)
        )


def guard(
    project: Path, audience: Share, path: Path | None = None, off: Iterable[str] = ()
) -> tuple[Guard, tuple[Problem, ...]]:
    """The guard the settings ask for, and what is wrong with its list."""
    terms, problems = deny_list.read(path, project)
    return Guard(terms, frozenset(off), audience), problems
