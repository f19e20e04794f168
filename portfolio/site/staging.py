"""Build aside, then swap. A failure leaves nothing: no half a site, and no old one either.

A finished site carries a manifest of its files. A folder that is not empty and carries none is
not ours: it is refused and never touched.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

MANIFEST = "portfolio-manifest.json"  # no dot, so that any other builder cleans it away
_WAIT = 60  # seconds for another build of the same site to finish


class NotOursError(Exception):
    """The target folder holds something that no build of ours put there."""


class Staging:
    """One build on its way from a folder aside to its target.

    `target` may be a folder that MkDocs has just made for a preview, so `preview` skips the
    question whether it is ours.
    """

    def __init__(self, target: Path, preview: bool = False) -> None:
        self.target = target
        self._preview = preview
        if not preview and target.exists() and not is_ours(target):
            raise NotOursError(
                f"{target} is not empty and was not made by a build of this portfolio. It is left "
                "as it is. Choose another folder, or empty it yourself."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(target.parent / f".portfolio-{target.name}.lock")
        try:
            self._lock.acquire(timeout=_WAIT)
        except Timeout:
            raise NotOursError(f"Another build of {target} is still running. Try again later.") from None
        self._prefix = f".portfolio-{target.name}-"
        self._clean_leftovers()
        self.folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=target.parent))
        self.is_open = True  # neither swapped in nor discarded yet
        atexit.register(self.discard)

    def commit(self, audience: str) -> None:
        """Put the staged site in the place of the old one."""
        write_manifest(self.folder, audience)
        old = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.target.parent))
        if self.target.exists():
            self.target.rename(old / "old")
        self.folder.chmod(0o700 if audience == "private" else 0o755)
        self.folder.rename(self.target)
        shutil.rmtree(old)
        self._close()

    def discard(self) -> None:
        """Remove the staged site and, unless it is a preview, the old one. Safe to call twice."""
        if not self.is_open:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        if not self._preview and is_ours(self.target):
            shutil.rmtree(self.target, ignore_errors=True)
        self._close()

    def _close(self) -> None:
        self.is_open = False
        atexit.unregister(self.discard)
        self._lock.release()

    def _clean_leftovers(self) -> None:
        for left in self.target.parent.glob(f"{self._prefix}*"):
            shutil.rmtree(left, ignore_errors=True)


def is_ours(folder: Path) -> bool:
    """Whether a folder is empty or holds a site that a build of ours made."""
    if folder.is_symlink() or not folder.is_dir():
        return not folder.exists()
    return (folder / MANIFEST).is_file() or not any(folder.iterdir())


def write_manifest(folder: Path, audience: str) -> None:
    """List every file of a site with its SHA-256. Raises for anything that is no plain file."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise NotOursError(f"{path.name} in the built site is a link, which is not allowed.")
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    content = {"schema": "portfolio-manifest/1", "audience": audience, "files": found}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
