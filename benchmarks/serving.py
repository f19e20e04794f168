"""Edits under `portfolio serve`: the processor time each takes, and when the new page can be seen.

A preview tells no time of its own, so its process is looked at before and after several edits: one
alone is only a few of the ticks in which the system counts.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks import edits
from benchmarks.measuring import Bench, edited, say, texts
from benchmarks.peers import OURS
from benchmarks.results import Followed
from benchmarks.sizes import Size, careers

EDITS = 10
_SORTS = {"text": edits.text, **edits.FACTS}
_POLL = 0.05  # seconds
_QUIET = 0.3  # seconds without work after which nothing is left to do
_PATIENCE = 600  # seconds until something is wrong
_RELOADING = re.compile(rb"livereload\((\d+), (\d+)\);")
_ALLOWED = re.compile(rb"'sha256-[^']*'")  # scripts, that one among them
_OPENS = re.compile(r"http://\S+key=\S+")
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class _Preview:
    """A preview that is running."""

    process: subprocess.Popen[bytes]
    root: Path
    base: str
    size: Size
    log: Path

    def wait(self) -> None:
        """Until it says with which key it opens; then it answers."""
        start = time.perf_counter()
        while not (opens := _OPENS.search(self.log.read_text(encoding="utf-8"))):
            if self.process.poll() is not None or time.perf_counter() - start > _PATIENCE:
                raise TimeoutError("The preview ended, or showed nothing.")
            time.sleep(_POLL)
        urllib.request.install_opener(urllib.request.build_opener(urllib.request.HTTPCookieProcessor()))
        _got(opens[0])

    def several(self, sort: str, first: int) -> Followed:
        """As many edits of one sort as make an average, each of another entry."""
        before = self.cpu_when_quiet()
        seen = tuple(self.edit(sort, number) for number in range(first, first + EDITS))
        return Followed((self.cpu_when_quiet() - before) / EDITS, seen)

    def edit(self, sort: str, number: int) -> float:
        """Save one entry and wait for its page as a browser does; the seconds that took."""
        text = edited(self.size, number, _SORTS[sort])
        page = f"{self.base}/{text.path.removesuffix('.md')}/index.html"
        before = _got(page)
        self.cpu_when_quiet()
        start = time.perf_counter()
        OURS.save(self.root, text)
        now = before
        while _said(now) == _said(before):
            if time.perf_counter() - start > _PATIENCE or not (shown := _RELOADING.search(now)):
                raise TimeoutError("The preview did not show what was saved.")
            _got(f"{self.base}/livereload/{shown[1].decode()}/{shown[2].decode()}")
            now = _got(page)
        return time.perf_counter() - start

    def cpu_when_quiet(self) -> float:
        """Processor seconds so far, as soon as nothing more is added to them."""
        before, now = -1.0, self._cpu()
        while now != before:
            time.sleep(_QUIET)
            before, now = now, self._cpu()
        return now

    def _cpu(self) -> float:
        """User and system time, of the process and the workers that have ended."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii", errors="replace")
        return sum(int(ticks) for ticks in stat.rpartition(")")[2].split()[11:15]) / _TICK


def serving(bench: Bench, entries: int) -> None:
    """A preview, one edit of each sort to warm up, then the edits that count."""
    size, port = careers(entries), _free_port()
    root, log = bench.folder / "serving", bench.folder / "serving.log"
    OURS.write(root, texts(size))
    command = (*OURS.command[:-1], "serve", "--no-browser", "--port", str(port))
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=root, env=bench.environment, stdout=said, stderr=said
        )
    preview = _Preview(process, root, f"http://127.0.0.1:{port}", size, log)
    try:
        preview.wait()
        for number, sort in enumerate(_SORTS):
            preview.edit(sort, number)
        number = len(_SORTS)
        for _ in range(bench.runs):
            for sort in _SORTS:
                found = preview.several(sort, number)
                number += EDITS
                say(f"{size}, serve, {sort}: {found.cpu * 1e3:.0f} ms, seen after {max(found.seen):.2f} s")
                bench.results.serving[sort].append(found)
    finally:
        process.terminate()
        process.wait()


def _said(page: bytes) -> bytes:
    """A page without what the preview adds to it."""
    return _ALLOWED.sub(b"", _RELOADING.sub(b"", page))


def _got(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own preview
            return bytes(answer.read())
    except urllib.error.URLError:
        return b""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
