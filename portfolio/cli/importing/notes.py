"""Notes brought in: a folder of Markdown, an archive of one, a mail, a text, what was pasted."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from portfolio import say
from portfolio.cli import asking, clock
from portfolio.cli.importing.into import Into, agreed
from portfolio.cli.showing import counted
from portfolio.keeping import new_files
from portfolio.writing import dates
from portfolio.writing.log import Outcome, Ready
from portfolio.writing.notes import entries, export, links, plain
from portfolio.writing.notes.export import Found
from portfolio.writing.notes.links import Targets
from portfolio.writing.notes.mail import Mail
from portfolio.writing.notes.note import Note
from portfolio.writing.plain import shortened
from portfolio.writing.tables import UnreadableError

PASTED = "pasted text"
_SHOWN = 40
_NAMED = 10
_TWINS = "What looks like an entry that is there can be written all the same: run this without --yes."


def pasted() -> bytes:
    """What is typed or pasted until the end of input, which is said how to reach."""
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        click.echo(f"Paste the text here. To end, press Enter and then {end}.")
    return sys.stdin.buffer.read()


def in_folder(folder: Path) -> Found:
    """The notes of a folder and those below it. Links that lead elsewhere are not followed."""
    return export.notes(_files(folder))


def from_mail(name: str, mail: Mail) -> Found:
    """A mail as a note."""
    if mail.attached:
        click.echo(f"{counted(mail.attached, 'attachment')} of the mail left where they are.")
    return Found((replace(plain.note(name, mail.text, mail.title), day=mail.day),))


def bring_in(name: str, found: Found, into: Into) -> NoReturn:
    """Show the notes, write them as entries, and end the command."""
    notes = [_with_day(note, into) for note in found.notes] if len(found.notes) == 1 else [*found.notes]
    outcome = entries.entries(notes, clock.today(), into.there, into.schemas)
    if into.asks and outcome.twins:
        own = [twin.ready.row for twin in outcome.twins if _is_another(twin.ready, twin.like.title)]
        outcome = outcome.with_twins(own)
    places = into.files([outcome])
    files = [places[entry.id] for entry in outcome.ready]
    outcome = _linked(outcome, notes, files, into)
    _preview(name, outcome, notes, files, into)
    _say_what_is_left(found.left)
    if not outcome.ready:
        click.echo("\nThere is nothing new to write." if outcome.there else "\nNothing can be written yet.")
        sys.exit(0 if outcome.there and not outcome.rows_in_need else 1)
    question = f"Write {counted(len(outcome.ready), 'entry', 'entries')}?"
    agreed(into, question, "\nNothing was written. To write these entries, run the same command with --yes.")
    new_files.write_new({path: entry.text for path, entry in zip(files, outcome.ready, strict=True)})
    written = counted(len(outcome.ready), "entry", "entries")
    click.echo(f"\nWritten: {written} for {into.person.profile.name}, all private.")
    if outcome.rows_in_need:
        click.echo(f"Not written: {counted(outcome.rows_in_need, 'note')}, named above.")
        if outcome.twins:
            click.echo(_TWINS)
    click.echo("To see them: portfolio serve")
    sys.exit(1 if outcome.rows_in_need else 0)


def _files(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    number = 0
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            said = path.relative_to(folder).as_posix()
            if name.startswith("."):
                continue
            number += 1
            if number > export.MOST_FILES:
                raise UnreadableError("It holds more than 20,000 files. Bring it in a folder at a time.")
            readable = export.is_note(said) and path.is_file() and not path.is_symlink()
            yield said, path.read_bytes() if readable and path.stat().st_size <= export.MOST else None


def _with_day(note: Note, into: Into) -> Note:
    """A single note that names no day, with the day that somebody says it was."""
    if note.day or not into.asks:
        return note
    today = clock.today()

    def understood(typed: str) -> datetime.date | None:
        return dates.day(typed, today)

    question = f"Which day is “{shortened(note.title, 60)}” about?"
    return replace(note, day=asking.typed(question, understood, dates.in_words, "Type it as 31/3/26."))


def _is_another(ready: Ready, title: str) -> bool:
    question = f"{_line(ready)}. Is it the same as “{shortened(title, 60)}”, which is there?"
    choices = (("same", "the same, leave it out"), ("own", "another, write it"))
    return asking.choice(question, choices, "same") == "own"


def _linked(outcome: Outcome, notes: Sequence[Note], files: Sequence[Path], into: Into) -> Outcome:
    """The entries with the links between them, and to those that are there."""
    top = into.folder.practitioners
    here = {
        entry.row: path.relative_to(top).as_posix() for path, entry in zip(files, outcome.ready, strict=True)
    }
    known = {(one.date, one.title): one.path for one in into.person.with_drafts}
    there = [(note, known.get((note.day, note.title), "")) for note in notes if note.day]
    went = [(notes[row - 1], path) for row, path in here.items()]
    targets = Targets.of([*went, *((note, path) for note, path in there if path)])
    ready = [
        entries.with_body(entry, links.settled(notes[entry.row - 1], here[entry.row], targets))
        if entry.draft.words[""] == notes[entry.row - 1].body
        else entry
        for entry in outcome.ready
    ]
    return replace(outcome, ready=tuple(ready))


def _preview(name: str, outcome: Outcome, notes: Sequence[Note], files: Sequence[Path], into: Into) -> None:
    click.echo(f"{name}: {counted(len(notes), 'note')}.")
    if outcome.ready:
        click.echo(f"\nTo be written for {into.person.profile.name}, all private:")
    for entry, path in list(zip(outcome.ready, files, strict=True))[:_SHOWN]:
        click.echo(f"  {_line(entry)}")
        click.echo(f"      {path.relative_to(into.folder.practitioners).as_posix()}")
    if len(outcome.ready) > _SHOWN:
        click.echo(f"  and {len(outcome.ready) - _SHOWN:,} more.")
    if outcome.attention:
        click.echo("\nThese need your attention and are not written:")
    for need in outcome.attention:
        note = notes[need.row - 1]
        click.echo(f"  {note.path or note.title}: {need.why}")
    for twin in outcome.twins:
        click.echo(f"\n{_line(twin.ready)}")
        click.echo(
            f"  looks much like “{shortened(twin.like.title, 60)}”, which is there, and is not written."
        )
    click.echo(
        f"\n{counted(len(notes), 'note')} read: {len(outcome.ready):,} to write, "
        f"{len(outcome.there):,} already there, {outcome.rows_in_need:,} in need of attention."
    )


def _line(entry: Ready) -> str:
    return f"{dates.short(entry.draft.date)}, {entry.draft.kind}: {shortened(entry.draft.title, 60)}"


def _say_what_is_left(left: Sequence[str]) -> None:
    """The files that are no notes: they stay where they are."""
    if left:
        more = f", and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
        files = f"{counted(len(left), 'file')} left where {say.word(len(left), 'it is', 'they are')}"
        click.echo(f"{files}: {', '.join(left[:_NAMED])}{more}.")
