"""`portfolio pack`: the evidence pack, one PDF to hand over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio.cli import export, options, pack_time, renewal
from portfolio.cli.showing import counted
from portfolio.model import Practitioner
from portfolio.model.spans import TimeSpan
from portfolio.share import Share

if TYPE_CHECKING:
    from portfolio.outputs.own_files import OwnFiles
    from portfolio.outputs.pack_choice import Choice

Undrawn = Mapping[str, tuple[str, ...]]


@click.command("pack")
@options.audience("Whom the pack is for.  [default: private]")
@options.practitioner
@renewal.as_of
@pack_time.options
@click.option(
    "--all", "everything", is_flag=True, help="For a regulator: what does not support renewal as well."
)
@click.option("--lock", is_flag=True, help="Encrypt it; the passphrase is shown once and kept nowhere.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: builds/PRACTITIONER-AUDIENCE.pdf]",
)
@options.config_file
@options.ends_plainly
def command(  # noqa: PLR0913, PLR0917 - the options interface.md lists
    audience: str | None,
    practitioner: str | None,
    as_of: datetime.date | None,
    first: datetime.date | None,
    last: datetime.date | None,
    twelve_months: bool,
    everything: bool,
    lock: bool,
    out: Path | None,
    config_file: Path,
) -> None:
    """Write one PDF with everything one audience may see: statement, readiness, evidence.

    With --from and --to, or --last-12-months, it is about that time alone. For a regulator it holds
    what supports renewal, and says how much more is shared; --all takes in the rest.
    """
    from portfolio.outputs.own_files import OwnFiles
    from portfolio.outputs.pack import PackError
    from portfolio.outputs.pack_choice import choice
    from portfolio.outputs.pack_letters import told
    from portfolio.outputs.writing import NotOursError

    asked = pack_time.Asked(first, last, twelve_months)
    own = OwnFiles(config_file.resolve().parent)
    folder = own.project / "builds"
    out = out.absolute() if out else None

    def undo() -> None:
        for old in _old(folder, out, f"{practitioner or '*'}-{audience or Share.PRIVATE}{asked.any_name}"):
            own.remove(old)

    try:
        if out:
            own.refuse_others(out, export.may_replace)
        request = export.asked(config_file, audience, practitioner, undo, as_of)
        span = asked.span(request.shown.terms.as_of)
        for person in pack_time.people(request, _people(request, practitioner, out), span, undo):
            target = out or folder / f"{person.id}-{request.audience}{pack_time.name(span)}.pdf"
            own.refuse_others(target, export.may_replace)
            export.refuse_published(target, request.folder)
            chosen = choice(request.shown, person, everything=everything or span is not None)
            phrase, undrawn = _written(request, chosen, span, target, lock, own)
            seen = export.without(pack_time.within(request, span), chosen.others)
            export.said(seen, f"Packed {person.profile.name}{pack_time.days(span)}", target, person)
            if chosen.others:
                number = counted(len(chosen.others), "more entry does", "more entries do")
                click.echo(f"{number} not support renewal. Add --all to have everything that is shared.")
            for line in told(undrawn):
                click.echo(line)
            if phrase:
                click.echo(f"\nPassphrase: {phrase}")
                click.echo("It is shown this once and kept nowhere. Send it by another way than the file.")
    except (NotOursError, PackError) as error:
        options.stop(str(error))
    except OSError as error:
        options.not_written(out or folder, error)


def _written(  # noqa: PLR0913, PLR0917 - what a pack is made of, and where it goes
    request: export.Asked,
    chosen: Choice,
    span: TimeSpan | None,
    target: Path,
    lock: bool,
    own: OwnFiles,
) -> tuple[str, Undrawn]:
    """Put the pack in place. Its passphrase, if it has one, and the letters that could not be drawn.

    On a failure none remains there.
    """
    from portfolio.outputs import lock as locking
    from portfolio.outputs.pack import as_pdf

    try:
        made = as_pdf(request.shown, chosen, request.evidence, span)
        data = made.pdf
        request.look_through(target.name, data)
        phrase = locking.passphrase() if lock else ""
        data = locking.locked(data, phrase) if lock else data
        target.parent.mkdir(parents=True, exist_ok=True)
        own.write(target, data, mode=export.mode_for(request.audience))
    except BaseException:
        if request.audience is not Share.PRIVATE:
            own.remove(target)
        raise
    return phrase, made.undrawn


def _people(request: export.Asked, said: str | None, out: Path | None) -> Iterable[Practitioner]:
    """Whose packs to write. Stops if nothing is shared, or if one file would hold several packs."""
    people = request.shown.practitioners
    if not people:
        options.stop(f"Nothing of {said or 'anybody'} is shared as far as this: {request.audience}.")
    if len(people) > 1 and out:
        names = ", ".join(person.id for person in people)
        raise click.UsageError(f"A pack is one person's. Add --practitioner with one of: {names}.")
    return people


def _old(folder: Path, out: Path | None, names: str) -> Iterator[Path]:
    """Where earlier packs for the same request were written."""
    if out:
        yield out
    else:
        yield from folder.glob(f"{names}.pdf")
