"""Problems: something wrong in a folder, as values: where, what, how to mend it.

Nothing below `site` and `cli` raises for a mistake in a user's folder: it returns problems, so
that one run shows all of them. All texts are in `texts.yml`, each with an example.

=======  ====================================================
`hints`  what may have been meant by a line that YAML refuses
`signs`  signs that nobody sees, by their names
=======  ====================================================
"""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from portfolio import say, shipped
from portfolio.problems.signs import article, unseen_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TYPED = frozenset(
    {
        "action",
        "field",
        "found",
        "goal",
        "id",
        "name",
        "post",
        "rules",
        "standard",
        "target",
        "typed",
        "variant",
    }
)
Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file. Lines and columns count from 1; `file` is relative to the project."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One mistake: a permanent code, where it is, what happened and what to write instead.

    `form` says both beside a field, to somebody who never saw the file; empty where no form meets it.
    """

    code: str
    where: Where
    what: str
    fix: str
    form: str = ""
    softened: bool = False  # only a warning here, as a finding of the guard in a private build

    @property
    def severity(self) -> Severity:
        """Whether this stops a shared build (`error`) or only asks for a look (`warning`)."""
        return "warning" if self.softened else texts()[self.code].severity

    @property
    def said(self) -> str:
        """What to say of it beside an answer of a form."""
        return self.form or self.what

    @property
    def is_error(self) -> bool:
        """Whether this keeps the entry out."""
        return self.severity == "error"


@dataclass(frozen=True)
class Text:
    """The words of one kind of problem, as `texts.yml` holds them."""

    code: str
    severity: Severity
    what: str
    fix: str
    why: str
    wrong: str
    right: str
    form: str
    example: Mapping[str, str]


@cache
def texts() -> Mapping[str, Text]:
    """Every kind of problem by its permanent code."""
    raw = shipped.one(__name__, "texts.yml")
    return {code: Text(code=code, **{"form": "", "example": {}, **entry}) for code, entry in raw.items()}


def problem(code: str, where: Where, **values: object) -> Problem:
    """A problem with its texts filled in; `values` are the words the text asks for."""
    text = texts()[code]
    spoken = {name: _spoken(value) for name, value in values.items()} if text.form else {}
    what = _filled(text.what, values) + _unseen(values)
    return Problem(code, where, what, _filled(text.fix, values), _filled(text.form, spoken))


def _unseen(values: Mapping[str, object]) -> str:
    """A sign nobody sees in what was typed, by its name: without it a message would make no sense."""
    typed = (value for name, value in values.items() if name in _TYPED and isinstance(value, str))
    sign = next(filter(None, map(unseen_in, typed)), "")
    return f" There is {article(sign)} in it, which nobody sees." if sign else ""


def _filled(text: str, values: Mapping[str, object]) -> str:
    return " ".join(text.format(**values).split())


def _spoken(value: object) -> object:
    """A day as one says it."""
    return say.day(value) if isinstance(value, datetime.date) else value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean “share”?`, or an empty text where no known word comes close."""
    by_fold = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return f"Did you mean “{by_fold[near[0]]}”?" if near else ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, errors and warnings together, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.where, p.code, p.what)))
