"""A file that counts nowhere yet changes no byte of what anybody else is given, whatever it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import portfolios
import pytest
from portfolios import AUDIENCES, MATERIAL, Site, build, entry

HOME = "practitioners/rowan"
CANARY = "quillfeather"
FILES = {
    "./mkdocs.yml": MATERIAL,
    f"{HOME}/course.md": entry(
        "## What I learnt\n\nTo wait.",
        kind="training",
        share="public",
        date="2026-01-01",
        themes=["rest"],
        hours=6,
    ),
    f"{HOME}/visit.md": entry(
        "## What I changed\n\nI wait.",
        title="A visit",
        share="public",
        follows=["course"],
        themes=["rest"],
        standards=["swe:4.2"],
    ),
    f"{HOME}/sessions/one.md": entry(kind="supervision", share="supervisor", date="2026-02-01", minutes=60),
}
SAID = {
    "share": "public",
    "follows": ["visit"],
    "themes": ["rest"],
    "standards": ["swe:4.2"],
    "title": CANARY,
}
UNFINISHED = {
    "a draft": entry(f"I heard {CANARY}.", date="2026-04-01", draft="yes", **SAID),
    "a draft of a session": entry(
        f"I heard {CANARY}.",
        kind="supervision",
        date="2026-04-01",
        draft=True,
        minutes=60,
        **{**SAID, "share": "supervisor"},
        actions=[{"id": "a1", "what": CANARY}],
    ),
    "an example": entry(f"I heard {CANARY}.", kind="training", date="2026-04-01", example="yes", hours=9, **SAID),
    "only comments": entry(f"<!-- {CANARY} -->\n\n<!-- and\nmore -->\n", date="2026-04-01", **SAID),
    "only headings and space": entry("# A\n\n \t\n## What I learnt\n\n&nbsp\n".replace("&nbsp", "\u00a0"), **SAID),
    "a draft with a file": entry("![seen](seen.png)", date="2026-04-01", draft="yes", evidence=["seen.png"], **SAID),
}  # fmt: skip
# In a private site: its own page, the two that list it, and what finds and lists pages.
MAY_CHANGE = (
    "rowan/entries/new/",
    "rowan/index.html",
    "index.html",
    "search/",
    "sitemap.xml",
    "portfolio-manifest.json",
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The sites of the record without it."""
    project = portfolios.write(tmp_path_factory.mktemp("before"), FILES)
    return {audience: build(project, audience) for audience in AUDIENCES}


@pytest.mark.parametrize("what", UNFINISHED)
def test_it_changes_nothing_but_its_page_and_the_list(
    what: str, before: dict[str, Site], tree: Callable[..., Path]
) -> None:
    project = tree(
        {**FILES, f"{HOME}/new.md": UNFINISHED[what], f"{HOME}/seen.png": portfolios.picture(CANARY)}
    )
    for audience in AUDIENCES[1:]:
        site = build(project, audience)
        assert site.error is None, site.said
        assert site.files == before[audience].files
        assert not site.holding(CANARY)
    site = build(project)
    assert site.error is None, site.said
    touched = {
        n
        for n in {*site.files, *before["private"].files}
        if site.files.get(n) != before["private"].files.get(n)
    }
    assert {name for name in touched if not name.startswith(MAY_CHANGE)} == set()
    assert "Not finished yet" in site.words("index.html")
    assert "it counts nowhere, and nobody else sees it" in site.words("rowan/entries/new/index.html")
    assert site.files["portfolio.json"] == before["private"].files["portfolio.json"]
    assert not site.holding("and\nmore")


def test_another_entry_may_name_it_and_says_nothing_of_it(tree: Callable[..., Path]) -> None:
    files = {
        **FILES,
        f"{HOME}/new.md": UNFINISHED["a draft"].replace('"follows": ["visit"]', ""),
        f"{HOME}/later.md": entry(
            "Grew from [that](new.md).", title="Later", share="public", date="2026-05-01", follows=["new"]
        ),
    }
    project = tree(files)
    site = build(project, "public")
    assert site.error is None, site.said
    assert not site.holding(CANARY)
    assert "a private entry" in site.words("rowan/entries/later/index.html")
    private = build(project)
    assert private.error is None, private.said
    assert "../new/index.html" in private.page("rowan/entries/later/index.html")
    assert CANARY not in private.words("rowan/chains/index.html")
    assert "It led to" not in private.words("rowan/entries/new/index.html")
