"""Small pieces of Markdown: a page, a table, a block of code, a link."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from portfolio.views.renewal import source

_PAGE = """\
---
title: {title}
---

<!-- Made by python -m portfolio.reference -->

# {title}

{intro}
{body}
"""


def page(title: str, intro: str, lines: Iterable[str]) -> str:
    """A whole page under its title."""
    return _PAGE.format(title=title, intro=intro, body="\n".join(lines).strip("\n"))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table, line by line."""
    heads = tuple(heads)
    for row in (heads, ("---",) * len(heads), *rows):
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |"


def block(words: str, language: str = "text") -> Iterator[str]:
    """A block of code, line by line."""
    yield from (f"```{language}", *textwrap.dedent(words).strip("\n").split("\n"), "```")


def linked(words: str, owner: str = "") -> str:
    """Words with each address as a link that shows whose page it is."""
    return "".join(
        f"[{shown}]({address})" if address else shown for shown, address in source.named(words, owner)
    )
