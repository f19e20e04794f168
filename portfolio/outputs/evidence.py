"""Evidence as it travels: pictures without what the camera wrote, nothing that could run.

What is left out here the guard has named.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio.guard import evidence, stripped

Read = Callable[[str], bytes | None]  # a file by its path below the practitioners; None: it stays


def travelling(practitioners: Path) -> Read:
    """How evidence below a folder of practitioners is read."""

    def read(name: str) -> bytes | None:
        path = practitioners / name
        data = path.read_bytes() if path.is_file() else b""
        if not data or evidence.refused(path.name, data):
            return None
        if evidence.suffix_of(path.name) not in evidence.PICTURES:
            return data
        picture = stripped(path)
        if isinstance(picture, bytes):
            return picture
        return None if evidence.tells_more(data) else data

    return read
