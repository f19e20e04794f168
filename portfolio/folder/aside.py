"""What the program itself keeps beside a record, and never takes for a part of it: all begins alike.

What a build remembers, an older text, a file half written: whoever reads, watches or publishes a
folder passes over them by the beginning of the name.
"""

from __future__ import annotations

from pathlib import PurePath

OURS = ".portfolio-"


def is_ours(path: PurePath) -> bool:
    """Whether a path, seen from the folder that is looked at, is or lies in what the program keeps."""
    return any(part.startswith(OURS) for part in path.parts)
