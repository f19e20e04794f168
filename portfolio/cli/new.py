"""`portfolio new`: an entry, asked for in plain words."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from portfolio import say
from portfolio.cli import asking, options, storing
from portfolio.cli.asking.interview import Interview
from portfolio.cli.asking.people import whose
from portfolio.cli.showing import wrapped
from portfolio.entries import KINDS
from portfolio.entries.reading import Location
from portfolio.problems import did_you_mean
from portfolio.share import Share
from portfolio.writing import dates, names, shares
from portfolio.writing.plain import one_line
from portfolio.writing.text import Draft, entry_text, mistakes


def _usual_first() -> list[str]:
    usual = [kind for kind in ("training", "reflection", "supervision") if kind in KINDS]
    return [*usual, *(kind for kind in KINDS if kind not in usual)]


@click.command("new", help=f"Write a new entry. KIND is {say.one_of(_usual_first())}.")
@click.argument("kind", required=False, metavar="KIND")
@click.option("--title", help="The title.  [default: asked for]")
@click.option("--date", "day", metavar="D", help="The day, as 31/3/26 or yesterday.  [default: today]")
@click.option("--practitioner", metavar="P", help="Whose entry it is, where there are several.")
@click.option("--no-input", is_flag=True, help="Ask nothing; write the entry with its headings.")
@options.config_file
@options.ends_plainly
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    kind: str | None,
    title: str | None,
    day: str | None,
    practitioner: str | None,
    no_input: bool,
    config_file: Path,
) -> None:
    """Ask, write the file, and say what comes next."""
    today = storing.today()
    asks = not no_input and asking.is_terminal()
    said = _day(day, today)
    kind = _kind(kind, asks)
    from portfolio.site.building import Setup

    setup = Setup(config_file, practitioner=practitioner)
    project = setup.project()
    person = whose(project.reading.portfolio.practitioners, practitioner, asks)
    frameworks = project.reading.portfolio.terms.frameworks
    interview = Interview(person, frameworks, kind, today, one_line(title or ""), said)
    try:
        draft = interview.asked() if asks else interview.unasked()
    except KeyboardInterrupt:
        options.stop("\nStopped. Nothing was written.")
    home = project.folder.practitioners / person.id
    folder = home / names.folder_for(kind, person.entries)
    path = _write(draft, folder, home, storing.schema_from(folder, project.folder))
    click.echo(f"\nWritten: {path}" if asks else str(path))
    if asks:
        _say_what_next(draft)


def _write(draft: Draft, folder: Path, home: Path, schema: str) -> Path:
    stem = names.free_stem(names.stem_for(draft.date, draft.title, draft.kind), storing.taken(home))
    path = folder / f"{stem}.md"
    text = entry_text(draft, schema)
    if wrong := mistakes(text, Location(home.name, f"{home.name}/{path.name}")):
        options.stop(f"{wrong[0].what} {wrong[0].fix}\nNothing was written.")
    try:
        storing.write_new({path: text})
    except OSError as error:
        options.stop(f"{path} cannot be written ({error.strerror}). Nothing was written.")
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _say_what_next(draft: Draft) -> None:
    click.echo(shares.sentence(str(draft.fields["share"])))
    if draft.fields["share"] != "private":
        headings = (heading for kind in KINDS.values() for heading in kind.headings)
        private = say.one_of(h.title for h in headings if h.share is Share.PRIVATE)
        click.echo(f"What you write under {private} stays private all the same.")
    click.echo()
    write = "Next: open the file in any text editor and write under the headings."
    click.echo(wrapped(f"{write} What you leave empty does not show."))
    click.echo("To see it in your browser: portfolio serve")


def _kind(kind: str | None, asks: bool) -> str:
    known = f"It can be: {', '.join(KINDS)}."
    if kind is None and asks:
        try:
            kind = asking.choice("What do you want to write?", [(k, k) for k in _usual_first()], "reflection")
        except KeyboardInterrupt:
            options.stop("\nStopped. Nothing was written.")
    if kind is None:
        raise click.UsageError(f"Say what kind of entry. {known}")
    if kind.casefold() not in KINDS:
        near = did_you_mean(kind, KINDS)
        raise click.UsageError(" ".join(filter(None, [f"There is no kind “{kind}”.", near, known])))
    return kind.casefold()


def _day(said: str | None, today: datetime.date) -> datetime.date | None:
    if said is None:
        return None
    date = dates.day(said, today)
    if date is None:
        raise click.BadParameter(
            f"“{said}” is not understood. Type it as 31/3/26, 2026-03-31, “31 March” or yesterday.",
            param_hint="--date",
        )
    return date
