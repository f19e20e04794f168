"""`portfolio build` after one edited text gives the same bytes, and says the same, as a build from nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import twins
from click.testing import CliRunner
from edited import Project
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from portfolios import AUDIENCES, MATERIAL, Site, entry, files_in
from test_following import EDIT
from twins import ROWAN

from portfolio.cli import main

A, B = f"{ROWAN}/a.md", f"{ROWAN}/b.md"
CANARY = "quillfeather"
SHARED = f"## What I learnt\n\nTo listen.\n\n## Aside\n\nI heard {CANARY}.\n"
UNTOUCHED = "sitemap.xml.gz"  # every whole build writes it


def built(project: Path, audience: str = "public", *more: str) -> Site:
    """What `portfolio build` makes and says, as a new process would."""
    twins.forget()
    out = project / "builds" / audience
    words = ["build", "--for", audience, "-f", str(project / "mkdocs.yml"), "--out", str(out), *more]
    done = CliRunner().invoke(main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    said = done.output.replace(str(project), "PROJECT").replace(str(out), "OUT")
    error = SystemExit(said) if done.exit_code else None
    return Site(out, error, tuple(said.splitlines()), files_in(out) if out.is_dir() else {})


def from_nothing(project: Path, audience: str = "public") -> Site:
    """The same of a copy in which nothing was ever built."""
    twin = project.parent / "twin"
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(project, twin, symlinks=True, ignore=shutil.ignore_patterns("builds", twins.CACHE))
    return built(twin, audience)


def quickly(project: Path, audience: str = "public") -> bool:
    """Build and compare with a build from nothing; whether it took the short way."""
    out = project / "builds" / audience
    stood = twins.moment(out)
    site = built(project, audience)
    assert not twins.differences(site, from_nothing(project, audience))
    assert twins.beside(out) <= set(AUDIENCES)
    return UNTOUCHED in site.files and UNTOUCHED not in twins.moment(out).since(stood)


@pytest.fixture
def project(tree: Callable[..., Path]) -> Path:
    """Two entries for all, of which a site was built."""
    files = {
        "./mkdocs.yml": f"{MATERIAL}      guard: {{deny_list: ../names.txt}}\n",
        A: entry(SHARED, title="One", share="public", date="2026-01-01"),
        B: entry(
            "See [that](a.md#aside).\n\n## Part\n\nWords.", title="Two", share="public", evidence=["c.txt"]
        ),
        f"{ROWAN}/c.txt": "On paper.",
        "pages/about.md": "# About\n\n[one](../practitioners/rowan/a.md)\n",
    }
    project = tree(files)
    (project.parent / "names.txt").write_text("# names\n")
    assert not built(project).error
    return project


def write(project: Path, name: str, text: str) -> None:
    """Write a file as an editor does: aside, then moved."""
    path = project / "content" / name
    path.parent.mkdir(exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text)
    aside.replace(path)


def a(body: str, **fields: str) -> str:
    """The first entry with another text or other fields."""
    return entry(body, **{"title": "One", "share": "public", "date": "2026-01-01"} | fields)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_after_any_edits_it_is_what_it_would_be_from_nothing(
    audience: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=2, phases=[Phase.generate])
    @given(st.lists(EDIT, min_size=4, max_size=4))
    def everywhere(edits: list[tuple[str, int, int]]) -> None:
        root = tmp_path_factory.mktemp("edited") / "project"
        project = begun()
        project.write(root)
        built(root, audience)
        reworded(root, 1)
        seen[quickly(root, audience)] += 1
        for one, edit in enumerate(edits):
            project.edit(*edit)
            project.write(root)
            quickly(root, audience)
            reworded(root, one)
            seen[quickly(root, audience)] += 1

    everywhere()
    assert seen[True], "some of it went the short way"


def begun() -> Project:
    project = Project(MATERIAL)
    for number in range(5):
        project.edit("add an entry", 3 * number + 1, 2 * number)
    project.entries[5].person = "imogen"
    project.entries[2].links = {1, 5}
    for number in (1, 2, 3):
        project.entries[number].share = "public"
    project.pages = {"about": (1, frozenset({1})), "index": (0, frozenset())}
    return project


def reworded(root: Path, number: int) -> None:
    """A sentence more in one of the entries."""
    paths = sorted(path for path in root.glob("content/practitioners/*/*.md") if path.stem != "profile")
    if paths:
        path = paths[number % len(paths)]
        path.write_text(
            f"{path.read_text()}\nA sentence more, with a café, “quotes” & *stars*, number {number}.\n"
        )


def test_a_sentence_writes_one_page_and_search(project: Path) -> None:
    before = twins.moment(project / "builds/public")
    write(project, A, a(SHARED + "\nAnd a thought about seagulls.\n"))
    assert quickly(project)
    since = twins.moment(project / "builds/public").since(before)
    assert "rowan/entries/a/index.html" in since
    assert {name for name in since if not name.startswith("search/words/")} <= {
        "rowan/entries/a/index.html", "search/pages.js", "search/texts/0.js", twins.MANIFEST,
    }  # fmt: skip


def test_one_edit_after_another(project: Path) -> None:
    for number in range(3):
        write(project, A, a(f"{SHARED}\nThought {number}.\n"))
        assert quickly(project)
        assert quickly(project), "nothing has changed"
    write(project, A, a(SHARED))
    assert quickly(project)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a share narrowed": lambda project: write(project, A, a(SHARED, share="private")),
    "a draft": lambda project: write(project, A, a(SHARED, draft="yes")),
    "nothing left": lambda project: write(project, A, a("## What I learnt\n\n## Aside\n")),
    "a heading made private": lambda project: write(
        project, A, a(SHARED.replace("## Aside", "## Aside {share=private}"))
    ),
    "a file of evidence": lambda project: write(project, f"{ROWAN}/c.txt", "On other paper."),
    "a term of the list": lambda project: (project.parent / "names.txt").write_text("listen\n"),
    "a page": lambda project: write(project, "pages/about.md", "# Of us\n"),
    "a setting": lambda project: (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text().replace("site_name: ", "site_name: Other ")
    ),
    "a title": lambda project: write(project, A, a(SHARED, title="Another")),
    "a heading": lambda project: write(project, A, a(SHARED.replace("Aside", "Beside"))),
    "the first words": lambda project: write(project, A, a(SHARED.replace("To listen", "To wait"))),
    "a link": lambda project: write(project, A, a(SHARED + "\n[two](b.md)\n")),
    "a copy": lambda project: write(project, B, (project / "content" / A).read_text()),
    "a name": lambda project: (project / "content" / A).rename(project / "content" / ROWAN / "d.md"),
    "a file more": lambda project: write(project, f"{ROWAN}/d.md", a("New.")),
    "a folder more": lambda project: (project / "content/practitioners/imogen").mkdir(),
    "a file less": lambda project: (project / "content" / B).unlink(),
    "two texts": lambda project: [
        write(project, name, (project / "content" / name).read_text() + "\nMore.\n") for name in (A, B)
    ],
    "a mistake": lambda project: write(project, A, a("[x](nowhere.md)")),
    "a telephone number": lambda project: write(project, A, a(SHARED + "\nCall 020 7946 0958.\n")),
    "a rule": lambda project: write(project, "rules/own.yml", "id: own\n"),
    "a page of the site": lambda project: (project / "builds/public/index.html").write_text("mine"),
    "a file of the site": lambda project: (project / "builds/public/404.html").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_anything_else_is_a_whole_build(project: Path, what: str) -> None:
    CHANGES[what](project)
    assert not quickly(project)


def test_another_day_is_a_whole_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      as_of: 2026-11-22\n", ""))
    for day in ("1790000000", "1790100000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert not quickly(project)
        assert quickly(project)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_entry_that_is_finished_or_no_longer_is_a_whole_build(project: Path, audience: str) -> None:
    built(project, audience)
    for text in (
        a(SHARED, draft="yes"),
        a("## What I learnt\n"),
        a(SHARED),
        a(SHARED, example="yes"),
        a(SHARED),
    ):
        write(project, A, text)
        assert not quickly(project, audience)
        entry_page = "rowan/entries/a/index.html"
        is_there = audience == "private" or text == a(SHARED)
        assert (entry_page in files_in(project / "builds" / audience)) == is_there


def test_a_sentence_more_in_a_draft_is_quick_and_counts_nowhere(project: Path) -> None:
    write(project, A, a(SHARED, draft="yes"))
    built(project, "private")
    before = files_in(project / "builds/private")
    write(project, A, a(SHARED + "\nAnd a thought about seagulls.\n", draft="yes"))
    assert quickly(project, "private")
    after = files_in(project / "builds/private")
    pages = {
        name for name in after if name.endswith((".html", "portfolio.json")) and after[name] != before[name]
    }
    assert pages == {"rowan/entries/a/index.html"}


def test_a_stranger_in_the_site_is_left_alone(project: Path) -> None:
    mine = project / "builds/public/mine.txt"
    mine.write_text("mine")
    write(project, A, a(SHARED + "\nMore.\n"))
    site = built(project)
    assert site.error
    assert mine.read_text() == "mine"


def test_a_file_that_was_touched_or_written_back_changes_nothing(project: Path) -> None:
    os.utime(project / "content" / A)
    assert quickly(project)
    before = (project / "content" / B).read_text()
    write(project, B, before + "\nMore.\n")
    write(project, B, before)
    assert quickly(project)


def test_words_made_private_are_in_no_file(project: Path) -> None:
    write(project, A, a(SHARED + "\nMore.\n"))
    assert quickly(project)
    assert built(project).holding(CANARY)
    write(project, A, a(SHARED + "\nMore.\n", share="private"))
    assert not quickly(project)
    assert not built(project).holding(CANARY)


def test_words_of_the_list_leave_in_no_build(project: Path) -> None:
    (project.parent / "names.txt").write_text("Merriweather\n")
    assert not quickly(project)
    write(project, A, a(SHARED + "\nMerri­weather came.\n"))
    site = built(project)
    assert site.error
    assert not site.files


def test_a_build_for_others_between_two_does_not_mislead(project: Path) -> None:
    assert not built(project, "private").error
    write(project, A, a(SHARED, title="Renamed"))
    assert not quickly(project, "private")
    assert not quickly(project), "the other site is of the earlier title still"


def test_what_somebody_added_to_the_shelf_is_not_used(project: Path) -> None:
    data = project / twins.CACHE / "kept.sqlite"
    with closing(sqlite3.connect(data)) as base, base:
        base.execute("UPDATE kept SET value = zeroblob(40) WHERE shelf = 'last builds'")
    write(project, A, a(SHARED + "\nMore.\n"))
    site = built(project)
    assert site.files == from_nothing(project).files
    assert "were changed, or made on another computer" in "".join(site.log)
    assert quickly(project)


@pytest.mark.parametrize("value", [None, 7, "words", ("a",)], ids=str)
def test_a_value_of_another_form_is_a_whole_build(project: Path, value: object) -> None:
    there = twins.kept(project)
    names = there.shelf("last builds")
    assert names
    there.keep("last builds", dict.fromkeys(names, ("", value)))
    assert not quickly(project)


def test_what_programs_keep_beside_the_entries_is_passed_over(project: Path) -> None:
    write(project, f"{ROWAN}/.vault/state.json", "{}")
    assert quickly(project)
    write(project, A, a(SHARED + "\n![seen](.vault/state.png)\n"))
    quickly(project)
    write(project, f"{ROWAN}/.vault/state.json", "[]")
    assert not quickly(project), "an entry names a file there"


@pytest.mark.parametrize("step", range(1, 6))
def test_a_build_that_is_stopped_while_it_moves_is_built_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write(project, A, a(SHARED + "\nAnd a thought about seagulls.\n"))
    steps = iter(range(1, 100))
    replace = Path.replace

    def stopping(path: Path, target: Path) -> Path:
        if "builds" in str(target) and next(steps) == step:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopping)
        assert built(project).error
    assert not built(project).error
    assert files_in(project / "builds/public") == from_nothing(project).files
