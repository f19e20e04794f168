"""Which single files we wrote, so that a file somebody has changed since is never lost.

Each file and its SHA-256 is noted in a private folder beside mkdocs.yml. Only a file that still matches
its note is replaced or removed. A file without a note is not ours.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portfolio.outputs.writing import PRIVATE, NotOursError, written

FOLDER = ".portfolio-written"
_NOTE = "written.json"

MayReplace = Callable[[Path], bool]  # asked about a file of ours that somebody has changed


@dataclass(frozen=True)
class OwnFiles:
    """The files one project wrote, wherever they are."""

    project: Path

    def refuse_others(self, target: Path, may_replace: MayReplace) -> None:
        """Raises NotOursError unless the target is free, unchanged since we wrote it, or may be replaced."""
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise NotOursError(f"{target} is not a file. Choose another place with --out.")
        if not target.exists() or not target.stat().st_size or self.is_as_written(target):
            return
        if self._name(target) not in self._noted():
            raise NotOursError(
                f"{target} exists and was not written from here. It is left as it is. "
                "Choose another place with --out."
            )
        if not may_replace(target):
            raise NotOursError(
                f"{target} was changed since it was written. It is left as it is. "
                "Choose another place with --out, or move it elsewhere first."
            )

    def write(self, target: Path, data: bytes, *, mode: int) -> None:
        """Write a whole file in place, and note its digest."""
        written(target, data, mode=mode)
        self._note({**self._noted(), self._name(target): _digest(data)})

    def remove(self, target: Path) -> None:
        """Remove a file unchanged since we wrote it; leave anything else."""
        if target.is_file() and not target.is_symlink() and self.is_as_written(target):
            target.unlink()

    def is_as_written(self, target: Path) -> bool:
        """Whether a file is exactly what we wrote there."""
        return self._noted().get(self._name(target)) == _digest(target.read_bytes())

    def _name(self, target: Path) -> str:
        """A path relative to the project, so that the whole folder can be moved."""
        return Path(os.path.relpath(target.absolute(), self.project)).as_posix()

    def _noted(self) -> Mapping[str, str]:
        with suppress(OSError, ValueError):
            noted = json.loads((self.project / FOLDER / _NOTE).read_text(encoding="utf-8"))
            if isinstance(noted, dict):
                return noted
        return {}

    def _note(self, noted: Mapping[str, str]) -> None:
        folder = self.project / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        there = {name: digest for name, digest in noted.items() if (self.project / name).is_file()}
        text = json.dumps(dict(sorted(there.items())), indent=1, ensure_ascii=False) + "\n"
        written(folder / _NOTE, text.encode(), mode=PRIVATE)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
