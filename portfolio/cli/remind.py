"""`portfolio remind`: the days ahead, as a file for a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio import say
from portfolio.cli import export, options
from portfolio.cli.showing import counted, wrapped
from portfolio.model import Practitioner

if TYPE_CHECKING:
    from portfolio.outputs.reminders import Reminder

_NOTHING = (
    "No day lies ahead, so there is nothing to be reminded of and no file is written. A day for the next "
    "supervision, or by when an action or a goal is due, makes a reminder."
)
_NEXT = (
    "Open it with your calendar, best as a calendar of its own. When days change, make it again and open it "
    "again: what is there is brought up to date. What is done stays there until you delete it."
)
_YOURS = (
    "It is your own file. It says what sort of thing is due and when, and nothing in your words, since a "
    "calendar may go to your telephone and to your employer."
)


@click.command("remind")
@options.practitioner
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@options.config_file
@options.ends_plainly
def command(practitioner: str | None, out: Path, config_file: Path) -> None:
    """Write the days ahead for your calendar: renewal, supervision, actions, goals and certificates."""
    from portfolio.keeping.refused import NotSavedError
    from portfolio.outputs.calendar import FILE, own_calendar
    from portfolio.outputs.own_files import OwnFiles
    from portfolio.outputs.reminders import reminders
    from portfolio.outputs.writing import PRIVATE, NotOursError

    out, own = out.absolute(), OwnFiles(config_file.resolve().parent)
    try:
        own.refuse_others(out, export.may_replace)
        request = export.asked(config_file, None, practitioner, lambda: None)
        export.refuse_published(out, request.folder)
        person, terms = _whose(request.shown.practitioners), request.shown.terms
        every = reminders(terms, person)
        gone = sum(one.day < terms.as_of for one in every)
        data = own_calendar(own.project, terms, person)
        if data is None:
            click.echo(wrapped(_NOTHING))
            _say_gone(gone)
            return
        request.look_through(FILE, data)
        out.parent.mkdir(parents=True, exist_ok=True)
        own.write(out, data, mode=PRIVATE)
    except (NotOursError, NotSavedError) as error:
        options.stop(str(error))
    except OSError as error:
        options.not_written(out, error)
    for line in _said([one for one in every if one.day >= terms.as_of]):
        click.echo(line)
    _say_gone(gone)
    click.echo(f"Written: {export.shown_path(out)}\n")
    click.echo(wrapped(_NEXT))
    click.echo(wrapped(_YOURS))


def _whose(people: tuple[Practitioner, ...]) -> Practitioner:
    """Whose days they are. Stops where there is nobody, or where one file would hold several people's."""
    if not people:
        options.stop("There is nobody in this folder yet. Make a new one with `portfolio init`.")
    if len(people) > 1:
        names = ", ".join(person.id for person in people)
        raise click.UsageError(f"Reminders are one person's. Add --practitioner with one of: {names}.")
    return people[0]


def _say_gone(number: int) -> None:
    if number:
        click.echo(f"Left out: {number} whose day has gone by.")


def _said(ahead: Iterable[Reminder]) -> Iterator[str]:
    """How many reminders there are, and for which days."""
    days = Counter((one.day, one.sort.what) for one in ahead)
    yield f"{counted(sum(days.values()), 'reminder')}:"
    for (day, what), number in days.items():
        several = f", {number} of them" if number > 1 else ""
        yield f"  {say.day(day):<18} {what}{several}"
