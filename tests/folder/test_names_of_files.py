"""Names as people, phones and other systems give them: every link still opens, and no build ends."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import MATERIAL, Site, entry, picture

from portfolio.text.slug import slug

ODD = [
    "50% of #1 (final) & more.png", "what?now.png", "100%25.png", "semi;colon.png", "plus+sign.png", "a[1].png",
    "trailing .png", "UPPER.PNG", "it's.png", "Tŷ certificate.png", "emoji 🌱.png", "a=b&c.png", "#.png", "%.png",
    "a{b}.png", "tilde~.png", "two  spaces.png", "comma, and.png", "@home.png", "$5.png", "really!.png",
]  # fmt: skip


def dead(site: Site) -> list[tuple[str, str]]:
    """Links of all pages that lead to no file."""
    found, looked_at = [], 0
    for page in site.folder.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text()):
            path = unquote(re.split("[?#]", html.unescape(address))[0])
            if path and not re.match("[a-z]+:|/", path):
                looked_at += 1
                if not (page.parent / path).exists():
                    found.append((page.relative_to(site.folder).as_posix(), address))
    assert looked_at > 20
    return found


@pytest.mark.parametrize("settings", [None, MATERIAL], ids=["bare theme", "Material"])
def test_every_odd_name_of_a_file_opens(tree: Callable, build: Callable, settings: str | None):
    linked = "\n".join(
        f"[to](<{name.replace('%', '%25').replace('#', '%23').replace('?', '%3F')}>)" for name in ODD
    )
    files: dict = {f"practitioners/rowan/{name}": picture() for name in ODD}
    files["practitioners/rowan/a.md"] = entry(linked, evidence=ODD, share="public")
    project = tree(files | ({"./mkdocs.yml": settings} if settings else {}))
    site = build(project, "public")
    assert dead(site) == []
    assert sum(name.endswith((".png", ".PNG")) and "rowan" in name for name in site.files) == len(ODD)


def test_an_export_of_odd_names_opens_as_well(tree: Callable, run: Callable):
    files = {f"practitioners/rowan/{name}": picture() for name in ODD}
    project = tree(files | {"practitioners/rowan/a.md": entry("Words.", evidence=ODD, share="public")})
    assert run(project, "export", "docs", "--for", "public", "--out", "docs").exit_code == 0
    page = next((project / "docs").rglob("a/index.md"))
    named = [unquote(one) for one in re.findall(r"\]\(<?([^)>\n]*(?:png|PNG))>?\)", page.read_text())]
    assert len(named) == len(ODD)
    assert [one for one in named if not (page.parent / one).is_file()] == []


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_name_is_found_in_either_form_of_unicode(
    tree: Callable, build: Callable, run: Callable, on_disk: str, typed: str
):
    file, other, said = (
        unicodedata.normalize(form, name)
        for form, name in ((on_disk, "Tŷ.png"), (on_disk, "café.md"), (typed, "Tŷ.png|café.md"))
    )
    said_file, _, said_other = said.partition("|")
    project = tree(
        {
            f"practitioners/rowan/ö/{file}": picture(),
            f"practitioners/rowan/ö/{other}": entry("First.", share="public", title="First"),
            "practitioners/rowan/ö/b.md": entry(
                f"[first]({said_other}) and ![x]({said_file})", evidence=[said_file], share="public"
            ),
        }
    )
    assert run(project, "check").output == "2 entries read: nothing wrong.\n"
    site = build(project, "public")
    assert dead(site) == []
    assert sum(name.endswith(".png") for name in site.files) == 1
    assert json.loads(site.page("portfolio.json"))["practitioners"][0]["entries"]


@pytest.mark.parametrize("theme", ["听" * 400, "y" * 300, "🌱" * 100, "ŷ" * 200])
def test_a_theme_of_any_length_is_a_page(tree: Callable, build: Callable, theme: str):
    other = f"{theme}, and more of it"
    files = {
        f"practitioners/rowan/{n}.md": entry(
            "Words.", title=f"Day {n}", themes=[theme, other], share="public"
        )
        for n in "ab"
    }
    site = build(tree(files), "public")
    assert dead(site) == []
    assert sum("evolution/themes/" in name for name in site.files) == 2


def test_an_entry_with_the_longest_name_a_disk_takes_is_built_and_signed(
    tree: Callable, build: Callable, run: Callable
):
    name = "y" * 252
    project = tree({f"practitioners/rowan/{name}.md": entry("Words.", share="public")})
    assert dead(build(project, "public")) == []
    assert run(project, "sign", name, "--by", "Imogen", "--role", "supervisor").exit_code == 0


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_slug_is_short_and_tells_names_apart(one: str, other: str):
    assert 1 <= len(slug(one).encode()) <= 90
    assert slug(slug(one)) == slug(one)
    longer = one * 200, one * 200 + other
    if slug("x" + other) != "x":
        assert slug(longer[0]) != slug(longer[1]) or slug(other) == "entry"


def test_a_file_that_is_still_in_icloud_is_named(tree: Callable, run: Callable):
    project = tree(
        {"practitioners/rowan/a.md": entry("Words."), "practitioners/rowan/.b.md.icloud": b"bplist00"}
    )
    result = run(project, "check")
    assert (result.exit_code, "“b.md” is in iCloud and not on this computer" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("year", "is_likely"), [(1926, False), (1962, True), (2026, True), (2031, True), (2062, False)]
)
def test_a_year_that_is_most_often_mistyped_is_asked_about(
    tree: Callable, run: Callable, year: int, is_likely: bool
):
    project = tree({"practitioners/rowan/a.md": entry("Words.", kind="training", date=f"{year}-03-31")})
    result = run(project, "check")
    assert result.exit_code == 0
    assert ("Is the year right?" in result.output) != is_likely


def test_a_year_deep_inside_an_entry_is_asked_about_at_its_line(tree: Callable, run: Callable):
    actions = [{"id": "a1", "what": "Shadow.", "due": "2062-04-30"}]
    project = tree({"practitioners/rowan/a.md": entry("Words.", kind="supervision", actions=actions)})
    assert re.search(r"a\.md:5:\d+ +warning +date-unlikely", run(project, "check").output)
    assert Path(project / "content/practitioners/rowan/a.md").is_file()
