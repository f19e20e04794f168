"""Saves one file, and kills itself with SIGKILL just before one of its steps on the disk.

Run as a program: the file, its new text, and which step. Says how many steps there were if it lived.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path

from portfolio.keeping.files import digest, put, put_new
from portfolio.keeping.history import History

STEPS = {"open", "os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "os.truncate"}


def main(project: str, new: str, last: str) -> None:
    """Save, and count or die."""
    import filelock  # noqa: F401 - what it loads is no step

    path, steps = Path(project, "visit.md"), itertools.count(1)

    def step(event: str, _: tuple[object, ...] = ()) -> None:
        nonlocal reached
        if counting and event in STEPS:
            reached = next(steps)
            if reached == int(last):
                os.kill(os.getpid(), signal.SIGKILL)

    settle = os.fsync

    def settled(handle: int) -> None:
        step("open")
        settle(handle)

    os.fsync, counting, reached = settled, False, 0
    sys.addaudithook(step)
    if path.exists():
        opened = digest(path.read_bytes())
        counting = True
        put(path, new.encode(), opened, History(Path(project)))
    else:
        counting = True
        put_new(path, new.encode())
    counting = False
    print(reached)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
