"""`portfolio build`: the site for one audience."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from portfolio.cli import options
from portfolio.cli.showing import counted, show, summary
from portfolio.share import Share


@click.command("build")
@options.audience("Whom the site is for.  [default: private]")
@options.practitioner
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write.  [default: builds/AUDIENCE]",
)
@click.option("--clean", is_flag=True, help="Remove what earlier builds left before this one begins.")
@options.config_file
@options.ends_plainly
def command(
    audience: str | None, practitioner: str | None, out: Path | None, clean: bool, config_file: Path
) -> None:
    """Build the site for one audience, holding exactly what that audience may see."""
    from portfolio.site.cores import SELDOM

    gc.set_threshold(*SELDOM)  # first, since what is loaded now is garbage least of all
    audience = audience or Share.PRIVATE
    root = config_file.resolve().parent
    out = (out or root / "builds" / audience).absolute()
    if clean or not _followed(config_file, audience, practitioner, out):
        _whole(config_file, audience, practitioner, out, clean=clean)
    click.echo(f"Open {_shown(out)}")
    gc.freeze()  # the process ends here: collecting garbage first would add a quarter to the time
    sys.exit(0)


def _shown(out: Path) -> Path:
    index = out / "index.html"
    return index.relative_to(Path.cwd()) if index.is_relative_to(Path.cwd()) else index


def _followed(config_file: Path, audience: str, practitioner: str | None, out: Path) -> bool:
    """Build after one edited text, if no more than that has changed; whether it was."""
    from portfolio.cli.clock import today
    from portfolio.site.kept import FOLDER, Kept
    from portfolio.site.one_text.following import follow
    from portfolio.site.one_text.last_build import name_of
    from portfolio.site.tools import tools

    root = config_file.resolve().parent
    if not (root / FOLDER).is_dir():
        return False
    kept = Kept(root, tools())
    name = name_of(config_file, audience, practitioner, out)
    last = follow(kept, name, out, today().isoformat())
    kept.say(lambda note: click.echo(note, err=True))
    if last is None:
        return False
    show(last.problems, root)
    for line in last.lines:
        click.echo(line)
    return True


def _whole(config_file: Path, audience: str, practitioner: str | None, out: Path, *, clean: bool) -> None:
    from portfolio.cli.export import refuse_published
    from portfolio.cli.left_out import left_out, unsaid
    from portfolio.site import ownership
    from portfolio.site.building import Setup, build, problems
    from portfolio.site.kept import forget
    from portfolio.site.one_text.keeping import begun, keep
    from portfolio.site.one_text.last_build import name_of

    setup = Setup(config_file, audience, practitioner)
    try:
        ownership.refuse_strangers(out)
    except ownership.NotOursError as error:
        options.stop(str(error))
    project = setup.project()
    refuse_published(out, project.folder)
    if clean:
        ownership.remove(out)
        forget(setup.root)
    files = begun(project)
    wrong = problems(project)
    show(wrong, setup.root)
    errors = any(p.is_error for p in wrong)
    if errors and audience != Share.PRIVATE:
        ownership.remove(out)
        click.echo(summary(project.reading.entries, wrong), err=True)
        options.stop(f"Nothing is built for {audience} until this is mended.")
    lines = [f"Left unsaid: {what}." for what in unsaid(project.shown)]
    for line in lines:
        click.echo(line)
    built = build(setup, project, out)
    for note in project.kept.notes:
        click.echo(note, err=True)
    more = [summary(project.reading.entries, wrong)] if wrong else []
    people = counted(len(built.shown.practitioners), "practitioner")
    entries = counted(len(built.shown.entries), "entry", "entries")
    more.append(f"Built for {audience}: {entries} of {people}, as of {built.shown.terms.as_of}.")
    if drafts := len(built.shown.with_drafts) - len(built.shown.entries):
        more.append(f"  Not finished yet, and counted nowhere: {counted(drafts, 'entry', 'entries')}.")
    more += [f"  Left out, {reason}." for reason in left_out(built.full, built.shown)]
    for line in more:
        click.echo(line)
    name = name_of(config_file, audience, practitioner, out)
    keep(name, built.plugin, files, out, (wrong, [*lines, *more]))
