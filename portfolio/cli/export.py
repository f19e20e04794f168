"""`portfolio export`: what one audience may see as data, as a table, or as a plain tree of Markdown."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from portfolio.cli import options
from portfolio.cli.left_out import left_out, unsaid
from portfolio.cli.showing import counted, show, summary
from portfolio.model import Portfolio, Practitioner
from portfolio.share import Share

if TYPE_CHECKING:
    from portfolio.folder.places import Folder
    from portfolio.guard.settings import Guard
    from portfolio.outputs.evidence import Read

Form = Literal["json", "csv", "docs"]


@dataclass(frozen=True)
class Asked:
    """What to hand over: the folder, the full record, and what the audience may see of it."""

    folder: Folder
    guard: Guard
    full: Portfolio
    shown: Portfolio

    @property
    def audience(self) -> Share:
        """Who it is for."""
        return self.shown.terms.audience

    @cached_property
    def evidence(self) -> Read:
        """Files that travel, by their path below the folder of practitioners."""
        from portfolio.outputs.evidence import travelling

        return travelling(self.folder)

    def last_look(self, folder: Path) -> None:
        """Stop where a term of the private list is in what is about to be handed over."""
        from portfolio.guard.findings import letting_through
        from portfolio.guard.output import scan_output

        guard = letting_through(self.full, self.shown, self.folder, self.guard)
        problems = scan_output(folder, guard)
        show(problems, folder)
        if any(problem.is_error for problem in problems):
            options.stop("Nothing is written: what you listed would have left.")

    def look_through(self, name: str, data: bytes) -> None:
        """The same for one file, before it is written or locked."""
        if self.guard.deny_list:
            with tempfile.TemporaryDirectory(prefix="portfolio-look-") as folder:
                (Path(folder) / name).write_bytes(data)
                self.last_look(Path(folder))


def asked(
    config_file: Path,
    audience: str | None,
    practitioner: str | None,
    undo: Callable[[], None],
    as_of: datetime.date | None = None,
) -> Asked:
    """Read the folder for an audience. If that fails, `undo` removes what was handed over before."""
    from portfolio.audience.visible import visible
    from portfolio.site.building import Setup, problems
    from portfolio.site.opening import SetupError

    audience = audience or Share.PRIVATE
    setup = Setup(config_file, audience, practitioner)
    try:
        project = setup.project()
    except SetupError:
        if audience != Share.PRIVATE:
            undo()
        raise
    if as_of is not None:
        project = dataclasses.replace(project, as_of=as_of)
    wrong = [p for p in problems(project) if p.is_error or audience != Share.PRIVATE]
    show(wrong, setup.root)
    if any(p.is_error for p in wrong) and audience != Share.PRIVATE:
        undo()
        click.echo(summary(project.reading.entries, wrong), err=True)
        options.stop(f"Nothing is written for {audience} until this is mended.")
    full = project.reading.portfolio
    shown = visible(full, project.audience)
    for what in unsaid(shown):
        click.echo(f"Left unsaid: {what}.")
    return Asked(project.folder, project.guard, full, shown)


def said(request: Asked, what: str, out: Path, person: Practitioner | None = None) -> None:
    """Say what was written and what was left out; about one person only, if it is theirs alone."""
    full, shown = (_of(portfolio, person) for portfolio in (request.full, request.shown))
    people = "" if person else f" of {counted(len(shown.practitioners), 'practitioner')}"
    entries = counted(len(shown.entries), "entry", "entries")
    click.echo(f"{what} for {request.audience}: {entries}{people}, as of {shown.terms.as_of}.")
    for reason in left_out(full, shown):
        click.echo(f"  Left out, {reason}.")
    click.echo(f"Written: {shown_path(out)}")


def without(request: Asked, paths: frozenset[str]) -> Asked:
    """What was asked for without some entries, of which something else is said."""
    full, shown = (_without(portfolio, paths) for portfolio in (request.full, request.shown))
    return dataclasses.replace(request, full=full, shown=shown)


def _without(portfolio: Portfolio, paths: frozenset[str]) -> Portfolio:
    people = (
        dataclasses.replace(one, entries=tuple(e for e in one.entries if e.path not in paths))
        for one in portfolio.practitioners
    )
    return dataclasses.replace(portfolio, practitioners=tuple(people))


def _of(portfolio: Portfolio, person: Practitioner | None) -> Portfolio:
    if person is None:
        return portfolio
    own = tuple(practitioner for practitioner in portfolio.practitioners if practitioner.id == person.id)
    return dataclasses.replace(portfolio, practitioners=own)


def shown_path(path: Path) -> str:
    """A path as a person would type it from here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def mode_for(audience: Share) -> int:
    """Who may read a file on this computer: only a public one may be read by everybody."""
    from portfolio.outputs.writing import OPEN, PRIVATE

    return OPEN if audience is Share.PUBLIC else PRIVATE


def may_replace(path: Path) -> bool:
    """Ask whether to overwrite a file that was changed since we wrote it. Without a terminal: no."""
    question = f"{shown_path(path)} was changed since it was written. Replace it?"
    return sys.stdin.isatty() and click.confirm(question, default=False)


def refuse_published(out: Path, folder: Folder) -> None:
    """Refuse to write among the pages, which MkDocs publishes, or among the entries."""
    for inside in (folder.pages, folder.practitioners):
        if out.resolve().is_relative_to(inside.resolve()):
            options.stop(
                f"{shown_path(out)} lies in {folder.shown(inside)}, among the files of the portfolio itself. "
                "Choose another place with --out."
            )


@click.command("export")
@click.argument("form", type=click.Choice(["json", "csv", "docs"]))
@options.audience("Whom it is for.  [default: private]")
@options.practitioner
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The file, or for docs the folder, to write.",
)
@options.config_file
@options.ends_plainly
def command(form: Form, audience: str | None, practitioner: str | None, out: Path, config_file: Path) -> None:
    """Write what one audience may see: json, csv for a spreadsheet, or docs for any site builder."""
    from portfolio.outputs import csv
    from portfolio.outputs import json as as_data
    from portfolio.outputs.own_files import OwnFiles
    from portfolio.outputs.writing import NotOursError
    from portfolio.site import ownership
    from portfolio.views.portfolio_json import portfolio_json

    out = out.absolute()
    own = OwnFiles(config_file.resolve().parent)
    try:
        if form == "docs":
            _docs(config_file, audience, practitioner, out)
            return
        own.refuse_others(out, may_replace)
        request = asked(config_file, audience, practitioner, lambda: own.remove(out))
        refuse_published(out, request.folder)
        try:
            data = (
                as_data.as_json(request.shown, json.loads(portfolio_json(request.shown)))
                if form == "json"
                else csv.as_csv(request.shown)
            )
            request.look_through(f"record.{form}", data)
            out.parent.mkdir(parents=True, exist_ok=True)
            own.write(out, data, mode=mode_for(request.audience))
        except BaseException:
            if request.audience is not Share.PRIVATE:
                own.remove(out)
            raise
    except (NotOursError, ownership.NotOursError) as error:
        options.stop(str(error))
    except OSError as error:
        options.not_written(out, error)
    said(request, "The record as data" if form == "json" else "The record as a table", out)


def _docs(config_file: Path, audience: str | None, practitioner: str | None, out: Path) -> None:
    from portfolio.outputs.docs import as_docs
    from portfolio.site import ownership, staging

    ownership.refuse_strangers(out, edited=True)
    request = asked(config_file, audience, practitioner, lambda: ownership.remove(out))
    refuse_published(out, request.folder)
    place = staging.Staging(out, edited=True)
    try:
        for name, data in as_docs(request.shown, request.evidence).items():
            path = place.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        request.last_look(place.folder)
        place.commit(str(request.audience))
    except BaseException:
        place.discard()
        raise
    said(request, "A plain tree of Markdown", out)
    click.echo("Any site builder can build it; with MkDocs: mkdocs build --strict")
