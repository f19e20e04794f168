"""After any edits, a site built over the last one is the same bytes as one built from nothing."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import canaries
import portfolios
import pytest
import twins
from edited import EDITS, Project
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from portfolios import AUDIENCES, BARE_THEME, MATERIAL, SETTINGS, Site, entry, picture
from previewing import preview
from twins import IMOGEN, ROWAN

from portfolio.site.again import recipe

NUMBERS = st.integers(0, 60)
EDIT = st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS)
STEP = st.tuples(
    st.lists(EDIT, min_size=1, max_size=5),
    st.sampled_from(AUDIENCES),
    st.sampled_from(["MkDocs", "the command"]),
)
REPOSITORY = Path(__file__).resolve().parents[3]


def begun(settings_: str) -> Project:
    """Four entries of one person, one of another, and two pages."""
    project = Project(settings_)
    for number in range(5):
        project.edit("add an entry", 3 * number + 1, 2 * number)
    project.entries[5].person = "imogen"
    project.entries[2].links = {1, 5}
    project.pages = {"about": (1, frozenset({1})), "index": (0, frozenset())}
    return project


def _after_any_edits(
    settings_: str, examples: int, steps: int, tmp_path_factory: pytest.TempPathFactory
) -> Counter[str]:
    seen: Counter[str] = Counter()

    @settings(max_examples=examples, phases=[Phase.generate])  # each try to make one smaller takes a second
    @given(st.lists(STEP, min_size=steps, max_size=steps))
    def everywhere(made: list) -> None:
        root = tmp_path_factory.mktemp("edited") / "project"
        project = begun(settings_)
        project.write(root)
        for audience in AUDIENCES:
            assert not twins.again(root, audience).error
        for edits, audience, by in made:
            for one in edits:
                project.edit(*one)
                seen[one[0]] += 1
            project.write(root)
            stood = twins.moment(root / "builds" / audience)
            site, clean = twins.again(root, audience, by=by), twins.clean(root, audience, by=by)
            portfolios.ANSWERED.extend(site.log)
            portfolios.ANSWERED.extend(clean.log)
            assert not twins.differences(site, clean), (edits, audience, by)
            assert twins.beside(site.folder) <= set(AUDIENCES)
            written = twins.moment(site.folder).since(stood)
            seen["pages"] += sum(name.endswith(".html") for name in site.files)
            seen["pages left"] += sum(name.endswith(".html") and name not in written for name in site.files)
            seen["warnings"] += len(site.log)
            seen["stopped"] += bool(site.error)
            seen["sites"] += 1

    everywhere()
    return seen


def test_after_any_edits_a_site_is_what_it_would_be_from_nothing(
    tmp_path_factory: pytest.TempPathFactory,
):
    seen = _after_any_edits(SETTINGS, 7, 7, tmp_path_factory)
    assert not [name for name in EDITS if not seen[name]], "every edit was tried"
    assert seen["pages left"] > 120
    assert seen["warnings"] > 20
    assert 0 < seen["stopped"] < seen["sites"] / 3


def test_under_material_as_well(tmp_path_factory: pytest.TempPathFactory):
    seen = _after_any_edits(MATERIAL, 2, 4, tmp_path_factory)
    assert seen["pages left"] > 20


# What a page shows that stands in another file

A, B, C = (f"{ROWAN}/{name}.md" for name in "abc")
FILES = {
    "./mkdocs.yml": MATERIAL,
    A: entry("## Part\n\nWords.", title="One", share="public", date="2026-01-01"),
    B: entry("[that](a.md#part) [about](../../pages/about.md#part)", title="Two", share="public"),
    C: entry("Words.", title="Three", date="2026-05-01", share="public", evidence=["paper.txt"]),
    f"{ROWAN}/paper.txt": "On paper.",
    f"{IMOGEN}/x.md": entry("![seen](y.png)", title="Theirs", share="public"),
    f"{IMOGEN}/y.png": picture(),
    "pages/about.md": "# About\n\n## Part\n\nWords.\n",
    "pages/index.md": "# Welcome\n\n[one](../practitioners/rowan/a.md#part)\n",
}
SNIPPETS = MATERIAL + "markdown_extensions: [{pymdownx.snippets: {base_path: content/pages}}]\n"
ENDING = MATERIAL + (
    "markdown_extensions:\n  - pymdownx.snippets: {base_path: content/pages, auto_append: [short.txt]}\n"
)
PACKED = MATERIAL + (
    "markdown_extensions:\n  - pymdownx.b64: {base_path: content/pages, root_path: content/pages}\n"
)
ANCHORS = MATERIAL + "validation: {links: {anchors: warn}}\n"
SLUGS = MATERIAL + (
    "markdown_extensions:\n  - toc:\n"
    "      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
)
OWN = MATERIAL.replace("font: false", "font: false, custom_dir: own")
ELSEWHERE: dict[str, tuple[dict, dict]] = {
    "the title of a page in the navigation": ({}, {"pages/about.md": "# Of us\n\n## Part\n\nWords.\n"}),
    "the icon of a page in the navigation": ({}, {"pages/about.md": "---\nicon: material/heart\n---\n# About\n"}),
    "the status of a page in the navigation": ({}, {"pages/about.md": "---\nstatus: new\n---\n# About\n"}),
    "the line below a page in the navigation": ({}, {"pages/about.md": "---\nsubtitle: So\n---\n# About\n"}),
    "an anchor of a page": ({"./mkdocs.yml": ANCHORS}, {"pages/about.md": "# About\n\n## Piece\n"}),
    "an anchor of an entry": ({"./mkdocs.yml": ANCHORS}, {A: entry("Words.", title="One", share="public")}),
    "a page that is gone": ({}, {"pages/about.md": None, B: entry("[that](a.md)", title="Two", share="public")}),
    "a page in the place of our first": ({"pages/index.md": None}, {"pages/index.md": "# Mine\n"}),
    "our first in the place of a page": ({}, {"pages/index.md": None}),
    "a piece of a page that an entry holds": (
        {"./mkdocs.yml": SNIPPETS, A: entry('--8<-- "words.txt"', title="One", share="public", date="2026-01-01"), "pages/words.txt": "Before."},
        {"pages/words.txt": "Latter."},
    ),
    "what every page ends with": (
        {"./mkdocs.yml": ENDING, "pages/short.txt": "*[Words]: before"},
        {"pages/short.txt": "*[Words]: after"},
    ),
    "a picture packed into an entry": (
        {"./mkdocs.yml": PACKED, A: entry('<img src="z.png">', share="public"), "pages/z.png": picture(), f"{ROWAN}/z.png": picture()},
        {"pages/z.png": picture(grey=99)},
    ),
    "a partial of one's own": (
        {"./mkdocs.yml": OWN, "./own/partials/logo.html": "<i>before</i>"},
        {"./own/partials/logo.html": "<i>latter</i>"},
    ),
    "a partial that counts entries": (
        {"./mkdocs.yml": OWN, "./own/partials/logo.html": "<i>{{ portfolio.entries|length }}</i>"},
        {f"{ROWAN}/d.md": entry("New.", share="public", date="2025-01-01")},
    ),
    "a partial that names all pages": (
        {"./mkdocs.yml": OWN, "./own/partials/logo.html": "{% for f in pages %}{{ f.page.title }}{% endfor %}"},
        {A: entry("## Part\n\nWords.", title="Renamed", share="public", date="2026-01-01")},
    ),
    "the words of a page that a partial shows": (
        {"./mkdocs.yml": OWN, "./own/partials/logo.html": "{% for p in nav.pages %}{{ p.content }}{% endfor %}"},
        {"pages/about.md": "# About\n\n## Part\n\nOther words.\n"},
    ),
    "a style of one's own": (
        {"./mkdocs.yml": MATERIAL + "extra_css: [own.css]\n", "pages/own.css": "a {}"},
        {"pages/own.css": "b {}"},
    ),
    "a short form of the profile": (
        {A: entry("Words of ABC.", share="public")},
        {f"{ROWAN}/profile.md": "---\nname: Rowan\nrole: worker\n---\n\nABC.\n\n*[ABC]: A body\n"},
    ),
    "a name of another practitioner": ({}, {f"{IMOGEN}/profile.md": "---\nname: Imogen Oak\nrole: worker\n---\n"}),
    "the last entry of another practitioner": ({}, {f"{IMOGEN}/x.md": None}),
    "a file that entries carry": ({}, {f"{ROWAN}/paper.txt": "On another paper.", f"{IMOGEN}/y.png": picture(grey=1)}),
    "a file that is gone": ({}, {f"{ROWAN}/paper.txt": None, C: entry("Words.", title="Three", date="2026-05-01", share="public")}),
}  # fmt: skip


def change(project: Path, files: dict[str, str | bytes | None]) -> None:
    """Write some files of a project, and remove those that are nothing."""
    for name, text in files.items():
        path = project / name if name.startswith("./") else project / "content" / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_stands_in_another_file_is_shown_as_it_is_now(
    tree: Callable, monkeypatch: pytest.MonkeyPatch, what: str
):
    before, after = ELSEWHERE[what]
    given_files = {name: text for name, text in (FILES | before).items() if text is not None}
    project = tree(given_files)
    monkeypatch.chdir(project)  # snippets are looked for from where the command was given
    first = twins.again(project, "public")
    assert not first.error, first.said
    change(project, after)
    monkeypatch.chdir(project)
    second = twins.again(project, "public")
    twin = twins.clean(project, "public")
    monkeypatch.chdir(project.parent / "twin")
    twin = twins.again(project.parent / "twin", "public", out=project.parent / "twin/clean")
    portfolios.ANSWERED.extend([*first.log, *second.log, *twin.log])
    assert second.files != first.files, "something was changed"
    assert not twins.differences(second, twin)


@pytest.mark.parametrize("what", ["a piece of a page that an entry holds", "a partial of one's own"])
def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(
    tree: Callable, monkeypatch: pytest.MonkeyPatch, what: str
):
    before, after = ELSEWHERE[what]
    project = tree(FILES | before)
    monkeypatch.chdir(project)
    first = twins.again(project, "public")
    [name] = after
    path = project / name if name.startswith("./") else project / "content" / name
    then = path.stat()
    change(project, after)
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert path.stat().st_size == then.st_size
    page = "rowan/entries/a/index.html"
    assert twins.again(project, "public").files[page] != first.files[page]


def test_a_function_given_other_values_makes_other_pages(tree: Callable):
    project = tree(FILES)
    known = set()
    for case in ("lower", "upper", "lower"):
        (project / "mkdocs.yml").write_text(SLUGS.replace("lower", case))
        known.add(recipe.made_from(load_config(str(project / "mkdocs.yml"))))
    assert len(known) == 2


EXTENSION = """\
import logging
from markdown import Extension, preprocessors

class Own(preprocessors.Preprocessor):
    def run(self, lines):
        logging.getLogger("mkdocs.own").warning("said of a page")
        return [line.replace("Words", "before") for line in lines]

class OwnExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Own(md), "own", 1)
"""


@pytest.fixture
def extended(tree: Callable, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a Markdown extension of its own, which says something of every page."""
    monkeypatch.setattr("portfolio.site.config._renderer", lambda _: None)  # so that it speaks of pages only
    extensions = "markdown_extensions: ['own_marks:OwnExtension']\n"
    project = tree(FILES | {"./mkdocs.yml": MATERIAL + extensions, "./own_marks.py": EXTENSION})
    monkeypatch.syspath_prepend(project)
    monkeypatch.delitem(sys.modules, "own_marks", raising=False)
    yield project
    sys.modules.pop("own_marks", None)


def test_what_was_not_said_in_a_quiet_build_is_said_in_the_next(extended: Path):
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.CRITICAL)  # mkdocs build --quiet
    try:
        assert not twins.again(extended).log
    finally:
        logger.setLevel(logging.NOTSET)
    site = twins.again(extended)
    portfolios.ANSWERED.append("said of a page")
    assert len(site.log) > 4, "pages that are as they were speak as well"
    assert not twins.differences(site, twins.clean(extended))


def test_what_an_extension_of_ones_own_calls_is_the_new_one_as_well(extended: Path):
    helper = extended / "own_words.py"
    helper.write_text("BEFORE = 'before'\n")
    text = EXTENSION.replace('"before"', "own_words.BEFORE").replace(
        "import logging", "import logging, own_words"
    )
    (extended / "own_marks.py").write_text(text)
    twins.again(extended)
    helper.write_text("BEFORE = 'afterwards'\n")
    for name in ("own_marks", "own_words"):
        sys.modules.pop(name)
    importlib.invalidate_caches()
    site = twins.again(extended)
    sys.modules.pop("own_words")
    portfolios.ANSWERED.append("said of a page")
    assert "afterwards." in site.words("rowan/entries/a/index.html")


def test_an_extension_of_ones_own_that_changed_is_the_new_one(extended: Path):
    first = twins.again(extended)
    portfolios.ANSWERED.append("said of a page")
    assert "before." in first.words("rowan/entries/a/index.html")
    (extended / "own_marks.py").write_text(EXTENSION.replace("before", "afterwards"))
    del sys.modules["own_marks"]
    importlib.invalidate_caches()
    second = twins.again(extended)
    assert "afterwards." in second.words("rowan/entries/a/index.html")
    assert not twins.differences(second, twins.clean(extended))


def test_a_name_listed_since_is_looked_for_in_every_page(tree: Callable, tmp_path: Path):
    (tmp_path / "names.txt").write_text("quokkaville\n")
    guarded = SETTINGS + "      guard: {deny_list: ../names.txt}\n"
    project = tree(FILES | {"./mkdocs.yml": guarded, C: entry("In Wombatton.", title="Three")})
    assert not twins.again(project).log
    (tmp_path / "names.txt").write_text("wombatton\n")
    site = twins.again(project)
    portfolios.ANSWERED.extend(site.log)
    assert [line for line in site.log if "rowan/entries/c/index.html" in line and "[guard-output]" in line]
    assert not twins.differences(site, twins.clean(project))


def test_the_day_is_that_of_the_clock_unless_it_is_said(tree: Callable, monkeypatch: pytest.MonkeyPatch):
    text = SETTINGS.replace("  - portfolio:\n      as_of: 2026-11-22\n", "  - portfolio: {}\n")
    project = tree(FILES | {"./mkdocs.yml": text, "./bare/base.html": BARE_THEME + "{{ page.update_date }}"})
    for day, moment in (("2026-11-22", "1795305600"), ("2026-11-23", "1795392000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        site = twins.again(project)
        assert site.record["as_of"] == day
        assert not twins.differences(site, twins.clean(project))


def test_a_preview_is_the_same_after_every_edit(tree: Callable):
    project = tree(FILES | {"./mkdocs.yml": MATERIAL.replace("  - search\n", "")})
    with preview(project) as rebuilt:
        rebuilt()
        for files in ({A: entry("New words.", title="Anew", share="public")}, {C: None}):
            change(project, files)
            assert rebuilt().files == _clean_preview(project)


def test_a_preview_remembers_what_its_last_build_told_and_no_more(tree: Callable):
    project = tree(FILES | {"./mkdocs.yml": MATERIAL.replace("  - search\n", "")})
    remembered = []
    with preview(project) as rebuilt:
        for words in ("one", "two", "three", "four"):
            (project / "content" / A).write_text(entry(words, title="One", date="2026-01-01"))
            rebuilt()
            [plugin] = [one for one in MkDocsConfig.plugins.plugin_cache.values() if hasattr(one, "known")]
            remembered.append(len(plugin.known))
    assert 0 < remembered[-1] == remembered[1]


def _clean_preview(project: Path) -> dict[str, bytes]:
    """What the preview should show, while the plugin of this process serves another folder."""
    code = "import pathlib, portfolios; portfolios.build(pathlib.Path.cwd(), 'private', out=pathlib.Path('../once/x'))"
    twin = project.parent / "twin"
    shutil.rmtree(project.parent / "once", ignore_errors=True)
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(project, twin, ignore=shutil.ignore_patterns("preview", twins.CACHE))
    failed, said = twins.python(twin, code, NO_MKDOCS_2_WARNING="1")
    assert not failed, said
    return portfolios.files_in(project.parent / "once/x")


# Only what must is written


def written(site: Site, before: twins.Moment) -> set[str]:
    """Pages of ours that were written since."""
    return {n for n in twins.moment(site.folder).since(before) if n.endswith("/index.html")}


@pytest.mark.parametrize("settings_", [SETTINGS, MATERIAL], ids=["bare theme", "Material"])
@pytest.mark.parametrize("audience", ["private", "public"])
def test_after_one_edit_only_pages_that_changed_are_written(tree: Callable, settings_: str, audience: str):
    project = tree(FILES | {"./mkdocs.yml": settings_})
    first = twins.again(project, audience)
    before = twins.moment(first.folder)
    change(project, {A: FILES[A].replace("Words.", "Other words.")})
    second = twins.again(project, audience)
    changed = {name for name in first.files if first.files[name] != second.files[name]}
    assert written(second, before) == {"rowan/entries/a/index.html"}
    assert {name for name in changed if name.endswith(".html")} == {"rowan/entries/a/index.html"}


def test_of_a_new_entry_only_pages_that_speak_of_it_are_written(tree: Callable):
    project = tree(FILES)
    first = twins.again(project)
    before = twins.moment(first.folder)
    change(project, {f"{ROWAN}/d.md": entry("New.", title="Four", date="2026-06-01")})
    second = twins.again(project)
    there = written(second, before)
    assert {"rowan/entries/d/index.html", "rowan/entries/c/index.html", "rowan/timeline/index.html"} <= there
    assert not [name for name in there if name.startswith("imogen/entries/")]
    assert not there & {"rowan/entries/a/index.html", "rowan/entries/b/index.html"}
    for name in there:
        assert first.files.get(name) != second.files[name] or "/entries/" not in name, f"{name} is the same"


@pytest.mark.parametrize("first", ["MkDocs", "the command"])
@pytest.mark.parametrize("then", ["MkDocs", "the command"])
def test_where_nothing_changed_no_page_is_written(tree: Callable, first: str, then: str):
    project = tree(FILES)
    before = twins.moment(twins.again(project, by=first).folder)
    assert not written(twins.again(project, by=then), before)


def test_audiences_in_turn_take_nothing_from_one_another(tree: Callable):
    project = tree(FILES)
    for audience in AUDIENCES:
        twins.again(project, audience)
    for audience in AUDIENCES:
        before = twins.moment(project / "builds" / audience)
        site = twins.again(project, audience)
        assert not written(site, before)
        assert not twins.differences(site, twins.clean(project, audience))


def test_pages_are_known_again_by_another_process(tmp_path: Path):
    """Where sets are ordered otherwise, and nothing is remembered but what the cache holds."""
    project = tmp_path / "project"
    shutil.copytree(REPOSITORY / "content/practitioners", project / "content/practitioners")
    portfolios.write(project, {})
    code = "import sys, pathlib, portfolios; sys.exit(bool(portfolios.build(pathlib.Path('.')).error))"
    moments = []
    for seed in ("1", "2"):
        failed, said = twins.python(project, code, PYTHONHASHSEED=seed)
        assert not failed, said
        moments.append(twins.moment(project / "builds/private"))
    pages = {name for name in moments[1].files if name.endswith("/index.html")}
    assert len(pages) > 150
    assert not pages & moments[1].since(moments[0])


# What is withdrawn


@pytest.mark.parametrize("how", ["share it less", "delete it", "hide the part", "move it to somebody else"])
def test_what_is_withdrawn_is_nowhere_in_the_site_built_over_the_old_one(tree: Callable, how: str):
    cage = canaries.Cage()
    home = "practitioners/rowan"
    paper = cage.file(home, "evidence", "private", "txt")
    words = {name: cage.word(name, "private") for name in ("title", "theme", "text", "heading", "folder")}

    def withdrawn(share: str = "public", part: str = "") -> str:
        body = f"## {words['heading']}{part}\n\nWords {words['text']} [on paper]({paper})."
        given_ = {"evidence": [paper], "themes": [words["theme"]], "title": words["title"], "share": share}
        return entry(body, date="2026-02-02", **given_)

    path = f"{home}/{words['folder']}.md"
    more = {
        path: withdrawn(),
        "pages/more.md": f"# More\n\n[it](../{path}#{words['heading']})\n",
        B: entry(f"[that]({words['folder']}.md)", title="Two", share="public"),
        "./mkdocs.yml": MATERIAL + "site_url: https://example.org/\n",
    }
    project = tree(FILES | cage.files | more)
    for audience in ("public", "private"):
        site = twins.again(project, audience)
        assert not site.error, site.said
    public = twins.again(project, "public")
    where = {name for word in words.values() for name in public.holding(word)}
    assert where >= {"search/pages.js", "search/texts/0.js", "sitemap.xml", "sitemap.xml.gz"}
    assert any(name.startswith("search/words/") for name in where)
    assert where >= {
        "portfolio.json",
        "rowan/timeline/index.html",
        "more.html",
        f"rowan/entries/{words['folder']}/index.html",
    }

    there = [words[name] for name in (("heading", "text") if how == "hide the part" else words)]
    if how == "share it less":
        change(project, {path: withdrawn("supervisor")})
    elif how == "hide the part":
        change(project, {path: withdrawn(part=" {share=private}"), "pages/more.md": f"[it](../{path})\n"})
    elif how == "delete it":
        change(project, {path: None, "pages/more.md": "# More\n", B: FILES[B]})
    else:
        change(project, {path: None, "pages/more.md": "# More\n", B: FILES[B]})
        change(project, {f"{IMOGEN}/{words['folder']}.md": entry("Words.", title=words["title"])})
    site = twins.again(project, "public")
    assert not site.error, site.said
    for word in there:
        assert not site.holding(word)
    assert not twins.differences(site, twins.clean(project, "public"))
