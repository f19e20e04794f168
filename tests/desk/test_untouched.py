"""What is opened and saved as it was: the same bytes, nothing written, no older text kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from forms import Desk

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ROOT / "content/practitioners"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of one person of the sample; `tests/thorough` takes all of them."""
    project = tmp_path_factory.mktemp("sample")
    shutil.copytree(PEOPLE / "rowan", project / "content/practitioners/rowan")
    return Desk(project)


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in (PEOPLE / "rowan").iterdir() if path.is_dir())
)
def test_the_first_and_the_longest_of_each_kind(sample: Desk, folder: str) -> None:
    files = sorted((PEOPLE / "rowan" / folder).glob("*.md"))
    before = sample.files()
    for path in {files[0], max(files, key=lambda path: path.stat().st_size)}:
        page = sample.entry(path.stem).save()
        assert page.title == "Saved", page.all_wrong
    assert sample.files() == before
    assert sample.aside("history") == {}
    assert sample.aside("drafts") == {}


def test_the_profile(sample: Desk) -> None:
    before = sample.files()
    assert sample.form("/profile/rowan").save().address == "/"
    assert sample.files() == before
    assert sample.aside("history") == {}
