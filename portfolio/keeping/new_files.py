"""New files on disk: never over an existing one, and all of them or none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.keeping.whole import folders_made

if TYPE_CHECKING:
    from portfolio.folder.places import Folder

_ID = re.compile(r"""^id:[ \t]*["']?([^"'\n#]+?)["']?[ \t]*$""", re.MULTILINE)


def taken(home: Path) -> frozenset[str]:
    """Ids and file names in use below a practitioner's folder, folded, even in files with mistakes."""
    from portfolio.records.frontmatter import MAX_FRONT_MATTER

    names: set[str] = set()
    for path in home.rglob("*.md"):
        names.add(path.stem.casefold())
        try:
            with path.open("rb") as file:
                top = file.read(MAX_FRONT_MATTER).decode("utf-8", "replace")
        except OSError:
            continue
        if said := _ID.search(top.partition("\n---")[0]):
            names.add(said[1].casefold())
    return frozenset(names)


def schema_from(entries: Path, folder: Folder) -> str:
    """The path to the project's JSON Schema from a folder of entries; empty if there is none."""
    from portfolio.writing import schema

    for path in (folder.practitioners.parent / schema.FILE, folder.project / schema.IN_GUIDE):
        if path.is_file():
            return Path(os.path.relpath(path, entries)).as_posix()
    return ""


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Write files that are not there yet. After any failure, even Ctrl-C, none of them is left.

    Raises FileExistsError if one is there already, or the system's own error.
    """
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path, text in files.items():
            folders += folders_made(path.parent)
            with path.open("xb") as file:
                written.append(path)
                file.write(text.encode() if isinstance(text, str) else text)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        raise
