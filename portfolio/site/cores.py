"""Work spread over the processor's cores, where there is enough of it and the system can."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# When Python looks for what is no longer needed. Nearly all that a build makes is needed to its end,
# and to look through it as often as usual takes a tenth of the time.
SELDOM = (20_000, 50, 500)
ENOUGH = 200  # fewer are done sooner than other processes are started
_SHARES = 16  # pieces for each process: neighbours share much, which then is in one memory only

# What the processes do, by number: they are copies of this one, so only numbers are sent to them.
_work: Callable[[int], Any]


def spread(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """`work` of each item, in their order."""
    global _work  # noqa: PLW0603 - inherited by the copies
    workers = min(_cores(), len(items) // (ENOUGH // 2))
    if workers < 2 or not _can_copy():  # noqa: PLR2004
        yield from map(work, items)
        return
    _work = lambda number: work(items[number])  # noqa: E731
    gc.freeze()  # the copies share what is there: the collector shall not touch it
    done = 0
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _leave_ctrl_c) as pool:
            for found in pool.map(_one, range(len(items)), chunksize=-(-len(items) // (workers * _SHARES))):
                done += 1
                yield found
    except BrokenProcessPool:  # the system has ended one, perhaps for want of memory
        yield from map(work, items[done:])
    finally:
        gc.unfreeze()
        del _work


def _leave_ctrl_c() -> None:
    """Ctrl-C is for the process that waits: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one(number: int) -> Any:
    return _work(number)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _can_copy() -> bool:
    """Copying a process is safe only while nothing else runs in it."""
    return sys.platform == "linux" and threading.active_count() == 1
