"""Build aside, then swap. A failure leaves nothing: no half a site, and no old one either.

A finished site carries a manifest of its files, and `ownership` says what follows from it: a folder
with anything else in it is refused and not touched.

Where most pages are the same as before, only the others are built and moved in, one by one. While
that goes on the manifest bears another name and lists old and new files; a site found so was never
finished, and is removed.
"""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from portfolio.site import ownership
from portfolio.site.ownership import MANIFEST, UNFINISHED, NotOursError, digest_of

_WAIT = 60  # seconds for another build of the same site to finish


class Staging:
    """One build on its way from a folder aside to its target.

    `target` may be a folder that MkDocs has just made for a preview, so `preview` skips the
    question whether it is ours. What people may have edited (`edited`) is not replaced then.
    """

    def __init__(self, target: Path, *, preview: bool = False, edited: bool = False) -> None:
        self.target = target
        self._preview, self._edited = preview, edited
        self._refuse_strangers()
        target.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(target.parent / f".portfolio-{target.name}.lock")
        try:
            self._lock.acquire(timeout=_WAIT)
        except Timeout:
            raise NotOursError(f"Another build of {target} is still running. Try again later.") from None
        self._prefix = f".portfolio-{target.name}-"
        self._clean_leftovers()
        if os.path.lexists(target / UNFINISHED):
            ownership.remove(target)
        self._left: dict[str, str] = {}
        self._standing = _finished(target)
        self.folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=target.parent))
        self.is_open = True  # neither swapped in nor discarded yet
        atexit.register(self.discard)

    def stands(self, name: str, digest: str, stamp: tuple[int, ...]) -> bool:
        """Whether a file of the old site is still what a build wrote: by its `stamp`, else its SHA-256."""
        with suppress(OSError):
            path = self.target / name
            if self._standing.get(name) == digest and path.is_file():
                return stamp_of(path) == stamp or digest_of(path) == digest
        return False

    def in_place(self, name: str, stamp: tuple[int, ...]) -> tuple[int, ...]:
        """The stamp of a file that was moved in, if nobody has written it since it bore another."""
        with suppress(OSError):
            found = stamp_of(self.target / name)
            return found if found[:-1] == stamp[:-1] else stamp
        return stamp

    def leave(self, names: Mapping[str, str]) -> None:
        """Let files of the old site be part of the new one: their names and digests."""
        self._left = dict(names)

    def commit(self, audience: str) -> None:
        """Put the staged site in the place of the old one."""
        files = {**self._left, **_digests(self.folder)}
        ownership.write_manifest(self.folder / MANIFEST, audience, files)
        self._refuse_strangers()  # again: somebody may have put a file there meanwhile
        if self._left:
            self._move_in(audience, files)
        else:
            self._swap()
        self.target.chmod(0o755 if audience == "public" else 0o700)
        self._close()

    def _swap(self) -> None:
        """Put the staged folder in the place of the old one."""
        aside = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.target.parent))
        if self.target.exists():
            self.target.rename(aside / "old")
        self.folder.rename(self.target)
        shutil.rmtree(aside)

    def _move_in(self, audience: str, files: Mapping[str, str]) -> None:
        """Remove from the old site what is no longer part of it, and move every staged file in."""
        listed = {**ownership.listed(self.target), **files}
        ownership.write_manifest(self.folder / UNFINISHED, audience, listed)
        (self.folder / UNFINISHED).replace(self.target / UNFINISHED)
        (self.target / MANIFEST).unlink()
        for folder, _, names in os.walk(self.target, topdown=False):
            place = Path(folder).relative_to(self.target)
            for name in names:
                path = (place / name).as_posix()
                if path not in files and path != UNFINISHED and ownership.is_ours(path, listed):
                    Path(folder, name).unlink()
            with suppress(OSError):  # there is still something in it
                Path(folder).rmdir()
        for folder, _, names in os.walk(self.folder):
            place = self.target / Path(folder).relative_to(self.folder)
            place.mkdir(exist_ok=True)
            for name in names:
                if Path(folder, name) != self.folder / MANIFEST:
                    Path(folder, name).replace(place / name)
        (self.folder / MANIFEST).replace(self.target / MANIFEST)
        (self.target / UNFINISHED).unlink()
        shutil.rmtree(self.folder)

    def discard(self) -> None:
        """Remove the staged site and, unless it is a preview, the old one. Safe to call twice."""
        if not self.is_open:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        if not self._preview:
            ownership.remove(self.target)
        self._close()

    def _refuse_strangers(self) -> None:
        if not self._preview:
            ownership.refuse_strangers(self.target, edited=self._edited)

    def _close(self) -> None:
        self.is_open = False
        atexit.unregister(self.discard)
        self._lock.release()

    def _clean_leftovers(self) -> None:
        for left in self.target.parent.glob(f"{glob.escape(self._prefix)}*"):
            shutil.rmtree(left, ignore_errors=True)


def _finished(target: Path) -> dict[str, str]:
    """What the manifest of an old site lists; nothing where somebody has made links in it."""
    linked = any(path.is_symlink() for path in target.rglob("*"))
    return {} if linked else ownership.listed(target)


def _digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file. Raises for anything that is no plain file."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise NotOursError(f"{path.name} in the built site is a link, which is not allowed.")
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = digest_of(path)
    return found


def stamp_of(path: Path) -> tuple[int, ...]:
    """What changes when somebody else writes a file; the last number, when we move it, too.

    That one is there because nobody can set it back, as some programs do with the others.
    """
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns
