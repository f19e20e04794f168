"""The desk at work: a server on a port of its own, in a thread, and the end of a long silence."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOURS = 8.0
_LOOK = 60.0  # seconds between two looks at the clock
_PATIENCE = 2  # seconds an answer that was begun may still take


@contextmanager
def answering(app: ASGIApp, at: socket.socket) -> Iterator[None]:
    """A server that answers meanwhile, at a socket that listens already. It writes no list of addresses."""
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            proxy_headers=False,  # nobody stands between
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )
    thread = threading.Thread(target=server.run, args=([at],), name="desk", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
        at.close()  # it does not, where it ended before it began


@dataclass
class Silence:
    """How long nobody has asked for anything. A key that is forgotten overnight should open nothing."""

    hours: float = HOURS
    clock: Callable[[], float] = time.monotonic
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self.broken()

    def broken(self) -> None:
        """Somebody asked for something, or saved something."""
        self._since = self.clock()

    @property
    def is_over(self) -> bool:
        """Whether it has lasted long enough."""
        return self.clock() - self._since >= self.hours * 3600


@contextmanager
def ending(silence: Silence, end: Callable[[], None], look: float = _LOOK) -> Iterator[None]:
    """Meanwhile, call `end` once the silence is over."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(look):
            if silence.is_over:
                end()
                return

    thread = threading.Thread(target=watch, name="silence", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
