"""`portfolio serve`: the portfolio in a browser on this computer, and the desk to write it at."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

import click

from portfolio import loopback
from portfolio.cli import clock, options
from portfolio.share import Share

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from portfolio.desk.fence import Key
    from portfolio.desk.record import Record

ENDED = "Stopped. Everything you saved is in your folder."
UNUSED = "Nobody used it for {hours:g} hours, so it has stopped. Everything you saved is in your folder."


@click.command("serve")
@options.audience("Whom to look through the eyes of.  [default: private]")
@click.option(
    "--port",
    type=int,
    metavar="N",
    help="Where to open it; the next free one where it is taken.  [default: 8000]",
)
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--read-only", is_flag=True, help="To look at only: nothing can be written in the browser.")
@options.config_file
@options.ends_plainly
def command(
    audience: str | None, port: int | None, no_browser: bool, read_only: bool, config_file: Path
) -> None:
    """Open your portfolio in the browser: read it, write in it, and see every change at once.

    Only this computer can open it, and only with the key it is opened with. Ctrl-C ends it, and so do
    eight hours in which nobody uses it.
    """
    ended = ENDED
    with suppress(KeyboardInterrupt):
        ended = _serve(Share(audience or Share.PRIVATE), port, not no_browser, read_only, config_file)
    click.echo(ended)


def _serve(audience: Share, port: int | None, browser: bool, read_only: bool, config_file: Path) -> str:
    """Serve until it ends; returns why it did, in a sentence."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever asks, it ends as with Ctrl-C
    from portfolio.desk.app import application
    from portfolio.desk.beside import Beside
    from portfolio.desk.fence import Fence, Key
    from portfolio.desk.gates import around_desk, around_preview
    from portfolio.desk.serving import Silence, answering, ending
    from portfolio.outputs.calendar import own_calendar
    from portfolio.site import live
    from portfolio.site.building import Setup

    setup = Setup(config_file, audience)
    wanted = port or live.port_of(setup.load())
    with ExitStack() as meanwhile:
        at = meanwhile.enter_context(_listening(wanted))
        number = at.getsockname()[1]
        key, silence = Key(f"portfolio-{number}"), Silence()
        here = f"http://{loopback.ADDRESS}:{number}"
        beside = desk = None
        if audience is Share.PRIVATE:
            record = _record(live.settings(setup, at))
            desk = None if read_only else meanwhile.enter_context(_listening(number + 1))
            beside = Beside(record, desk.getsockname()[1] if desk else None)

        def around(preview: WSGIApplication) -> WSGIApplication:
            shown = beside.around(preview) if beside else preview
            return around_preview(shown, Fence(number, key, takes_changes=False), silence.broken)

        def begun(end: Callable[[], None]) -> None:
            if desk is not None:
                days_ahead = partial(own_calendar, record.folder.project)
                app = application(record, key.token, days_ahead, f"{here}/")
                fence = Fence(desk.getsockname()[1], key, takes_changes=True)
                meanwhile.enter_context(answering(around_desk(app, fence, silence.broken), desk))
            meanwhile.enter_context(ending(silence, end))
            if number != wanted:
                click.echo(f"Port {wanted} is taken by another program, so this opens at {number}.")
            _open(here, key, meanwhile if browser else None)

        live.serve(setup, at, around=around, begun=begun, say=click.echo)
        return UNUSED.format(hours=silence.hours) if silence.is_over else ENDED


def _listening(port: int) -> socket:
    from portfolio.site.opening import SetupError

    try:
        return loopback.listening(port)
    except OSError as error:
        said = f"Port {port} cannot be used ({error.strerror or error}). Choose another: --port 8000"
        raise SetupError(said) from None


def _record(config: Any) -> Record:
    from portfolio.desk.record import Record
    from portfolio.site.afresh import Afresh

    afresh = Afresh(config)
    return Record(afresh.folder, afresh.reading, afresh.guard, clock.today)


def _open(here: str, key: Key, meanwhile: ExitStack | None) -> None:
    """Open a browser, or say at which address one opens it."""
    from portfolio.desk.opening import leading_to, opened

    def tell() -> None:
        if file and opened(file):
            click.echo(f"Your portfolio opens in your browser, at {here}/ (Ctrl-C ends it)")
        else:
            click.echo(f"Open {here}{key.opens} (Ctrl-C ends it)")

    file = meanwhile and meanwhile.enter_context(leading_to(f"{here}{key.opens}"))
    if file:
        threading.Thread(target=tell, name="browser", daemon=True).start()  # some browsers make us wait
    else:
        tell()
