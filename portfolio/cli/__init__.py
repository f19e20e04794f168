"""The `portfolio` command. Each command is one file, found just by being here.

===========  ============================================================
`group`      all commands under one name, each loaded when it is asked for
`asking`     questions on the terminal
`importing`  what `portfolio import` does with a file that holds no table
`options`    what several commands can be told
`printing`   the one way out to the terminal: nothing steers it, no listed term is repeated
`showing`    problems, as a terminal shows them
`clock`      which day it is
`pack_time`  a pack about one time: which one, and who has an entry in it
`mend`       slips put right in the files, once somebody says yes
`answers`    the regulator's own form, filled from the record, to copy
`left_out`   what a build for others leaves out or unsaid, for its owner to know
===========  ============================================================
"""

from __future__ import annotations

import os

import click

from portfolio import __version__
from portfolio.cli.group import Commands

# The notices of MkDocs and Material about their future are not a practitioner's business.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="portfolio %(version)s")
def main() -> None:
    """Keep a record of your development as a folder of plain text, and show how you changed."""
