"""Work spread over the processor's cores, if there is enough of it and the system allows it."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # little work needs no other process
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

# How seldom Python collects garbage. Nearly everything a build makes is needed until its end, and
# looking through it as often as usual takes a tenth of the time.
SELDOM = (20_000, 50, 500)
ENOUGH = 200  # fewer are done in less time than it takes to start other processes
_SHARES = 16  # pieces for each process: neighbours share much, so only one process has to hold it


def spread(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """`work` on each item, with the results in the items' order.

    Each process has its shares from the start and a pipe of its own, with no queue, lock or thread between
    them: one that ends early, or an interrupted or killed build, leaves nobody waiting. Whatever a process
    does not deliver is done here, so a mistake in `work` is raised as if nothing had been spread.
    """
    count = min(_cores(), len(items) // (ENOUGH // 2))
    if count < 2 or not _can_copy():  # noqa: PLR2004
        yield from map(work, items)
        return
    size = -(-len(items) // (count * _SHARES))
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    gc.freeze()  # the copies share this memory, and collecting garbage would copy it
    workers: list[tuple[ForkProcess, Connection]] = []
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with suppress(OSError):  # no room for another process
                for number in range(count):
                    workers.append(_begun(work, shares[number::count], [results for _, results in workers]))
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        for number, share in enumerate(shares):
            try:
                values = workers[number % count][1].recv()
            except (EOFError, OSError, IndexError):
                values = map(work, share)
            yield from values
    finally:
        for process, results in workers:
            results.close()
            process.kill()
            process.join()
        gc.unfreeze()


def clear_up() -> None:
    """Free what a preview no longer needs after a build: `SELDOM` alone would keep it too long."""
    gc.collect()
    _settled()


@cache  # once
def _settled() -> None:
    """Set aside, once, what the first build has made: it stays, so it need not be looked through again."""
    gc.freeze()


def _begun(
    work: Callable[[T], R], shares: Sequence[Sequence[T]], others: Sequence[Connection]
) -> tuple[ForkProcess, Connection]:
    """A process at work, and the pipe its results come out of.

    Ctrl-C is blocked while it starts, and so stays blocked inside it: only the waiting process hears it,
    and ends the others.
    """
    import multiprocessing

    results, give = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_work_on, args=(work, shares, give, [*others, results]), daemon=True
    )
    process.start()
    give.close()
    return process, results


def _work_on(
    work: Callable[[T], R], shares: Sequence[Sequence[T]], give: Connection, not_ours: Sequence[Connection]
) -> None:
    """Send the results of each share. End quietly if the first process is gone or `work` fails."""
    for results in not_ours:
        results.close()  # or this process would not notice that the first one is gone
    with suppress(Exception):
        for share in shares:
            give.send([work(item) for item in share])


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _can_copy() -> bool:
    """Copying a process is safe only while nothing else runs in it."""
    return sys.platform == "linux" and threading.active_count() == 1
