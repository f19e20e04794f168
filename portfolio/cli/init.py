"""`portfolio init`: a new folder for one practitioner that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio import say
from portfolio.cli import asking, options
from portfolio.cli.showing import wrapped
from portfolio.folder.work_tree import work_tree
from portfolio.keeping import new_files
from portfolio.writing import start
from portfolio.writing.plain import one_line
from portfolio.writing.start import Answers

_OTHER, _LATER = "other", "later"


@click.command("init")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--blank", is_flag=True, help="Without example entries.")
@click.option("--inside-git", is_flag=True, help="Also in a folder that Git looks after.")
@click.option("--no-input", is_flag=True, help="Ask nothing; fill in profile.md later.")
@options.config_file
def command(
    directory: Path,
    blank: bool,
    inside_git: bool,
    no_input: bool,
    config_file: Path,  # noqa: ARG001 - every command takes it
) -> None:
    """Make a new portfolio in the folder DIR. A folder with anything in it is left as it is."""
    _refuse_used(directory)
    tree = None if inside_git else work_tree(directory.resolve())
    if tree:
        options.stop(
            f"{directory} would lie in {tree}, a folder that Git keeps and may send elsewhere. A record is "
            "private: choose a place outside it. If this is what you want, add --inside-git."
        )
    answers = Answers()
    if not no_input and asking.is_terminal():
        try:
            answers = _asked()
        except KeyboardInterrupt:
            options.stop("\nStopped. Nothing was written.")
    root = directory.resolve()
    files = start.new_folder(answers, blank)
    try:
        new_files.write_new({root / path: text for path, text in files.items()})
    except OSError as error:
        options.stop(f"{directory} cannot be written ({error.strerror}). Nothing was written.")
    except KeyboardInterrupt:
        options.stop("\nStopped. Nothing was written.")
    _say_what_next(directory, answers, blank)


def _refuse_used(directory: Path) -> None:
    try:
        used = directory.exists() and (not directory.is_dir() or any(directory.iterdir()))
    except OSError as error:
        options.stop(f"{directory} cannot be read ({error.strerror}). Nothing was written.")
    if used and directory.resolve() == Path.cwd():
        options.stop(
            "This folder is not empty, so it is left as it is. Make a new one inside it:\n"
            "  portfolio init my-portfolio"
        )
    if used:
        options.stop(
            f"There is already something in {directory}, so it is left as it is. Choose another name."
        )


def _asked() -> Answers:
    click.echo(wrapped("Four questions. Enter skips any of them; you can answer later. Ctrl-C stops."))
    click.echo("Nothing you write leaves this computer by itself.\n")
    name = one_line(asking.text("Your name"))
    role = one_line(asking.text("Your role. For example children's social worker"))
    regulators = [*start.REGULATORS.items(), (_LATER, "none of these, or later")]
    regulator = asking.choice("Who are you registered with?", regulators, _LATER)
    rhythms = [
        *((str(days), words) for days, words in start.RHYTHMS.items()),
        (_OTHER, "something else"),
        (_LATER, "later"),
    ]
    rhythm = asking.choice("How often is supervision agreed?", rhythms, _LATER)
    days = asking.typed(
        "Every how many days?", lambda said: int(said) if said.isdecimal() and 0 < int(said) <= 366 else None,  # noqa: PLR2004
        lambda n: f"every {say.counted(n, 'day')}", "Type a number of days, or nothing to skip.",
    ) if rhythm == _OTHER else None  # fmt: skip
    return Answers(
        name,
        role,
        "" if regulator == _LATER else regulator,
        days or (int(rhythm) if rhythm.isdecimal() else 0),
    )


def _say_what_next(directory: Path, answers: Answers, blank: bool) -> None:
    here = directory.resolve() == Path.cwd()
    click.echo(f"\nYour portfolio is in {Path.cwd() if here else directory}. Everything in it is private.")
    if not blank:
        examples = "It begins with four example entries, so that you see what it looks like."
        delete = "They count nowhere. Delete them any time: their names begin with example."
        click.echo(wrapped(f"{examples} {delete}"))
    click.echo(f"Who you are stands in {start.PEOPLE}/{answers.folder}/profile.md.")
    click.echo("\nNext:")
    if not here:
        quoted = f'"{directory}"' if " " in str(directory) else directory
        click.echo(f"  cd {quoted}")
    click.echo("  portfolio serve   to open it in your browser. Press Write there; Ctrl-C here ends it.")
    click.echo("\nSTART-HERE.txt in the folder says the rest on one page.")
