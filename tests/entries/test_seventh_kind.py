"""A seventh kind of entry is one file, and everything else follows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from portfolios import entry

import portfolio
from portfolio.site.templates import theme_folder

MENTORING = '''\
"""Mentoring: helping someone else to learn."""

from __future__ import annotations

from pydantic import Field

from portfolio.entries.base import Entry, Heading
from portfolio.records.fields import Text


class Mentoring(Entry, kind="mentoring"):
    """A session in which I helped a colleague to learn."""

    mentee: Text | None = Field(None, description="A role.", examples=["a student"])

    headings = (Heading("What I passed on", "And what I learnt by it."),)

    example = """\\
---
kind: mentoring
title: Letting her find it herself
date: 2026-05-20
mentee: a student
---

## What I passed on

Less than I wanted to.
"""
'''

FILES = {
    "practitioners/rowan/a.md": entry(
        "## What I passed on\n\nLess than I wanted.\n\n## Wellbeing\n\nHidden words.",
        kind="mentoring",
        title="Letting her find it",
        mentee="a student",
        share="public",
    ),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with one file more."""
    root = tmp_path_factory.mktemp("package")
    ignored = shutil.ignore_patterns("__pycache__", "theme")
    shutil.copytree(Path(portfolio.__file__).parent, root / "portfolio", ignore=ignored)
    shutil.copytree(theme_folder(), root / "theme")
    (root / "portfolio/entries/mentoring.py").write_text(MENTORING)
    return root


@pytest.fixture
def portfolio_with_seven(package: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    own = {
        "PYTHONPATH": str(package),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "own"),
    }

    def ran(project: Path, *args: str) -> subprocess.CompletedProcess[str]:
        if args[0] != "trust":
            ran(project, "trust", "--yes")
        return subprocess.run(
            [sys.executable, "-c", "from portfolio.cli import main; main()", *args],
            cwd=project,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )

    return ran


def test_a_new_kind_is_checked_and_built(tree: Callable, portfolio_with_seven: Callable):
    project = tree(FILES)
    checked = portfolio_with_seven(project, "check")
    assert (checked.returncode, checked.stdout) == (0, "1 entry read: nothing wrong.\n"), checked.stderr
    built = portfolio_with_seven(project, "build", "--for", "public")
    assert built.returncode == 0, built.stderr
    record = json.loads((project / "builds/public/portfolio.json").read_text())
    assert record["practitioners"][0]["entries"][0]["kind"] == "mentoring"
    page = (project / "builds/public/rowan/entries/a/index.html").read_text()
    assert "Less than I wanted." in page
    assert "Mentoring" in page
    assert "Hidden words." not in page


def test_it_has_a_mark_a_colour_and_a_place_in_the_filter(tree: Callable, portfolio_with_seven: Callable):
    project = tree(FILES)
    assert portfolio_with_seven(project, "build", "--for", "public").returncode == 0
    site = project / "builds/public"
    timeline = (site / "rowan/timeline/index.html").read_text()
    assert re.search(r'<svg class="pf-mark pf-mark--\w+ pf-kind--mentoring".*? d="M', timeline)
    assert 'class="pf-only-mentoring"' in timeline
    sheet = (site / "assets/portfolio.css").read_text()
    assert re.search(r"pf-kind--mentoring,[^}]*--pf-kind: oklch\(", sheet)
    assert ".pf-only-mentoring:checked" in sheet


def test_its_mistakes_are_named_and_its_name_is_suggested(tree: Callable, portfolio_with_seven: Callable):
    files = {
        "practitioners/rowan/a.md": entry(kind="mentorin"),
        "practitioners/rowan/b.md": entry(kind="mentoring", mentea="a student"),
    }
    said = portfolio_with_seven(tree(files), "check").stdout
    assert "Did you mean “mentoring”?" in said
    assert "Did you mean “mentee”?" in said


def test_without_the_file_the_kind_is_unknown(tree: Callable, run: Callable):
    result = run(tree(FILES), "check")
    assert result.exit_code == 1
    assert "unknown-kind" in result.output
