"""A pack about one time: `--from`, `--to` and `--last-12-months`."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from portfolio import say
from portfolio.cli import export
from portfolio.cli import options as shared
from portfolio.cli.renewal import day
from portfolio.model import Portfolio, Practitioner
from portfolio.model.spans import TimeSpan, from_to, last_twelve_months
from portfolio.model.year import part
from portfolio.share import Share


def options(command: Any) -> Any:
    """The options that name a time."""
    first = click.option(
        "--from", "first", metavar="D", callback=day, help="About one time only: its first day."
    )
    last = click.option("--to", "last", metavar="D", callback=day, help="Its last day.  [default: today]")
    latest = click.option("--last-12-months", "twelve_months", is_flag=True, help="About these only.")
    return first(last(latest(command)))


@dataclasses.dataclass(frozen=True)
class Asked:
    """The time somebody asks about, if any."""

    first: datetime.date | None
    last: datetime.date | None
    twelve_months: bool

    def __post_init__(self) -> None:
        """Refuse what names no time, or two."""
        if self.twelve_months and (self.first or self.last):
            raise click.UsageError("Say either --last-12-months, or --from and --to.")
        if self.last and not self.first:
            raise click.UsageError("Say on which day that time begins as well: --from 2025-12-01.")
        if self.first and self.last:
            self._in_order(self.first, self.last)

    @property
    def any_name(self) -> str:
        """What the names of packs about this time end with, whatever day it is."""
        if self.twelve_months:
            return "-last-twelve-months"
        return f"-{self.first}-to-{self.last or '*'}" if self.first else ""

    def span(self, as_of: datetime.date) -> TimeSpan | None:
        """That time; None where the pack is about everything."""
        if self.twelve_months:
            return last_twelve_months(as_of)
        if self.first is None:
            return None
        self._in_order(self.first, self.last or as_of)
        return from_to(self.first, self.last or as_of, as_of)

    @staticmethod
    def _in_order(first: datetime.date, last: datetime.date) -> None:
        if first > last:
            raise click.UsageError(
                f"That time would end on {say.day(last)}, before it begins on {say.day(first)}. "
                "Swap --from and --to, or look at the years."
            )


def name(span: TimeSpan | None) -> str:
    """What the name of a pack about a time ends with."""
    return f"-{span.key}" if span else ""


def days(span: TimeSpan | None) -> str:
    """A time in words, inside a sentence."""
    return f", {say.days(span.days.start, span.days.end)}," if span else ""


def people(
    request: export.Asked, asked: Iterable[Practitioner], span: TimeSpan | None, undo: Callable[[], None]
) -> Iterator[Practitioner]:
    """Those with an entry in that time. Where there is none, no pack of earlier remains."""
    asked = tuple(asked)
    found = [person for person in asked if span is None or span.of(person.entries)]
    for person in asked:
        if person not in found:
            shown = "written" if request.audience is Share.PRIVATE else f"shown to the {request.audience}"
            when = say.days(span.days.start, span.days.end) if span else ""
            click.echo(f"Nothing of {person.profile.name} is {shown} in that time, {when}.", err=True)
    if not found:
        if request.audience is not Share.PRIVATE:
            undo()
        shared.stop("No pack was written.")
    yield from found


def within(request: export.Asked, span: TimeSpan | None) -> export.Asked:
    """What was asked for, as far as it is of a time: to say what is in it, and what was left out."""
    if span is None:
        return request
    shown = _part(request.shown, span)
    elsewhere = {entry.path for entry in request.shown.entries} - {entry.path for entry in shown.entries}
    full = _part(request.full, span)
    return export.without(dataclasses.replace(request, full=full, shown=shown), frozenset(elsewhere))


def _part(portfolio: Portfolio, span: TimeSpan) -> Portfolio:
    return dataclasses.replace(
        portfolio, practitioners=tuple(part(one, span) for one in portfolio.practitioners)
    )
