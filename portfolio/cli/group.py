"""All commands under one name, each loaded only when it is asked for.

A command is a file in this package with a function `command`, found by being here. Its name and the
line that describes it are read from the file's text: the list of commands needs none of them loaded.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from portfolio.cli import printing

STOPPED = 130  # what a shell makes of Ctrl-C
_COMMAND = re.compile(r"^def command\(", re.MULTILINE)


class Commands(click.Group):
    """All commands, with one way out to the terminal."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that was typed."""
        with printing.guarded():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Load and run it. Ctrl-C, where the command has nothing to say to it, ends it in silence."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(STOPPED)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        """The names of all commands."""
        return sorted(self._files)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, loaded now."""
        if cmd_name not in self._files:
            return None
        command = import_module(f"{__package__}.{self._files[cmd_name].stem}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as click does, from stand-ins that only know what they are called and for."""
        listed = {name: click.Command(name, help=_described(file)) for name, file in self._files.items()}
        click.Group(commands=listed).format_commands(ctx, formatter)

    @cached_property
    def _files(self) -> dict[str, Path]:
        files = Path(__file__).parent.glob("*.py")
        return {file.stem.rstrip("_"): file for file in files if _COMMAND.search(_text(file))}


def _described(file: Path) -> str | None:
    """The docstring of the function `command`."""
    (command,) = (
        node
        for node in ast.parse(_text(file)).body
        if isinstance(node, ast.FunctionDef) and node.name == "command"
    )
    return ast.get_docstring(command)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
