"""Two builds at once: each ends well, or says plainly that another is running."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import twins
from portfolios import SETTINGS, entry, files_in
from twins import MANIFEST, ROWAN

HANGS = 600  # seconds: nothing here waits for so long unless it waits for ever
# Stops where it is told to, says so, and goes on when it hears a line. Says when it waits for another build.
BUILD = """\
import logging, sys
from pathlib import Path
import portfolios
from portfolio.site import kept, staging
from portfolio.site.again import drawing, redrawing

def stop(*_):
    print("there", flush=True)
    sys.stdin.readline()

class Waits(logging.Handler):
    def emit(self, record):
        if "waiting" in record.getMessage():
            logging.getLogger("filelock").removeHandler(self)
            print("waits", flush=True)

logging.getLogger("filelock").setLevel(logging.DEBUG)
logging.getLogger("filelock").addHandler(Waits())
point, audience, out, patience = {given!r}
staging._WAIT = patience
kept._PATIENCE = {patience}
if point:
    owner, name = point.rsplit(".", 1)
    owner = eval(owner)
    known = getattr(owner, name)
    def stopping(*args, **options):
        if name == "replace" and Path.cwd() not in args[0].parents:  # a translated template
            return known(*args, **options)
        setattr(owner, name, known)
        stop()
        return known(*args, **options)
    setattr(owner, name, stopping)
else:
    stop()
site = portfolios.build(Path.cwd(), audience, out=Path(out).resolve())
print(site.said or "built")
"""
POINTS = {
    "before it draws": "redrawing.Redrawing.draw",
    "while it draws": "drawing.Drawing.draw",
    "before it moves": "staging.Staging.commit",
    "while it moves": "Path.replace",
    "before it remembers": "redrawing.Redrawing.keep",
}


class Running:
    """A build in a process of its own that has come to where it stops."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.says("there")

    def says(self, word: str) -> None:
        """Wait until it says a word."""
        said = self._process.stdout.readline()
        assert said == f"{word}\n", said + self._process.stdout.read()

    def go_on(self) -> None:
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self) -> str:
        """What it said at its end."""
        said, _ = self._process.communicate(timeout=HANGS)
        assert self._process.returncode == 0, said
        return said.strip()


@contextmanager
def running(
    project: Path,
    point: str = "",
    audience: str = "public",
    out: str = "builds/public",
    patience: int = HANGS,
) -> Iterator[Running]:
    """Begin a build."""
    code = BUILD.replace("{given!r}", repr((point, audience, out, patience)))
    code = code.replace("{patience}", str(HANGS))
    with twins.started(project, code, NO_MKDOCS_2_WARNING="1") as process:
        try:
            yield Running(process)
        finally:
            process.kill()


@pytest.fixture
def project(tree: Callable) -> Path:
    """A portfolio that was built for all, and changed since."""
    files = {
        f"{ROWAN}/{name}.md": entry(f"Words {name}.", title=name, share="public", date=f"2026-03-0{day}")
        for day, name in enumerate("abcd", 1)
    }
    project = tree(files | {f"{ROWAN}/e.md": entry("Mine."), "./mkdocs.yml": SETTINGS})
    for audience in ("public", "private"):
        twins.again(project, audience)
    (project / f"content/{ROWAN}/a.md").write_text(files[f"{ROWAN}/a.md"].replace("Words", "Other words"))
    (project / f"content/{ROWAN}/d.md").unlink()
    return project


def right(project: Path, audience: str = "public", out: str = "builds/public") -> None:
    """A site is there, and what it should be; and so is the next."""
    there, clean = files_in(project / out), twins.clean(project, audience)
    assert there == clean.files
    again = twins.again(project, audience, out=project / out)
    assert not twins.differences(again, clean)
    assert not list((project / out).parent.glob(".portfolio-*-*"))


@pytest.mark.parametrize("when", POINTS)
def test_into_two_folders_both_end_well(project: Path, when: str):
    with running(project, POINTS[when]) as one:
        with running(project, audience="private", out="builds/private") as other:
            other.go_on()
            assert other.end() == "built"
        again = twins.again(project, "public", out=project / "elsewhere")
        assert not again.error, again.said
        one.go_on()
        assert one.end() == "built"
    right(project)
    right(project, "private", "builds/private")
    right(project, "public", "elsewhere")


@pytest.mark.parametrize("when", ["while it draws", "while it moves"])
def test_into_one_folder_the_second_says_that_another_is_running(project: Path, when: str):
    with running(project, POINTS[when]) as one:
        with running(project, patience=0) as other:
            other.go_on()
            assert "Another build" in (said := other.end())
            assert "is still running" in said
        one.go_on()
        assert one.end() == "built"
    right(project)


@pytest.mark.parametrize("when", ["while it draws", "while it moves"])
def test_into_one_folder_the_second_waits_for_the_first(project: Path, when: str):
    with running(project, POINTS[when]) as one, running(project) as other:
        other.go_on()
        other.says("waits")
        one.go_on()
        assert one.end() == "built"
        assert other.end() == "built"
    right(project)


def test_for_two_audiences_into_one_folder_the_last_one_stays(project: Path):
    with running(project, POINTS["while it draws"], "private") as one:
        with running(project) as other:
            other.go_on()
            other.says("waits")
            one.go_on()
            assert one.end() == "built"
            assert other.end() == "built"
    assert b'"audience": "public"' in files_in(project / "builds/public")[MANIFEST]
    right(project)


def test_the_first_two_builds_of_an_account_share_one_key(project: Path, home: Path):
    shutil.rmtree(home / "portfolio")
    shutil.rmtree(project / twins.CACHE)
    with (
        running(project, "kept._make_key") as one,
        running(project, "kept._make_key", "private", "mine") as other,
    ):
        other.go_on()
        one.go_on()
        assert one.end() == other.end() == "built"
    assert files_in(home).keys() == {"portfolio/cache.key"}
    for audience in ("public", "private"):
        kept = twins.kept(project)
        assert kept.shelf(f"pages for {audience}")
        assert not kept.notes
    right(project)
