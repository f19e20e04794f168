"""The files a site is made from, and the site's own, as they are on the disk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from portfolio.site.ownership import digest_of
from portfolio.site.staging import SETTLED

Stamp = tuple[int, ...]
State = tuple[Stamp, str]  # and the SHA-256, where another write may have left the same stamp


class LinkError(Exception):
    """A link among the files: what it leads to may change unseen."""


def stamps(tops: Iterable[str], record: str = "") -> dict[str, Stamp]:
    """Every file and folder at or below some paths, each with a stamp; folders have an empty one.

    Folders in the `record` whose names begin with a dot are those of programs: they are passed over.
    """
    return {path: stamp for top in (record, *tops) if top for path, stamp in _below(top, top == record)}


def _below(top: str, is_record: bool = False) -> Iterator[tuple[str, Stamp]]:
    if os.path.islink(top):  # noqa: PTH114 - a Path for each of many thousand files takes long
        raise LinkError(top)
    try:
        found = os.scandir(top)
    except NotADirectoryError:
        yield top, _stamp(os.stat(top))  # noqa: PTH116
        return
    except FileNotFoundError:
        return
    yield f"{top}{os.sep}", ()
    with found:
        for one in found:
            if one.is_symlink():
                raise LinkError(one.path)
            if one.is_dir():
                if not (is_record and one.name.startswith(".")):
                    yield from _below(one.path, is_record)
            else:
                yield one.path, _stamp(one.stat())


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns


def states(found: Mapping[str, Stamp]) -> dict[str, State]:
    """The same with a digest of each file that was written just now."""
    young = time.time_ns() - SETTLED
    return {
        path: (stamp, digest_of(Path(path)) if stamp and stamp[1] >= young else "")
        for path, stamp in found.items()
    }


def is_as_before(path: str, stamp: Stamp, before: State) -> bool:
    """Whether a file is the one it was."""
    return stamp == before[0] and (not before[1] or digest_of(Path(path)) == before[1])
