"""What the pages of the sample say, so that a change of words or figures is read as a diff.

After a change that was meant: `python -m pytest tests/test_expected.py --update-expected`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from reading_aloud import read_aloud

from portfolio.site.building import Built
from portfolio.views import VIEWS, Page, all_pages
from portfolio.views.entry.page import EntryPage
from portfolio.views.evolution.subject import SubjectPage
from portfolio.views.renewal.page import Copies
from portfolio.views.supervision.page import Listed

FOLDER = Path(__file__).parent / "expected"
ROOT = Path(__file__).resolve().parent.parent
RENEW = "If that was meant: python -m pytest tests/test_expected.py --update-expected"
SHOWN = 40  # lines of each difference

# What one template draws in several ways, told apart by a word.
TOLD_APART: Mapping[type, Callable[[Any], str]] = {
    EntryPage: lambda data: data.kind.kind,
    SubjectPage: lambda data: data.subject.kind,
    Listed: lambda data: data.part,
    Copies: lambda _: "answers",
}


def page_type(page: Page) -> str:
    """The template, and what it is used for where that is more than one thing."""
    words = [page.template.removesuffix(".html")]
    if type(page.data) in TOLD_APART:
        words.append(TOLD_APART[type(page.data)](page.data))
    return "-".join(words)


@pytest.fixture(scope="module")
def pages(sample_sites: dict[str, Built]) -> dict[str, dict[str, Page]]:
    """Every page of the sample by audience and address."""
    return {
        audience: {page.folder: page for page in all_pages(built.shown)}
        for audience, built in sample_sites.items()
    }


@pytest.fixture(scope="module")
def chosen(pages: dict[str, dict[str, Page]]) -> dict[str, str]:
    """The address of one page of each type."""
    every = pages["supervisor"] | pages["private"]
    types = dict.fromkeys(page_type(page) for page in every.values())
    return {name: best(every.values(), name, pages["supervisor"]) for name in types}


def best(every: Iterable[Page], name: str, shared: Mapping[str, Page]) -> str:
    """The page of a type that both audiences have and that says most, by the sample's files alone.

    Not by what is drawn: else other words in a template might show a whole other page.
    """
    content = ROOT / "content/practitioners"

    def says(page: Page) -> tuple[bool, int, int]:
        written = (content / page.source).stat().st_size if page.source else 0
        return page.folder in shared, written, sum(1 for _ in (content / page.practitioner).rglob("*.md"))

    return max((page for page in every if page_type(page) == name), key=says).folder


@pytest.mark.parametrize("audience", ["private", "supervisor"])
def test_the_pages_of_the_sample_say_what_is_expected(
    sample_sites: dict[str, Built],
    pages: dict[str, dict[str, Page]],
    chosen: dict[str, str],
    audience: str,
    pytestconfig: pytest.Config,
):
    site = sample_sites[audience].folder
    said = {
        f"{name}.txt": f"/{address}\n{read_aloud((site / address / 'index.html').read_text(encoding='utf-8'))}"
        for name, address in chosen.items()
        if address in pages[audience]
    }
    if pytestconfig.getoption("update_expected"):
        write(FOLDER / audience, said)
    expected = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / audience).glob("*.txt")}
    assert len(said) > 20
    assert all(len(text) > 200 for text in said.values())
    changed = [line for name in sorted({*said, *expected}) for line in difference(name, expected, said)]
    assert not changed, "\n".join([*changed, RENEW])


def test_every_kind_and_every_sort_of_page_is_read(pages: dict[str, dict[str, Page]], chosen: dict[str, str]):
    entries = [page.data.entry for page in pages["private"].values() if isinstance(page.data, EntryPage)]
    kinds = {f"entry-{entry.kind}" for entry in entries}
    assert kinds <= set(chosen)
    assert len(chosen) > len(VIEWS) + len(kinds) > 12
    for audience, some in pages.items():
        sorts = {(page.template, type(page.data)): page_type(page) for page in some.values()}
        assert len(set(sorts.values())) == len(sorts), (
            f"two sorts of page share a name, for {audience}: {sorts}"
        )


PAGE = """\
<title>Page</title><article class="md-content__inner">
<nav aria-label="You are here"><a href="x" aria-label="The whole record">All</a></nav>
<h2>Then <span aria-hidden="true">·</span> and now</h2><script>no()</script>
<ol><li>First<ul><li>under it</ul><li>Second</ol>
<dl><dt>Hours<dd>12</dl>
<blockquote><p>I was late.<p>Twice.</blockquote>
<svg aria-hidden="true"><title>A shape</title></svg><svg><title>Waits</title><desc>Of 3.</desc><text>2025</text></svg>
<details><summary>As a table</summary><table><tr><th>Day<td><a href="y">6 May</a><td></table></details>
<textarea>Two
lines</textarea></article>"""

READ = """\
Title: Page

(You are here)
[The whole record]

## Then and now
1. First
   - under it
2. Second
Hours: 12
> I was late.
> Twice.
Chart: Waits. Of 3.
Along its edges: 2025
+ As a table
  | Day | [6 May] |  |
| Two
| lines
"""


def test_labels_folded_parts_and_charts_are_read_and_what_is_hidden_is_not():
    assert read_aloud(PAGE) == READ


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Put the texts there, and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def difference(name: str, expected: Mapping[str, str], said: Mapping[str, str]) -> Iterator[str]:
    """How one page differs; a page that is new or gone in a sentence."""
    if name not in expected:
        yield f"{name} is a new page."
    elif name not in said:
        yield f"{name} is no longer there."
    elif expected[name] != said[name]:
        lines = [
            *unified_diff(
                expected[name].split("\n"), said[name].split("\n"), "expected", name, "", n=1, lineterm=""
            )
        ]
        yield from lines[:SHOWN]
        if len(lines) > SHOWN:
            yield f"… and {len(lines) - SHOWN} lines more"
