"""What earlier builds kept is a convenience: damaged, foreign or gone, the site is the same."""

from __future__ import annotations

import errno
import logging
import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import canaries
import portfolios
import pytest
import twins
from jinja2.bccache import bc_magic
from portfolios import AUDIENCES, MATERIAL, SETTINGS, Site, entry, files_in
from twins import CACHE, ROWAN

from portfolio.site.drawn import Drawn

DATA = "kept.sqlite"
FILES = {
    f"{ROWAN}/{name}.md": entry(f"Words {name}.", title=name.upper(), share="public", date=f"2026-03-0{day}")
    for day, name in enumerate("abcd", 1)
}
POSIX = pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")


@pytest.fixture
def project(tree: Callable) -> Path:
    """A portfolio that was built, and one word of which changed since."""
    project = tree(FILES)
    twins.again(project)
    (project / f"content/{ROWAN}/a.md").write_text(FILES[f"{ROWAN}/a.md"].replace("Words", "Other words"))
    return project


def rebuilt(project: Path) -> tuple[Site, set[str]]:
    """The next site, which is what it should be, and the pages that were drawn for it."""
    before = twins.moment(project / "builds/private")
    site = twins.again(project)
    assert not site.error, site.said
    assert not twins.differences(site, twins.clean(project))
    return site, {n for n in twins.moment(site.folder).since(before) if n.endswith("/index.html")}


EVERY = {f"rowan/entries/{name}/index.html" for name in "abcd"}


def test_the_folder_is_private_and_in_no_repository(project: Path, home: Path):
    cache = project / CACHE
    assert cache.stat().st_mode & 0o777 == 0o700 or os.name != "posix"
    assert (cache / ".gitignore").read_text() == "*\n"
    assert files_in(home).keys() == {"portfolio/cache.key"}
    assert (home / "portfolio/cache.key").stat().st_mode & 0o777 == 0o600 or os.name != "posix"


def test_with_it_only_what_changed_is_drawn(project: Path):
    _, drawn = rebuilt(project)
    assert drawn & EVERY == {"rowan/entries/a/index.html"}


def test_without_it_everything_is_drawn_and_nothing_is_lost(project: Path):
    shutil.rmtree(project / CACHE)
    _, drawn = rebuilt(project)
    assert drawn >= EVERY
    before = twins.moment(project / "builds/private")
    site = twins.again(project)
    assert not {n for n in twins.moment(site.folder).since(before) if n.endswith("/index.html")}


# Damaged

DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut short": lambda data: data.write_bytes(data.read_bytes()[: data.stat().st_size // 2]),
    "cut very short": lambda data: data.write_bytes(data.read_bytes()[:50]),
    "other bytes": lambda data: data.write_bytes(bytes(range(256)) * 40),
    "other bytes inside": lambda data: data.write_bytes(
        data.read_bytes()[:4096] + bytes(range(256)) * 16 + data.read_bytes()[8192:]
    ),
    "a folder": lambda data: (data.unlink(), data.mkdir(), (data / "x").write_text("x")),
    "a table of another form": lambda data: (
        data.unlink(),
        _in(data, "CREATE TABLE kept (other TEXT)"),
    ),
}
UNNOTED: dict[str, Callable[[Path], object]] = {
    "empty": lambda data: data.write_bytes(b""),
    "nothing": lambda data: data.unlink(),
    "an empty table": lambda data: _in(data, "DELETE FROM kept"),
}


def _in(data: Path, *commands: str) -> list:
    with closing(sqlite3.connect(data)) as base, base:
        return [row for command in commands for row in base.execute(command)]


@pytest.mark.parametrize("how", [*DAMAGE, *UNNOTED])
def test_damaged_it_is_not_used_and_made_anew(project: Path, caplog: pytest.LogCaptureFixture, how: str):
    (DAMAGE | UNNOTED)[how](project / CACHE / DATA)
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        _, drawn = rebuilt(project)
    assert drawn >= EVERY
    noted = [line for line in caplog.messages if "is damaged" in line]
    assert bool(noted) == (how in DAMAGE)
    assert (project / CACHE / ".gitignore").is_file()
    twins.again(project)
    assert not rebuilt(project)[1], "it is whole again"


def test_a_file_in_the_place_of_its_folder_is_left_alone(project: Path):
    shutil.rmtree(project / CACHE)
    (project / CACHE).write_text("mine")
    _, drawn = rebuilt(project)
    assert drawn >= EVERY
    assert (project / CACHE).read_text() == "mine"


@pytest.mark.parametrize("target", ["a folder", "a folder that holds one", "nothing"])
def test_a_link_in_its_place_is_neither_followed_nor_removed(project: Path, tmp_path: Path, target: str):
    elsewhere = tmp_path / "elsewhere"
    if target == "a folder that holds one":
        shutil.move(project / CACHE, elsewhere)
    else:
        shutil.rmtree(project / CACHE)
        if target == "a folder":
            elsewhere.mkdir()
    (project / CACHE).symlink_to(elsewhere)
    before = files_in(elsewhere)
    _, drawn = rebuilt(project)
    assert drawn >= EVERY
    assert files_in(elsewhere) == before
    assert (project / CACHE).is_symlink()


@pytest.mark.parametrize("name", [DATA, ".gitignore"])
@pytest.mark.parametrize("there", [b"", b"somebody's own", None], ids=["empty", "words", "nothing"])
def test_nothing_is_written_through_a_link_in_it(
    project: Path, tmp_path: Path, name: str, there: bytes | None
):
    own = tmp_path / "own"
    if there is not None:
        own.write_bytes(there)
    (project / CACHE / name).unlink()
    (project / CACHE / name).symlink_to(own)
    rebuilt(project)
    assert (own.read_bytes() if own.exists() else None) == there


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_where_it_cannot_be_written_the_site_is_right(project: Path):
    (project / CACHE / DATA).chmod(0o400)
    rebuilt(project)


def test_while_it_is_in_use_the_site_is_right(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portfolio.site.kept._PATIENCE", 0)
    with closing(sqlite3.connect(project / CACHE / DATA, isolation_level=None)) as base:
        base.execute("BEGIN EXCLUSIVE")
        _, drawn = rebuilt(project)
    assert drawn >= EVERY
    rebuilt(project)
    assert twins.kept(project).shelf("pages for private"), "nobody threw it away"


@pytest.mark.parametrize("key", [b"", b"short", bytes(64)], ids=["empty", "short", "long"])
def test_a_key_that_is_damaged_is_made_anew(project: Path, home: Path, key: bytes):
    (home / "portfolio/cache.key").write_bytes(key)
    rebuilt(project)
    _, drawn = rebuilt(project)
    assert not drawn


def test_where_no_key_can_be_kept_nothing_is(project: Path, home: Path):
    shutil.rmtree(home)
    home.write_text("no folder")
    shutil.rmtree(project / CACHE)
    _, drawn = rebuilt(project)
    assert drawn >= EVERY
    assert not (project / CACHE).exists()


# Foreign


class Planted:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple:
        return Path.write_text, (self.mark, "it ran")


def test_what_somebody_else_planted_is_never_run(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    mark = tmp_path / "mark"
    data = project / CACHE / DATA
    pickle.loads(pickle.dumps(Planted(mark)))  # noqa: S301 - it would run
    assert mark.read_text() == "it ran"
    mark.unlink()
    kept = _in(data, "SELECT shelf, name, made_from, value FROM kept")
    assert len({shelf for shelf, *_ in kept}) >= 2
    planted = pickle.dumps(Planted(mark))
    with closing(sqlite3.connect(data)) as base, base:
        for number, (shelf, name, made_from, value) in enumerate(kept):
            seal = (value[:32], bytes(32), b"")[number % 3]
            row = seal + planted, shelf, name
            base.execute("UPDATE kept SET value = ? WHERE shelf = ? AND name = ?", row)
            for more in (planted, None, 7, "words", seal):
                base.execute(
                    "INSERT INTO kept VALUES (?, ?, ?, ?)", (shelf, f"{name}{more!r}", made_from, more)
                )
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        _, drawn = rebuilt(project)
    assert drawn >= EVERY
    assert not mark.exists()
    assert [line for line in caplog.messages if "were changed, or made on another computer" in line]


def test_what_another_account_sealed_is_not_used(project: Path, home: Path, caplog: pytest.LogCaptureFixture):
    (home / "portfolio/cache.key").write_bytes(os.urandom(32))
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        _, drawn = rebuilt(project)
    assert drawn >= EVERY
    assert [line for line in caplog.messages if "by another account" in line]
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        _, drawn = rebuilt(project)
    assert not drawn
    assert not [line for line in caplog.messages if CACHE in line], "made anew, there is nothing to say"


@pytest.mark.parametrize("column", ["shelf", "name", "made_from"])
def test_a_piece_in_another_place_is_not_what_it_was(project: Path, column: str):
    """The seal holds for one shelf, one name and one recipe."""
    data = project / CACHE / DATA
    old = twins.kept(project).shelf("pages for private")["rowan/entries/b/index.md"]
    other = {"shelf": "pages for public", "name": "rowan/entries/x/index.md", "made_from": "0" * 64}
    where = "WHERE shelf = 'pages for private' AND name = 'rowan/entries/b/index.md'"
    _in(data, f"UPDATE kept SET {column} = '{other[column]}' {where}")  # noqa: S608 - our own words
    kept = twins.kept(project)
    assert old[1].uri == "rowan/entries/b/index.md"
    assert not kept.shelf("pages for public")
    assert not kept.shelf("pages for private").keys() & {"rowan/entries/b/index.md", other["name"]}
    assert len(kept.notes) == 1
    rebuilt(project)


# Older


def test_pages_of_another_recipe_are_drawn_anew(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portfolio.site.again.recipe.tools", lambda: "another version")
    _, drawn = rebuilt(project)
    assert drawn >= EVERY


@pytest.mark.parametrize("value", [None, 7, "words", ("a",), {"uri": "x"}], ids=str)
def test_a_value_of_another_form_is_not_used(project: Path, value: object):
    kept = twins.kept(project)
    for shelf in ("pages for private", "files"):
        assert kept.shelf(shelf)
        kept.keep(shelf, {name: (made, value) for name, (made, _) in kept.shelf(shelf).items()})
    _, drawn = rebuilt(project)
    assert drawn >= EVERY


def test_a_class_that_is_called_otherwise_now_is_not_used(project: Path, monkeypatch: pytest.MonkeyPatch):
    """As it would be for an older program: there is no such class in it."""
    with monkeypatch.context() as patch:
        patch.delattr("portfolio.site.drawn.Drawn")
        kept = twins.kept(project)
        assert not kept.shelf("pages for private")
        assert not kept.notes, "an older cache is no reason to say anything"
    assert isinstance(twins.kept(project).shelf("pages for private")["rowan/entries/b/index.md"][1], Drawn)


# What of it may be where


def test_nothing_of_it_is_in_a_site(tree: Callable):
    cage = canaries.Cage()
    words = [cage.word(name, "private") for name in ("body", "title", "theme")]
    hidden = entry(words[0], title=words[1], themes=[words[2]], date="2026-02-02")
    project = tree(FILES | {f"{ROWAN}/hidden.md": hidden, "./mkdocs.yml": MATERIAL})
    sites = [twins.again(project, audience) for audience in AUDIENCES for _ in range(2)]
    assert any(word.encode() in (project / CACHE / DATA).read_bytes() for word in words), "it is private"
    for site in sites:
        assert not [name for name in site.files if "kept" in name or "cache" in name or "sqlite" in name]
        assert not [name for name, data in site.files.items() if data.startswith(b"SQLite format")]
    for site in sites[2:]:
        assert not [word for word in words if site.holding(word)]


def test_a_copy_of_it_among_the_pages_is_not_published(tree: Callable):
    project = tree(FILES)
    twins.again(project, "public")
    shutil.copytree(project / CACHE, project / "content/pages" / CACHE)
    site = twins.again(project, "public")
    assert not site.error, site.said
    assert not [name for name in site.files if "kept" in name]


def test_files_named_by_the_deny_list_are_looked_at_every_time(tree: Callable, tmp_path: Path):
    (tmp_path / "names.txt").write_text("quokkaville\n")
    guard = "      guard: {deny_list: ../names.txt}\n"
    project = tree({f"{ROWAN}/a.md": entry("In Quokkaville."), "./mkdocs.yml": SETTINGS + guard})
    sites = [twins.again(project) for _ in range(3)]
    for site in sites:
        portfolios.ANSWERED.extend(site.log)
        assert site.log == sites[0].log
        assert [line for line in site.log if "rowan/entries/a/index.html" in line]


# Templates as Jinja translated them

BUILD = "import pathlib, portfolios; site = portfolios.build(pathlib.Path.cwd()); assert not site.error, site.said"


@pytest.fixture
def translated(project: Path, tmp_path: Path) -> Path:
    """Where an account that has built the portfolio keeps its templates."""
    failed, said = twins.python(project, BUILD, XDG_CACHE_HOME=str(tmp_path / "account"))
    assert not failed, said
    return tmp_path / "account/portfolio"


@pytest.mark.parametrize("how", ["other bytes", "cut short", "its first bytes alone"])
def test_a_damaged_template_is_translated_anew(project: Path, translated: Path, how: str):
    kept = [path for path in translated.iterdir() if path.name.startswith("template-")]
    assert kept
    for path in kept:
        data = path.read_bytes()
        middle = len(data) // 2
        path.write_bytes(
            {
                "other bytes": data[:middle]
                + bytes(one ^ 0x55 for one in data[middle : middle + 40])
                + data[middle + 40 :],
                "cut short": data[:middle],
                "its first bytes alone": bc_magic,
            }[how]
        )
    shutil.rmtree(project / CACHE)
    failed, said = twins.python(project, BUILD, XDG_CACHE_HOME=str(translated.parent))
    assert not failed, said
    assert portfolios.files_in(project / "builds/private") == twins.clean(project).files


def test_templates_that_cannot_be_kept_are_used_all_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    shutil.rmtree(project / CACHE)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.NamedTemporaryFile", full)
        patch.setattr("tempfile.mkstemp", full)
        site = twins.again(project)
    assert not twins.differences(site, twins.clean(project))
