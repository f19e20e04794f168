"""A file as it travels: pictures without what the camera wrote, nothing that could run.

What is left out here is named as a finding elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from portfolio.guard import evidence
from portfolio.guard.pictures import stripped


def carried(path: Path) -> bytes | None:
    """The bytes of a file for somebody else; nothing where it has to stay."""
    data = path.read_bytes() if path.is_file() else b""
    if not data or evidence.refused(path.name, data):
        return None
    if evidence.suffix_of(path.name) not in evidence.PICTURES:
        return data
    picture = stripped(path)
    if isinstance(picture, bytes):
        return picture
    return None if evidence.tells_more(data) else data
