"""Problems as a person reads them: the line, a caret, what happened, what to write instead."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import click

from portfolio import say
from portfolio.cli import printing
from portfolio.problems import Problem


def show(problems: Iterable[Problem], root: Path) -> None:
    """Print problems one below the other."""
    for problem in problems:
        where = problem.where
        colour = "red" if problem.is_error else "yellow"
        place = click.style(f"{where.file}:{where.line}:{where.column}", bold=True)
        click.echo(f"{place}  {click.style(problem.severity, fg=colour)}  {problem.code}")
        line = _line(root / where.file, where.line)
        if line.strip():
            before = printing.TERMS.masked(line[: where.column - 1])  # as it is printed
            shown, caret = _window(printing.TERMS.masked(line), len(before) + 1)
            click.echo(f"    {shown}")
            click.echo(f"    {click.style(' ' * caret + '^', fg=colour)}")
        click.echo(f"  {problem.what}")
        click.echo(f"  {problem.fix}\n")


def summary(entries: int, problems: Iterable[Problem]) -> str:
    """Say it in a line: 41 entries read, 1 error, 2 warnings."""
    problems = tuple(problems)
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    read = f"{counted(entries, 'entry', 'entries')} read"
    if not problems:
        return f"{read}: nothing wrong."
    counts = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    return f"{read}: {counts}. `portfolio explain CODE` says more about any of them."


def counted(number: int, one: str, several: str = "") -> str:
    """`1 entry`, `2 entries`."""
    return say.counted(number, one, several, thousands=",")


def wrapped(text: str) -> str:
    """A text broken between words to fit the terminal, however narrow."""
    width = min(88, shutil.get_terminal_size((88, 24)).columns)
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _window(line: str, column: int, width: int = 88) -> tuple[str, int]:
    """The part of a long line around a column, and where the column is in it."""
    start = max(0, min(column - 1 - width // 2, len(line) - width))
    return line[start : start + width].replace("\t", " "), max(0, column - 1 - start)


@lru_cache(maxsize=64)
def _lines(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_bytes()[:1_000_000].decode("utf-8-sig", errors="replace")
    except OSError:
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _line(path: Path, number: int) -> str:
    lines = _lines(path)
    line = lines[number - 1] if number <= len(lines) else ""
    return printing.harmless(line)
