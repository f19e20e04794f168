"""A certificate or badge brought in: the file beside a training entry begun, both private."""

from __future__ import annotations

import datetime
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from portfolio.cli import asking, clock
from portfolio.cli.importing.into import Into, agreed
from portfolio.guard import picture_notes
from portfolio.guard.archives import RefusedError
from portfolio.guard.looked import LARGEST
from portfolio.guard.travelling import in_upload
from portfolio.keeping import beside, new_files
from portfolio.text.links import resolve
from portfolio.writing import dates
from portfolio.writing.certificates import begun
from portfolio.writing.certificates.badge import Badge
from portfolio.writing.log import Outcome
from portfolio.writing.tables import UnreadableError

_BADGE = "guard-evidence-badge"
_STRIPPED = (
    "A picture that travels is drawn anew: what is written into its file (place, time, camera, owner, "
    "the proof of a badge) stays with you."
)


def bring_in(name: str, data: bytes, badge: Badge | None, into: Into) -> NoReturn:
    """Show the entry and what would happen to the file, write both, and end the command."""
    if len(data) > LARGEST:
        raise UnreadableError("This file is larger than 50 MB. Make it smaller and import it again.")
    there = _there(data, into)
    if there:
        click.echo(f"This file is evidence of “{there}” already. There is nothing new to write.")
        sys.exit(0)
    title, known = begun.title_of(name, badge), begun.day_of(name, badge)
    today = clock.today()
    day = known if known and known <= today else _asked(title, today) if into.asks else today
    home = into.folders[begun.KIND]
    evidence = beside.free(home, beside.named(name), data)
    draft = begun.begun(title, day, badge, evidence.name)
    entry = begun.entry(draft, today, into.there.ids, into.schemas[begun.KIND])
    path = into.files([Outcome((entry,))])[entry.id]
    top = into.folder.practitioners
    click.echo(f"To be written for {into.person.profile.name}, both private:")
    click.echo(f"  {dates.short(day)}, training, a draft: {title}")
    click.echo(f"      {path.relative_to(top).as_posix()}")
    click.echo("  and the file beside it, as its evidence:")
    click.echo(f"      {evidence.relative_to(top).as_posix()}")
    if badge:
        click.echo(f"\n{begun.said_of(badge)}")
    if day != known:
        click.echo("\nNeeds a look: the day is today's, since the file names none.")
    _say_what_travels(name, data, into)
    agreed(into, "Write it?", "\nNothing was written. To write it, run the same command with --yes.")
    files: dict[Path, str | bytes] = {path: entry.text}
    if not evidence.exists():
        files[evidence] = data
    new_files.write_new(files)
    click.echo(
        f"\nWritten: 1 draft for {into.person.profile.name}, private. It counts nowhere until you finish it."
    )
    click.echo("To fill it in: portfolio serve")
    sys.exit(0)


def _there(data: bytes, into: Into) -> str:
    """The title of the entry whose evidence this file is already."""
    for entry in into.person.with_drafts:
        for name in entry.evidence:
            path = into.folder.practitioners / resolve(name, entry.path)
            with suppress(OSError):
                if path.stat().st_size == len(data) and path.read_bytes() == data:
                    return entry.title
    return ""


def _asked(title: str, today: datetime.date) -> datetime.date:
    question = f"Which day is “{title}” from? (Enter: today)"
    wrong = "Type it as 31/3/26, a day that has come."

    def understood(typed: str) -> datetime.date | None:
        day = dates.day(typed, today)
        return day if day and day <= today else None

    return asking.typed(question, understood, dates.in_words, wrong) or today


def _say_what_travels(name: str, data: bytes, into: Into) -> None:
    """What the guard would say of the file, should the entry ever be shared."""
    said = [one.what for one in in_upload(name, data, into.guard) if one.code != _BADGE]
    if picture_notes.is_picture(data):
        with suppress(RefusedError):
            if picture_notes.notes(data):
                said.append(_STRIPPED)
    if said:
        click.echo("\nShould you share the entry one day:")
        for sentence in said:
            click.echo(f"  {sentence}")
