"""From a folder to a site: staging, manifest and swap, navigation, links, and failures that leave nothing."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import portfolios
import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.plugins import EVENTS
from portfolios import AUDIENCES, MATERIAL, SETTINGS, entry, files_in, picture
from previewing import preview

from portfolio.site import building

ROWAN = "practitioners/rowan"
IMOGEN = "practitioners/imogen"
MANIFEST = "portfolio-manifest.json"

SMALL = {
    f"{ROWAN}/a.md": entry("Said to all.", title="For all", share="public", date="2026-03-01"),
    f"{ROWAN}/b.md": entry("Said in private.", title="For me", date="2026-03-02"),
    "pages/about.md": "# About\n\nWords.\n",
}


def names_beside(folder: Path) -> set[str]:
    """What lies in the folder of builds, but for the lock that stays."""
    if not folder.parent.is_dir():
        return set()
    return {path.name for path in folder.parent.iterdir() if not path.name.endswith(".lock")}


def mkdocs(project: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *args],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


# A sound build


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_audience_gets_its_entries_and_no_other(tree: Callable, build: Callable, audience: str):
    site = build(tree(SMALL), audience)
    there = {"For all", "For me"} if audience == "private" else {"For all"}
    assert site.titles == there
    assert site.record["audience"] == audience
    assert site.record["as_of"] == "2026-11-22"
    assert bool(site.holding("Said in private.")) == (audience == "private")


def test_every_page_names_its_file_and_needs_no_server(tree: Callable, build: Callable):
    site = build(tree(SMALL))
    pages = [name for name in site.files if name.endswith(".html")]
    assert "rowan/entries/a/index.html" in pages
    links = [link for page in pages for link in re.findall(r'href="([^"#]+)"', site.page(page))]
    assert len(links) > 10
    local = [link for link in links if "//" not in link and not link.startswith("data:")]
    assert not [link for link in local if link.endswith("/") or link == "."]


def test_every_link_of_every_page_leads_to_a_file(tree: Callable, build: Callable):
    files = SMALL | {
        f"{ROWAN}/c.md": entry("[a](a.md), [b](b.md) ![d](d.png)", follows=["a"], evidence=["e.txt"]),
        f"{ROWAN}/d.png": picture(),
        f"{ROWAN}/e.txt": "paper",
        f"{IMOGEN}/x.md": entry("[a](../rowan/a.md) [about](../../pages/about.md)"),
        "pages/more.md": "[a](../practitioners/rowan/a.md) [home](../practitioners/imogen/profile.md)",
    }
    site = build(tree(files))
    seen = 0
    for name in (name for name in site.files if name.endswith(".html")):
        for link in re.findall(r'(?:href|src)="([^"#?]+)', site.page(name)):
            if "//" not in link and not link.startswith("data:"):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
                assert target in site.files, f"{name} leads to {link}"
                seen += 1
    assert seen > 40


def test_the_manifest_lists_exactly_what_is_there(tree: Callable, build: Callable):
    site = build(tree(SMALL), "public")
    listed = json.loads(site.page(MANIFEST))["files"]
    assert len(listed) > 5
    assert listed == {
        name: hashlib.sha256(content).hexdigest() for name, content in site.files.items() if name != MANIFEST
    }


def test_nothing_but_the_site_and_a_lock_remains_beside_it(tree: Callable, build: Callable):
    site = build(tree(SMALL), "public")
    assert names_beside(site.folder) == {"public"}


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_the_private_site_is_for_its_owner_only(tree: Callable, build: Callable):
    project = tree(SMALL)
    assert build(project, "private").folder.stat().st_mode & 0o777 == 0o700
    assert build(project, "public").folder.stat().st_mode & 0o777 == 0o755


def test_what_a_system_drops_in_every_folder_is_gone(tree: Callable, build: Callable):
    project = tree(SMALL)
    first = build(project, "public")
    for name in (".DS_Store", "rowan/Thumbs.db", "rowan/entries/desktop.ini", "rowan/._index.html"):
        (first.folder / name).write_text("dropped")
    assert build(project, "public").files == first.files


def test_files_of_somebody_in_a_site_of_ours_are_named_and_stay(tree: Callable, build: Callable):
    project = tree(SMALL)
    first = build(project, "public")
    names = [
        "a.jpg",
        "b.jpg",
        "c.jpg",
        "thesis.docx",
        ".git/HEAD",
        "rowan/notes.txt",
        "rowan/entries/old.pdf",
    ]
    for name in names:
        path = first.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("somebody's")
    before = files_in(first.folder)
    said = portfolios.build(project, "public").said
    assert (
        "files that no build of yours put there: .git/HEAD, a.jpg, b.jpg, c.jpg, rowan/entries/old.pdf"
        in said
    )
    assert "and 2 more. Nothing in it was touched." in said
    assert files_in(first.folder) == before


def test_an_entry_that_is_withdrawn_is_gone_from_the_next_build(tree: Callable, build: Callable):
    project = tree(SMALL)
    assert build(project, "public").titles == {"For all"}
    withdrawn = entry("Said to all.", title="For all", share="supervisor")
    (project / "content" / ROWAN / "a.md").write_text(withdrawn)
    (project / "content" / ROWAN / "c.md").write_text(entry(title="New", share="public"))
    site = build(project, "public")
    assert site.titles == {"New"}
    assert not site.holding("For all")
    assert not site.holding("Said to all.")


def test_a_site_whose_search_is_switched_off_is_built(tree: Callable, build: Callable):
    settings = MATERIAL.replace("- search", "- search: {enabled: false}")
    site = build(tree({"./mkdocs.yml": settings, "practitioners/rowan/visit.md": entry("Words.")}))
    assert "Words." in site.page("rowan/entries/visit/index.html")
    assert "search/search_index.json" not in site.files


@pytest.mark.parametrize("settings", [SETTINGS, MATERIAL], ids=["bare theme", "Material and search"])
def test_the_same_files_make_the_same_bytes(
    tree: Callable, build: Callable, monkeypatch: pytest.MonkeyPatch, settings: str, tmp_path: Path
):
    files = SMALL | {"./mkdocs.yml": settings, f"{ROWAN}/d.png": picture()}
    files[f"{ROWAN}/c.md"] = entry("![d](d.png)", share="public", follows=["a"])
    project = tree(files)
    first = build(project, "public")
    later = datetime.datetime(2031, 5, 6, tzinfo=datetime.UTC)
    monkeypatch.setattr("mkdocs.utils.get_build_datetime", lambda: later)
    for path in project.rglob("*"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
    second = build(project, "public", out=tmp_path / "elsewhere/site")
    assert len(first.files) > 8
    assert {name for name in first.files if first.files[name] != second.files.get(name)} == set()
    assert set(first.files) == set(second.files)


# Failures

STARTED = tuple(event for event in EVENTS if event not in ("startup", "shutdown", "serve", "build_error"))


@pytest.mark.parametrize("event", STARTED)
def test_an_exception_at_any_event_leaves_nothing(tree: Callable, build: Callable, event: str):
    project = tree(SMALL)
    assert build(project, "public").files
    failing = f"def on_{event}(*args, **rest):\n    raise RuntimeError('stopped at {event}')\n"
    (project / "fail.py").write_text(failing)
    (project / "mkdocs.yml").write_text(SETTINGS + "hooks: [fail.py]\n")

    site = portfolios.build(project, "public")

    assert f"stopped at {event}" in site.said
    assert not site.folder.exists(), "an old or half a site remains"
    assert names_beside(site.folder) == set()


@pytest.mark.parametrize(
    "raised", ["SystemExit(0)", "KeyboardInterrupt()", "PluginError('no')", "Abort('no')"]
)
def test_no_kind_of_exception_leaves_a_site(tree: Callable, raised: str):
    project = tree(SMALL)
    (project / "fail.py").write_text(
        f"from mkdocs.exceptions import *\ndef on_post_build(*args, **rest):\n    raise {raised}\n"
    )
    (project / "mkdocs.yml").write_text(f"{SETTINGS}      audience: public\nhooks: [fail.py]\n")
    mkdocs(project, "build", "--site-dir", "builds/public")
    assert names_beside(project / "builds/public") == set()


@pytest.mark.parametrize(
    ("event", "options"),
    [
        ("page_markdown", ()),
        ("page_markdown", ("-q",)),
        ("post_build", ()),
        ("post_build", ("-q",)),
        ("startup", ("-q",)),
        ("shutdown", ()),
        ("shutdown", ("-q",)),
    ],
)
def test_a_failed_mkdocs_build_says_so_and_leaves_nothing(tree: Callable, event: str, options: tuple):
    project = tree(SMALL)
    settings = SETTINGS + "      audience: public\n"
    (project / "mkdocs.yml").write_text(settings)
    good = mkdocs(project, "build", "--site-dir", "builds/public", *options)
    assert good.returncode == 0, good.stderr
    assert names_beside(project / "builds/public") == {"public"}
    (project / "fail.py").write_text(f"def on_{event}(*args, **rest):\n    raise RuntimeError('stopped')\n")
    (project / "mkdocs.yml").write_text(settings + "hooks: [fail.py]\n")

    bad = mkdocs(project, "build", "--site-dir", "builds/public", *options)

    assert bad.returncode != 0
    if event != "startup":  # before that, nothing of ours has begun
        assert names_beside(project / "builds/public") == set()


@pytest.mark.parametrize("audience", AUDIENCES[1:])
def test_an_entry_with_an_error_stops_a_shared_build_and_leaves_no_old_site(
    tree: Callable, build: Callable, audience: str
):
    project = tree(SMALL)
    build(project, audience)
    (project / "content" / ROWAN / "b.md").write_text(entry(title="Broken", share="publc"))
    site = portfolios.build(project, audience)
    assert f"Nothing is built for {audience}" in site.said
    assert f"content/{ROWAN}/b.md:5:1" in site.said
    assert names_beside(site.folder) == set()


def test_a_private_build_goes_on_without_the_entry_and_says_so(
    tree: Callable, build: Callable, expect_warning: list[str]
):
    broken = entry("Broken words.", title="Broken title", share="publc")
    expect_warning.append("not-a-share")
    site = build(tree(SMALL | {f"{ROWAN}/c.md": broken}), "private")
    assert site.titles == {"For all", "For me"}
    assert not site.holding("Broken words.")
    assert not site.holding("Broken title")
    assert "c.md" in site.words("index.html"), "the first page says what is missing"


def test_a_warning_stops_a_strict_build_and_nothing_remains(tree: Callable, build: Callable):
    project = tree(SMALL)
    build(project, "public")
    (project / "content/pages/about.md").write_text("[nothing](nothing.md)\n")
    site = portfolios.build(project, "public", strict=True)
    assert "strict mode" in site.said
    assert names_beside(site.folder) == set()


@pytest.mark.parametrize(
    "found",
    [
        {"holiday.jpg": b"a picture"},
        {"index.html": b"a site made by something else", "sub/.hidden": b"hidden"},
        {".hidden": b"only a hidden file"},
    ],
    ids=["a folder of pictures", "a site of another program", "a hidden file"],
)
def test_a_folder_that_is_not_ours_is_refused_and_untouched(tree: Callable, tmp_path: Path, found: dict):
    out = tmp_path / "Documents"
    for name, content in found.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    site = portfolios.build(tree(SMALL), "public", out=out)
    assert "files that no build of yours put there" in site.said
    assert files_in(out) == found
    assert {path.name for path in tmp_path.iterdir()} <= {"Documents", "project"}


def test_a_link_to_a_folder_is_no_folder_of_ours(tree: Callable, build: Callable, tmp_path: Path):
    project = tree(SMALL)
    real = build(project, "public").folder
    before = files_in(real)
    (tmp_path / "link").symlink_to(real)
    assert portfolios.build(project, "public", out=tmp_path / "link").error
    assert files_in(real) == before


def test_leftovers_of_a_build_that_was_killed_are_cleaned(tree: Callable, build: Callable):
    project = tree(SMALL)
    left = project / "builds/.portfolio-public-k1lled"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half a site")
    assert names_beside(build(project, "public").folder) == {"public"}


def test_a_dirty_build_is_for_the_private_audience_only(tree: Callable, expect_warning: list[str]):
    project = tree(SMALL)
    expect_warning.append("A 'dirty' build is being performed")
    assert portfolios.build(project, "private", dirty=True).error is None
    for audience in AUDIENCES[1:]:
        site = portfolios.build(project, audience, dirty=True)
        assert "--dirty" in site.said
        assert not site.files


def test_only_a_public_site_is_deployed(tree: Callable):
    project = tree(SMALL)
    for audience in AUDIENCES[:-1]:
        site = portfolios.build(project, audience, command="gh-deploy")
        assert "refused unless" in site.said
        assert not site.files
    assert portfolios.build(project, "public", command="gh-deploy").titles == {"For all"}


@pytest.mark.parametrize(
    "name",
    [
        "rowan/timeline/index.md",
        "rowan/index.md",
        "rowan/README.md",
        "rowan/timeline/index.html",
        "rowan/entries/a/index.md",
        "rowan/entries/a/x.png",
        "portfolio.json",
    ],
)
@pytest.mark.parametrize("audience", ["private", "public"])
def test_a_page_that_would_overwrite_one_of_ours_is_named(tree: Callable, audience: str, name: str):
    files = SMALL | {f"{ROWAN}/a.md": entry("![x](x.png)", share="public"), f"{ROWAN}/x.png": picture()}
    site = portfolios.build(tree(files | {f"pages/{name}": "mine"}), audience)
    assert f"content/pages/{name}" in site.said
    assert not site.files


def test_practitioners_inside_the_published_folder_are_refused(tree: Callable):
    settings = SETTINGS.replace("content/pages", "content")
    site = portfolios.build(tree(SMALL | {"./mkdocs.yml": settings}), "public")
    assert "content/practitioners" in site.said
    assert not site.files


# Who and where


def test_one_practitioner_is_the_front_page(tree: Callable, build: Callable):
    site = build(tree(SMALL), "public")
    assert "Rowan Fernleigh" in site.words("index.html")
    assert "rowan/entries/a/index.html" in site.page("index.html")


@pytest.mark.parametrize("audience", ["private", "public"])
def test_a_practitioner_nobody_knows_is_named(tree: Callable, run: Callable, audience: str):
    project = tree(SMALL | {"./mkdocs.yml": SETTINGS + "      practitioner: rwan\n"})
    site = portfolios.build(project, audience)
    assert "There is no practitioner “rwan”. Did you mean “rowan”?" in site.said
    assert not site.files
    built = run(project, "build", "--for", audience)
    assert built.exit_code != 0
    assert "Did you mean “rowan”?" in built.output


TWO = """\
-- practitioners/imogen/profile.md --
---
name: Imogen Quillfeather
role: practice supervisor
---
-- practitioners/imogen/a.md --
---
kind: training
title: A course
date: 2026-03-01
share: public
---
Words.
-- practitioners/rowan/b.md --
---
kind: reflection
title: A visit
date: 2026-03-02
share: public
---
Words.
"""


def test_several_practitioners_are_listed_in_front(tree: Callable, build: Callable):
    site = build(tree(TWO), "public")
    assert [one["id"] for one in site.record["practitioners"]] == ["imogen", "rowan"]
    for name, home in (("Imogen Quillfeather", "imogen/index.html"), ("Rowan Fernleigh", "rowan/index.html")):
        assert name in site.words("index.html")
        assert f'href="{home}"' in site.page("index.html")
        assert name in site.words(home)


def test_a_practitioner_who_shares_nothing_is_not_in_the_site(tree: Callable, build: Callable):
    imogen = "---\nname: Imogen Quillfeather\nrole: practice supervisor\nshare: public\n---\n\nAbout me.\n"
    files = SMALL | {f"{IMOGEN}/profile.md": imogen, f"{IMOGEN}/x.md": entry()}
    assert not build(tree(files), "public").holding("imogen")


def test_a_front_page_of_ones_own_stays(tree: Callable, build: Callable):
    site = build(tree(SMALL | {"pages/index.md": "# Welcome\n\nMy own words.\n"}), "public")
    assert "My own words." in site.words("index.html")
    assert "Rowan Fernleigh" in site.words("rowan/index.html")


def test_the_views_come_after_a_navigation_of_ones_own(tree: Callable, build: Callable):
    settings = SETTINGS + "nav:\n  - Welcome: index.md\n  - About us: about.md\n"
    site = build(tree(SMALL | {"./mkdocs.yml": settings, "pages/index.md": "# Hello\n"}), "public")
    nav = re.search("<nav>(.*?)</nav>", site.page("index.html"), re.DOTALL)[1]
    words = " ".join(re.sub("<[^>]*>", " ", nav).split())
    assert words.startswith("Welcome About us Rowan Fernleigh")
    assert words.count("Timeline") == 1


def test_entries_are_not_in_the_navigation(tree: Callable, build: Callable):
    site = build(tree(SMALL), "private")
    nav = re.search("<nav>(.*?)</nav>", site.page("rowan/timeline/index.html"), re.DOTALL)[1]
    assert "timeline" in nav.casefold() or "Timeline" in nav
    assert "entries/" not in nav


# Links

LINKED = {
    f"{ROWAN}/a/one.md": entry("## Part\n\nWords.", title="One", share="public", date="2026-01-01"),
    f"{ROWAN}/b/unspoken.md": entry("Words.", title="Hush", date="2026-01-02"),
    f"{IMOGEN}/x.md": entry("Words.", title="Theirs", share="public", date="2026-01-03"),
    "pages/guide/about.md": "# About\n\n## Part\n\nWords.\n",
}


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("[it](../a/one.md)", "../one/index.html"),
        ("[it](../a/one.md#part)", "../one/index.html#part"),
        ("[it][n]\n\n[n]: ../a/one.md", "../one/index.html"),
        ('<a href="../a/one.md">it</a>', "../one/index.html"),
        ("[it](../../imogen/x.md)", "../../../imogen/entries/x/index.html"),
        ("[it](../../imogen/profile.md)", "../../../imogen/index.html"),
        ("[it](../profile.md)", "../../index.html"),
        ("[it](../../../pages/guide/about.md)", "../../../guide/about.html"),
        ("[it](../../../pages/guide/about.md#part)", "../../../guide/about.html#part"),
        ("[it](https://example.org/one.md)", "https://example.org/one.md"),
        ("[it](#below)\n\n## Below\n\nWords.", "#below"),
    ],
)
def test_a_link_in_an_entry_leads_to_its_page(tree: Callable, build: Callable, written: str, leads_to: str):
    files = LINKED | {f"{ROWAN}/c/from.md": entry(written, share="public", title="From")}
    site = build(tree(files), "public")
    link = rf'<a [^>]*href="{re.escape(leads_to)}"[^>]*>it</a>'
    assert re.search(link, site.page("rowan/entries/from/index.html"))


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("[it](../../practitioners/rowan/a/one.md)", "../rowan/entries/one/index.html"),
        ("[it](../../practitioners/rowan/a/one.md#part)", "../rowan/entries/one/index.html#part"),
        ("[it][n]\n\n[n]: ../../practitioners/imogen/x.md", "../imogen/entries/x/index.html"),
        ("[it](../../practitioners/rowan/profile.md)", "../rowan/index.html"),
        ("[it](about.md)", "about.html"),
    ],
)
def test_a_link_in_a_page_leads_to_the_entry(tree: Callable, build: Callable, written: str, leads_to: str):
    site = build(tree(LINKED | {"pages/guide/from.md": f"# From\n\n{written}\n"}), "public")
    assert f'href="{leads_to}">it</a>' in site.page("guide/from.html")


HIDDEN = (
    "[Hush it]({})",
    '[Hush]({} "Hush")',
    "[Hush][n]\n\n[n]: {}",
    "[Hush]\n\n[Hush]: {}",
    '<a href="{}" title="Hush">Hush</a>',
    "![Hush]({})",
)


@pytest.mark.parametrize("written", HIDDEN)
def test_a_link_to_a_hidden_entry_names_it_nowhere(tree: Callable, build: Callable, written: str):
    body = f"Before. {written.format('../b/unspoken.md')}"
    page = f"Before. {written.format('../../practitioners/rowan/b/unspoken.md')}"
    files = LINKED | {
        f"{ROWAN}/c/from.md": entry(body, share="public", title="From"),
        "pages/guide/from.md": f"# From\n\n{page}\n",
    }
    project = tree(files)
    assert build(project, "private").holding("hush")
    site = build(project, "public")
    assert site.holding("Before.") >= {"guide/from.html", "rowan/entries/from/index.html"}
    assert not site.holding("hush")
    assert not site.holding("unspoken")


def test_in_the_place_of_a_hidden_entry_stands_that_it_is_private(tree: Callable, build: Callable):
    files = LINKED | {
        f"{ROWAN}/c/from.md": entry("See [it](../b/unspoken.md).", share="public", title="From"),
        "pages/guide/from.md": "See [it](../../practitioners/rowan/b/unspoken.md).\n",
    }
    site = build(tree(files), "public")
    for page in ("rowan/entries/from/index.html", "guide/from.html"):
        assert "See a private entry." in site.words(page)


def test_a_page_that_names_no_entry_there_is_a_problem_with_its_place(tree: Callable):
    page = "# About\n\nSee [it](../practitioners/rowan/nothing.md).\n"
    site = portfolios.build(tree(SMALL | {"pages/about.md": page}), "public")
    assert "content/pages/about.md:3" in site.said
    assert not site.files


# Evidence


def test_evidence_travels_with_the_entry_that_names_it(tree: Callable, build: Callable):
    files = {
        f"{ROWAN}/a.md": entry(share="public", title="A", evidence=["one.txt"]),
        f"{ROWAN}/b.md": entry("[x](two.txt) ![x](three.png)", title="B"),
        f"{ROWAN}/c.md": entry("## Wellbeing\n\n[x](four.txt)", share="public", title="C"),
        f"{ROWAN}/three.png": picture(),
    }
    files |= {f"{ROWAN}/{name}.txt": f"content of {name}" for name in ("one", "two", "four", "five")}
    project = tree(files)
    mine = build(project, "private")
    assert mine.holding("content of") == {
        "rowan/entries/a/one.txt",
        "rowan/entries/b/two.txt",
        "rowan/entries/c/four.txt",
    }
    assert "rowan/entries/b/three.png" in mine.files
    site = build(project, "public")
    assert site.holding("content of") == {"rowan/entries/a/one.txt"}
    for name in ("two.txt", "three.png", "four.txt", "five.txt"):
        assert not site.holding(name)


def test_two_files_with_one_name_both_travel(tree: Callable, build: Callable):
    files = {
        f"{ROWAN}/a.md": entry("[x](one/paper.txt) [y](two/paper.txt)", share="public"),
        f"{ROWAN}/one/paper.txt": "first",
        f"{ROWAN}/two/paper.txt": "second",
    }
    site = build(tree(files), "public")
    assert site.files["rowan/entries/a/paper.txt"] == b"first"
    assert site.files["rowan/entries/a/paper-2.txt"] == b"second"


def test_evidence_that_is_a_link_out_of_the_folder_is_not_copied(
    tree: Callable, expect_warning: list[str], tmp_path: Path
):
    (tmp_path / "case.pdf").write_text("a case")
    project = tree({f"{ROWAN}/a.md": entry(share="public", evidence=["paper.pdf"])})
    (project / "content" / ROWAN / "paper.pdf").symlink_to(tmp_path / "case.pdf")
    expect_warning.append("symlink")
    for audience in AUDIENCES:
        assert not portfolios.build(project, audience).holding("a case")


# A preview


def test_a_preview_follows_new_changed_and_deleted_entries(tree: Callable):
    project = tree(SMALL)
    home = project / "content" / ROWAN
    with preview(project) as rebuilt:
        first = rebuilt()
        assert first.titles == {"For all", "For me"}
        assert str(home.parent) in first.log, "the folder of practitioners is watched"
        (home / "a.md").write_text(entry(title="Changed", share="public"))
        (home / "b.md").unlink()
        (home / "c.md").write_text(entry(title="New"))
        (home / "profile.md").write_text("---\nname: Rowan Oak\nrole: worker\n---\n")
        second = rebuilt()
        assert second.titles == {"Changed", "New"}
        assert "Rowan Oak" in second.words("index.html")
        assert not second.holding("For me")


def test_a_preview_survives_a_mistake_and_shows_the_mended_entry(tree: Callable, expect_warning: list[str]):
    project = tree(SMALL)
    home = project / "content" / ROWAN
    with preview(project, "public") as rebuilt:
        rebuilt()
        (home / "a.md").write_text(entry(title="For all", share="publc"))
        expect_warning.append("not-a-share")
        assert rebuilt().titles == set()
        (home / "a.md").write_text(entry(title="Mended", share="public"))
        assert rebuilt().titles == {"Mended"}


def test_a_build_that_never_began_leaves_nothing_to_the_next(tree: Callable, tmp_path: Path):
    """Another plugin that stops first keeps ours from taking what our command had read."""
    project = tree(SMALL)
    stopper = {"hooks": ["stops.py"]}
    settings = (project / "mkdocs.yml").read_text()
    (project / "stops.py").write_text(
        "from mkdocs.exceptions import PluginError\n\n\ndef on_config(config):\n    raise PluginError('stop')\n"
    )
    (project / "mkdocs.yml").write_text(settings + yaml.safe_dump(stopper))
    setup = building.Setup(project / "mkdocs.yml")
    with pytest.raises(building.SetupError, match="stop"):
        building.build(setup, setup.project(), tmp_path / "never")
    (project / "mkdocs.yml").write_text(settings)
    (project / f"content/{ROWAN}/c.md").write_text(entry("New.", title="Written since"))
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    assert "Written since" in (tmp_path / "site/rowan/timeline/index.html").read_text()
