"""`portfolio import`: a log or filled forms from a file, with a look before anything is written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from portfolio import say
from portfolio.cli import asking, clock, options
from portfolio.cli.asking.people import whose
from portfolio.cli.asking.table import (
    asked_days,
    chosen_sheet,
    confirmed_columns,
    own_twins,
    preview,
    show_columns,
)
from portfolio.cli.importing import notes, sorts
from portfolio.cli.importing.into import Into, agreed
from portfolio.cli.showing import counted
from portfolio.keeping import new_files
from portfolio.writing import cells, log, offers, tablefile
from portfolio.writing.columns import Columns
from portfolio.writing.log import Outcome
from portfolio.writing.tables import Table, UnreadableError

_MEND = "Mend them in the file and import it again."
_TWINS = "What looks like an entry that is there can be written all the same: run this without --yes."


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--paste", is_flag=True, help="Take what is pasted into the terminal instead of a file.")
@click.option("--practitioner", metavar="P", help="Whose log it is, where there are several.")
@click.option(
    "--sheet", metavar="NAME", default="", help="Which sheet of a workbook, where several hold a log."
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@options.config_file
@options.ends_plainly
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    file: Path | None, paste: bool, practitioner: str | None, sheet: str, yes: bool, config_file: Path
) -> None:
    """Turn a log or filled forms (.xlsx, .xls, .ods, .csv, .docx) into entries, all private.

    Run it again: nothing doubles. Notes become entries too: a folder of Markdown or an archive of one, a
    mail (.eml), a text (.txt), what you --paste. A certificate (a photo, a PDF, an Open Badge) begins a
    training entry and lies beside it. From a calendar (.ics) it notes the days of your supervision, and
    nothing else of it.
    """
    from portfolio.site.building import Setup

    if paste is (file is not None):
        raise click.UsageError("Name the file or folder to bring in, or use --paste.")
    name = file.name if file else notes.PASTED
    asks = not yes and asking.is_terminal()
    setup = Setup(config_file, practitioner=practitioner)
    project = setup.project()
    try:
        person = whose(project.reading.portfolio.practitioners, practitioner, asks)
        into = Into(project.folder, person, yes, asks, project.guard)
        found = sorts.found(file, name, into)
        tables = (chosen_sheet(found),) if asks and not found.is_document and not sheet else found.all(sheet)
        _show_left_out(found, name)
        frameworks = project.reading.portfolio.terms.frameworks
        parts: list[tuple[Table, Outcome]] = []
        there = into.there
        for shown in tables:
            table, columns = _understood(shown, name, person.profile.name, asks)
            own = offers.own_frameworks(person)
            context = cells.context(table, columns, frameworks, own, person.profile.name)
            outcome = log.entries(table, context, clock.today(), there, into.schemas)
            if asks and outcome.twins:
                outcome = outcome.with_twins(own_twins(table, outcome))
            parts.append((table, outcome))
        files = into.files([outcome for _, outcome in parts])
        for table, outcome in parts:
            preview(table, outcome, files, setup.root, person.profile.name)
        outcome = log.together([outcome for _, outcome in parts])
        _ends_if_nothing_is_new(outcome)
        question = f"Write {counted(len(outcome.ready), 'entry', 'entries')}?"
        agreed(
            into, question, "\nNothing was written. To write these entries, run the same command with --yes."
        )
        new_files.write_new({files[entry.id]: entry.text for entry in outcome.ready})
    except UnreadableError as error:
        options.stop(f"{name}: {error}")
    except OSError as error:
        options.stop(f"The entries cannot be written ({error.strerror}). Nothing was written.")
    except KeyboardInterrupt:
        options.stop("\nStopped. Nothing was written.")
    written = counted(len(outcome.ready), "entry", "entries")
    click.echo(f"\nWritten: {written} for {person.profile.name}, all private.")
    if blank := sum(entry.is_unfinished for entry in outcome.ready):
        hold = counted(blank, "entry holds", "entries hold")
        click.echo(f"{hold} little more than a title, and will count nowhere until something is written.")
    if outcome.rows_in_need:
        click.echo(f"Not written: {_number(parts)}, named above. {_TWINS if outcome.twins else _MEND}")
    click.echo("To see them: portfolio serve")
    sys.exit(1 if outcome.rows_in_need else 0)


def _understood(table: Table, name: str, person: str, asks: bool) -> tuple[Table, Columns]:
    """A table and what its columns hold, with what somebody says to it."""
    columns = table.columns(person)
    show_columns(name, table, columns)
    if asks:
        columns = confirmed_columns(table, columns)
        table = asked_days(table, columns, clock.today())
    _refuse_unclear(columns)
    return table, columns


def _number(parts: Sequence[tuple[Table, Outcome]]) -> str:
    """How many rows, forms and texts need attention."""
    number: Counter[str] = Counter()
    for table, outcome in parts:
        number[table.each] += outcome.rows_in_need
    return say.all_of([counted(many, each) for each, many in number.items() if many])


def _show_left_out(found: tablefile.Found, name: str) -> None:
    """What is in the file and will be in no entry."""
    if found.without:
        click.echo(f"No row of headings was recognised in {tablefile.quoted(found.without)}.")
    if found.left_out:
        click.echo(f"In {name}, and in no entry:")
        for line in found.left_out:
            click.echo(f"  {line}")
        click.echo("")


def _refuse_unclear(columns: Columns) -> None:
    """Stop where a column that is needed is not there, or may not be what its heading says."""
    if columns.doubted is not None:
        options.stop(
            f"The column “{columns.name(columns.doubted)}” {columns.doubt}, so it may not be the title. "
            "Give the column that says what each was about the heading Title, or run this without --yes and "
            "say which it is."
        )
    if columns.missing:
        said = say.all_of(columns.missing)
        options.stop(
            f"No column was recognised as the {said}. Name its heading {said.title()} and try again."
        )


def _ends_if_nothing_is_new(outcome: Outcome) -> None:
    if not outcome.ready:
        click.echo("\nThere is nothing new to write." if outcome.there else "\nNothing can be written yet.")
        sys.exit(0 if outcome.there and not outcome.rows_in_need else 1)
