"""`portfolio serve`: a live preview on this computer."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from portfolio.cli import options


@click.command("serve")
@options.audience("Whom to look through the eyes of.  [default: private]")
@options.config_file
@options.ends_plainly
def command(audience: str | None, config_file: Path) -> None:
    """Show the site in your browser and follow every change you save. Only this computer sees it."""
    from portfolio.site.building import Setup, serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    serve(Setup(config_file, audience or "private"))
