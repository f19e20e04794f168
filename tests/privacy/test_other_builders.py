"""The same project in other hands: without the plugin, and under builders that do not know it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import portfolios
import pytest
import watched
from canaries import Cage

BARE = "theme: {name: null, custom_dir: bare}"  # completed by our own templates
ALONE = "theme: {name: null, custom_dir: alone}"
MATERIAL = "theme: {name: material, font: false}"
PLAIN = "site_name: Portfolio\ndocs_dir: content/pages\nsite_url: https://example.org/\n"


@pytest.fixture(scope="module")
def cage() -> Cage:
    """Its open page says nothing of hidden entries: without the plugin a page is published as it stands."""
    return watched.cage()


@pytest.fixture(scope="module")
def project(cage: Cage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    themes = {"./alone/main.html": portfolios.BARE_THEME}
    return portfolios.write(tmp_path_factory.mktemp("builders"), {**cage.files, **themes})


@pytest.fixture(autouse=True)
def _no_site_of_another_test(project: Path) -> None:
    for left in ("site", ".cache"):
        shutil.rmtree(project / left, ignore_errors=True)


def run(project: Path, settings: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a builder as a user does, in the project's folder, into `site`."""
    (project / "mkdocs.yml").write_text(settings)
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def built(done: subprocess.CompletedProcess[str], project: Path) -> watched.Left:
    assert done.returncode == 0, (done.stdout + done.stderr)[-800:]
    left = watched.left_in(project / "site")
    assert left.files >= 3
    assert left.size > 500
    return left


def without(package: str) -> None:
    """A user's machine may lack another builder; the project's own checks may not."""
    if importlib.util.find_spec(package) is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{package} is not installed")


def test_the_project_is_full_of_what_must_not_leave(cage: Cage):
    hidden = [one for one in cage.canaries if not one.may_be_seen_by("public")]
    assert len(hidden) > 2_000
    assert {"supervisor", "regulator", "private", "never"} == {one.reach for one in hidden}


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
@pytest.mark.parametrize(
    "rest",
    [ALONE, MATERIAL + "\nplugins: [search, material/tags]"],
    ids=["a theme of one's own", "Material, search and tags"],
)
def test_with_the_plugin_line_deleted_no_entry_is_anywhere(
    project: Path, cage: Cage, builder: str, rest: str
):
    without(builder)
    left = built(run(project, PLAIN + rest + "\n", builder, "build", "-f", "mkdocs.yml"), project)
    assert "open words" in left.text, "the open page is there"
    assert left.shown(cage, "public") == 1, "and only that"
    nobody = [one for one in left.birds if one not in cage.files["pages/about.md"]]
    assert not nobody
    assert not left.hidden(cage, "public")


@pytest.mark.parametrize(
    ("builder", "look", "audience"),
    [
        ("properdocs", BARE, "supervisor"),
        ("properdocs", BARE, "regulator"),
        ("properdocs", MATERIAL, "public"),
        ("mkdocs", MATERIAL, "public"),
    ],
    ids=["properdocs, supervisor", "properdocs, regulator", "properdocs, public", "mkdocs, public"],
)
def test_with_the_plugin_each_builder_gives_each_audience_its_own_and_no_more(
    project: Path, cage: Cage, builder: str, look: str, audience: str
):
    without(builder)
    settings = PLAIN + look + f"\nplugins: [search, portfolio: {{as_of: 2026-11-22, audience: {audience}}}]\n"
    left = built(run(project, settings, builder, "build", "-f", "mkdocs.yml"), project)
    assert left.shown(cage, audience) > 200
    assert not left.hidden(cage, audience)


def test_zensical_which_knows_no_plugin_of_ours_finds_only_the_open_pages(project: Path, cage: Cage):
    without("zensical")
    settings = PLAIN + MATERIAL + "\nplugins: [search, portfolio: {audience: private}]\n"
    left = built(run(project, settings, "zensical", "build", "--clean"), project)
    assert "open words" in left.text
    assert left.shown(cage, "public") == 1
    assert not left.hidden(cage, "public")
    leftovers = [p for p in project.rglob("*") if ".cache" in p.relative_to(project).parts and p.is_file()]
    for cached in leftovers:
        text = "\n".join(watched.readings_of(cached.read_bytes()))
        assert not (
            set(watched.BIRD.findall(text)) - set(watched.BIRD.findall(cage.files["pages/about.md"]))
        ), cached


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs", "zensical"])
def test_nothing_of_yesterdays_private_site_is_left_once_the_plugin_is_gone(
    project: Path, cage: Cage, builder: str
):
    """Other builders empty the folder of what they see, and leave hidden files where they are."""
    without(builder)
    before = MATERIAL + "\nplugins: [search, portfolio: {as_of: 2026-11-22, audience: private}]\n"
    left = built(run(project, PLAIN + before, "mkdocs", "build", "-f", "mkdocs.yml"), project)
    assert len(left.hidden(cage, "public")) > 2_000, "a private site holds what is private"
    options = ["--clean"] if builder == "zensical" else ["-f", "mkdocs.yml"]
    after = MATERIAL + "\nplugins: [search]\n"
    left = built(run(project, PLAIN + after, builder, "build", *options), project)
    assert "open words" in left.text
    assert not left.hidden(cage, "public")


def test_without_the_plugin_an_open_page_names_hidden_entries_only_where_it_was_written(project: Path):
    """What nobody can prevent, so that nobody thinks otherwise: the page itself, and no word more."""
    page = project / "content/pages/linking.md"
    page.write_text("# Linking\n\nSee [that visit](../practitioners/rowan/the-visit.md).\n")
    try:
        done = run(project, PLAIN + ALONE + "\nplugins: []\n", "mkdocs", "build", "-f", "mkdocs.yml")
        left = built(done, project)
        assert re.findall(r"[\w/.-]*the-visit[\w.]*", left.text) == ["../practitioners/rowan/the-visit.md"]
    finally:
        page.unlink()
