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
@options.config_file
@options.ends_plainly
def command(audience: str | None, form: Literal["text", "json"], config_file: Path) -> None:
    """Look through every file and say what is wrong, where, and what to write instead."""
    from portfolio.site.building import Setup, problems

    setup = Setup(config_file, audience)
    project = setup.project()
    wrong = problems(project)
    if form == "json":
        content = {"entries": project.reading.entries, "problems": [_plain(p) for p in wrong]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        show(wrong, setup.root)
        click.echo(summary(project.reading.entries, wrong))
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
