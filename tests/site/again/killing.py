"""Kill a build just before one of its steps, the next time before another, and so on; each time look at
what the next build makes of it.

A step is known by its name (a file of the project is renamed, a page is drawn), not by how many went
before it, so that each is met wherever it comes. One build that is left alone says which there are.

Run as a program in the folder of a project, so that only a process of its own is copied and killed.
Says one line of JSON: for each step its name, and what was wrong afterwards.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import portfolios
import twins

from portfolio.site import closing, kept, staging
from portfolio.site.again import drawing, redrawing

OWNERS = {
    "Path": Path, "os": os, "tempfile": tempfile, "staging": staging, "key": kept.secrets,
    "Staging": staging.Staging, "closing": closing, "Drawing": drawing.Drawing,
    "Redrawing": redrawing.Redrawing, "Kept": kept.Kept,
}  # fmt: skip

# Names that differ from build to build: what is staged, put aside or written before it has its place.
_MADE_UP = re.compile(r"(\.portfolio-\w+-|cache\.key|/tmp)[a-z0-9_]{8}(?=/|\Z)")


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


def steps(points: list[str], build: Callable[[], object]) -> list[str]:
    """The steps of a build that is left alone."""
    with tempfile.TemporaryFile("w+") as said:
        ended = _copied(points, lambda step: print(step, file=said, flush=True), build)
        said.seek(0)
        found = said.read().splitlines()
    assert not ended, "nobody killed it"
    return found


def kill_before(step: str, points: list[str], build: Callable[[], object]) -> bool:
    """Build in a copy of this process that is killed when it comes to a step; whether it came there."""

    def at(reached: str) -> None:
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return _copied(points, at, build) == signal.SIGKILL


def _copied(points: list[str], at: Callable[[str], object], build: Callable[[], object]) -> int:
    """Build in a copy of this process that calls `at` before each step; the signal it ended by, or nothing."""
    if not (copy := os.fork()):
        times: Counter[str] = Counter()

        def watched(point: str, known: Callable[..., Any]) -> Callable[..., Any]:
            def before(*args: Any, **options: Any) -> Any:
                if (step := _named(point, args)) is not None:
                    times[step] += 1
                    at(f"{step} ({times[step]})")
                return known(*args, **options)

            return before

        for point in points:
            owner, _, name = point.partition(".")
            setattr(OWNERS[owner], name, watched(point, getattr(OWNERS[owner], name)))
        os.scandir = _MarkFirst
        build()
        os._exit(0)
    _, status = os.waitpid(copy, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _named(point: str, args: tuple[Any, ...]) -> str | None:
    """What a call does, the same in every build; nothing for a file that others keep elsewhere."""
    path = args[0] if args and isinstance(args[0], str | Path) else None
    if path is None:
        return point
    here = Path.cwd()
    if Path(path).is_absolute() and here not in Path(path).parents and _account() not in Path(path).parents:
        return None  # a translated template, which may be there or not
    name = str(path).replace(str(here), "project").replace(str(_account()), "account")
    return f"{point} " + _MADE_UP.sub(r"\1…", name)


def _account() -> Path:
    return Path(os.environ["XDG_CONFIG_HOME"])


def tried(project: Path, account: Path, points: list[str], step: int) -> list[dict[str, Any]]:
    """Every step in turn, or every second one and so on, each from the same beginning."""
    clean = twins.clean(project, "public")
    if not (project / twins.CACHE).exists():  # nothing was ever built here: not by this account either
        shutil.rmtree(account / "portfolio")
    saved = project.parent / "saved"
    for here in (project, account):
        shutil.copytree(here, saved / here.name, symlinks=True)

    def begin_again() -> None:
        for here in (project, account):
            shutil.rmtree(here)
            shutil.copytree(saved / here.name, here, symlinks=True)
        os.chdir(project)
        twins.forget()

    def build() -> None:
        portfolios.build(project, "public")

    begin_again()
    found: list[dict[str, Any]] = []
    for name in steps(points, build)[::step]:
        begin_again()
        was_killed = kill_before(name, points, build)
        target = project / "builds/public"
        marked = (target / twins.UNFINISHED).exists()
        stood = {file: (target / file).exists() for file in ("index.html", twins.MANIFEST)}
        site = twins.again(project, "public")
        wrong = twins.differences(site, clean) + sorted(twins.beside(target) - {"public"})
        if not was_killed:
            wrong.append("never came there")
        cache = project / twins.CACHE
        if cache.stat().st_mode & 0o777 != 0o700 or not (cache / ".gitignore").is_file():
            wrong.append("the cache is open")
        if not twins.kept(project).shelf("pages for public"):
            wrong.append("nothing is remembered")
        found.append({"step": name, "marked": marked, "wrong": wrong, **stood})
    return found


if __name__ == "__main__":
    try:
        print(json.dumps(tried(Path.cwd(), _account(), *json.loads(sys.argv[1]))))  # noqa: T201
    except BaseException:  # noqa: BLE001 - to be read by the test
        print(traceback.format_exc())  # noqa: T201
        sys.exit(1)
