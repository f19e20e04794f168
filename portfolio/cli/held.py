"""`portfolio held`: a supervision session noted in one line."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from portfolio.cli import asking, options
from portfolio.cli.asking.people import whose
from portfolio.cli.clock import today
from portfolio.writing import dates


@click.command("held")
@click.argument("day", metavar="DATE")
@click.option("--moved-from", metavar="D", help="The day it was planned for, if it was another.")
@click.option("--cancelled", metavar="WHY", help="It did not take place, and why.")
@click.option("--minutes", type=click.IntRange(1, 1_000), metavar="N", help="How long it took.")
@click.option("--practitioner", metavar="P", help="Whose session it was, where there are several.")
@options.config_file
@options.ends_plainly
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    day: str,
    moved_from: str | None,
    cancelled: str | None,
    minutes: int | None,
    practitioner: str | None,
    config_file: Path,
) -> None:
    """Note a supervision session of DATE, as 31/3/26 or yesterday, without writing about it.

    It counts in the rhythm of supervision and stays private. Write about it any time: an entry of the same
    day takes its place.
    """
    from portfolio.keeping.files import digest, put
    from portfolio.keeping.history import History
    from portfolio.keeping.refused import NotSavedError
    from portfolio.site.building import Setup
    from portfolio.writing.sessions import with_session
    from portfolio.writing.splice import NotSpliced

    on = _day(day, "DATE")
    if cancelled is not None and moved_from:
        raise click.UsageError("A session was either cancelled or moved. Use one of the two.")
    session = {
        "date": on,
        "status": "cancelled" if cancelled is not None else "moved" if moved_from else "",
        "planned": _day(moved_from, "--moved-from") if moved_from else None,
        "minutes": minutes,
        "because": " ".join((cancelled or "").split()),
    }
    project = Setup(config_file, practitioner=practitioner).project()
    person = whose(project.reading.portfolio.practitioners, practitioner, asking.is_terminal())
    told = next((s for s in person.sessions if s.date == on and s.form == "individual"), None)
    if told:
        click.echo(f"“{told.title}” tells of the session of {dates.short(on)} already. Nothing was changed.")
        return
    file = project.folder.at(person.profile.path)
    before = file.read_bytes() if file.is_file() else b""
    try:
        noted = with_session(before, {name: value for name, value in session.items() if value})
        put(file, noted, digest(before), History(project.folder.project))
    except (NotSpliced, NotSavedError, OSError) as error:
        options.stop(str(error))
    click.echo(f"Noted: {dates.in_words(on)}{', cancelled' if cancelled is not None else ''}.")


def _day(said: str, where: str) -> datetime.date:
    date = dates.day(said, today())
    if date is None or date > today():
        raise click.BadParameter(
            f"“{said}” is not a day that has come. Type it as 31/3/26, 2026-03-31 or yesterday.",
            param_hint=where,
        )
    return date
