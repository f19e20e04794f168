"""What we touch of MkDocs and Material without their promise, held against the versions that are installed.

Red after an update of theirs? Each message says what is missing; `portfolio/site/inside_mkdocs.py` is the
one file to mend.
"""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
import markdown
import material
import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "portfolio/site/inside_mkdocs.py"
TEMPLATES = Path(material.__file__).parent / "templates"
THEIRS = ("mkdocs", "material")
INSTALLED = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
TEXT = """\
# Title

## A section {: #named }

[Other](other.md#there), [nowhere](other.md#gone), <a id="raw"></a> and [here](#named).
"""


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each module of theirs that a file imports from, and the name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in THEIRS:
            yield from ((str(node.module), alias.name) for alias in node.names)


@pytest.mark.parametrize(("module", "name"), [*imports(FILE)])
def test_a_name_we_import_is_there(module: str, name: str):
    assert hasattr(import_module(module), name), f"{INSTALLED}: there is no {name} in {module} any more"


def test_names_were_looked_at():
    assert len({name for _, name in imports(FILE) if name.startswith("_")}) == 4
    assert len(set(imports(FILE))) > 10


def test_no_other_file_touches_what_is_private_of_theirs():
    files = [path for path in (ROOT / "portfolio").rglob("*.py") if path != FILE]
    assert len(files) > 150
    for path in files:
        of_theirs = set(imports(path))
        assert not [name for _, name in of_theirs if name.startswith("_")], path
        assert not [module for module, _ in of_theirs if module.startswith("material")], path
        if path.is_relative_to(FILE.parent):  # the only package that knows theirs
            assert "SLF001" not in path.read_text(encoding="utf-8"), path


@pytest.fixture
def inside() -> ModuleType:
    """The module itself, imported late: a name that is missing has its own test above."""
    return import_module("portfolio.site.inside_mkdocs")


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A site of two pages with Material, its search, our plugin and a hook."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "docs/other.md").write_text("# Other\n\n## There\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text(
        "def on_page_markdown(markdown, **_): return markdown\n", encoding="utf-8"
    )
    settings = (
        "site_name: S\ntheme: {name: material, font: false}\nplugins: [search, portfolio]\nhooks: [hook.py]\n"
    )
    (tmp_path / "mkdocs.yml").write_text(settings + "markdown_extensions: [attr_list]\n", encoding="utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))


@pytest.fixture
def files(config: MkDocsConfig) -> Files:
    """The two pages, the first of them read."""
    docs, site = config.docs_dir, config.site_dir
    found = Files([File(name, docs, site, use_directory_urls=False) for name in ("index.md", "other.md")])
    for file in found:
        Page(None, file, config)
    return found


def converter(config: MkDocsConfig) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )


def of(page: Page) -> dict[str, Any]:
    return {
        "content": page.content,
        "contents": str(page.toc),
        "anchors": page.present_anchor_ids,
        "links": page.links_to_anchors,
    }


def test_a_page_we_convert_is_the_page_mkdocs_renders(inside: ModuleType, config: MkDocsConfig, files: Files):
    theirs, ours = (Page(None, files.src_uris["index.md"], config) for _ in range(2))
    theirs.markdown = TEXT
    theirs.render(config, files)
    inside.convert(converter(config), ours, TEXT, config, files)
    assert of(ours) == of(theirs), f"{INSTALLED}: Page.render does something else"
    assert 'href="other.html#there"' in ours.content
    assert {"named", "raw"} <= ours.present_anchor_ids


def test_a_converter_keeps_nothing_of_the_last_page(inside: ModuleType, config: MkDocsConfig, files: Files):
    one, page = converter(config), Page(None, files.src_uris["other.md"], config)
    first = f"{TEXT}\n[named]: other.md#there\n"
    inside.convert(one, Page(None, files.src_uris["index.md"], config), first, config, files)
    inside.convert(one, page, "# Other\n\n## There\n\n[named]\n", config, files)
    assert of(page)["anchors"] == {"other", "there"}
    assert of(page)["links"] == {}
    assert "[named]" in page.content


def test_mkdocs_finds_a_link_to_nowhere_on_a_page_it_is_told_of(
    inside: ModuleType, config: MkDocsConfig, files: Files, expect_warning: list[str]
):
    expect_warning.append("does not contain an anchor '#gone'")
    index, other = (files.src_uris[name].page for name in ("index.md", "other.md"))
    inside.convert(converter(config), index, TEXT, config, files)
    inside.convert(converter(config), other, "# Other\n\n## There\n", config, files)
    told = {page.file.src_uri: inside.anchors_of(page) for page in (index, other)}
    assert ("other.md", "gone", "other.md#gone") in told["index.md"][1]
    for page in (index, other):
        page.present_anchor_ids = page.links_to_anchors = None
        inside.tell_anchors(page, *told[page.file.src_uri], files)
    index.validate_anchor_links(files=files, log_level=logging.WARNING)


def test_events_are_told_with_the_plugin_that_wants_them(inside: ModuleType, config: MkDocsConfig):
    seen = set(inside.methods_of_plugins(config))
    assert {("page_markdown", "portfolio"), ("page_context", "material/search")} <= seen
    assert ("page_markdown", "hook.py") in seen or ("page_markdown", "a hook") in seen


def test_settings_have_the_names_they_declare(inside: ModuleType, config: MkDocsConfig):
    names = inside.setting_names(config.plugins["portfolio"].config)
    assert {"audience", "as_of", "guard"} <= names, f"{INSTALLED}: Config._schema is something else"
    assert names == set(config.plugins["portfolio"].config)


def test_every_environment_of_the_theme_is_prepared(inside: ModuleType, config: MkDocsConfig):
    prepared: list[jinja2.Environment] = []
    inside.prepare_every_environment(config, prepared.append)
    assert [config.theme.get_env(), config.theme.get_env()] == prepared
    assert "url" in prepared[0].filters


def test_the_context_of_a_page_names_the_page(inside: ModuleType, config: MkDocsConfig, files: Files):
    page = files.src_uris["other.md"].page
    context = inside.page_context(Navigation([], []), files.documentation_pages(), config, page)
    assert context["page"] is page
    assert {"nav", "pages", "base_url", "extra_css", "extra_javascript", "config"} <= set(context)


def test_a_page_with_nothing_in_it_is_skipped_and_nothing_is_said(
    inside: ModuleType, config: MkDocsConfig, files: Files, caplog: pytest.LogCaptureFixture
):
    page = files.src_uris["other.md"].page
    page.markdown, page.meta, page.content = "", {}, ""
    env = jinja2.Environment(loader=jinja2.DictLoader({"main.html": ""}), autoescape=True)
    log = logging.getLogger(inside._BUILD_LOG)
    config.plugins.events = {event: [] for event in config.plugins.events}
    build = (page, config, files.documentation_pages(), Navigation([], []), env)
    before = log.filters
    try:
        with caplog.at_level(logging.INFO, log.name):
            log.filters = []
            mkdocs_build._build_page(*build)
            assert [r.name for r in caplog.records if r.msg.startswith(inside._SKIPPED)] == [log.name], (
                INSTALLED
            )
            caplog.clear()
            inside.say_nothing_of_skipped_pages()
            mkdocs_build._build_page(*build)
            assert not caplog.records
    finally:
        log.filters = before
    assert not Path(page.file.abs_dest_path).exists()


@pytest.mark.parametrize("enabled", [True, False])
def test_search_finds_what_it_finds_itself(
    inside: ModuleType, config: MkDocsConfig, files: Files, *, enabled: bool
):
    plugin = config.plugins["material/search"]
    vars(plugin).pop("search_index", None)  # MkDocs keeps the plugin from site to site
    plugin.config.enabled = enabled
    plugin.on_config(config)
    page = files.src_uris["other.md"].page
    page.markdown, page.meta = "", {}
    inside.convert(converter(config), page, "# Other\n\nWords.\n\n## There\n\nMore.\n", config, files)
    search = inside.Search(config)
    found = search.found_on(page)
    assert search.names == {"material/search"}
    assert search.is_on is enabled
    assert bool(found) is enabled
    assert search.entries() == {}
    if enabled:
        assert [one["location"] for one in found] == ["other.html", "other.html#there"]
        plugin.on_page_context({}, page=page, config=config, nav=None)
        assert search.entries() == {"other.html": list(found)}, f"{INSTALLED}: search cuts pages otherwise"


def test_a_site_without_search_has_none(inside: ModuleType, tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: S\nplugins: []\n", encoding="utf-8")
    search = inside.Search(load_config(str(tmp_path / "mkdocs.yml")))
    assert search.names == frozenset()
    assert not search.is_on
    assert search.entries() == {}


def test_a_search_without_materials_worker_is_left_to_itself(inside: ModuleType, tmp_path: Path):
    (tmp_path / "docs").mkdir()
    settings = "site_name: S\ntheme: mkdocs\nplugins: [material/search]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    search = inside.Search(load_config(str(tmp_path / "mkdocs.yml")))
    assert search.names == frozenset()
    assert not search.is_on


def test_material_asks_its_worker_as_ours_answers(inside: ModuleType):
    workers = list(TEMPLATES.glob(inside.WORKERS))
    assert len(workers) == 1, f"{INSTALLED}: the search worker lies elsewhere"
    base = (TEMPLATES / inside.FRAME).read_text(encoding="utf-8")
    assert f'"search": "{workers[0].relative_to(TEMPLATES).as_posix()}"' in base, (
        f"{INSTALLED}: pages name another worker"
    )
    assert list(TEMPLATES.glob(inside.LUNR)), f"{INSTALLED}: lunr's languages lie elsewhere"
    (bundle,) = TEMPLATES.glob("assets/javascripts/bundle.*.min.js")
    code = bundle.read_text(encoding="utf-8")
    for what in (f"{inside.INDEX}.json", f"{inside.INDEX}.js", inside.INDEX_NAME, "{type:0,data:{config:"):
        assert what in code, f"{INSTALLED}: the page does not say {what} to its worker"
    for part in ("location", "title", "text", "score", "terms", "tags"):
        assert f".{part}" in code, f"{INSTALLED}: a result has no {part} any more"


def test_a_preview_lies_in_a_folder_named_as_we_look_for_it(
    inside: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    class EnoughError(Exception): ...

    def mkdtemp(prefix: str) -> str:
        asked.append(prefix)
        raise EnoughError

    monkeypatch.setattr(mkdocs_serve.tempfile, "mkdtemp", mkdtemp)
    with pytest.raises(EnoughError):
        mkdocs_serve.serve()
    assert asked == [inside.PREVIEWS.removesuffix("*")]


def test_materials_templates_are_where_ours_look_for_them(inside: ModuleType):
    for name in (inside.FRAME, inside.CONTENTS, inside.WORDS, inside.FAVICON):
        assert (TEMPLATES / name).is_file(), f"{INSTALLED}: there is no {name} in Material any more"
    frame = (TEMPLATES / inside.FRAME).read_text(encoding="utf-8")
    for part in (inside.CONTENTS, inside.WORDS, inside.SCRIPTS_BEFORE, "block content", "block htmltitle"):
        assert part in frame + (TEMPLATES / "partials/toc-item.html").read_text(encoding="utf-8"), part
    dialogs = [
        path for path in TEMPLATES.rglob("*.html") if inside.SEARCH_DIALOG in path.read_text(encoding="utf-8")
    ]
    assert len(dialogs) == 1, f"{INSTALLED}: the search dialog is written otherwise"


def test_material_looks_for_its_index_in_a_script(inside: ModuleType):
    scripts = [
        path.read_text(encoding="utf-8") for path in (TEMPLATES / "assets/javascripts").glob("bundle.*.js")
    ]
    assert len(scripts) == 1
    assert f"{inside.INDEX}.js" in scripts[0]
    assert inside.INDEX_NAME in scripts[0]
