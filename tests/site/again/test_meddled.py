"""Between two builds somebody changes the old site: the next one is right, and writes through no link."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import portfolios
import pytest
import twins
from portfolios import MATERIAL, SETTINGS, entry, files_in
from twins import MANIFEST, ROWAN, UNFINISHED

from portfolio.site import ownership, staging

A, B, C = (f"rowan/entries/{name}/index.html" for name in "abc")
FILES = {
    f"{ROWAN}/{name}.md": entry(f"Words {name}.", title=name.upper(), share="public", date=f"2026-03-0{day}")
    for day, name in enumerate("abc", 1)
}


def forge(site: Path, name: str, data: bytes) -> None:
    """Change a file, and what the manifest says of it."""
    (site / name).write_bytes(data)
    manifest = json.loads((site / MANIFEST).read_text())
    manifest["files"][name] = hashlib.sha256(data).hexdigest()
    (site / MANIFEST).write_text(json.dumps(manifest))


def link(path: Path, to: Path) -> None:
    """Put a link in the place of a file or folder."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    path.symlink_to(to)


def hard_link(path: Path, to: Path) -> None:
    path.unlink()
    path.hardlink_to(to)


def in_the_same_moment(path: Path) -> None:
    """Change one letter of a file, and let it look as if nobody had."""
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Words b", b"Wards b"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "index.html").write_text("somebody's")


def file_instead(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("somebody's")


def swap(one: Path, other: Path) -> None:
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def pipe_instead(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


Meddle = Callable[[Path, Path], object]  # the site, and a folder of somebody's own
MEDDLED: dict[str, Meddle] = {
    "a page is changed": lambda site, _: (site / B).write_text("somebody's"),
    "a page is changed and looks as before": lambda site, _: in_the_same_moment(site / B),
    "a page is emptied": lambda site, _: (site / B).write_bytes(b""),
    "a page is deleted": lambda site, _: (site / B).unlink(),
    "a folder is deleted": lambda site, _: shutil.rmtree(site / "rowan/entries"),
    "two pages are swapped": lambda site, _: swap(site / B, site / C),
    "a page and the manifest are changed": lambda site, _: forge(site, B, b"somebody's"),
    "a page is listed that is none of ours": lambda site, _: forge(site, "more.html", b"somebody's"),
    "a folder is added": lambda site, _: (site / "rowan/more/deep").mkdir(parents=True),
    "a style is changed": lambda site, _: (site / "portfolio.json").write_text("{}"),
    "a link stands for a page": lambda site, own: link(site / B, own / "index.html"),
    "a link stands for a page to be written": lambda site, own: link(site / A, own / "index.html"),
    "a link stands for the search index": lambda site, own: link(site / "portfolio.json", own / "index.html"),
    "a link leads nowhere": lambda site, own: link(site / A, own / "nothing"),
    "a link stands for the manifest": lambda site, own: link(site / MANIFEST, own / "manifest.json"),
    "a link stands for the mark": lambda site, own: (site / UNFINISHED).symlink_to(own / "index.html"),
    "a page has another name as well": lambda site, own: hard_link(site / B, own / "index.html"),
    "a page to be written has another name as well": lambda site, own: hard_link(site / A, own / "index.html"),
    "a pipe stands for a page": lambda site, _: pipe_instead(site / B),
}  # fmt: skip

# What a build would lose if it took the whole folder for its own.
ADDED: dict[str, Meddle] = {
    "the manifest lists no digests": lambda site, _: (site / MANIFEST).write_text('{"files": {"index.html": 7}}'),
    "a file is added": lambda site, _: (site / "rowan/entries/more.html").write_text("somebody's"),
    "a hidden file is added": lambda site, _: (site / "rowan/.more").write_text("somebody's"),
    "a folder stands for a page": lambda site, _: folder_instead(site / B),
    "a file stands for a folder": lambda site, _: file_instead(site / "rowan/entries/b"),
    "a file stands for a folder to be written": lambda site, _: file_instead(site / "rowan/entries/a"),
    "the manifest is no manifest": lambda site, _: (site / MANIFEST).write_text("[1, 2]"),
    "the manifest is damaged": lambda site, _: (site / MANIFEST).write_bytes(b'{"files": {"\xff'),
    "the manifest lists something else": lambda site, _: (site / MANIFEST).write_text('{"files": [1]}'),
    "a link stands for a folder": lambda site, own: link(site / "rowan/entries/b", own),
    "a link stands for a folder to be written": lambda site, own: link(site / "rowan/entries/a", own),
    "a link stands for a folder of folders": lambda site, own: link(site / "rowan/entries", own),
    "a link is added": lambda site, own: (site / "rowan/more").symlink_to(own),
    "many files are added": lambda site, own: [shutil.copytree(own, site / f"photos{n}") for n in range(3)],
    "a folder that keeps versions": lambda site, own: shutil.copytree(own, site / ".git"),
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Somebody's own folder, which looks like a part of a site."""
    own = tmp_path / "own"
    for name in ("index.html", "a/index.html", "b/index.html", "manifest.json"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("somebody's own")
    return own


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are a matter of POSIX")
@pytest.mark.parametrize("what", MEDDLED)
def test_whatever_was_done_to_the_old_site_the_next_is_right(tree: Callable, own: Path, what: str):
    project = tree(FILES)
    site = twins.again(project, "public").folder
    (project / f"content/{ROWAN}/a.md").write_text(FILES[f"{ROWAN}/a.md"].replace("Words", "Other words"))
    if "manifest" in what and "link" in what:
        shutil.copy(site / MANIFEST, own / "manifest.json")
    before, states = files_in(own), twins.moment(own)
    MEDDLED[what](site, own)
    again = twins.again(project, "public")
    assert not again.error, again.said
    assert not twins.differences(again, twins.clean(project, "public"))
    assert not [
        path for path in site.rglob("*") if path.is_symlink() or not any((path.is_file(), path.is_dir()))
    ]
    assert not [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert files_in(own) == before
    assert not twins.moment(own).since(states)


@pytest.mark.skipif(os.name != "posix", reason="links are a matter of POSIX")
@pytest.mark.parametrize("what", ADDED)
def test_a_folder_in_which_anything_is_not_listed_is_refused_and_not_touched(
    tree: Callable, own: Path, what: str
):
    project = tree(FILES)
    site = twins.again(project, "public").folder
    (project / f"content/{ROWAN}/a.md").write_text(FILES[f"{ROWAN}/a.md"].replace("Words", "Other words"))
    states = twins.moment(own)
    ADDED[what](site, own)
    before = twins.moment(site)
    assert "Nothing in it was touched" in twins.again(project, "public").said
    assert not twins.moment(site).since(before)
    assert not twins.moment(own).since(states)


ALONE = ["a file is added", "a hidden file is added", "a link is added", "many files are added"]


@pytest.mark.skipif(os.name != "posix", reason="links are a matter of POSIX")
@pytest.mark.parametrize("what", ALONE)
def test_a_build_that_fails_removes_what_is_listed_and_nothing_else(
    tree: Callable, run: Callable, own: Path, what: str
):
    project = tree(FILES)
    site = twins.again(project, "public").folder
    ours, states = set(files_in(site)), twins.moment(own)
    ADDED[what](site, own)
    theirs = {name: data for name, data in files_in(site).items() if name not in ours}
    ownership.remove(site)
    assert files_in(site) == theirs
    assert not twins.moment(own).since(states)
    (project / f"content/{ROWAN}/a.md").write_text("no front matter")
    assert run(project, "build", "--for", "public").exit_code == 1
    assert files_in(site) == theirs


@pytest.mark.parametrize("settings", [SETTINGS, MATERIAL], ids=["bare theme", "Material"])
def test_a_site_of_somebody_else_is_not_taken_for_the_old_one(tree: Callable, tmp_path: Path, settings: str):
    """The site of another portfolio of the same shape is put in its place."""
    project = tree(FILES | {"./mkdocs.yml": settings})
    other = portfolios.write(tmp_path / "other", {
        name: text.replace("Words", "Somebody's") for name, text in (FILES | {"./mkdocs.yml": settings}).items()
    })  # fmt: skip
    site = twins.again(project).folder
    shutil.rmtree(site)
    shutil.copytree(twins.again(other).folder, site)
    again = twins.again(project)
    assert not again.holding("Somebody's")
    assert not twins.differences(again, twins.clean(project))


def test_the_site_of_another_audience_in_its_place_is_not_used(tree: Callable):
    project = tree(
        FILES | {f"{ROWAN}/secret.md": entry("Said in private.", title="For me", date="2026-01-01")}
    )
    private = twins.again(project).folder
    public = twins.again(project, "public").folder
    shutil.rmtree(public)
    shutil.copytree(private, public)
    again = twins.again(project, "public")
    assert not again.holding("Said in private.")
    assert not again.holding("For me")
    assert not twins.differences(again, twins.clean(project, "public"))


def test_a_link_in_the_place_of_the_whole_site_is_refused(tree: Callable, tmp_path: Path):
    project = tree(FILES)
    site = twins.again(project, "public").folder
    shutil.move(site, tmp_path / "moved")
    site.symlink_to(tmp_path / "moved")
    before = files_in(tmp_path / "moved")
    assert twins.again(project, "public").error
    assert files_in(tmp_path / "moved") == before


def test_a_page_that_nobody_touched_is_known_without_reading_it(
    tree: Callable, monkeypatch: pytest.MonkeyPatch
):
    project = tree(FILES)
    site = twins.again(project).folder
    (project / f"content/{ROWAN}/a.md").write_text(FILES[f"{ROWAN}/a.md"].replace("Words", "Other words"))
    twins.again(project)  # moves one page in, and leaves the others
    known, read = staging.digest_of, []

    def digest(path: Path) -> str:
        read.append(path)
        return known(path)

    monkeypatch.setattr(staging, "digest_of", digest)
    twins.again(project)
    assert read, "files that were written are"
    assert not [path for path in read if path.is_relative_to(site)]
