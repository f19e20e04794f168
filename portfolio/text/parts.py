"""The body of an entry → its parts, one per heading.

Only headings written with `#` at the start of a line divide an entry. `certainty` says where that
is not for certain what Markdown makes of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from portfolio.share import HeadingLimits, Share, narrowest, plain_words
from portfolio.text.headings import heading_of

_FENCE = re.compile(r"^(`{3,}(?=[^`]*$)|~{3,})")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}\n]*)\}[ \t]*$")
_SHARE = re.compile(r"""(?:^|\s)share\s*=\s*(["']?)([^\s"'}]*)\1(?=\s|$)""")


class _Headed(Protocol):
    @property
    def level(self) -> int: ...
    @property
    def heading(self) -> str: ...


Headed = TypeVar("Headed", bound=_Headed)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the text below it, up to the next heading.

    The part before the first heading has level 0 and no heading. `share` is what the heading
    says of itself, None where it says nothing; `line` counts from 1 within the file.
    """

    level: int
    heading: str
    title: str  # the heading as written, without its `share=`
    share: Share | None
    text: str
    line: int

    @property
    def markdown(self) -> str:
        """Heading and text as Markdown."""
        return f"{'#' * self.level} {self.title}\n{self.text}" if self.level else self.text

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written below the heading."""
        return not self.text.strip()


def split(body: str, first_line: int = 1) -> tuple[Part, ...]:
    """The parts of a body whose comments are gone, in their order."""
    lines = body.split("\n")
    starts: list[tuple[int, int, str]] = [(-1, 0, "")]
    fence = ""
    for number, line in enumerate(lines):
        fence = fence_after(fence, line)
        if not fence and (heading := heading_of(line)):
            starts.append((number, *heading))
    ends = [number for number, _, _ in starts[1:]] + [len(lines)]
    return tuple(
        _part(level, heading, "\n".join(lines[start + 1 : end]), first_line + max(start, 0))
        for (start, level, heading), end in zip(starts, ends, strict=True)
    )


def words_under(parts: Iterable[Part], heading: str) -> str:
    """What is written under a heading, parts below it included; empty if nothing is."""
    found = (part.text if is_it else part.markdown for part, is_it in under(parts, heading) if part.level)
    return "\n".join(found).strip()


def under(parts: Iterable[Headed], heading: str) -> Iterator[tuple[Headed, bool]]:
    """Each part under a heading, and whether it is that heading's own or one below it.

    An empty heading stands for the words before all headings.
    """
    wanted = plain_words(heading)
    level = 0
    for part in parts:
        if level and part.level > level:
            yield part, False
            continue
        level = 0
        if plain_words(part.heading) == wanted and (part.level or not wanted):
            level = part.level
            yield part, True


def shares(parts: Iterable[Part], limits: HeadingLimits) -> tuple[Share, ...]:
    """How far each part may travel: its own word or its heading's limit, and never beyond those above."""
    above: list[tuple[int, Share]] = []
    found = []
    for part in parts:
        while above and above[-1][0] >= part.level:
            above.pop()
        own = part.share or limits.limit(part.heading)
        share = narrowest(own, *(limit for _, limit in above))
        if part.level:
            above.append((part.level, share))
        found.append(share)
    return tuple(found)


def _part(level: int, heading: str, text: str, line: int) -> Part:
    plain, title, share = _said(heading)
    return Part(level, plain, title, share, text, line)


@lru_cache(maxsize=4096)  # entries offer the same headings again and again: read, and kept, once
def _said(heading: str) -> tuple[str, str, Share | None]:
    title, share = _title(heading)
    return plain(title), title, share


def fence_after(fence: str, line: str) -> str:
    """The code fence that is open after a line, given the one open before it."""
    mark = _FENCE.match(line) if line.startswith(("`", "~")) else None
    if not mark:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1][0] == fence[0] and len(mark[1]) >= len(fence) and not line.strip(mark[1][0] + " ")
    return "" if closes else fence


def attributes_of(line: str) -> tuple[str, str]:
    """A heading's text, and what stands between braces at its end."""
    found = _ATTRIBUTES.search(line)
    return (line[: found.start()], found[1]) if found else (line, "")


def shares_said(attributes: str) -> list[str]:
    """Every value `share=` is given; two are one too many, however alike."""
    return [word for _, word in _SHARE.findall(attributes.replace(" ", "  "))]


def without_share(attributes: str) -> str:
    """Attributes without `share=`."""
    return _SHARE.sub(" ", attributes.replace(" ", "  ")).strip()


def _title(text: str) -> tuple[str, Share | None]:
    title, attributes = attributes_of(text)
    if not attributes:
        return text, None
    said = shares_said(attributes)
    rest = " ".join(without_share(attributes).split())
    title = f"{title.strip()} {{{rest}}}" if rest else title.strip()
    return title, Share(said[0]) if len(said) == 1 and said[0] in set(Share) else None


def plain(title: str) -> str:
    """The words of a heading as written, without its marks and attributes."""
    title = _ATTRIBUTES.sub("", title)
    return re.sub(r"[*_`]|!?\[([^\]]*)\]\([^)]*\)", lambda m: m[1] or "", title).strip()
