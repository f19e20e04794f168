"""`portfolio renewal`: ready by the regulator's rules in force, or what is missing."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import click

from portfolio import say
from portfolio.audience.visible import visible
from portfolio.cli import options
from portfolio.cli.answers import in_order
from portfolio.cli.clock import today
from portfolio.cli.showing import counted, show
from portfolio.model import Portfolio, Practitioner
from portfolio.renewal import NoPeriod, Task
from portfolio.share import Share
from portfolio.views.renewal import acting
from portfolio.views.renewal.state import Line, Standing, renewal_json, standings
from portfolio.writing import dates

_WIDTH = 92
_MARKS = {"met": "yes", "not met": "no ", "informs": "   ", "none shown here": "   "}


def day(_context: click.Context, _option: click.Parameter, said: str | None) -> datetime.date | None:
    """The day somebody means, for `--as-of` and its like."""
    if said is None:
        return None
    date = dates.day(said, today())
    if date is None:
        raise click.BadParameter(f"“{said}” is not a day. Write it as 2026-11-22.")
    return date


def as_of(command: Any) -> Any:
    """`--as-of D`."""
    option = click.option(
        "--as-of", "as_of", metavar="D", callback=day, help="The day asked about.  [default: today]"
    )
    return option(command)


@click.command("renewal")
@options.practitioner
@as_of
@click.option(
    "--answers",
    "with_answers",
    is_flag=True,
    help="Also your words, in the order of the regulator’s own form.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.config_file
@options.ends_plainly
def command(
    practitioner: str | None,
    as_of: datetime.date | None,
    with_answers: bool,
    form: Literal["text", "json"],
    config_file: Path,
) -> None:
    """Say whether the record meets what the regulator asks, and what is missing. Exits with 1 if so."""
    from portfolio.site.building import Setup

    setup = Setup(config_file, Share.PRIVATE, practitioner)
    project = setup.project()
    if as_of is not None:
        project = dataclasses.replace(project, as_of=as_of)
    portfolio = visible(project.reading.portfolio, Share.PRIVATE)
    errors = [p for p in project.reading.problems if p.is_error]
    answers = [
        answer for person in portfolio.practitioners for answer in renewal_json(portfolio.terms, person)
    ]
    known = [
        registration
        for person in portfolio.practitioners
        for registration in standings(portfolio.terms, person)
    ]
    unknown = [registration for registration in known if isinstance(registration, NoPeriod)]
    ready = bool(answers) and not errors and not unknown and all(answer["ready"] for answer in answers)
    if form == "json":
        for line in (line for registration in unknown for line in _not_known(registration)):
            click.echo(line.strip(), err=True)
        click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
    else:
        show(errors, setup.root)
        for person in portfolio.practitioners:
            click.echo("\n".join(_person(portfolio, person)))
            if with_answers:
                click.echo("\n".join(in_order(portfolio.terms, person)))
        if errors:
            files = counted(len({p.where.file for p in errors}), "file")
            click.echo(f"{files} with a mistake: what is in there is not counted until it is mended.")
    sys.exit(0 if ready else 1)


def _person(portfolio: Portfolio, person: Practitioner) -> Iterator[str]:
    yield click.style(person.profile.name, bold=True)
    registrations = standings(portfolio.terms, person)
    if not registrations:
        yield "  No registration is written in profile.md. Add, for example:"
        yield "  registration: {rules: social-work-england, since: 2023-09-01}"
    for registration in registrations:
        yield from _not_known(registration) if isinstance(registration, NoPeriod) else _standing(registration)
    yield ""


def _not_known(registration: NoPeriod) -> Iterator[str]:
    yield f"  {registration.rules}: {registration.why} {registration.fix}"


def _standing(standing: Standing) -> Iterator[str]:
    period = standing.readiness.period
    yield f"  {_wrapped(f'{standing.rule_set.title}: {acting.due(standing)}.', 2)}"
    said = f"{acting.verdict(standing)}. " if acting.verdict(standing) else ""
    yield f"  {_wrapped(said + acting.tally(standing), 2)}"
    seen = f"Period {say.days(period.start, period.end)}, seen from {say.day(standing.readiness.as_of)}."
    yield f"  {_wrapped(f'{acting.around(standing)} {seen}'.strip(), 2)}"
    if standing.note:
        yield f"  {_wrapped(standing.note, 2)}"
    heard: set[str] = set()
    for line in standing.lines:
        yield from _line(line, heard)
    if standing.tasks:
        yield "  On the regulator’s own site:"
        for task in standing.tasks:
            yield from _task(task)
    if standing.advice:
        yield "  Advised, not asked for:"
        for line in standing.advice:
            yield from _line(line, heard)


def _line(line: Line, heard: set[str]) -> Iterator[str]:
    """One requirement. A gap that several share is explained only once."""
    known = bool(line.needed) and line.found is not None
    counts = f" ({line.found:,} of {line.needed:,})" if known else ""
    colour = {"met": "green", "not met": "red"}.get(line.state)
    yield f"    {click.style(_MARKS[line.state], fg=colour)}  {_wrapped(line.met.what + counts, 9)}"
    if line.state == "not met":
        gap = [*filter(None, [acting.by_now(line)]), f"Missing: {line.met.close}"]
        gap += [f"Nearly: {near.entry} lacks {say.all_of(near.lacks)}." for near in line.met.nearly]
        for sentence in gap:
            if sentence not in heard:
                yield f"         {_wrapped(sentence, 9)}"
        heard.update(gap)
    if not line.met.verified:
        yield f"         {_wrapped('Not verified in the source: ' + line.met.source, 9)}"


def _task(task: Task) -> Iterator[str]:
    """Something to do outside the record. The box is filled once the profile says the day."""
    done = f" Done on {say.day(task.done)}." if task.done else ""
    said = " ".join(filter(None, [task.fact.what, task.fact.note])) + done
    yield f"    {'yes' if done else 'no '}  {_wrapped(said, 9)}"
    if not task.fact.verified:
        yield f"         {_wrapped('Not verified in the source: ' + task.fact.source, 9)}"


def _wrapped(text: str, indent: int) -> str:
    return textwrap.fill(
        text, _WIDTH - indent, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )
