"""`portfolio explain CODE`: a problem in full, with an example."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from portfolio.cli import options
from portfolio.cli.showing import wrapped
from portfolio.problems import did_you_mean, texts


@click.command("explain")
@click.argument("code")
@options.config_file
def command(code: str, config_file: Path) -> None:  # noqa: ARG001 - every command takes it
    """Explain the problem called CODE, as `portfolio check` prints it."""
    text = texts().get(code)
    if text is None:
        raise click.BadParameter(f"there is no problem “{code}”. {did_you_mean(code, texts())}")
    click.echo(f"{click.style(code, bold=True)} ({text.severity})\n")
    click.echo(wrapped(text.what.format(**text.example)))
    click.echo(wrapped(text.fix.format(**text.example)) + "\n")
    click.echo(wrapped(text.why) + "\n")
    for label, example in (("Not like this:", text.wrong), ("Like this:", text.right)):
        click.echo(f"{label}\n{textwrap.indent(example.rstrip(), '    ')}\n")
