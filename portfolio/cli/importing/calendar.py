"""The sessions of supervision in a calendar, noted by their day: asked about, shown, then written.

The name of an event is shown where somebody is asked about it, and nowhere else.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NoReturn

import click

from portfolio.cli import asking, clock, options
from portfolio.cli.importing.into import Into, agreed
from portfolio.cli.showing import counted
from portfolio.entries.supervision import Supervision
from portfolio.keeping.files import digest, put
from portfolio.keeping.history import History
from portfolio.keeping.refused import NotSavedError
from portfolio.writing.calendar.compared import Compared, compared
from portfolio.writing.calendar.events import events
from portfolio.writing.calendar.planned import YEARS, Group, Planned, Session, planned
from portfolio.writing.dates import short
from portfolio.writing.sessions import with_sessions
from portfolio.writing.splice import NotSpliced

_SHOWN = 40
_MOST_OTHERS = 30
_OFTEN = 3  # an event that came less often is no habit worth asking about
_BY_HAND = "Note what is right with `portfolio held`."


def bring_in(name: str, data: bytes, into: Into) -> NoReturn:
    """Note the sessions of a calendar, and end the command."""
    person, asks = into.person, into.asks
    found = planned(events(data), clock.today())
    _say_what_is_left(name, found)
    groups = _asked(found.groups) if asks else [one for one in found.groups if one.says_supervision]
    if not groups:
        if found.groups and not asks:
            click.echo(
                "No event has a name that says supervision or one to one. Run this without --yes, in a "
                "terminal, to choose."
            )
        options.stop("No event was taken for your supervision. Nothing was written.")
    sessions = [session for group in groups for session in group.sessions]
    known = [one for one in person.with_drafts if isinstance(one, Supervision) and not one.is_example]
    result = compared(sessions, person.profile.sessions, known)
    if not asks:
        click.echo(f"{counted(len(sessions), 'event')} with a name that says supervision or one to one.")
    _preview(result, person.profile.name)
    left = found.unclear + len(result.doubts)
    if not result.new:
        click.echo("There is nothing new to write.")
        sys.exit(1 if left else 0)
    question = f"Note {counted(len(result.new), 'session')}?"
    agreed(into, question, "Nothing was written. To note these sessions, run the same command with --yes.")
    _write(result.new, into)
    click.echo(f"\nNoted: {counted(len(result.new), 'session')} for {person.profile.name}, all private.")
    click.echo("No name, place or person of the calendar was kept.")
    sys.exit(1 if left else 0)


def _say_what_is_left(name: str, found: Planned) -> None:
    days = sum(len(group.sessions) for group in found.groups)
    click.echo(f"{name}: a calendar, {counted(days, 'event')} in the last {YEARS} years up to today.")
    if found.unread:
        click.echo(f"Left: {counted(found.unread, 'event')} with no day that can be read.")
    if found.unclear:
        repeated = counted(found.unclear, "repeated event")
        click.echo(f"Left: {repeated}, whose days cannot be told for certain. {_BY_HAND}")


def _asked(groups: Iterable[Group]) -> list[Group]:
    """The groups that somebody says are supervision: one question for each that may be, one for the rest."""
    taken = []
    others = []
    for group in groups:
        if not group.says_supervision:
            others.append(group)
            continue
        number = counted(len(group.sessions), "event")
        said = asking.choice(f"{number} called “{group.name}”: your one-to-one supervision?", _MINE, "yes")
        if said == "yes":
            taken.append(group)
    often = [group for group in others if group.name and len(group.sessions) >= _OFTEN][:_MOST_OTHERS]
    if often:
        listed = [
            (str(place), f"{group.name} ({len(group.sessions):,} times)") for place, group in enumerate(often)
        ]
        said_too = asking.several("Are any of these your one-to-one supervision?", listed)
        taken += [often[int(place)] for place in said_too]
    return taken


def _preview(result: Compared, name: str) -> None:
    if result.new:
        click.echo(f"\nTo be noted for {name}, all private, with nothing but this:")
        for one in result.new[:_SHOWN]:
            click.echo(f"  {_line(one)}")
        if len(result.new) > _SHOWN:
            by_status = Counter(one.status for one in result.new)
            said = ", ".join(f"{number:,} {status}" for status, number in by_status.items())
            click.echo(f"  and {len(result.new) - _SHOWN:,} more ({said} in all).")
    if result.doubts:
        click.echo(f"\nThese need a look and are not written. {_BY_HAND}")
        for doubt in result.doubts:
            click.echo(f"  {doubt}")
    click.echo(
        f"\n{len(result.new):,} to note, {result.there:,} already there, "
        f"{len(result.doubts):,} in need of a look."
    )


def _line(one: Session) -> str:
    what = f"moved from {short(one.planned)}" if one.planned else one.status
    return f"{short(one.day)}, {what}" + (f", {counted(one.minutes, 'minute')}" if one.minutes else "")


def _write(sessions: Sequence[Session], into: Into) -> None:
    file = into.folder.at(into.person.profile.path)
    before = file.read_bytes() if file.is_file() else b""
    try:
        after = with_sessions(before, [one.fields for one in sessions])
        put(file, after, digest(before), History(into.folder.project))
    except (NotSpliced, NotSavedError) as error:
        options.stop(f"{error} Nothing was written.")


_MINE = (("yes", "yes"), ("no", "no"))
