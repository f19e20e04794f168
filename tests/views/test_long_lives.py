"""A page does not grow with a life: its earlier years stand on pages of their own, and every link finds them."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import in_memory
import portfolios
import pytest

from portfolio.audience.visible import visible
from portfolio.memory import Memory
from portfolio.model import Portfolio
from portfolio.share import Share
from portfolio.views import Page, all_pages

LAST = datetime.date(2026, 1, 5)
LIFE = 340  # entries, half of them sessions: enough for every list to be cut
BODY = "## What I changed\n\nI wait.\n\n## Self and stress\n\nTired.\n"
POSTS = [{"id": "post", "role": "social worker", "from": "1990-01-01"}]


def life(entries: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """One entry every ten days, each grown from the one before; every other one is a session."""
    for number in range(entries):
        day = LAST - datetime.timedelta(days=10 * (entries - 1 - number))
        fields: dict[str, Any] = {
            "kind": "supervision" if number % 2 else "reflection",
            "title": f"Entry {number}",
            "share": "supervisor",
            "themes": ["listening"],
            "standards": ["swe:4.2"] if day.year > 2019 else [],
            "follows": [f"e{number - 1}"] if number else [],
        }
        if number % 2:
            fields |= {
                "decisions": [{"what": "Ask first.", "why": "It helps.", "outcome": "They came."}],
                "actions": [{"id": "a1", "what": "Call.", "done": str(day), "outcome": "Done."}],
            }
            if number % 26 == 1:
                fields |= {"status": "cancelled", "cancelled_because": "A fire drill."}
        else:
            fields |= {
                "changed_mind": {"from": "Tell.", "to": "Ask.", "because": "A parent said so."},
                "stress": {"themes": ["court"], "helped": f"Sleep, {number}."},
            }
        yield f"e{number}", str(day), fields


def record(entries: int, **changed: str) -> Portfolio:
    """A life in memory, with another title for some of its entries."""
    found = [
        in_memory.entry(id_, day, body=BODY, **(fields | ({"title": changed[id_]} if id_ in changed else {})))
        for id_, day, fields in life(entries)
    ]
    return in_memory.portfolio(found, posts=POSTS)


def pages(entries: int) -> dict[str, Page]:
    """Every page of a life, by its place below the person's folder."""
    made = all_pages(visible(record(entries), Share.PRIVATE))
    return {page.folder.removeprefix("rowan/"): page for page in made}


@pytest.fixture(scope="module")
def whole() -> Mapping[str, Page]:
    return pages(LIFE)


def years_of(found: Mapping[str, Page], folder: str) -> list[str]:
    """The earlier years that have a page of their own below a list."""
    return [name for name in found if re.fullmatch(rf"{folder}\d{{4}}/", name)]


def sessions_of(found: Mapping[str, Page]) -> list[Any]:
    """What the pages of supervision say of sessions: the last twelve months, and each year before."""
    lately = found["supervision/"].data.rhythm.sessions
    return [lately, *(found[year].data for year in years_of(found, "supervision/"))]


@pytest.mark.parametrize("folder", ["timeline/", "chains/", "stress/", "supervision/actions/"])
def test_each_earlier_year_has_a_page_and_the_newest_lead_to_it(
    whole: Mapping[str, Page], folder: str
) -> None:
    data = whole[folder].data
    listed = [url for _, url in (data.earlier_pages if folder == "timeline/" else data.years)]
    assert [url.removeprefix("rowan/").removesuffix("index.html") for url in listed] == years_of(
        whole, folder
    )
    assert len(listed) > 1
    assert all(whole[year].parent and not whole[year].in_nav for year in years_of(whole, folder))


def test_every_session_stands_in_the_strip_of_its_time_with_its_row(whole: Mapping[str, Page]) -> None:
    strips = [part.strip for part in sessions_of(whole)]
    days = [row[1].url for strip in strips for row in strip.table.rows]
    assert len({*days}) == LIFE / 2
    assert all(len(strip.marks) == len(strip.table.rows) for strip in strips)


def test_every_year_before_the_last_twelve_months_is_counted_and_leads_to_its_page(
    whole: Mapping[str, Page],
) -> None:
    lately, *years = whole["supervision/"].data.rhythm.years.rows
    assert (lately[0].text, lately[0].url) == ("The last twelve months", "")
    assert sum(int(cell.text) for _, *counts in years for cell in counts) == LIFE / 2
    linked = [f"supervision/{when.text}/" for when, *_ in years if when.url]
    assert linked == years_of(whole, "supervision/")


def test_a_cancelled_session_is_told_on_the_page_of_its_time(whole: Mapping[str, Page]) -> None:
    told = {cancelled.session.id for part in sessions_of(whole) for cancelled in part.cancelled}
    assert sorted(told) == sorted(f"e{number}" for number in range(1, LIFE, 26))


def test_every_moment_of_stress_is_told_once_and_marked_on_its_page(whole: Mapping[str, Page]) -> None:
    parts = [whole[name].data for name in ("stress/", *years_of(whole, "stress/"))]
    assert sum(len(part.moments) for part in parts) == LIFE
    marked = [(len(part.chart.marks), len(part.chart.table.rows)) for part in parts]
    assert sum(marks for marks, _ in marked) == LIFE / 2
    assert all(marks == rows for marks, rows in marked)


def test_a_long_path_is_told_year_by_year_and_each_part_leads_to_the_next(whole: Mapping[str, Page]) -> None:
    parts = [
        chain
        for name in (*reversed(years_of(whole, "chains/")), "chains/")
        for chain in (*whole[name].data.led_somewhere, *whole[name].data.others)
    ]
    assert [step.entry.id for part in parts for step in part.steps] == [f"e{n}" for n in range(LIFE)]
    assert (parts[0].earlier, parts[-1].later) == ("", "")
    for before, after in pairwise(parts):
        assert before.later.endswith(f"#{after.anchor}")
        assert after.earlier.endswith(f"#{before.anchor}")


def test_the_largest_page_of_a_life_three_times_as_long_is_not_twice_as_large() -> None:
    once, thrice = (max(len(repr(page.data)) for page in pages(n).values()) for n in (LIFE, 3 * LIFE))
    assert thrice < 2 * once  # what grows is a table with a column for each year


def test_a_changed_title_makes_few_pages_again() -> None:
    memory = Memory()
    first, second = (
        {page.folder: page for page in all_pages(visible(one, Share.PRIVATE, memory), memory)}
        for one in (record(LIFE), record(LIFE, e120="Another title"))
    )
    again = {folder.removeprefix("rowan/") for folder in first if first[folder] is not second[folder]}
    near = {f"entries/e{number}/" for number in range(118, 123)}
    assert near < again
    assert len(again - near) < 15, sorted(again)


def test_every_link_into_a_page_lands(tree: Callable[..., Path]) -> None:
    files = {
        f"practitioners/rowan/{id_}.md": portfolios.entry(BODY, date=day, **fields)
        for id_, day, fields in life(LIFE)
    }
    site = portfolios.build(tree(files))
    assert site.error is None
    html = {name: content.decode() for name, content in site.files.items() if name.endswith(".html")}
    anchors = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in html.items()}
    led = 0
    for name, text in html.items():
        for link in re.findall(r'<a [^>]*href="([^":]*#[^"]+)"', text):
            page, _, anchor = link.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), page)) if page else name
            file = file if file.endswith(".html") else posixpath.normpath(f"{file}/index.html")
            assert anchor in anchors[file], (name, link)
            led += name.startswith("rowan/chains/") and not link.startswith("#")
    assert led > 10
