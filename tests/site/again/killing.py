"""Kill a build at the first call of something, the next time at the second, and so on; each time look at
what the next build makes of it.

Run as a program in the folder of a project, so that only a process of its own is copied and killed.
Says a line of JSON for each time: how often it was called, and what was wrong afterwards.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import portfolios
import twins

from portfolio.site import closing, staging
from portfolio.site.again import drawing, kept, redrawing

OWNERS = {
    "Path": Path, "os": os, "tempfile": tempfile, "staging": staging, "key": kept.secrets,
    "Staging": staging.Staging, "Closing": closing.Closing, "Drawing": drawing.Drawing,
    "Redrawing": redrawing.Redrawing, "Kept": kept.Kept,
}  # fmt: skip


class _MarkFirst:
    """A folder's files in the worst order for whoever removes them: what marks it as ours comes first."""

    def __init__(self, *args: Any) -> None:
        with _scandir(*args) as found:
            self._found = iter(sorted(found, key=lambda one: not one.name.startswith("portfolio-")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._found)

    def close(self) -> None:
        """Nothing is open."""


_scandir = os.scandir


def until_call(last: int, points: list[str], build: Callable[[], object]) -> int:
    """Build in a copy of this process that is killed at a call; the signal it ended by, or nothing."""
    if not (copy := os.fork()):
        calls = 0

        def counting(known: Callable[..., Any]) -> Callable[..., Any]:
            def counted(*args: Any, **options: Any) -> Any:
                nonlocal calls
                calls += 1
                if calls == last:
                    os.kill(os.getpid(), signal.SIGKILL)
                return known(*args, **options)

            return counted

        for point in points:
            owner, _, name = point.partition(".")
            setattr(OWNERS[owner], name, counting(getattr(OWNERS[owner], name)))
        os.scandir = _MarkFirst
        build()
        os._exit(0)
    _, status = os.waitpid(copy, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def tried(project: Path, account: Path, points: list[str], first: int, step: int) -> list[dict[str, Any]]:
    """Every moment in turn, each from the same beginning."""
    clean = twins.clean(project, "public")
    if not (project / twins.CACHE).exists():  # nothing was ever built here: not by this account either
        shutil.rmtree(account / "portfolio")
    saved = project.parent / "saved"
    for here in (project, account):
        shutil.copytree(here, saved / here.name, symlinks=True)
    found: list[dict[str, Any]] = []
    last = first
    while True:
        for here in (project, account):
            shutil.rmtree(here)
            shutil.copytree(saved / here.name, here, symlinks=True)
        twins.forget()
        was_killed = until_call(last, points, lambda: portfolios.build(project, "public"))
        target = project / "builds/public"
        marked = (target / twins.UNFINISHED).exists()
        stood = {name: (target / name).exists() for name in ("index.html", twins.MANIFEST)}
        site = twins.again(project, "public")
        wrong = twins.differences(site, clean) + sorted(twins.beside(target) - {"public"})
        cache = project / twins.CACHE
        if cache.stat().st_mode & 0o777 != 0o700 or not (cache / ".gitignore").is_file():
            wrong.append("the cache is open")
        if not twins.kept(project).shelf("pages for public"):
            wrong.append("nothing is remembered")
        found.append({"call": last, "killed": bool(was_killed), "marked": marked, "wrong": wrong, **stood})
        if not was_killed:
            return found
        last += step


if __name__ == "__main__":
    try:
        account_ = Path(os.environ["XDG_CONFIG_HOME"])
        print(json.dumps(tried(Path.cwd(), account_, *json.loads(sys.argv[1]))))  # noqa: T201
    except BaseException:  # noqa: BLE001 - to be read by the test
        print(traceback.format_exc())  # noqa: T201
        sys.exit(1)
