"""`portfolio serve` in a process of its own, asked for pages with its key or without."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import portfolios
import pytest

from portfolio.site.programs import brought

PATIENCE = 600  # seconds: only what hangs takes so long
COMMAND = Path(sys.executable).parent / "portfolio"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Preview:
    """`portfolio serve` in a project, with a temporary folder of its own."""

    def __init__(
        self,
        project: Path,
        temporary: Path,
        *options: str,
        host: str = "127.0.0.1",
        settings: str = portfolios.SETTINGS,
        more: str = "",
    ) -> None:
        self.project, self.temporary, self.port = project, temporary, free_port()
        temporary.mkdir(exist_ok=True)
        # Each preview has a settings file of its own, so that starting one changes nothing for another.
        self.settings = project / f"mkdocs-{self.port}.yml"
        self.settings.write_text(settings + f"dev_addr: {host}:{self.port}\n{more}")
        self.log = temporary.parent / f"log-{self.port}"
        self._agree(self.settings)
        environment = {**os.environ, "TMPDIR": str(temporary), **self._account}
        browser = () if "--browser" in options else ("--no-browser",)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [
                    COMMAND,
                    "serve",
                    "-f",
                    self.settings.name,
                    *browser,
                    *(o for o in options if o != "--browser"),
                ],
                cwd=project,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A shell that runs the tests in the background has Ctrl-C switched off for them.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - one thread
            )

    @property
    def _account(self) -> dict[str, str]:
        return {"XDG_CONFIG_HOME": str(self.temporary.parent / "account")}

    def _agree(self, settings: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self._account.items():
                patch.setenv(name, value)
            brought(settings).agree()

    def change_settings(self, text: str) -> None:
        """Save other settings whose programs may run."""
        aside = self.settings.with_suffix(".agreed")
        aside.write_text(text)
        self._agree(aside)
        aside.replace(self.settings)

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def opens(self) -> str:
        """The address it prints, once it does."""
        found = re.search(r"^Open (http://\S+)", self.said, re.MULTILINE)
        return found[1] if found else ""

    @property
    def base(self) -> str:
        return self.opens.partition("?")[0]

    @property
    def cookie(self) -> str:
        port = self.base.rpartition(":")[2].rstrip("/")
        return f"portfolio-{port}={self.opens.rpartition('=')[2]}"

    @property
    def desk(self) -> str:
        """The address of the desk, as the pages say it."""
        found = re.search(r'href="(http://[^"]+/)">Write<', self.page("index.html"))
        return found[1] if found else ""

    def page(self, name: str = "") -> str:
        """A page as it is served now to the browser that was opened, or nothing."""
        if self.base:
            with suppress(URLError, OSError):
                asked = Request(f"{self.base}{name}", headers={"Cookie": self.cookie})
                with urlopen(asked, timeout=20) as answer:
                    return answer.read().decode()
        return ""

    def ask(self, method: str, address: str, **headers: str) -> tuple[int, str]:
        """What it answers to anybody; `{}` in an address is its own."""
        host, _, path = address.format(self.base).removeprefix("http://").partition("/")
        said = {"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        with closing(http.client.HTTPConnection(host, timeout=20)) as connection:
            connection.putrequest(method, f"/{path}", skip_host=True)
            for name, value in said.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def until(self, true: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert self.process.poll() is None, f"the preview ended:\n{self.said}"
            assert time.monotonic() < end, f"{what} was not seen in {PATIENCE} s:\n{self.said[-2000:]}"
            time.sleep(0.2)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            pytest.fail(f"the preview did not end after {how.name}:\n{self.said}")
        return self.process.returncode


@contextmanager
def preview(
    project: Path, temporary: Path, *options: str, settings: str = portfolios.SETTINGS
) -> Iterator[Preview]:
    """A preview that is up, and gone afterwards whatever happens."""
    one = Preview(project, temporary, *options, settings=settings)
    try:
        one.until(one.page, "the first page")
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
