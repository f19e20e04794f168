"""Other plugins take the text before or after us, in whatever order: none of them gets what is hidden.

And whatever a mkdocs.yml offers to pull files into pages finds the hidden ones closed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import portfolios
import pytest
import watched
import yaml
from canaries import Cage
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from portfolios import AUDIENCES, Site, entry

PLUGINS: dict[str, dict[str, Any]] = {
    "search": {},
    "material/tags": {},
    "print-site": {"add_to_navigation": True},
    "minify": {"minify_html": True},
    "git-revision-date-localized": {"fallback_to_build_date": True},
    "portfolio": {"as_of": "2026-11-22"},
}
ORDERS = watched.covering(tuple(PLUGINS))
BARE = {"name": None, "custom_dir": "bare", "static_templates": ["404.html", "sitemap.xml"]}
MATERIAL = {"name": "material", "font": False, "features": ["content.action.edit", "content.action.view"]}
BARE_FILES = {
    "./bare/404.html": '{% extends "main.html" %}{% block content %}<p>Not here.</p>{% endblock %}',
    "./bare/sitemap.xml": "<urlset>{% for f in pages %}<loc>{{ f.page.canonical_url }}</loc>{% endfor %}</urlset>",
}
SENTENCES = (PluginError, ConfigurationError, Abort)  # how MkDocs says something to a user
OTHERS_WARN = (
    "[mkdocs-print-site]",
    "[guard-allow-unused]",
    "[guard-evidence-unread]",
    "[git-revision-date-localized-plugin]",
    "[macros]",
)


def settings(plugins: list[Any], look: dict[str, Any], **more: Any) -> str:
    known = {
        "site_name": "Portfolio",
        "site_url": "https://example.org/",
        "repo_url": "https://example.org/repo",
        "edit_uri": "edit/main/",
        "docs_dir": "content/pages",
        "theme": look,
        "plugins": plugins,
    }
    return yaml.safe_dump(known | more, sort_keys=False)


def ordered(order: tuple[str, ...], theme: dict[str, Any]) -> str:
    return settings([{name: PLUGINS[name]} for name in order], theme)


@pytest.fixture(autouse=True)
def _in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets and macros look for files from where the command was given."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")


@pytest.fixture(scope="module")
def cage() -> Cage:
    return watched.linked(watched.cage())


@pytest.fixture(scope="module")
def project(cage: Cage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with everything committed, as the plugin that reads dates from git needs it."""
    root = portfolios.write(tmp_path_factory.mktemp("orders"), {**cage.files, **BARE_FILES})
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


def built(project: Path, audience: str, **options: Any) -> Site:
    """Build; what other plugins warn of, and what the canaries under `allow` provoke, is no surprise."""
    site = portfolios.build(project, audience, **options)
    portfolios.ANSWERED.extend(m for m in site.log if any(part in m for part in OTHERS_WARN))
    return site


def test_the_orders_tried_hold_any_three_plugins_in_each_of_their_orders():
    seen = {three for order in ORDERS for three in combinations(order, 3)}
    assert len(seen) == 6 * 5 * 4
    assert len(ORDERS) == 10
    assert all(sorted(order) == sorted(PLUGINS) for order in ORDERS)


@pytest.mark.parametrize("audience", ["regulator", "public"])
@pytest.mark.parametrize("order", ORDERS, ids=">".join)
def test_in_every_order_of_plugins_nothing_hidden_is_anywhere(
    project: Path, cage: Cage, order: tuple[str, ...], audience: str, expect_warning: list[str]
):
    expect_warning.append("guard-supervision-public")
    (project / "mkdocs.yml").write_text(ordered(order, BARE))
    _closed_and_complete(built(project, audience), cage, audience)


@pytest.mark.parametrize(
    "order", [ORDERS[0], ORDERS[1], ("print-site", "portfolio", "search", "minify")], ids=">".join
)
def test_under_material_as_well(project: Path, cage: Cage, order: tuple[str, ...], expect_warning: list[str]):
    expect_warning.append("guard-supervision-public")
    (project / "mkdocs.yml").write_text(ordered(order, MATERIAL))
    _closed_and_complete(built(project, "public"), cage, "public")


def _closed_and_complete(site: Site, cage: Cage, audience: str) -> None:
    assert site.error is None, f"{type(site.error).__name__}: {site.said[-600:]}"
    left = watched.left_in(site.folder)
    assert left.size > 100_000
    assert left.shown(cage, audience) > 200, "what may be seen is there"
    if "search/search_index.json" in site.files:
        index = [name for name in site.files if name.startswith("search/")]
        assert len(watched.BIRD.findall("".join(map(site.page, index)))) > 100
    assert not left.hidden(cage, audience)


# What entries and pages may try to pull in

SECRET = "quokka"
HIDDEN = entry(
    f"## About {SECRET}\n\nWords of {SECRET}.",
    title=f"The {SECRET}",
    id=f"{SECRET}-1",
    themes=[SECRET],
    evidence=["scan.png"],
)
REACHED = {
    f"{watched.HOME}/hidden.md": HIDDEN,
    f"{watched.HOME}/scan.png": f"\x89PNG {SECRET}",
    f"{watched.HOME}/notes.yml": f"found: {SECRET}\n",
    f"{watched.HOME}/part.txt": f"Words of {SECRET}.",
    f"{watched.HOME}/icon.svg": f"<svg><title>{SECRET}</title></svg>",
    f"{watched.HOME}/open.md": entry("Said to all.", title="Open", share="public"),
    "pages/about.md": "# About\n\nAn open page.\n",
    **BARE_FILES,
}


def refused(project: Path, said: str, audience: str = "public") -> Site:
    """Build; a sentence says why not, and nothing is left."""
    assert _secrets(project)
    site = built(project, audience)
    assert site.error is not None, f"it was built; leaked: {_leaks(site)}"
    assert isinstance(site.error, SENTENCES), repr(site.error)
    assert re.search(r"\w[^\n]{20,}\.", site.said), site.said
    assert said in site.said
    assert not site.files
    assert not [one for one in site.folder.parent.glob("*") if one.suffix != ".lock"]
    return site


def closed(project: Path, audience: str = "public") -> Site:
    """Build; all is there but the hidden entry."""
    assert _secrets(project)
    site = built(project, audience)
    assert site.error is None, site.said
    assert not _leaks(site)
    assert site.holding("Said to all."), "the rest of the site is there"
    assert "about.html" in site.files
    return site


def _secrets(project: Path) -> list[Path]:
    files = [path for path in (project / "content/practitioners").rglob("*") if path.is_file()]
    return [path for path in files if SECRET in path.read_text()]


def _leaks(site: Site) -> list[str]:
    return [
        n for n, c in site.files.items() if SECRET in n or any(SECRET in t for t in watched.readings_of(c))
    ]


UP = "../practitioners/rowan"
PULLS = {
    "a snippet": '--8<-- "{}/hidden.md"',
    "a snippet from the project": '--8<-- "content/practitioners/rowan/hidden.md"',
    "a block of snippets": "--8<--\n{}/hidden.md\ncontent/practitioners/rowan/hidden.md\n--8<--",
    "a snippet by its whole path": '--8<-- "{root}/content/practitioners/rowan/hidden.md"',
    "a part of a file": '--8<-- "{}/hidden.md:1:9"',
}


def pulled(text: str, root: Path) -> str:
    return text.replace("{root}", str(root)).replace("{}", UP)


def extensions(*names: Any) -> str:
    return settings(["search", "portfolio"], BARE, markdown_extensions=list(names))


@pytest.mark.parametrize(
    "given",
    [
        "pymdownx.snippets",
        {"pymdownx.snippets": {}},
        {"pymdownx.snippets": {"base_path": "."}},
        {"pymdownx.snippets": {"base_path": ["content/pages", "content"]}},
        {"pymdownx.snippets": {"base_path": ["content/practitioners/rowan/hidden.md"]}},
        {"pymdownx.snippets": {"base_path": ["content/pages"], "restrict_base_path": False}},
        {"pymdownx.snippets": {"base_path": ["content/pages"], "url_download": True}},
        {"pymdownx.snippets": {"auto_append": ["content/practitioners/rowan/hidden.md"]}},
        {"pymdownx.snippets:SnippetExtension": {}},
    ],
    ids=str,
)
def test_snippets_that_reach_further_than_the_open_pages_are_refused(tree: Callable, given: Any):
    pulls = pulled("\n\n".join(PULLS.values()), Path.cwd())
    files = REACHED | {
        "./mkdocs.yml": extensions(given),
        "pages/about.md": f"# About\n\nAn open page.\n\n{pulls}\n",
    }
    site = refused(tree(files), "pymdownx.snippets")
    assert "may" in site.said


@pytest.mark.parametrize("way", PULLS)
@pytest.mark.parametrize("place", ["page", "entry"])
def test_snippets_of_the_open_pages_pull_nothing_from_elsewhere(
    tree: Callable, tmp_path: Path, way: str, place: str
):
    text = pulled(PULLS[way], tmp_path / "project")
    files = REACHED | {
        "./mkdocs.yml": extensions(
            {"pymdownx.snippets": {"base_path": ["content/pages"], "check_paths": False}}
        ),
        "pages/part.txt": "An open part.",
    }
    if place == "page":
        files["pages/about.md"] = f'# About\n\nAn open page.\n\n{text}\n\n--8<-- "part.txt"\n'
    else:
        files[f"{watched.HOME}/open.md"] = entry(f"Said to all.\n\n{text}\n", title="Open", share="public")
    site = closed(tree(files))
    assert site.error is None
    if place == "page":
        assert "An open part." in site.words("about.html"), "snippets do work"


def test_a_link_among_the_open_pages_opens_no_way_for_snippets(tree: Callable):
    files = REACHED | {
        "./mkdocs.yml": extensions({"pymdownx.snippets": {"base_path": ["content/pages"]}}),
        "pages/about.md": '# About\n\nAn open page.\n\n--8<-- "inside/rowan/hidden.md"\n',
    }
    project = tree(files)
    (project / "content/pages/inside").symlink_to(project / "content/practitioners")
    refused(project, "content/pages/inside")


B64 = [
    ({"base_path": "content/practitioners"}, "rowan"),
    ({"base_path": "content"}, "practitioners/rowan"),
    ({"base_path": "."}, "content/practitioners/rowan"),
    ({}, "content/practitioners/rowan"),
    ({"base_path": "content/pages", "root_path": "content"}, UP),
    ({"base_path": "content/pages", "restrict_path": False}, UP),
    ({"base_path": "content/pages", "restrict_path": False}, "{root}/content/practitioners/rowan"),
    ({"base_path": "content/pages"}, UP),
    ({"base_path": "content/pages"}, "inside/rowan"),
]


@pytest.mark.parametrize(("given", "folder"), B64, ids=str)
@pytest.mark.parametrize("place", ["page", "page in a folder", "entry"])
def test_pictures_of_hidden_entries_are_not_packed_into_pages(
    tree: Callable, given: dict, folder: str, place: str
):
    """pymdownx.b64 puts pictures into the page itself, as HTML names them, from a folder of its own."""
    picture = f'<p><img src="{pulled(folder, Path.cwd())}/scan.png"></p>'
    files = REACHED | {"./mkdocs.yml": extensions({"pymdownx.b64": given})}
    if place == "entry":
        files[f"{watched.HOME}/open.md"] = entry(f"Said to all.\n\n{picture}", title="Open", share="public")
    else:
        files["pages/about.md" if place == "page" else "pages/deep/down.md"] = f"# A page\n\n{picture}\n"
    project = tree(files)
    if folder.startswith("inside"):
        (project / "content/pages/inside").symlink_to(project / "content/practitioners")
    if given == {"base_path": "content/pages"} and not folder.startswith("inside"):
        closed(project) if place != "entry" else refused(project, "There is no file")
    else:
        refused(project, "content/pages")


def test_an_open_picture_may_be_packed_into_an_open_page(tree: Callable):
    files = REACHED | {
        "./mkdocs.yml": extensions({"pymdownx.b64": {"base_path": "content/pages"}}),
        "pages/about.md": "# About\n\n![x](open.png)\n",
        "pages/open.png": "An open picture.",
    }
    site = closed(tree(files))
    assert "An open picture." in "".join(watched.readings_of(site.files["about.html"])).replace(
        "an open", "An open"
    )


# Macros

MACROS = {
    "an include": "{% include 'UP/hidden.md' %}",
    "an include of the practitioners": "{% include 'rowan/hidden.md' %}",
    "an import": "{% import 'UP/hidden.md' as x %}{{ x }}",
    "an include through a link": "{% include 'inside/rowan/hidden.md' %}",
    "everything the plugin knows": "{{ macros_info() }}",
    "all variables": "{{ context() }}",
    "the configuration": "{{ config }}",
    "the plugins": "{{ config.plugins }}",
    "the files": "{% for f in files %}{{ f.src_uri }} {{ f.abs_src_path }}{% endfor %}",
    "the pages": "{% for p in navigation.pages %}{{ p.title }}{% endfor %}",
}


def with_macros(*order: str, **options: Any) -> str:
    given = {"macros": {"on_undefined": "keep"} | options, "portfolio": {"as_of": "2026-11-22"}}
    return settings([{name: given.get(name, {})} for name in order], BARE)


MACRO_ORDERS = (("macros", "portfolio"), ("portfolio", "macros"))


@pytest.mark.parametrize("order", MACRO_ORDERS, ids=">".join)
@pytest.mark.parametrize(
    "options",
    [{"include_dir": "content/practitioners"}, {"include_dir": "content"}, {"include_dir": "."}],
    ids=str,
)
def test_macros_that_may_include_hidden_files_are_refused(tree: Callable, order: tuple, options: dict):
    files = REACHED | {"./mkdocs.yml": with_macros(*order, **options)}
    project = tree(files)
    site = refused(project, "macros")
    assert "pull private entries into a page" in site.said


@pytest.mark.parametrize("order", MACRO_ORDERS, ids=">".join)
def test_macros_read_no_variables_from_the_practitioners(tree: Callable, order: tuple):
    files = REACHED | {
        "./mkdocs.yml": with_macros(*order, include_yaml=["content/practitioners/rowan/notes.yml"]),
        "pages/about.md": "# About\n\nAn open page.\n\nIt says {{ found }}.\n",
    }
    refused(tree(files), "notes.yml")


@pytest.mark.parametrize("order", MACRO_ORDERS, ids=">".join)
@pytest.mark.parametrize("way", MACROS)
def test_a_macro_in_an_open_page_finds_nothing_hidden(tree: Callable, order: tuple, way: str):
    files = REACHED | {
        "./mkdocs.yml": with_macros(*order),
        "pages/about.md": f"# About\n\nAn open page. {{{{ 6*7 }}}}\n\n{MACROS[way].replace('UP', UP)}\n",
    }
    project = tree(files)
    if "link" in way:
        (project / "content/pages/inside").symlink_to(project / "content/practitioners")
        refused(project, "content/pages/inside")
        return
    site = closed(project)
    if "import" not in way and "include" not in way:
        assert "An open page. 42" in site.words("about.html"), "macros do work"


@pytest.mark.parametrize("order", MACRO_ORDERS, ids=">".join)
def test_braces_in_an_entry_are_text_also_where_macros_run(tree: Callable, order: tuple):
    body = "Said to all. {{ 6*7 }} {% include 'about.md' %} {{ config.site_name }}"
    files = REACHED | {
        "./mkdocs.yml": with_macros(*order, include_dir="content/pages"),
        f"{watched.HOME}/open.md": entry(body, title="Open {{ 6*7 }}", share="public"),
        f"{watched.HOME}/profile.md": "---\nname: Rowan {{ 6*7 }}\nrole: worker\nshare: public\n---\n\nMe {{ 6*7 }}.\n",
        "pages/about.md": "# About\n\nAn open page. {{ 6*7 }}\n",
    }
    site = built(tree(files), "public")
    assert site.error is None, site.said
    assert "An open page. 42" in site.words("about.html"), "macros do work"
    page = site.words("rowan/entries/open/index.html")
    assert body in page
    assert "Open {{ 6*7 }}" in page
    assert "Me {{ 6*7 }}." in site.words("index.html")
    assert not re.search(
        r"(Open|Me|Rowan|all\.) 42", "".join(site.page(n) for n in site.files if n.endswith(".html"))
    )


# Templates and folders


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"docs_dir": "content"}, "docs_dir"),
        ({"docs_dir": "content/practitioners"}, "docs_dir"),
        ({"docs_dir": "content/practitioners/rowan"}, "docs_dir"),
        ({"theme": BARE | {"custom_dir": "content"}}, "custom_dir"),
        ({"theme": BARE | {"custom_dir": "content/practitioners"}}, "custom_dir"),
        ({"theme": {"name": "material", "font": False, "custom_dir": "."}}, "custom_dir"),
        ({"docs_dir": "open"}, "docs_dir"),
        ({"theme": BARE | {"custom_dir": "open"}}, "custom_dir"),
    ],
    ids=str,
)
def test_folders_that_are_published_and_hold_the_practitioners_are_refused(
    tree: Callable, changes: dict, said: str
):
    project = tree(REACHED | {"./mkdocs.yml": settings(["portfolio"], BARE, **changes)})
    (project / "open").symlink_to(project / "content")
    (project / "content/base.html").write_text(portfolios.BARE_THEME)
    (project / "content/practitioners/base.html").write_text(portfolios.BARE_THEME)
    refused(project, said)


@pytest.mark.parametrize("given", [f"{UP}/hidden.md", f"{UP}/part.txt", "linked.html"])
def test_templates_of_ones_own_reach_no_hidden_file(tree: Callable, given: str, expect_warning: list[str]):
    project = tree(REACHED | {"./mkdocs.yml": settings(["portfolio"], BARE, extra_templates=[given])})
    (project / "content/pages/linked.html").symlink_to(project / "content/practitioners/rowan/part.txt")
    expect_warning.append("Template skipped")
    closed(project)


@pytest.mark.parametrize(
    "template",
    ["{% include '../content/practitioners/rowan/part.txt' %}", "{% include 'inside/rowan/part.txt' %}"],
    ids=["upwards", "through a link"],
)
def test_a_theme_of_ones_own_includes_no_hidden_file(tree: Callable, template: str):
    theme = (
        portfolios.BARE_THEME
        + "{% block footer %}"
        + template.replace("%}", "ignore missing %}")
        + "{% endblock %}"
    )
    project = tree(REACHED | {"./mkdocs.yml": settings(["portfolio"], BARE), "./bare/base.html": theme})
    (project / "bare/inside").symlink_to(project / "content/practitioners")
    closed(project)


LINKS = {
    "a file": ("linked.txt", "practitioners/rowan/part.txt"),
    "a picture": ("linked.png", "practitioners/rowan/scan.png"),
    "a page": ("linked.md", "practitioners/rowan/hidden.md"),
    "a folder": ("inside", "practitioners"),
    "a folder of one practitioner": ("inside", "practitioners/rowan"),
    "a folder in a folder": ("deep/inside", "practitioners/rowan"),
}


@pytest.mark.parametrize("published", ["content/pages", "bare"])
@pytest.mark.parametrize("what", LINKS)
def test_a_link_in_a_published_folder_publishes_nothing_hidden(tree: Callable, what: str, published: str):
    name, target = LINKS[what]
    project = tree(REACHED | {"./mkdocs.yml": settings(["search", "portfolio"], BARE)})
    (project / published / name).parent.mkdir(exist_ok=True)
    (project / published / name).symlink_to(project / "content" / target)
    closed(project)


@pytest.mark.parametrize("audience", ["private", "public"])
@pytest.mark.parametrize("open_to", ["0.0.0.0:8000", "[::]:8000", "192.168.1.20:8000"])
def test_a_preview_that_others_could_reach_is_refused(tree: Callable, open_to: str, audience: str):
    project = tree(REACHED | {"./mkdocs.yml": settings(["portfolio"], BARE, dev_addr=open_to)})
    site = portfolios.build(project, audience, command="serve")
    assert isinstance(site.error, SENTENCES), repr(site.error)
    assert "127.0.0.1" in site.said
    assert not site.files


@pytest.mark.parametrize("own", ["127.0.0.1:8000", "localhost:8123", "[::1]:8000"])
def test_a_preview_for_this_computer_only_is_not(tree: Callable, own: str):
    project = tree(REACHED | {"./mkdocs.yml": settings(["portfolio"], BARE, dev_addr=own)})
    assert portfolios.build(project, "public", command="serve").error is None


def test_every_audience_is_closed_the_same_way(tree: Callable):
    project = tree(REACHED | {"./mkdocs.yml": settings(["search", "portfolio"], BARE)})
    for audience in AUDIENCES[1:]:
        closed(project, audience)
    assert _leaks(built(project, "private")), "it is in the private site"


# A page that another plugin writes, past all our events


def test_a_page_another_plugin_makes_holds_what_ours_hold_and_runs_nothing(tree: Callable):
    hostile = 'Me. <script>window.ran = 1</script> <!-- quokka --> <b onmouseover="alert(1)">x</b>'
    files = REACHED | {
        "./mkdocs.yml": ordered(("search", "portfolio", "print-site"), {"name": "material", "font": False}),
        f"{watched.HOME}/profile.md": f"---\nname: Rowan\nrole: worker\nshare: public\n---\n\n{hostile}\n",
    }
    site = closed(tree(files))
    (name,) = (name for name in site.files if name.startswith("print_page"))
    page = site.page(name)
    assert "Me." in page
    assert "window.ran" not in page
    assert "onmouseover" not in page
    assert "Content-Security-Policy" in page
    assert "chose to share, not the" in page
