"""Slips put right in the files themselves: each change is shown, asked about, and the old text kept."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio.cli import asking, options, printing
from portfolio.cli.showing import counted
from portfolio.folder.places import Folder
from portfolio.folder.read import all_files
from portfolio.keeping.files import digest, put
from portfolio.keeping.history import History
from portfolio.keeping.refused import NotSavedError
from portfolio.problems.signs import unseen_in
from portfolio.writing.mending import Change, changes, mended, now_shared

_DONE = "The texts as they were are in .portfolio-history."


def can_mend(folder: Folder, only: str | None, files: frozenset[str]) -> bool:
    """Whether one of these files, named as messages name them, holds a slip that can be mended."""
    for path, shown, _ in all_files(folder, only):
        text = _text(Path(path)) if shown in files else None
        if text is not None and mended(text, shown, offered=True, sharing=True) != text:
            return True
    return False


def mend(folder: Folder, only: str | None, *, yes: bool, asks: bool) -> None:
    """Go through the files of a folder; what could be meant in two ways stays for its writer."""
    found = 0
    written = 0
    for path, shown, _ in all_files(folder, only):
        file = Path(path)
        before = _text(file)
        if before is None:
            continue
        after = mended(before, shown, offered=True, sharing=asks and not yes)
        if after == before:
            continue
        found += 1
        _show(shown, changes(before, after), travels=now_shared(before, after, shown))
        if yes or (asks and _agreed()):
            written += _put(file, before, after, folder)
    if not found:
        click.echo("Nothing here can be mended for certain.\n")
    elif not yes and not asks:
        options.stop("Nothing was written. To write these changes, run the same command with --yes.")
    elif written:
        click.echo(f"Mended: {counted(written, 'file')}. {_DONE}\n")


def _show(shown: str, lines: tuple[Change, ...], *, travels: str) -> None:
    """What a file says now, and what it would say."""
    click.echo(click.style(shown, bold=True))
    for change in lines:
        now = f"  Line {change.line} is  "
        click.echo(f"{now}{_line(change.old)}")
        would = "would go" if change.new is None else f"would be  {_line(change.new)}"
        click.echo(f"{'would be  ':>{len(now)}}".replace("would be  ", would))
        if sign := unseen_in(change.old):
            click.echo(f"{'':{len(now)}}without its {sign}, which nobody sees")
    if travels:
        click.echo(click.style(f"  With this the entry travels: {travels}.", fg="yellow"))


def _line(text: str) -> str:
    return printing.harmless(text).strip("\ufeff") or "nothing"


def _agreed() -> bool:
    answer = asking.choice("Write it so?", (("no", "no, leave it"), ("yes", "yes")), "no")
    click.echo()
    return answer == "yes"


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeError):
        return None


def _put(file: Path, before: str, after: str, folder: Folder) -> int:
    try:
        put(file, after.encode(), digest(before.encode()), History(folder.project))
    except (NotSavedError, OSError) as error:
        click.echo(f"{error}\n")
        return 0
    return 1
