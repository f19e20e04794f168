"""Whether a folder's mkdocs.yml may be used at all, told before anything of MkDocs is loaded."""

from __future__ import annotations

from pathlib import Path

from portfolio.site.programs import Brought, UnreadableError, brought


class SetupError(Exception):
    """The project itself cannot be used. The message is a sentence for the user."""


class ProgramsError(SetupError):
    """The folder brings programs that nobody has agreed to run yet."""

    def __init__(self, programs: Brought) -> None:
        listed = "\n".join(f"  - {program.what}" for program in programs.programs)
        super().__init__(f"This folder brings programs that would run on your computer:\n{listed}")
        self.brought = programs


def refuse_unusable(config_file: Path) -> None:
    """Raise SetupError where there is no mkdocs.yml, or programs come with it that nobody agreed to."""
    if not config_file.is_file():
        raise SetupError(
            f"There is no {config_file}. Go to the folder of your portfolio, or make one "
            "with `portfolio init`."
        )
    try:
        programs = brought(config_file)
    except UnreadableError as error:
        raise SetupError(str(error)) from None
    if not programs.is_agreed:
        raise ProgramsError(programs)
