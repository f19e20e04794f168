"""Options and endings that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from portfolio.cli import printing
from portfolio.share import Share

if TYPE_CHECKING:
    from portfolio.site.programs import Brought

F = TypeVar("F", bound=Callable[..., Any])


def _list_of(_: click.Context, __: click.Parameter, file: Path) -> Path:
    """Take the private list from the file that names it, so that no message repeats a term."""
    printing.TERMS.belong_to(file)
    return file


def config_file(command: F) -> F:
    """`-f/--config-file`, which every command takes."""
    option = click.option(
        "-f",
        "--config-file",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_list_of,
        is_eager=True,  # first, because a message about any other option may repeat what was typed
        default=Path("mkdocs.yml"),
        show_default=True,
        help="The portfolio's mkdocs.yml.",
    )
    return option(command)


def audience(help_text: str) -> Callable[[F], F]:
    """`--for AUDIENCE`."""
    return click.option("--for", "audience", type=click.Choice([str(s) for s in Share]), help=help_text)


def practitioner(command: F) -> F:
    """`--practitioner P`."""
    return click.option("--practitioner", metavar="P", help="Only this practitioner.")(command)


def stop(sentence: str) -> NoReturn:
    """Say why the command could not do its work, and exit with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def not_written(path: Path, error: OSError) -> NoReturn:
    """Say that a file could not be written, and why."""
    stop(f"{path} cannot be written ({error.strerror or error}).")


def agreed(brought: Brought, named: str) -> bool:
    """Name the programs of a folder and ask whether they may run. Without a terminal: no."""
    click.echo(named, err=True)
    if not sys.stdin.isatty():
        return False
    if click.confirm("Run them, now and later? Only say yes if you know who wrote them.", default=False):
        brought.agree()
        return True
    return False


def ends_plainly(command: F) -> F:
    """Turn a SetupError into a sentence, so that nothing in the user's folder gives a traceback.

    If the folder brings programs, they are named and asked about before any of them runs.
    """

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        from portfolio.site.opening import ProgramsError, SetupError

        try:
            try:
                return command(*args, **kwargs)
            except ProgramsError as error:
                if not agreed(error.brought, str(error)):
                    stop("Nothing was run. If you know all of them, say so once: portfolio trust")
                return command(*args, **kwargs)
        except SetupError as error:
            stop(str(error))

    return wrapped  # type: ignore[return-value]
