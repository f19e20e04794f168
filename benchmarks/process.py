"""Run one program and tell what it took: seconds, processor seconds, memory of all its processes."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2  # seconds: adding up shared pages slows a tool of several processes
_FIELD = re.compile(r"^(VmHWM|Pss):\s+(\d+) kB", re.MULTILINE)
_LAST_LINES = 15


@dataclass(frozen=True)
class Spent:
    """What one run took."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, workers included
    memory: float  # megabytes at the peak, workers included
    disk: float = 0  # megabytes of the site it made


class FailedError(Exception):
    """A program that should have built did not."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run a program to its end. Raises FailedError with its last words if it fails."""
    said = folder.parent / f"{folder.name}.log"
    with said.open("wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        with _watched(process.pid) as peak:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = said.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
        raise FailedError("\n".join([f"{folder.name} ended with {process.returncode}:", *words]))
    return Spent(wall, usage.ru_utime + usage.ru_stime, peak[0] / 1_024)


@contextmanager
def _watched(root: int) -> Iterator[list[float]]:
    """The highest memory of a process and all below it so far, in kilobytes."""
    peak = [0.0]
    done = threading.Event()

    def watch() -> None:
        peak[0] = _memory(root)
        while not done.wait(_EVERY):
            peak[0] = max(peak[0], _memory(root))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def _memory(root: int) -> float:
    """One process: its own high-water mark. Several: their sum, shared pages counted once.

    The mark costs next to nothing to read, so a tool of one process is not slowed by the looking.
    `ru_maxrss` would do as well, were it not inherited from the program that starts the tool.
    """
    pids = _tree(root)
    highest = max((_read(pid, "status", "VmHWM") for pid in pids), default=0.0)
    together = sum(_read(pid, "smaps_rollup", "Pss") for pid in pids) if len(pids) > 1 else 0.0
    return max(highest, together)


def _tree(root: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, int] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208 - twenty times a second, names alone will do
        if name.isdecimal():
            with suppress(OSError, IndexError, ValueError):
                stat = Path(f"/proc/{name}/stat").read_bytes()
                parents[int(name)] = int(stat.rpartition(b")")[2].split()[1])
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


def _read(pid: int, file: str, name: str) -> float:
    with suppress(OSError):
        text = Path(f"/proc/{pid}/{file}").read_text(encoding="ascii", errors="replace")
        return next((float(value) for key, value in _FIELD.findall(text) if key == name), 0.0)
    return 0.0
