"""A key of the record's own: what is made with it tells nothing to whoever has not got it.

It lies in a private folder beside `mkdocs.yml` and not with the account, so that a record on a new
computer still knows what it made on the old one.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from portfolio.folder.aside import OURS
from portfolio.keeping import whole
from portfolio.keeping.private_folder import one_at_a_time

FOLDER = f"{OURS}key"
_FILE = "key"
_SIZE = 32  # bytes


def own_key(project: Path) -> bytes:
    """The key of a project, made when first needed, and anew if it is damaged."""
    file = project / FOLDER / _FILE
    with one_at_a_time(file.parent):
        with suppress(FileNotFoundError):
            if len(key := file.read_bytes()) == _SIZE:
                return key
        key = secrets.token_bytes(_SIZE)
        whole.sweep(file.parent)
        whole.moved_in(whole.written_aside(file.parent, key, whole.PRIVATE), file)
        return key
