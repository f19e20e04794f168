"""One reading of a body: its text, its parts and where code stands, read once.

Every question about a body is asked of this value, so that two answers never rest on two ideas of
Markdown. CommonMark's own reading is at hand beside ours: where they, or Python-Markdown's, differ
about what begins or ends a part that may be withheld, `certainty` takes the narrowest or names the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from portfolio.problems import Where
from portfolio.text.hidden import without_hidden
from portfolio.text.links import Link, blank_fences, find
from portfolio.text.parts import Part, fence_after, split

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


@dataclass(frozen=True)
class Body:
    """The text below an entry's fields without what its writer's tool hides; `first_line` in its file."""

    text: str
    parts: tuple[Part, ...]
    first_line: int = 1
    written: str = ""  # with what was hidden

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text; the first is number 0 in all that follows."""
        return tuple(self.text.split("\n"))

    def where(self, file: str, number: int) -> Where:
        """The place of a line in its file."""
        return Where(file, self.first_line + number)

    @cached_property
    def heads(self) -> frozenset[int]:
        """The lines that begin a part."""
        return frozenset(part.line - self.first_line for part in self.parts if part.level)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, image and definition of a link."""
        return find(self.text)

    @cached_property
    def heads_in_commonmark(self) -> frozenset[int]:
        """The lines that CommonMark takes for a heading with marks that stands in nothing else."""
        return frozenset(
            token.map[0]
            for token in self._blocks
            if token.type == "heading_open" and not token.level and token.map and "#" in token.markup
        )

    @cached_property
    def code(self) -> frozenset[int]:
        """The lines of a closed fence, and of it in every reading: nothing else is code for certain."""
        if not self._may_fence:
            return frozenset()
        seen = blank_fences(self.text).split("\n")
        markdown = {number for number, line in enumerate(self.lines) if line != seen[number]}
        ours, _ = self._fences
        return ours.intersection(markdown, self._commonmark(closed=True))

    @cached_property
    def open_fence(self) -> int | None:
        """The line of a fence that is opened and not closed, in any reading."""
        if not self._may_fence:
            return None
        _, opened = self._fences
        return min([*opened, *self._commonmark(closed=False)], default=None)

    @cached_property
    def _may_fence(self) -> bool:
        return "```" in self.text or "~~~" in self.text

    @cached_property
    def _fences(self) -> tuple[frozenset[int], tuple[int, ...]]:
        """The lines of fences as `split` sees them, and the line of one that is not closed."""
        inside = set()
        fence, opened = "", 0
        for number, line in enumerate(self.lines):
            before, fence = fence, fence_after(fence, line)
            if fence and not before:
                opened = number
            if before or fence:
                inside.add(number)
        return frozenset(inside), (opened,) if fence else ()

    def _commonmark(self, *, closed: bool) -> Iterator[int]:
        """The lines of closed fences, or the first of those that are not, as CommonMark sees them."""
        for token in self._blocks:
            if token.type == "fence" and token.map:
                first, end = token.map
                last = self.lines[end - 1].strip().lstrip("> \t")
                is_closed = (
                    end - 1 > first and not last.strip(token.markup[0]) and len(last) >= len(token.markup)
                )
                if closed and is_closed:
                    yield from range(first, end)
                elif not closed and not is_closed:
                    yield first

    @property
    def definitions_in_commonmark(self) -> tuple[tuple[int, int], ...]:
        """First and, not included, last line of each definition of a link, as CommonMark sees them."""
        _, known = self._parsed
        told = [*known.get("references", {}).values(), *known.get("duplicate_refs", [])]
        return tuple(sorted((one["map"][0], one["map"][1]) for one in told))

    @property
    def _blocks(self) -> Iterable[Token]:
        return self._parsed[0]

    @cached_property
    def _parsed(self) -> tuple[tuple[Token, ...], EnvType]:
        known: EnvType = {}
        return tuple(_commonmark().parse(self.text, known)), known


def read(written: str, first_line: int = 1) -> Body:
    """The one reading of what stands below an entry's fields."""
    text = without_hidden(written)
    return Body(text, split(text, first_line), first_line, written)


@cache
def _commonmark() -> MarkdownIt:
    """A reader of CommonMark that looks at blocks alone."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")
