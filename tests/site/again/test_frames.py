"""Pages drawn by filling a frame are the same bytes as pages the theme drew whole."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import portfolios
import pytest
import twins
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from portfolios import AUDIENCES, MATERIAL, Site, entry, picture
from twins import IMOGEN, ROWAN

from portfolio.site.again.frames import Frames

REPOSITORY = Path(__file__).resolve().parents[3]
LOOKS = "def on_post_page(output, **_):\n    return output\n"


def settled(**changes: Any) -> str:
    """mkdocs.yml with Material and some other settings."""
    given = yaml.safe_load(MATERIAL)
    given["theme"] |= changes.pop("theme", {})
    return yaml.safe_dump(given | changes, sort_keys=False)


def both_ways(project: Path, audience: str = "private") -> tuple[Site, Site]:
    """A site whose entries were filled into frames, and one that MkDocs drew: a hook looks at its pages."""
    filled = twins.clean(project, audience)
    text = (project / "mkdocs.yml").read_text()
    (project / "looks.py").write_text(LOOKS)
    (project / "mkdocs.yml").write_text(text + "hooks: [looks.py]\n")
    drawn = twins.clean(project, audience)
    (project / "mkdocs.yml").write_text(text)
    assert not filled.error, filled.said
    return filled, drawn


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many pages of entries were filled into a frame, and how many were drawn whole."""
    found = {"filled": 0, "whole": 0}

    def counting(method: str, name: str) -> None:
        known = getattr(Frames, method)

        def counted(*args: Any) -> Any:
            answer = known(*args)
            found[name] += answer is not None and "portfolio/entry.html" in args
            return answer

        monkeypatch.setattr(Frames, method, counted)

    counting("_filled", "filled")
    counting("_whole", "whole")
    monkeypatch.setattr("portfolio.site.cores._can_copy", lambda: False)  # what copies do is not counted
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_sample_is_the_same_for_every_audience(tmp_path: Path, ways: dict[str, int], audience: str):
    project = tmp_path / "project"
    shutil.copytree(REPOSITORY / "content", project / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", project / "mkdocs.yml")
    filled, drawn = both_ways(project, audience)
    assert not twins.differences(filled, drawn)
    assert ways["filled"] > ways["whole"] > 0, "most were filled into a frame"
    assert sum("/entries/" in name for name in filled.files) >= 4


HEADINGS = st.sampled_from(
    [
        "",
        "# On top\n\nWords.",
        "# On top\n\n## Below\n\nWords.",
        "## One\n\n## One\n\n## One",
        "## One\n\n#### Far below\n\n### Less far",
        "### Begins low\n\nWords.",
        "## *Marks* & `code` “quoted” – dash\n\nWords.",
        "## Less < more\n\nWords.",
        "## 日本語\n\nWords.",
        "## A [link](https://example.org)\n\nWords.",
        "## Named {#own-name}\n\nWords.",
        "## Über & ß\n\n## ???\n\n## ???",
        "## pf5lotTITLEpf5lot\n\npf5lotCONTENTpf5lot pf5lotTOCpf5lot",
    ]
)
PIECES = st.sampled_from(
    [
        "Words.",
        "| a | b |\n|---|---|\n| c & d | <em>e</em> |",
        "- [x] done\n- [ ] to do",
        "Said[^1].\n\n[^1]: In a *note*.",
        "```python\nprint('<b>')\n```",
        '!!! note "A box"\n    in it',
        "> quoted\n\n1. one\n2. two",
        "term\n:   meaning",
        "ABC again\n\n*[ABC]: Always be careful",
        "{{ page.title }} {% raw %} {# not a comment #}",
        '<p title="x">HTML</p>\n\n<script>alert(1)</script>',
        "![seen](seen.png) [on](#nowhere)",
        "Line\\\nbreaks & entities &lt;b&gt; &amp;amp;",
    ]
)
TITLES = st.sampled_from(
    [
        "Plain",
        "Less < more",
        "<b>Bold</b> & <i>so on</i>",
        "A & B &amp; C &lt;d&gt;",
        "“Quoted” – and 'quoted' \"too\"",
        "*Stars* and `code` and _lines_",
        "pf5lotNAMEpf5lot",
        "{{ config.site_name }}",
        "Ends in <",
        "日本語 – ß",
    ]
)
THEMES = st.sampled_from(
    [
        {},
        {"features": ["navigation.path", "navigation.tabs"]},
        {"features": ["navigation.tabs", "navigation.tabs.sticky", "toc.integrate", "navigation.sections"]},
        {"features": ["navigation.top", "header.autohide", "navigation.indexes", "toc.follow"]},
        {"features": ["navigation.prune", "navigation.expand", "navigation.instant", "search.share"]},
        {"features": ["navigation.footer", "content.action.edit", "content.code.copy", "announce.dismiss"]},
        {"language": "de"},
        {"language": "ar", "direction": "rtl"},
        {"palette": [{"scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Dark"}}]},
    ]
)
MORE = st.sampled_from(
    [
        {},
        {"site_url": "https://example.org/"},
        {"site_url": "https://example.org/a/b/", "site_name": "A <b> & “c”", "copyright": "& nobody"},
        {"repo_url": "https://example.org/repo", "edit_uri": "edit/main/", "site_author": "R & F"},
        {"markdown_extensions": [{"toc": {"permalink": True, "toc_depth": 3, "title": "Here"}}, "smarty"]},
        {"markdown_extensions": ["pymdownx.superfences", {"pymdownx.tasklist": {"custom_checkbox": True}}]},
        {"site_description": "What is “here” & there", "extra": {"generator": False}},
        {"nav": [{"Mine": "rowan/timeline/index.md"}, "about.md"]},
        {"site_name": "pf5lotTITLEpf5lot"},
    ]
)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        "./mkdocs.yml": settled(theme=draw(THEMES), **draw(MORE)),
        f"{ROWAN}/seen.png": picture(),
        "pages/about.md": draw(
            st.sampled_from(["# About\n\nWords.\n", "---\ntitle: A <b>\nicon: material/heart\n---\n"])
        ),
    }
    if draw(st.booleans()):
        files["pages/index.md"] = "# Welcome\n\n[on](about.md)\n"
    people = draw(st.sampled_from([[ROWAN], [ROWAN, IMOGEN]]))
    for number in range(draw(st.integers(4, 9))):
        person = people[number % len(people)]
        name = ("rowan", "imogen")[person == IMOGEN]
        title = draw(TITLES)
        body = "\n\n".join([draw(HEADINGS), *draw(st.lists(PIECES, max_size=2)), "Last."])
        if person == IMOGEN:
            body = body.replace("(seen.png)", "(../rowan/seen.png)")
        more = {"kind": "training", "themes": ["calm"]} if draw(st.booleans()) else {}
        files[f"{person}/{name}-{number}.md"] = entry(
            body, title=title, date=f"2026-03-{number + 1:02d}", share="public", **more
        )
    return files


def test_whatever_stands_in_them_entries_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, ways: dict[str, int]
):
    seen = {"pages": 0}

    @settings(max_examples=10, phases=[Phase.generate])  # each try to make one smaller takes a second
    @given(folders(), st.sampled_from(["private", "public"]))
    def everywhere(files: dict[str, str | bytes], audience: str) -> None:
        project = portfolios.write(tmp_path_factory.mktemp("frames") / "project", files)
        filled, drawn = both_ways(project, audience)
        portfolios.ANSWERED.extend([*filled.log, *drawn.log])
        assert not twins.differences(filled, drawn), (files, filled.log)
        seen["pages"] += sum(name.endswith(".html") for name in filled.files)

    everywhere()
    assert seen["pages"] > 80
    assert ways["filled"] > ways["whole"], "frames were filled"


TWO_SORTS = {
    f"{ROWAN}/{name}.md": entry(
        "## Part\n\nWords." if number % 2 else "Words.", title=f"Entry {name}", date=f"2026-03-0{number + 1}"
    )
    for number, name in enumerate("abcdef")
}


def test_a_frame_is_drawn_once_for_each_sort_of_entry(tree: Callable, ways: dict[str, int]):
    site = twins.clean(tree(TWO_SORTS | {"./mkdocs.yml": MATERIAL}))
    assert not site.error, site.said
    assert ways["whole"] == 2
    assert ways["filled"] == 6, "four entries, and two frames proved"


def test_a_title_with_a_mark_in_it_is_escaped_as_the_theme_does(tree: Callable, ways: dict[str, int]):
    titles = ("Plain", "Less < more", "<b>Bold</b>", "A &amp; B", 'He "said"', "It's")
    files = {
        f"{ROWAN}/{number}-x.md": entry("Words.", title=title, date=f"2026-03-0{number + 1}")
        for number, title in enumerate(titles)
    }
    filled, drawn = both_ways(tree(files | {"./mkdocs.yml": settled(site_url="https://example.org/")}))
    assert not twins.differences(filled, drawn)
    assert ways["whole"] == 1
    assert not [name for name in filled.holding("<b>Bold</b>") if name.endswith(".html")]


# Themes and plugins of somebody's own

OVERRIDES = {
    "a partial": (
        "partials/logo.html",
        "<i>{% if page %}{{ page.title }} {{ page.url }} {{ page.meta.title }}{% endif %}</i>",
    ),
    "the frame of every page": (
        "main.html",
        '{% extends "base.html" %}{% block footer %}{{ page.title }} {{ view.folder }}{% endblock %}',
    ),
    "the page of an entry": (
        "portfolio/entry.html",
        '{% extends "portfolio/page.html" %}{% block view %}<h1>{{ view.title }}</h1>{{ page.url }}{% endblock %}',
    ),
}


@pytest.mark.parametrize("what", OVERRIDES)
def test_a_template_of_ones_own_is_honoured_in_both_ways(tree: Callable, what: str):
    name, template = OVERRIDES[what]
    project = tree(
        TWO_SORTS | {"./mkdocs.yml": settled(theme={"custom_dir": "own"}), f"./own/{name}": template}
    )
    filled, drawn = both_ways(project)
    assert not twins.differences(filled, drawn)
    for one in "abcdef":
        page = filled.page(f"rowan/entries/{one}/index.html")
        assert f"Entry {one}" in page
        assert f"rowan/entries/{one}/" in page


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", None])
@pytest.mark.parametrize("plugins", [["portfolio"], ["search", "portfolio"]], ids=" and ".join)
def test_under_another_theme_the_pages_are_the_same(
    tree: Callable, monkeypatch: pytest.MonkeyPatch, theme: str | None, plugins: list[str]
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # these themes print the moment of the build
    given = {"site_name": "P", "docs_dir": "content/pages", "plugins": plugins}
    look = {"name": theme} if theme else {"name": None, "custom_dir": "bare"}
    text = yaml.safe_dump(given | {"theme": look}).replace("- portfolio", "- portfolio: {as_of: 2026-11-22}")
    filled, drawn = both_ways(tree(TWO_SORTS | {"./mkdocs.yml": text}))
    assert not twins.differences(filled, drawn)
    assert "Entry a" in filled.page("rowan/entries/a/index.html")


@pytest.mark.parametrize(
    ("settings_", "files", "named"),
    [
        ("hooks: [looks.py]\n", {"./looks.py": LOOKS}, "looks.py"),
        ("", {}, "minify"),
    ],
    ids=["a hook", "a plugin"],
)
def test_who_looks_at_pages_is_named(
    tree: Callable, caplog: pytest.LogCaptureFixture, settings_: str, files: dict, named: str
):
    text = MATERIAL + settings_
    if named == "minify":
        text = text.replace("  - search\n", "  - search\n  - minify\n")
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        site = twins.again(tree(SMALL | files | {"./mkdocs.yml": text}))
    assert not site.error, site.said
    (said,) = [line for line in caplog.messages if "MkDocs draws every page itself" in line]
    assert named in said
    assert "search" not in said


SMALL = {f"{ROWAN}/a.md": entry("Words.")}


def test_nobody_is_named_where_nobody_looks(tree: Callable, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        hook = "def on_config(config):\n    return config\n"
        twins.again(tree(SMALL | {"./mkdocs.yml": MATERIAL + "hooks: [sets.py]\n", "./sets.py": hook}))
    assert not [line for line in caplog.messages if "draws every page itself" in line]


def test_pages_drawn_on_several_cores_are_the_same(tree: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portfolio.site.cores.ENOUGH", 4)
    monkeypatch.setattr("portfolio.site.cores._cores", lambda: 3)
    monkeypatch.setattr("portfolio.site.cores._can_copy", lambda: True)
    files = {
        f"{person}/e{number}-{person[-2:]}.md": entry(
            f"## Part {number}\n\nWords[^1] [gone](#nowhere).\n\n[^1]: A note.",
            title=f"Entry {number}",
            date=f"2026-03-{number + 1:02d}",
        )
        for number in range(20)
        for person in (ROWAN, IMOGEN)
    }
    text = settled(validation={"links": {"anchors": "warn"}})
    filled, drawn = both_ways(tree(files | {"./mkdocs.yml": text}))
    portfolios.ANSWERED.extend(filled.log)
    assert not twins.differences(filled, drawn)
    assert len(filled.log) == 40, "what is said of a page in another process is heard"
