"""Build aside, then swap. A failure leaves nothing: neither half a site nor an old one.

A finished site has a manifest of its files, and `ownership` says what follows from it: a folder with
anything else in it is refused and not touched.

If most pages are the same as before, only the others are built and moved in, one by one. Meanwhile
the manifest has another name and lists old and new files. A site with that name in it was never
finished, and is removed.
"""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from portfolio.site import ownership
from portfolio.site.ownership import MANIFEST, UNFINISHED, NotOursError, digest_of

SETTLED = 2_000_000_000  # nanoseconds after which a disk gives another write another time
_WAIT = 60  # seconds for another build of the same site to finish


class Staging:
    """One build on its way from a folder aside to its target.

    `target` may be a folder that MkDocs has just made for a preview, so with `preview` nobody asks
    whether it is ours. With `edited`, files that somebody has changed are not replaced.
    """

    def __init__(self, target: Path, *, preview: bool = False, edited: bool = False) -> None:
        self.target = target
        self._preview, self._edited = preview, edited
        self._refuse_strangers()
        target.parent.mkdir(parents=True, exist_ok=True)
        self._lock = lock_of(target)
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
        """Whether an old site's file is still as a build wrote it, going by its `stamp`, else its SHA-256."""
        with suppress(OSError):
            path = self.target / name
            if self._standing.get(name) == digest and path.is_file():
                return stamp_of(path) == stamp or digest_of(path) == digest
        return False

    def in_place(self, name: str, stamp: tuple[int, ...]) -> tuple[int, ...]:
        """The stamp a file has after the move, unless somebody has written it since: then the old one."""
        with suppress(OSError):
            now = stamp_of(self.target / name)
            return now if now[:-1] == stamp[:-1] else stamp
        return stamp

    def leave(self, names: Mapping[str, str]) -> None:
        """Let files of the old site, by name and digest, be part of the new one."""
        self._left = dict(names)

    def commit(self, audience: str) -> None:
        """Replace the old site by the staged one."""
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
        """Replace the old folder by the staged one."""
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


def lock_of(target: Path) -> FileLock:
    """Held by whoever writes a site."""
    return FileLock(target.parent / f".portfolio-{target.name}.lock")


def put(
    target: Path, folder: Path, audience: str, listed: Mapping[str, str], gone: Iterable[str]
) -> dict[str, str]:
    """Move staged files into a finished site whose other files stay, and take some away.

    Whoever does it holds its lock. Returns what the site consists of now.
    """
    gone = set(gone)
    files = {name: digest for name, digest in listed.items() if name not in gone} | _digests(folder)
    ownership.write_manifest(folder / UNFINISHED, audience, {**listed, **files})
    ownership.write_manifest(folder / MANIFEST, audience, files)
    (folder / UNFINISHED).replace(target / UNFINISHED)
    (target / MANIFEST).unlink()
    for name in gone:
        (target / name).unlink()
    for name in files.keys() - listed.keys() | {n for n in files if files[n] != listed.get(n)}:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(target / name)
    (folder / MANIFEST).replace(target / MANIFEST)
    (target / UNFINISHED).unlink()
    return files


def _finished(target: Path) -> dict[str, str]:
    """What an old site's manifest lists; nothing if somebody has put links into the site."""
    linked = any(path.is_symlink() for path in target.rglob("*"))
    return {} if linked else ownership.listed(target)


def _digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file. Raises NotOursError for anything that is not a plain file."""
    digests = {}
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise NotOursError(f"{path.name} in the built site is a link, which is not allowed.")
        if path.is_file():
            digests[path.relative_to(folder).as_posix()] = digest_of(path)
    return digests


def stamp_of(path: Path | str) -> tuple[int, ...]:
    """Numbers that change when somebody writes a file. The last one also changes when we move it.

    It is there because nobody can set it back, as some programs do with the others.
    """
    status = os.stat(path)  # noqa: PTH116 - a Path for each file of a record takes long
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns
