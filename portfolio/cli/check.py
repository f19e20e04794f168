"""`portfolio check`: every problem of every file in one run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Literal

import click

from portfolio.cli import options
from portfolio.cli.showing import show, summary
from portfolio.problems import Problem


@click.command("check")
@options.audience("Also what would stop a build for this audience.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--mend", "mends", is_flag=True, help="First put right what is certain; each change is asked about."
)
@click.option("--yes", is_flag=True, help="With --mend: without asking. What lets an entry travel is left.")
@options.config_file
@options.ends_plainly
def command(
    audience: str | None, form: Literal["text", "json"], mends: bool, yes: bool, config_file: Path
) -> None:
    """Look through every file and say what is wrong, where, and what to write instead."""
    from portfolio.cli import asking
    from portfolio.cli.mend import can_mend, mend
    from portfolio.site.building import Setup, problems

    if mends and form == "json":
        raise click.UsageError("--mend shows each change, so it cannot be used with --format json.")
    setup = Setup(config_file, audience)
    if mends:
        mend(setup.project().folder, None, yes=yes, asks=not yes and asking.is_terminal())
    project = setup.project()
    wrong = problems(project)
    if form == "json":
        content = {"entries": project.reading.entries, "problems": [_plain(p) for p in wrong]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        show(wrong, setup.root)
        click.echo(summary(project.reading.entries, wrong))
        if not mends and can_mend(project.folder, project.only, frozenset(p.where.file for p in wrong)):
            click.echo("`portfolio check --mend` can put some of this right for you, and asks first.")
    sys.exit(1 if any(p.is_error for p in wrong) else 0)


def _plain(problem: Problem) -> dict[str, str | int]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "what": problem.what,
        "fix": problem.fix,
    }
