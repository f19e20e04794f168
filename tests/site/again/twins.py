"""A project that is built again and again, and its twin that is built for the first time each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import portfolios
from mkdocs.config.defaults import MkDocsConfig
from portfolios import Site

from portfolio.site import building, tools
from portfolio.site.kept import FOLDER, Kept

CACHE = FOLDER
MANIFEST = "portfolio-manifest.json"
UNFINISHED = "portfolio-unfinished.json"
ROWAN = "practitioners/rowan"
IMOGEN = "practitioners/imogen"
TESTS = Path(__file__).resolve().parents[2]


def forget() -> None:
    """Let the next build in this process read the cache again, as a new process would."""
    for plugin in MkDocsConfig.plugins.plugin_cache.values():
        if hasattr(plugin, "kept"):
            plugin.kept = None


def kept(project: Path) -> Kept:
    """What builds of a project kept, as the next one reads it."""
    return Kept(project, tools.tools())


def again(project: Path, audience: str = "private", *, by: str = "MkDocs", out: Path | None = None) -> Site:
    """Build over whatever an earlier build left, as a new process would."""
    forget()
    site = (_by_command if by == "the command" else portfolios.build)(project, audience, out=out)
    return replace(site, log=tuple(line.replace(str(project), "PROJECT") for line in site.log))


def _by_command(project: Path, audience: str, *, out: Path | None = None) -> Site:
    """As `portfolio build` does: the folder is read once, for the problems and for the site."""
    target, error = out or project / "builds" / audience, None
    with portfolios._listening() as log:
        try:
            setup = building.Setup(project / "mkdocs.yml", audience)
            building.build(setup, setup.project(), target)
        except building.SetupError as found:
            error = found
            portfolios.ANSWERED.extend(log)
    return Site(target, error, tuple(log), portfolios.files_in(target) if target.is_dir() else {})


def clean(project: Path, audience: str = "private", *, by: str = "MkDocs") -> Site:
    """The site of a copy of the project in which nothing was ever built."""
    twin = project.parent / "twin"
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(project, twin, symlinks=True, ignore=shutil.ignore_patterns("builds", CACHE))
    return again(twin, audience, by=by)


def differences(one: Site, other: Site) -> list[str]:
    """What two sites do not have in common: names of files, words said, whether they were built."""
    found = [
        name for name in sorted({*one.files, *other.files}) if one.files.get(name) != other.files.get(name)
    ]
    if sorted(one.log) != sorted(other.log):
        found.append(f"said {sorted(one.log)} and {sorted(other.log)}")
    if bool(one.error) != bool(other.error):
        found.append(f"stopped with {one.error!r} and {other.error!r}")
    return found


def beside(site: Path) -> set[str]:
    """What lies where the sites lie, but for locks."""
    return {path.name for path in site.parent.iterdir() if not path.name.endswith(".lock")}


@dataclass(frozen=True)
class Moment:
    """The files of a folder as the file system knows them: which they are, and when they were written."""

    files: Mapping[str, tuple[int, int]]

    def since(self, before: Moment) -> set[str]:
        """The files written since then."""
        return {name for name, state in self.files.items() if before.files.get(name) != state}


def moment(folder: Path) -> Moment:
    """How a folder is now."""
    states = ((path, path.lstat()) for path in folder.rglob("*") if not path.is_dir())
    return Moment({p.relative_to(folder).as_posix(): (s.st_ino, s.st_mtime_ns) for p, s in states})


def started(project: Path, code: str, **env: str) -> subprocess.Popen[str]:
    """Some Python in a process of its own, with the tests' helpers at hand."""
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS), str(TESTS / "site/again")])
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def python(project: Path, code: str, **env: str) -> tuple[int, str]:
    """The same, and how it ended, and what it said."""
    with started(project, code, **env) as process:
        said, _ = process.communicate()
    return process.returncode, said


__all__ = [
    "CACHE", "IMOGEN", "MANIFEST", "ROWAN", "UNFINISHED", "Moment", "again", "beside", "clean",
    "differences", "forget", "kept", "moment", "python", "started",
]  # fmt: skip
