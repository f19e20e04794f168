"""The words of a text by the headings under which they stand, as a form shows them and gives them back.

What counts as a heading is what the product counts. A form has one place for the words before all
headings, one for each heading of the kind, and one for each other that stands beside them; what stands
deeper belongs to the words above it. Lines of ours that help to begin are no words of the writer's, so
they are not shown, and they go once there are any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from portfolio.entries import KINDS
from portfolio.entries.headings import all_headings
from portfolio.entries.limits import heading_limits
from portfolio.share import Share, plain_words
from portfolio.text import body as bodies
from portfolio.text.parts import Part, plain, shares
from portfolio.writing.prompts import is_prompt
from portfolio.writing.reading_again import NotSpliced, Read

_COMMENT = re.compile(r"^[ \t]*<!--((?:(?!-->).)*)-->[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BLANK_AROUND = re.compile(r"\A(?:[ \t]*(?:\n|\Z))+|(?:\n[ \t]*)+\Z")
_USUAL_LEVEL = 2
_CLASH = (
    "What is written under “{name}” would change how the words after it are read. "
    "Look for something that is opened and not closed."
)
_FURTHER = (
    "What is written below “{heading}” would travel further than “{name}” does. "
    "Put one more # before that heading."
)


@dataclass(frozen=True)
class _Area:
    """What a form shows under one name: lines of a body, from `first` up to, not including, `end`."""

    name: str
    level: int  # of its heading; 0 before all headings
    first: int
    end: int


def words_by_heading(text: str) -> Mapping[str, str]:
    """The words of a text by heading, in their order; those before all headings under an empty name.

    A heading of the kind that the text does not have is missing here too. A second one of the same name
    has its number behind it.
    """
    words = _Words(Read.of(text, ""))
    return {area.name: words.shown(area) for area in words.areas}


def with_words(text: str, words: Mapping[str, str]) -> str:
    """A text with other words under some of its headings; the same text where none differ.

    A heading that the text does not have is put where its kind has it. Raises NotSpliced where the new
    words would change how anything else is read.
    """
    for heading, said in words.items():
        before = _Words(Read.of(text, ""))
        said = _without_blank_lines(said.replace("\r\n", "\n").replace("\r", "\n"))  # noqa: PLW2901
        area = before.area(heading)
        if area is None and said:
            text = before.with_heading(heading, said)
        elif area is not None and said != before.shown(area):
            text = before.changed(area, said)
    return text


class _Words:
    """The body of a text, and the same with other words in it."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.lines = read.lines[read.record.body_line - 1 :]
        kind = KINDS.get(str(read.record.meta.get("kind")))
        self.titles = [heading.title for heading in all_headings(kind.headings)] if kind else []
        self.parts = bodies.read(read.record.body).parts

    @cached_property
    def areas(self) -> list[_Area]:
        """What a form shows, in the order of the text."""
        known = {plain_words(title): title for title in self.titles}
        starts: list[tuple[str, int, int]] = []  # name, level, line below the heading
        for part in self.parts:
            name = known.get(plain_words(part.heading)) if part.level else ""
            if name is None and starts[-1][1] and part.level > starts[-1][1]:
                continue
            name = part.heading or part.title if name is None else name
            taken = {one for one, _, _ in starts}
            numbered = (f"{name} ({number})" for number in count(2))
            if name in taken:
                name = next(one for one in numbered if one not in taken)
            starts.append((name, part.level, _line(part) + 1))
        ends = [first - 1 for _, _, first in starts[1:]] + [len(self.lines)]
        return [_Area(*start, end) for start, end in zip(starts, ends, strict=True)]

    def area(self, heading: str) -> _Area | None:
        """What is shown under a heading."""
        wanted = plain_words(plain(heading))
        alike = [area for area in self.areas if plain_words(area.name) == wanted]
        return next((area for area in alike if area.name == heading), alike[0] if alike else None)

    def shown(self, area: _Area) -> str:
        """The words of an area without our lines and the blank ones around."""
        text = "\n".join(self.lines[area.first : area.end])
        return _without_blank_lines(_COMMENT.sub(lambda found: "" if is_prompt(found[1]) else found[0], text))

    def changed(self, area: _Area, said: str) -> str:
        """The text with other words in an area."""
        old = self.lines[area.first : area.end]
        filled = [number for number, line in enumerate(old) if line.strip()]
        new = said.split("\n") if said else []
        if not filled:
            first = min(area.first + 1, area.end - (area.end == len(self.lines)))
            first = max(first, area.first)
            above = [] if first > area.first else [""]
            below = [""] if area.end < len(self.lines) and len(old) < 2 else []  # noqa: PLR2004
            return self._proved(first, first, [*above, *new, *below], area.name, area)
        start, end = filled[0] if new else 0, filled[-1] + 1
        while new and start < end and old[start] == new[0]:
            start, new = start + 1, new[1:]
        while new and start < end and old[end - 1] == new[-1]:
            end, new = end - 1, new[:-1]
        return self._proved(area.first + start, area.first + end, new, area.name, area)

    def with_heading(self, heading: str, said: str) -> str:
        """The text with a heading it has not had, where its kind has it, and words below."""
        at = self.titles.index(heading) if heading in self.titles else len(self.titles)
        placed = [(self.titles.index(area.name), area) for area in self.areas if area.name in self.titles]
        before = max((one for one in placed if one[0] < at), key=lambda one: one[0], default=None)
        after = min((one for one in placed if one[0] > at), key=lambda one: one[0], default=None)
        beside = before or after
        level = beside[1].level if beside else _USUAL_LEVEL
        place = before[1].end if before else after[1].first - 1 if after else len(self.lines)
        new = [f"{'#' * level} {heading}", "", *said.split("\n")]
        if place < len(self.lines):
            above = [""] if place and self.lines[place - 1].strip() else []
            return self._proved(place, place, [*above, *new, ""], heading)
        while place and not self.lines[place - 1].strip():
            place -= 1
        return self._proved(place, place, ["", *new], heading)

    def _proved(self, first: int, end: int, new: list[str], name: str, area: _Area | None = None) -> str:
        """The text with other lines, if all else in it reads as before and goes no further."""
        above = self.read.record.body_line - 1
        text = self.read.written.replaced(above + first, above + end, new)
        after = _Words(Read.of(text, ""))
        heads = [_line(part) for part in self.parts]
        start, stop = (area.first, area.end) if area else (first, end)
        own = sum(head < start for head in heads) - (1 if area else 0)  # the part whose words these are
        tail = sum(head >= stop for head in heads)
        last = len(after.parts) - tail
        was, now = (_told(words.parts) for words in (self, after))
        alike = was[:own] == now[:own] and was[len(was) - tail :] == now[last:]
        alike = alike and (area is None or was[own][:2] == now[own][:2])
        if not (
            own < last and alike and after.area(name) and self.read.record.meta == after.read.record.meta
        ):
            raise NotSpliced(_CLASH.format(name=name))
        for part, told in zip(after.parts[own:last], now[own:last], strict=True):
            if told[-1].rank > now[own][-1].rank:
                raise NotSpliced(_FURTHER.format(heading=part.heading, name=name))
        return text


def _told(parts: tuple[Part, ...]) -> list[tuple[int, str, str, Share]]:
    """What is said of each part but where it stands: its heading, its words, how far they travel."""
    limits = shares(parts, heading_limits())
    return [
        (part.level, part.title, part.text.strip("\n"), share)
        for part, share in zip(parts, limits, strict=True)
    ]


def _line(part: Part) -> int:
    """The line of a heading in its body, from 0; the one above it before all headings."""
    return part.line - 1 if part.level else -1


def _without_blank_lines(text: str) -> str:
    return _BLANK_AROUND.sub("", text)
