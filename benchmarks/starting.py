"""How soon a command that was typed says its first words."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from pathlib import Path

from benchmarks.measuring import Bench, say
from benchmarks.peers import OURS
from benchmarks.process import run
from benchmarks.sizes import careers

WAYS = {"help": "`portfolio --help`", "new": "`portfolio new`, to the first question"}
_PORTFOLIO = OURS.command[:-1]
_QUESTION = b"What do you want to write?"
_PATIENCE = 60  # seconds until something is wrong


def starting(bench: Bench, entries: int) -> None:
    """Each command once to warm up, then in turn."""
    root = bench.project(OURS, careers(entries))
    for turn in range(bench.runs + 1):
        took = {
            "help": run((*_PORTFOLIO, "--help"), root, bench.environment).wall,
            "new": _first_question(root, bench.environment),
        }
        for way, seconds in took.items():
            say(f"{WAYS[way]}: {seconds:.2f} s")
            if turn:
                bench.results.starts[way].append(seconds)


def _first_question(root: Path, environment: dict[str, str]) -> float:
    """Seconds until a terminal shows the question. Raises TimeoutError if it never does."""
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        (*_PORTFOLIO, "new"), cwd=root, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    said = b""
    try:
        while _QUESTION not in said:
            if not select.select([ours], [], [], _PATIENCE)[0]:
                raise TimeoutError("`portfolio new` asked nothing.")
            said += os.read(ours, 65_536)
        return time.perf_counter() - start
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)
