"""`portfolio sign`: somebody's agreement, written into an entry and bound to its words."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio import say
from portfolio.cli import options
from portfolio.cli.clock import today
from portfolio.problems import did_you_mean
from portfolio.writing import dates

if TYPE_CHECKING:
    from portfolio.entries import Entry

_FEW = 6  # choices named in a sentence


@click.command("sign")
@click.argument("entry", metavar="ENTRY")
@click.option("--by", required=True, metavar="NAME", help="Who signs.")
@click.option("--role", required=True, metavar="ROLE", help="What they are, as practice supervisor.")
@click.option("--date", "day", metavar="D", help="When they signed, as 31/3/26.  [default: today]")
@options.config_file
@options.ends_plainly
def command(entry: str, by: str, role: str, day: str | None, config_file: Path) -> None:
    """Record that somebody has read ENTRY and agrees. ENTRY is its id or its file."""
    from portfolio.folder.signed import form_of_file
    from portfolio.keeping.files import digest, put
    from portfolio.keeping.history import History
    from portfolio.keeping.refused import NotSavedError
    from portfolio.site.building import Setup
    from portfolio.writing.signature import NotSignedError, with_sign_off

    by, role = (_one_line(text, name) for text, name in ((by, "--by"), (role, "--role")))
    on = _day(day)
    setup = Setup(config_file)
    project = setup.project()
    folder = project.folder
    chosen = _chosen(entry, project.reading.portfolio.with_drafts, folder.practitioners)
    file = folder.at(chosen.path)
    if on < chosen.date:
        options.stop(f"“{chosen.title}” is of {chosen.date}: it cannot have been signed on {on}.")
    before = file.read_bytes() if file.is_file() else b""
    form = form_of_file(file)
    if form is None:
        options.stop(f"{folder.shown(file)} cannot be read. `portfolio check` says why.")
    said = {"by": by, "role": role, "date": on.isoformat(), "digest": form.digest}
    if any(
        (signature.by, signature.role, signature.digest) == (by, role, form.digest)
        for signature in chosen.signed
    ):
        click.echo(f"{by} has signed “{chosen.title}” as it stands already. Nothing was changed.")
        return
    try:
        signed = with_sign_off(before, said, folder.shown(file))
        put(file, signed, digest(before), History(folder.project))
    except (NotSignedError, NotSavedError, OSError) as error:
        options.stop(str(error))
    click.echo(f"Signed by {by}, {role}, on {on}: “{chosen.title}” ({folder.shown(file)}).")
    click.echo("Every reader sees if its words change after this.")


def _chosen(said: str, entries: Iterable[Entry], root: Path) -> Entry:
    """The entry that was meant. Stops with a sentence if there is none, or more than one."""
    entries = tuple(entries)
    path = Path(os.path.realpath(said))
    by_path = [e for e in entries if Path(os.path.realpath(root / e.path)) == path or e.path == said]
    matching = by_path or [e for e in entries if said in (e.id, f"{e.practitioner}/{e.id}")]
    if len(matching) == 1:
        return matching[0]
    if matching:
        choices = say.one_of(f"{e.practitioner}/{e.id}" for e in matching[:_FEW])
        options.stop(f"Several entries are called “{said}”. Say which: {choices}.")
    if path.is_file():
        options.stop(f"{said} is no entry that can be signed. `portfolio check` says what is wrong.")
    suggestion = did_you_mean(said, (e.id for e in entries))
    return options.stop(f"There is no entry “{said}”. {suggestion}".rstrip())


def _day(said: str | None) -> datetime.date:
    if said is None:
        return today()
    date = dates.day(said, today())
    if date is None:
        raise click.BadParameter(f"“{said}” is not a day. Write it as 2026-03-31.", param_hint="--date")
    return date


def _one_line(text: str, option: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise click.BadParameter("it is empty.", param_hint=option)
    return words
