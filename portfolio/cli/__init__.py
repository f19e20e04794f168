"""The `portfolio` command: one file per command, found by being here.

==========  ============================================================
`asking`    questions on the terminal
`options`   what several commands can be told
`showing`   problems, as a terminal shows them
`storing`   files of a practitioner, written
`left_out`  what a shared build leaves unsaid, told before it is written
==========  ============================================================
"""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules

import click

from portfolio import __version__

# The notices of MkDocs and Material about their future are not a practitioner's business.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="portfolio %(version)s")
def main() -> None:
    """Keep a record of your development as a folder of plain text, and show how you changed."""


for _found in sorted(iter_modules(__path__), key=lambda found: found.name):
    _module = import_module(f"{__name__}.{_found.name}")
    if hasattr(_module, "command"):
        main.add_command(_module.command)
