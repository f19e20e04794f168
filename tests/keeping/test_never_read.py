"""What is kept beside a record is no part of it: nothing reads, shows or publishes it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from portfolios import PROFILE, SETTINGS, entry

from portfolio.keeping import whole
from portfolio.keeping.drafts import Drafts
from portfolio.keeping.history import History

NINE = datetime.datetime(2026, 4, 8, 9, 0, tzinfo=datetime.UTC)
SECRET = "Quillfeather"
USUAL = SETTINGS.replace("bare", "../bare").replace("content/pages", "../pages")
PEOPLE_AT_ROOT = USUAL + "      practitioners: .\n"
PAGES_AROUND = (
    USUAL.replace("docs_dir: ../pages", 'docs_dir: ..\nexclude_docs: "!.*"\nsite_dir: ../../site')
    + "      practitioners: ../../record\n"
)


def test_a_build_removes_what_a_save_that_was_killed_left(tree: Callable, build: Callable) -> None:
    person = tree({"practitioners/rowan/visits/a.md": entry("Words.")}) / "content/practitioners/rowan"
    left = whole.written_aside(person / "visits", b"half", whole.PRIVATE)
    os.utime(left, (0, 0))
    build(person.parents[2])
    assert [path.name for path in (person / "visits").iterdir()] == ["a.md"]


def kept(project: Path, path: Path) -> None:
    """An older text, a draft and a half-written file, each with the word."""
    History(project).keep(path, entry(f"{SECRET} was here.").encode(), NINE)
    Drafts(project).keep("new-1", {"title": SECRET}, NINE)
    whole.written_aside(path.parent, SECRET.encode(), whole.PRIVATE)


@pytest.mark.parametrize(
    ("settings", "people"),
    [(USUAL, "content/practitioners"), (PEOPLE_AT_ROOT, "."), (PAGES_AROUND, "../../record")],
    ids=["as usual", "people beside mkdocs.yml", "pages around mkdocs.yml"],
)
def test_nothing_made_from_a_record_holds_it(  # noqa: PLR0913, PLR0917 - fixtures
    settings: str, people: str, tmp_path: Path, tree: Callable, build: Callable, run: Callable
) -> None:
    project = tree({"../pages/index.md": "# Hello", "./inner/mkdocs.yml": settings}) / "inner"
    person = (project / people / "rowan").resolve()
    person.mkdir(parents=True)
    (person / "profile.md").write_text(PROFILE)
    (person / "visit.md").write_text(entry("Words of today."))
    kept(project, person / "visit.md")
    site = build(project, out=tmp_path / "built")
    assert site.holding("Words of today")
    assert not site.holding(SECRET)
    assert run(project, "check").output.startswith("1 entry read: nothing wrong.")
    for what in ("json", "csv", "docs"):
        assert run(project, "export", what, "--out", str(tmp_path / what)).exit_code == 0
        out = [path for path in [tmp_path / what, *(tmp_path / what).rglob("*")] if path.is_file()]
        assert out
        assert not any(SECRET in str(path) or SECRET in path.read_text() for path in out)
