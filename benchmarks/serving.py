"""One edit under `portfolio serve`: how long the rebuild takes, and when the new page can be seen."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Bench, edited, say, texts
from benchmarks.peers import CHANGED, OURS
from benchmarks.results import Seen

EDITS = 5
_POLL = 0.01  # seconds
_PATIENCE = 600  # seconds until something is wrong
_BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")


@dataclass(frozen=True)
class _Preview:
    """A preview that is running."""

    process: subprocess.Popen[bytes]
    root: Path
    base: str
    log: Path

    @property
    def built(self) -> list[str]:
        """How long every build took so far, as MkDocs tells it."""
        return _BUILT.findall(self.log.read_text(encoding="utf-8", errors="replace"))

    def wait(self, ready: Callable[[], bool]) -> None:
        """Until something is true. Raises TimeoutError if it never is."""
        start = time.perf_counter()
        while not ready():
            if self.process.poll() is not None or time.perf_counter() - start > _PATIENCE:
                raise TimeoutError("The preview ended, or did not show what was saved.")
            time.sleep(_POLL)

    def edit(self, size: int, turn: int) -> Seen:
        """Save one entry, and wait until its page says so."""
        text = edited(size, turn)
        page = self.base + text.path.removesuffix(".md") + "/"
        words = CHANGED.format(turn).strip().encode()
        self.wait(lambda: bool(_page(page)))
        time.sleep(1 + 0.17 * turn)  # not always at the same moment between two looks of MkDocs
        before = len(self.built)
        start = time.perf_counter()
        OURS.edit(self.root, text, turn)
        self.wait(lambda: words in _page(page))
        seen = time.perf_counter() - start
        self.wait(lambda: len(self.built) > before)
        return Seen(float(self.built[-1]), seen)


def serving(bench: Bench, size: int) -> None:
    """A preview, one edit to warm up, then the edits that count."""
    root, log, port = bench.folder / "serving", bench.folder / "serving.log", _free_port()
    OURS.write(root, texts(size))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"dev_addr: 127.0.0.1:{port}\n")
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            (*OURS.command[:-1], "serve"), cwd=root, env=bench.environment, stdout=said, stderr=said
        )
    preview = _Preview(process, root, f"http://127.0.0.1:{port}/", log)
    try:
        preview.wait(lambda: bool(preview.built))
        for turn in range(EDITS + 1):
            found = preview.edit(size, turn)
            say(f"{size} entries, serve: rebuilt in {found.rebuild:.2f} s, seen after {found.seen:.2f} s")
            if turn:
                bench.results.serving.append(found)
    finally:
        process.terminate()
        process.wait()


def _page(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own preview
            return bytes(answer.read())
    except urllib.error.URLError:
        return b""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
