"""Problems told through MkDocs' log, and which of them stop a build."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from portfolio import say
from portfolio.problems import Problem
from portfolio.share import Share

log = get_plugin_logger("portfolio")

# These stop even a private build: a page would be lost, or we could not tell what may not leave.
_FATAL = frozenset({"page-clash", "deny-list-unreadable"})


def stop(problems: Iterable[Problem], goes_on: bool) -> int:
    """How many problems stop a build; `goes_on` if it is built without the entries that have an error."""
    errors = [problem for problem in problems if problem.is_error]
    return len(errors) if not goes_on or any(error.code in _FATAL for error in errors) else 0


def report(problems: Iterable[Problem], audience: Share, goes_on: bool) -> None:
    """Log every problem. Raises PluginError if there is one that stops the build."""
    problems = tuple(problems)
    for problem in problems:
        write, at = log.warning if not problem.is_error or goes_on else log.error, problem.where
        write(f"{at.file}:{at.line}:{at.column}: {problem.what} {problem.fix} [{problem.code}]")
    if errors := stop(problems, goes_on):
        raise PluginError(
            f"{say.counted(errors, 'problem')} in the portfolio. Nothing is built for {audience} "
            "until they are mended."
        )
