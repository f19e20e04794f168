"""`portfolio trust`: agree to the programs a folder brings along."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio.cli import options


@click.command("trust")
@click.option("--yes", is_flag=True, help="Agree without being asked.")
@options.config_file
def command(yes: bool, config_file: Path) -> None:
    """Say that the programs in this folder (hooks, plugins, templates) may run on this computer."""
    from portfolio.site.opening import ProgramsError
    from portfolio.site.programs import UnreadableError, brought

    try:
        programs = brought(config_file)
    except (UnreadableError, OSError) as error:
        options.stop(str(error))
    if not programs.programs:
        click.echo("This folder brings no programs. There is nothing to agree to.")
        return
    if yes:
        click.echo(str(ProgramsError(programs)))
        programs.agree()
    elif not options.agreed(programs, str(ProgramsError(programs))):
        options.stop("Nothing was changed: they do not run. In a script, add --yes.")
    click.echo("They may run. If any of them changes, you are asked again.")
