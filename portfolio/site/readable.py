"""Rendered Markdown made readable: for a keyboard, a screen reader and a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import TYPE_CHECKING

from portfolio.text.safe_html import plain_title

if TYPE_CHECKING:
    from mkdocs.structure.toc import AnchorLink

_CHECKBOX = re.compile(r"<input\b(?=[^>]*type=\"checkbox\")(?![^>]*aria-label)(?=[^>]*\bdisabled)([^>]*)>")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def readable(html: str) -> str:
    """Rendered Markdown that a keyboard and a screen reader can use.

    A wide table scrolls in a box of its own, which needs a name and a place in the tab order; a
    task's tick box, which Markdown leaves without a label, gets one.
    """
    if "<table" in html:
        html = _with_scrolling_tables(html)
    if 'type="checkbox"' in html:
        html = _CHECKBOX.sub(
            lambda found: f'<input aria-label="{"done" if "checked" in found[1] else "to do"}"{found[1]}>',
            html,
        )
    return html


def _with_scrolling_tables(html: str) -> str:
    """Each table that nobody put in a box, in one named after the heading above it and its number."""
    pieces: list[str] = []
    end = number = 0
    for found in _TABLE.finditer(html):
        before = html[end : found.start()]
        pieces.append(before)
        end = found.end()
        if before.rstrip().endswith('tabindex="0">'):
            pieces.append(found[0])
            continue
        number += 1
        headings = _HEADING.findall(html[: found.start()])
        name = f"Table {number}" + (f", {_TAG.sub('', headings[-1][1]).strip()}" if headings else "")
        table = found[0].replace("<table>", '<table class="pf-table">', 1)
        box = f'<div class="pf-scroll" role="region" aria-label="{escape(unescape(name))}" tabindex="0">'
        pieces.append(f"{box}{table}</div>")
    return "".join([*pieces, html[end:]])


def plain_contents(contents: Iterable[AnchorLink]) -> None:
    """Make the titles of a table of contents plain words."""
    for item in _all_items(contents):
        item.title = plain_title(item.title)


def _all_items(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _all_items(item.children)
