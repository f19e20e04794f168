"""The four recipes of CONTRIBUTING, followed to the letter in a copy that then passes the real checks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import new
import portfolios
import pytest
import shown

PYTHON = Path(sys.executable)
# `make generate update-expected`
GENERATE = (
    ("-m", "portfolio.reference"),
    ("-m", "portfolio.writing.schema"),
    ("-m", "portfolio.outputs.schemas"),
    ("-m", "pytest", "-n", "0", "tests/test_expected.py", "--update-expected"),
)
# What they write: the guide's reference, the forms of the data, and what the sample's pages say.
GENERATED = re.compile(
    r"content/pages/guide/(reference/\w+\.md|[\w-]+\.schema\.json)|tests/expected/\w+/[\w-]+\.txt"
)
CHECKS = {
    "style": (PYTHON, "-m", "ruff", "check", "."),
    "form": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "layers": (PYTHON.with_name("lint-imports"),),
    "the quick tests of all that an addition reaches": (
        *(PYTHON, "-m", "pytest", "-m", "not thorough and not browser and not programs"),
        *(f"--ignore=tests/{folder}" for folder in ("cli", "guard", "keeping", "records", "text")),
    ),
    "the sample, and what may leave": (
        *(PYTHON, "-m", "pytest"),
        *("tests/thorough/test_sample.py", "tests/privacy/test_canary.py"),
    ),
}
HAND_WRITTEN = {
    "./mkdocs.yml": portfolios.MATERIAL,
    "practitioners/rowan/course.md": portfolios.entry(
        kind="training", standards=["college:1"], valid_until="2029-03-31", hours=12
    ),
    "practitioners/rowan/later.md": portfolios.entry(date="2026-05-01", standards=["college:1.1"]),
}


STARTED = "deadlines"  # by `make new-view`, beside the view of the recipe


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, committed, in which the recipes were followed and a view was started."""
    root = tmp_path_factory.mktemp("copy") / "repository"
    shutil.copytree(shown.ROOT, root, ignore=not_kept)
    run(root, "git", "init", "--quiet")
    run(root, "git", "add", "--all")
    author = ("-c", "user.name=Rowan", "-c", "user.email=rowan@example.org")
    run(root, "git", *author, "commit", "--quiet", "--message", "Before")
    files = shown.recipes()
    assert len(files) == 6
    for path, text in files.items():
        assert not (root / path).exists(), f"{path} would take the place of a file"
        (root / path).write_text(text, encoding="utf-8")
    run(root, PYTHON, "tests/new.py", "view", STARTED)
    for words in GENERATE:
        run(root, PYTHON, *words)
    return root


def not_kept(folder: str, names: list[str]) -> set[str]:
    """What git would not keep either."""
    patterns = [".git", *(shown.ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    here = [one.strip("/") for one in patterns if Path(folder) == shown.ROOT or not one.startswith("/")]
    return {name for name in names if any(fnmatch(name, pattern) for pattern in here)}


def run(root: Path, *words: str | Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"}
    env = {name: value for name, value in env.items() if not name.startswith(("PYTEST_", "GIT_"))}
    done = subprocess.run(words, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("words", CHECKS.values(), ids=CHECKS)
def test_a_copy_that_followed_them_passes(copy: Path, words: tuple[str | Path, ...]):
    run(copy, *words)


def test_they_touch_what_they_say_and_what_is_generated(copy: Path):
    changed = run(copy, "git", "status", "--porcelain", "--untracked-files=all").splitlines()
    paths = {line[3:] for line in changed}
    started = set(new.started("view", STARTED))
    assert len(started) == 2
    assert paths >= set(shown.recipes()) | started
    others = paths - set(shown.recipes()) - started
    assert len(others) >= 3
    assert [path for path in others if not GENERATED.fullmatch(path)] == []


def test_what_they_add_is_there(copy: Path, tmp_path: Path):
    example = re.search(
        r'example = """\\\n(.*?)"""', shown.recipes()["portfolio/entries/teaching.py"], re.DOTALL
    )
    assert example
    project = portfolios.write(tmp_path, {**HAND_WRITTEN, "practitioners/rowan/teaching.md": example[1]})
    program = (PYTHON, "-c", "from portfolio.cli import main; main()")
    settings = ("--config-file", project / "mkdocs.yml")
    assert "3 entries read: nothing wrong." in run(copy, *program, "check", *settings)
    run(copy, *program, "build", *settings)
    site = project / "builds/private/rowan"
    assert "31 March 2029" in (site / "certificates/index.html").read_text(encoding="utf-8")
    assert (site / "entries/teaching/index.html").is_file()


def test_a_kind_is_started_under_its_own_name():
    ((path, text),) = new.started("kind", "coaching").items()
    assert path == "portfolio/entries/coaching.py"
    assert 'class Coaching(Entry, kind="coaching"' in text
    assert "\nkind: coaching\n" in text
    assert "teaching" not in text.casefold()
    assert shown.recipes() | new.started("kind", "teaching") == shown.recipes()


@pytest.mark.parametrize("name", ["Coaching", "peer review", "../x", "class", "", "x" * 25, "teaching.py"])
def test_a_name_that_cannot_be_one_is_refused(name: str):
    assert "Write one word in small letters" in new.problem(name, {}, shown.ROOT)


@pytest.mark.parametrize(
    ("what", "name"), [("kind", "review"), ("kind", "base"), ("view", "renewal"), ("view", "home")]
)
def test_nothing_that_is_there_is_written_over(what: str, name: str):
    assert "is there already" in new.problem(name, new.started(what, name), shown.ROOT)
