"""`portfolio new`: an entry, asked for in plain words."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from portfolio import say
from portfolio.cli import asking, clock, options
from portfolio.cli.asking.first import day_and_title
from portfolio.cli.asking.people import whose
from portfolio.cli.asking.unfinished import Sitting, Unfinished, begin
from portfolio.cli.showing import wrapped
from portfolio.keeping import new_files
from portfolio.keeping.drafts import Drafts
from portfolio.keeping.files import put_new
from portfolio.keeping.refused import NotSavedError
from portfolio.problems import did_you_mean
from portfolio.share import Share
from portfolio.writing import dates, shares
from portfolio.writing.kinds import kind_names
from portfolio.writing.plain import one_line

if TYPE_CHECKING:
    from portfolio.writing.text import Draft


class _New(click.Command):
    """A command whose help names the kinds."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does, and what KIND can be."""
        super().format_help_text(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"KIND is {say.one_of(kind_names())}.")


@click.command("new", cls=_New)
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
    """Write a new entry."""
    from portfolio.site.opening import refuse_unusable

    today = clock.today()
    asks = not no_input and asking.is_terminal()
    date, title = _day(day, today), one_line(title or "")
    kind = None if kind is None else _known(kind)
    refuse_unusable(config_file)
    sitting: Sitting | None = None
    try:
        kind = kind or _kind(asks)
        entry = Unfinished(kind, str(today), practitioner or "", str(date or ""), title)
        may_go_on = asks and not title and not date
        sitting = begin(Drafts(config_file.resolve().parent), entry, may_go_on=may_go_on)
        if asks:
            date, title = day_and_title(sitting, today)
        # From here on everything is loaded, which takes longer than all before it.
        from portfolio.cli.asking.interview import Interview
        from portfolio.site.building import Setup
        from portfolio.writing import names

        project = Setup(config_file, practitioner=practitioner).project()
        person = whose(project.reading.portfolio.practitioners, sitting.entry.practitioner or None, asks)
        sitting.belongs_to(person.id)
        frameworks = project.reading.portfolio.terms.frameworks
        interview = Interview(sitting.ask, person, frameworks, kind, today, title, date)
        draft = interview.asked() if asks else interview.unasked()
    except KeyboardInterrupt:
        _stop(kind, sitting)
    home = project.folder.practitioners / person.id
    folder = home / names.folder_for(kind, person.with_drafts)
    path = _write(draft, folder, home, new_files.schema_from(folder, project.folder))
    sitting.ends()
    click.echo(f"\nWritten: {path}" if asks else str(path))
    if asks:
        _say_what_next(draft)


def _write(draft: Draft, folder: Path, home: Path, schema: str) -> Path:
    from portfolio.entries.reading import Location
    from portfolio.writing import names
    from portfolio.writing.text import entry_text, mistakes

    stem = names.free_stem(names.stem_for(draft.date, draft.title, draft.kind), new_files.taken(home))
    path = folder / f"{stem}.md"
    text = entry_text(draft, schema)
    if wrong := mistakes(text, Location(home.name, f"{home.name}/{path.name}")):
        options.stop(f"{wrong[0].what} {wrong[0].fix}\nNothing was written.")
    try:
        put_new(path, text.encode())
    except OSError as error:
        options.stop(f"{path} cannot be written ({error.strerror}). Nothing was written.")
    except NotSavedError as error:
        options.stop(str(error))
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _stop(kind: str | None, sitting: Sitting | None) -> NoReturn:
    if sitting and sitting.is_kept:
        options.stop(f"\nStopped. What you have said is kept. To go on with it: portfolio new {kind}")
    options.stop("\nStopped. Nothing was written.")


def _say_what_next(draft: Draft) -> None:
    from portfolio.entries import KINDS

    click.echo(shares.sentence(str(draft.fields["share"])))
    if draft.fields["share"] != "private":
        headings = (heading for kind in KINDS.values() for heading in kind.headings)
        private = say.one_of(h.title for h in headings if h.share is Share.PRIVATE)
        click.echo(f"What you write under {private} stays private all the same.")
    click.echo()
    write = "Next: open the file in any text editor and write under the headings."
    click.echo(wrapped(f"{write} What you leave empty does not show."))
    click.echo("To see it in your browser: portfolio serve")


def _kind(asks: bool) -> str:
    if not asks:
        raise click.UsageError(f"Say what kind of entry. {_it_can_be()}")
    return asking.choice("What do you want to write?", [(k, k) for k in kind_names()], "reflection")


def _known(kind: str) -> str:
    if kind.casefold() not in kind_names():
        near = did_you_mean(kind, kind_names())
        said = [f"There is no kind “{kind}”.", near, _it_can_be()]
        raise click.UsageError(" ".join(filter(None, said)))
    return kind.casefold()


def _it_can_be() -> str:
    return f"It can be: {', '.join(kind_names())}."


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
