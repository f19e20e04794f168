"""A real terminal with a command in it: what it shows is waited for, keys are typed, it can be closed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60  # seconds, for a computer that does a lot besides
_DRAWING = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")
_WHERE = b"\x1b[6n"  # the program asks where the cursor is


class Terminal:
    """One `portfolio` command in a terminal of its own."""

    def __init__(self, project: Path, *args: str) -> None:
        self._hand, program = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portfolio", *args], cwd=project, stdin=program, stdout=program, stderr=program,
            start_new_session=True, env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
        )  # fmt: skip
        os.close(program)
        self._seen = b""
        self.shown = ""

    def until(self, words: str) -> None:
        """Wait until the words are shown, counting from the last key."""
        while words not in self.shown:
            if not self._look():
                raise AssertionError(f"“{words}” never came:\n{self.shown}")

    def types(self, keys: str) -> None:
        """Type keys; what was shown before is forgotten."""
        self._seen, self.shown = b"", ""
        os.write(self._hand, keys.encode())

    def ends(self) -> int:
        """Wait for the end; returns the exit code."""
        while self._look():
            pass
        return self.process.wait(_PATIENCE)

    def dies(self) -> None:
        """Kill it without a warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(_PATIENCE)

    def _look(self) -> bool:
        """Take in what is shown next; false once it has ended."""
        if not select.select([self._hand], [], [], _PATIENCE)[0]:
            return False
        try:
            new = os.read(self._hand, 65_536)
        except OSError:  # it has ended
            return False
        if _WHERE in new:
            os.write(self._hand, b"\x1b[1;1R")
        self._seen += new
        self.shown = _DRAWING.sub(b"", self._seen).decode(errors="replace")
        return bool(new)

    def close(self) -> None:
        """Close the window."""
        os.close(self._hand)


@contextmanager
def terminal(project: Path, *args: str) -> Iterator[Terminal]:
    """A terminal that is gone afterwards."""
    opened = Terminal(project, *args)
    try:
        yield opened
    finally:
        if opened.process.poll() is None:
            opened.dies()
