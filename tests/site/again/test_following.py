"""A preview that follows its files shows what a build from nothing would, and no word more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import portfolios
import pytest
from edited import EDITS, Project
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from portfolios import AUDIENCES, MATERIAL, entry
from previewing import FOLLOWED, preview

from portfolio.keeping import whole

HOME = "practitioners/rowan"
NUMBERS = st.integers(0, 60)
# Edits of what a preview may follow, and now and then any other.
WORDS = st.sampled_from(["write another body", "title it anew", "share it otherwise", "move it in time"])
EDIT = st.tuples(WORDS | st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS)


def _begun() -> Project:
    project = Project(MATERIAL)
    for number in range(6):
        project.edit("add an entry", 3 * number + 1, 2 * number)
    project.entries[5].person = "imogen"
    project.entries[2].links = {1, 5}
    for number in (1, 2, 3):
        project.entries[number].share = "public"
    project.pages = {"about": (1, frozenset({1})), "index": (0, frozenset())}
    return project


@pytest.mark.parametrize("audience", AUDIENCES)
def test_after_any_edits_it_shows_what_a_build_from_nothing_would(
    audience: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = FOLLOWED[audience]

    @settings(max_examples=3, phases=[Phase.generate])
    @given(st.lists(EDIT, min_size=6, max_size=6))
    def everywhere(edits: list[tuple[str, int, int]]) -> None:
        root = tmp_path_factory.mktemp("followed") / "project"
        project = _begun()
        project.write(root)
        with portfolios._listening() as said, preview(root, audience) as rebuilt:
            rebuilt()
            for edit in edits:
                project.edit(*edit)
                project.write(root)
                followed = rebuilt()
                assert _differences(followed.files, rebuilt.from_nothing().files) == [], (edit, edits)
        portfolios.ANSWERED.extend(said)

    everywhere()
    assert FOLLOWED[audience] > before, "some of it was followed"


def test_words_made_private_are_gone_from_every_file(tree: Callable[..., Path]) -> None:
    canary = "quillfeather"
    home = f"{HOME}/a.md"
    shared = f"## What I learnt\n\nTo listen.\n\n## Aside\n\nI heard {canary}.\n"
    project = tree({"./mkdocs.yml": MATERIAL, home: entry(shared, title="One", share="public")})
    with preview(project, "public") as rebuilt:
        assert rebuilt().holding(canary)
        (project / "content" / home).write_text(
            entry(shared.replace("## Aside", "## Aside {share=private}"), title="One", share="public")
        )
        assert not rebuilt().holding(canary)
        (project / "content" / home).write_text(entry(shared, title="One", share="public"))
        assert rebuilt().holding(canary)
        (project / "content" / home).write_text(entry(shared, title="One", share="private"))
        assert not rebuilt().holding(canary)


def test_an_edited_sentence_needs_no_mkdocs_and_draws_one_page(tree: Callable[..., Path]) -> None:
    files = {f"{HOME}/{name}.md": entry(f"## Part\n\nFirst. {name}", title=name) for name in "abc"}
    project = tree(files | {"./mkdocs.yml": MATERIAL})
    with preview(project) as rebuilt:
        rebuilt()
        before = _moments(rebuilt.out)
        path = project / "content/practitioners/rowan/b.md"
        path.write_text(path.read_text() + "\n\nAnd another thought.\n")
        followed = FOLLOWED["private"]
        assert rebuilt().words("rowan/entries/b/index.html").count("another thought") == 1
        assert FOLLOWED["private"] == followed + 1
        written = {name for name, moment in _moments(rebuilt.out).items() if before.get(name) != moment}
        assert {name for name in written if name.endswith(".html")} == {"rowan/entries/b/index.html"}


def test_an_entry_that_changes_places_with_another_leaves_the_same_site(tree: Callable[..., Path]) -> None:
    days = {"a": "2026-01-01", "b": "2026-01-05", "c": "2026-01-09"}
    files = {f"{HOME}/{name}.md": entry(f"Words of {name}.", date=day) for name, day in days.items()}
    project = tree(files | {"./mkdocs.yml": MATERIAL})
    with preview(project) as rebuilt:
        rebuilt()
        followed = FOLLOWED["private"]
        (project / "content" / HOME / "a.md").write_text(entry("Words of a.", date="2026-01-07"))
        site = rebuilt()
        assert FOLLOWED["private"] == followed + 1
        assert _differences(site.files, rebuilt.from_nothing().files) == []


def test_a_file_half_written_beside_an_entry_needs_no_mkdocs(tree: Callable[..., Path]) -> None:
    project = tree({f"{HOME}/a.md": entry("First."), "./mkdocs.yml": MATERIAL})
    path = project / "content" / HOME / "a.md"
    with preview(project) as rebuilt:
        rebuilt()
        whole.written_aside(path.parent, b"Half words.", whole.PRIVATE)
        path.write_text(path.read_text() + "\n\nAnd another thought.\n")
        followed = FOLLOWED["private"]
        site = rebuilt()
        assert site.holding("another thought")
        assert not site.holding("Half words")
        assert FOLLOWED["private"] == followed + 1


def _moments(site: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in site.rglob("*")
        if path.is_file()
    }


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Files that differ, but for the list of them, which a preview only writes with a whole build."""
    names = {*one, *other} - {"portfolio-manifest.json"}
    return sorted(name for name in names if one.get(name) != other.get(name))
