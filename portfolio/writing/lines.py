"""A text by its lines, changed in one place without touching the line ends of the others."""

from __future__ import annotations

import re
from functools import cached_property

from portfolio.records.nodes import Place

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"  # that some programs put before the first letter of a file


class Lines:
    """The lines of a text as the reader counts them, and how each of them ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = _LINE.findall(text)
        if len(found) > 1 and not found[-2][1]:
            found.pop()  # an empty match at the end of a last line without a line end
        self.lines = [line for line, _ in found]
        self.ends = [end for _, end in found]

    @cached_property
    def plain(self) -> str:
        """The text as the reader takes it."""
        return "\n".join(self.lines).removeprefix(_MARK)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line, end in zip(self.lines, self.ends, strict=True):
            starts.append(starts[-1] + len(line) + len(end))
        return starts

    def end_near(self, number: int) -> str:
        """How a new line ends that stands at this one: as the line above."""
        return self.ends[max(number - 1, 0)] or self.ends[0] or "\n"

    def changed(self, start: Place, end: Place, new: str) -> str:
        """The text with something else between two places."""
        mark = self.end_near(start[0])
        first, last = (self._starts[line] + column for line, column in (start, end))
        return self.text[:first] + new.replace("\n", mark) + self.text[last:]

    def replaced(self, first: int, end: int, new: list[str]) -> str:
        """The text with other lines in place of those from one number up to, not including, another."""
        mark = self.end_near(first)
        pieces = list(zip(self.lines, self.ends, strict=True))
        before, after = pieces[:first], pieces[end:]
        if new and before and not before[-1][1]:
            before[-1] = (before[-1][0], mark)
        added = [(line, mark) for line in new]
        if added and not after:
            added[-1] = (new[-1], "")  # a last line without a line end keeps to itself
        return "".join(line + ending for line, ending in (*before, *added, *after))
