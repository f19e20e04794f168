"""The names this computer has for itself, and ports at which nobody but itself is answered."""

from __future__ import annotations

import errno
import socket

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost", "[::1]")
_MOST = 100  # ports that are tried


def is_own(host: str, port: int) -> bool:
    """Whether a request that bears this `Host` was meant for this computer and port.

    Somebody else's page can point a name of its own at this computer and then read what is answered.
    Such a request bears that name.
    """
    return host.isascii() and host.lower() in {f"{name}:{port}" for name in NAMES}


def listening(port: int) -> socket.socket:
    """A socket that listens at this port, or at the next one that is free.

    It listens at once, so that no other program can take the port meanwhile. Raises OSError.
    """
    for number in range(max(port, 1), min(port + _MOST, 65_536)):
        try:
            return socket.create_server((ADDRESS, number))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"every port from {port} on is taken")
