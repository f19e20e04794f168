"""The sample portfolio: the demo, and the longest record the tests read."""

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
from portfolios import files_in

FILE = ("-f", "mkdocs.yml")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, so that no test writes into the checkout."""
    copy = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", copy / "content")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_the_sample_builds_strictly_without_a_warning(sample: Path, tmp_path: Path, builder: str):
    done = subprocess.run(
        [sys.executable, "-m", builder, "build", "--strict", "--site-dir", str(tmp_path / "site"), *FILE],
        cwd=sample,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "ERROR" not in done.stderr
    record = json.loads((tmp_path / "site/portfolio.json").read_text(encoding="utf-8"))
    assert len(record["practitioners"]) >= 2
    pages = [name for name in files_in(tmp_path / "site") if re.search("/entries/[^/]+/index.html$", name)]
    assert len(pages) == sum(len(one["entries"]) for one in record["practitioners"]) > 12


def test_check_finds_nothing_wrong_in_the_sample(run: Callable, sample: Path):
    result = run(sample, "check", "--format", "json")
    assert result.exit_code == 0
    answer = json.loads(result.output)
    assert answer["entries"] > 12
    assert answer["problems"] == []


def test_the_sample_shows_its_kinds_and_shares_and_withholds_a_part(
    run: Callable, sample: Path, tmp_path: Path
):
    run(sample, "build", "--out", str(tmp_path / "private"))
    record = json.loads((tmp_path / "private/portfolio.json").read_text(encoding="utf-8"))
    entries = [entry for one in record["practitioners"] for entry in one["entries"]]
    texts = [path.read_text(encoding="utf-8") for path in (sample / "content/practitioners").rglob("*.md")]
    written = {kind for text in texts for kind in re.findall(r"(?m)^kind: (\w+)$", text)}
    assert {entry["kind"] for entry in entries} == written
    assert len(written) >= 6
    assert len({entry["share"] for entry in entries}) >= 3
    assert any("{share=" in text or "Self and stress" in text for text in texts)
    evidence = [path for path in (sample / "content/practitioners").rglob("*") if path.suffix == ".pdf"]
    assert evidence, "no certificate"
    assert len(texts) > 12
