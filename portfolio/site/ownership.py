"""Which files of a folder are ours: those its manifest lists. All others are somebody else's.

A marker does not make a folder ours: somebody who copies a site to a stick and adds photographs has a
folder with our manifest in it. So a file that is not listed is never changed or removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

MANIFEST = "portfolio-manifest.json"  # no dot, so that any other builder cleans it away
UNFINISHED = "portfolio-unfinished.json"  # its name while files are being moved in
_NAMED = 5
# Left in any folder by systems that show it. Nobody will miss them.
_LEFTOVERS = frozenset({".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"})


class NotOursError(Exception):
    """The target folder has something in it that is not ours. The message is a sentence for the user."""


def write_manifest(path: Path, audience: str, files: Mapping[str, str]) -> None:
    """List every file of a site with its SHA-256."""
    content = {"schema": "portfolio-manifest/1", "audience": audience, "files": dict(sorted(files.items()))}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def listed(folder: Path) -> dict[str, str]:
    """What a folder's manifests list: path and SHA-256. Nothing if none can be read."""
    return _read(folder / MANIFEST) | _read(folder / UNFINISHED)


def _read(manifest: Path) -> dict[str, str]:
    try:
        files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return {str(name): str(digest) for name, digest in files.items()} if isinstance(files, dict) else {}


def strangers(folder: Path, *, edited: bool = False) -> tuple[str, ...]:
    """What is in a folder and not ours; with `edited`, also those of our files that somebody has changed."""
    if folder.is_symlink() or not folder.is_dir():
        return (folder.name,) if os.path.lexists(folder) else ()
    return tuple(sorted(_strangers(folder, listed(folder), edited)))


def _strangers(folder: Path, ours: Mapping[str, str], edited: bool) -> Iterator[str]:
    known = {_folded(name): digest for name, digest in ours.items()}
    for base, folders, names in os.walk(folder):
        place = Path(base)
        for name in (*names, *(link for link in folders if (place / link).is_symlink())):
            path = (place / name).relative_to(folder).as_posix()
            if is_ours(path, known) and name not in folders:
                if edited and path in ours and digest_of(place / name) != ours[path]:
                    yield path
            else:
                yield path


def is_ours(path: str, known: Mapping[str, str]) -> bool:
    """Whether a path below a site is one of `known`, a list itself, or what a system drops in any folder."""
    name = path.rpartition("/")[2]
    dropped = name in _LEFTOVERS or name.startswith("._")
    return dropped or path in {MANIFEST, UNFINISHED} or _folded(path) in known


def _folded(path: str) -> str:
    """A path in one form of Unicode, because some file systems change the form."""
    return unicodedata.normalize("NFC", path)


def refuse_strangers(folder: Path, *, edited: bool = False) -> None:
    """Raise NotOursError if a folder has anything in it that is not ours."""
    others = strangers(folder, edited=edited)
    if not others:
        return
    if folder.is_symlink() or not folder.is_dir():
        raise NotOursError(f"{folder} is not a folder. It is left as it is. Choose another place.")
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    what = "changed or added since" if edited and listed(folder) else "that no build of yours put there"
    raise NotOursError(
        f"{folder} holds files {what}: {', '.join(others[:_NAMED])}{more}. Nothing in it was touched. "
        "Move them elsewhere, or choose another folder."
    )


def remove(folder: Path) -> None:
    """Remove our files from a folder, and the folder itself if nothing else is in it."""
    if folder.is_symlink() or not folder.is_dir():
        return
    ours = listed(folder)
    if strangers(folder):
        _remove_listed(folder, ours)
        return
    # Move it aside first: a half-removed site could still be found and opened.
    aside = Path(tempfile.mkdtemp(prefix=f".portfolio-{folder.name}-", dir=folder.parent))
    with suppress(OSError):
        folder.rename(aside / "old")
        _remove_listed(aside / "old", ours)
    if folder.is_dir():  # it could not be moved
        _remove_listed(folder, ours)
    with suppress(OSError):
        aside.rmdir()


def _remove_listed(folder: Path, ours: Mapping[str, str]) -> None:
    """Remove listed files below a folder, and every folder left empty. No link is followed."""
    known = {_folded(name): digest for name, digest in ours.items()}
    for base, _, names in os.walk(folder, topdown=False):
        place = Path(base)
        for name in names:
            path = (place / name).relative_to(folder).as_posix()
            if is_ours(path, known) and path not in {MANIFEST, UNFINISHED}:
                (place / name).unlink(missing_ok=True)
        if place == folder:  # the lists go last, so that a removal that was stopped can be finished
            for manifest in (MANIFEST, UNFINISHED):
                (place / manifest).unlink(missing_ok=True)
        with suppress(OSError):  # there is still something in it
            place.rmdir()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; for anything else a word that is no digest."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
