"""A build that is killed at any moment leaves nothing that the next one trusts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import portfolios
import pytest
import twins
from portfolios import SETTINGS, entry
from twins import CACHE, MANIFEST, ROWAN, UNFINISHED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process is copied there")

PUBLIC = SETTINGS + "      audience: public\n"
FILES = ["Path.rename", "Path.replace", "Path.unlink", "Path.rmdir", "Path.chmod"]
REMOVING = ["os.unlink", "os.rmdir"]  # as shutil.rmtree does


def entries(word: str, *names: str) -> dict[str, str]:
    return {
        f"{ROWAN}/{name}.md": entry(f"Words {word if name == 'a' else ''}.", title=name, share="public")
        for name in names
    }


@pytest.fixture
def project(tree: Callable) -> Path:
    """A site that was built, and a portfolio that changed since: two entries new, one gone, one edited."""
    project = tree({"./mkdocs.yml": PUBLIC, **entries("before", "a", "b", "c")})
    twins.again(project, "public")
    (project / f"content/{ROWAN}/c.md").unlink()
    for name, text in entries("after", "a", "d", "e").items():
        (project / "content" / name).write_text(text)
    return project


def killed(project: Path, home: Path, points: list[str], step: int = 1) -> list[dict[str, Any]]:
    """Kill a build before every step in turn, and say how it was left. Whatever was left, the next is right."""
    code = f"import runpy, sys; sys.argv[1:] = [{json.dumps([points, step])!r}]; "
    code += "runpy.run_module('killing', run_name='__main__')"
    failed, said = twins.python(project, code, XDG_CONFIG_HOME=str(home), NO_MKDOCS_2_WARNING="1")
    assert not failed, said
    found = json.loads(said.splitlines()[-1])
    assert not [one for one in found if one["wrong"]], [one for one in found if one["wrong"]]
    return found


def test_killed_while_files_are_moved(project: Path, home: Path):
    found = killed(project, home, FILES)
    assert len(found) > 20, "killed at every one of so many calls"
    assert sum(one["marked"] for one in found) > 8, "between the first file moved in and the last"
    both = [one for one in found if one["marked"] and one[MANIFEST]]
    assert len(both) == 2, "once with the old manifest not yet gone, once with the new one already there"


def test_killed_while_files_are_removed(project: Path, home: Path):
    assert len(killed(project, home, REMOVING, step=3)) > 5


def test_killed_while_an_unfinished_site_is_removed(project: Path, home: Path):
    target = project / "builds/public"
    (target / MANIFEST).rename(target / UNFINISHED)
    (target / "index.html").write_text("half a page")
    assert len(killed(project, home, REMOVING, step=5)) > 5


def test_killed_while_the_first_site_is_made(tree: Callable, home: Path):
    project = tree({"./mkdocs.yml": PUBLIC, **entries("before", "a", "b")})
    points = [
        "Path.rename",
        "Path.chmod",
        "Staging.commit",
        "key.token_bytes",
        "os.link",
        "Path.write_text",
    ]
    assert len(killed(project, home, points)) > 8


def test_killed_while_pages_are_drawn(project: Path, home: Path):
    assert len(killed(project, home, ["Drawing.draw"], step=3)) > 2


def test_killed_between_any_two_steps(project: Path, home: Path):
    """Before pages are drawn, before the last look, between the move and remembering, at the very end."""
    steps = [
        "Redrawing.draw",
        "closing.last_look",
        "Redrawing.keep",
        "Staging._close",
        "Kept.keep",
        "Kept._use",
    ]
    assert len(killed(project, home, steps)) > 8


def test_a_site_found_with_the_marker_is_not_used(project: Path):
    twins.again(project, "public")
    target = project / "builds/public"
    shutil.copy(target / MANIFEST, target / UNFINISHED)
    before = twins.moment(target)
    site = twins.again(project, "public")
    assert set(site.files) <= twins.moment(target).since(before), "every file is new"
    assert not twins.differences(site, twins.clean(project, "public"))


def test_a_folder_with_only_the_marker_is_ours(project: Path):
    target = project / "builds/public"
    shutil.rmtree(target)
    target.mkdir()
    (target / UNFINISHED).write_text("")
    site = twins.again(project, "public")
    assert not twins.differences(site, twins.clean(project, "public"))


def test_what_fails_in_the_middle_of_the_move_leaves_no_site(project: Path, monkeypatch: pytest.MonkeyPatch):
    known, calls = Path.replace, []

    def full(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 4:
            raise OSError("no space left")
        return known(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        site = portfolios.build(project, "public")
    assert "no space left" in site.said
    assert not twins.beside(site.folder)
    again = twins.again(project, "public")
    assert not twins.differences(again, twins.clean(project, "public"))


def test_the_cache_is_no_part_of_what_is_beside_a_site(project: Path):
    twins.again(project, "public", out=project / "public")
    assert {p.name for p in project.iterdir()} >= {CACHE, "public"}
    assert not list(project.glob(".portfolio-public-*"))
