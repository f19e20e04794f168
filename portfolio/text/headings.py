"""What is a heading: one to six `#` at the start of a line, a space, and words.

Python-Markdown, left alone, makes one of `#tag` and `#1 reason` as well. So it is told here what
our own division of a body goes by, and what divides nothing is drawn as the words it is.
"""

from __future__ import annotations

from xml.etree import ElementTree as etree  # noqa: N813 - only built here, never read

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor

from portfolio.text.links import blank_fences

EXTENSION = "portfolio.text.headings"  # as a list of Markdown's extensions names this module
_DEEPEST = 6


def heading_of(line: str) -> tuple[int, str] | None:
    """The level of a heading and its words as written; None where a line is no heading."""
    if not line.startswith("#"):
        return None
    level = len(line) - len(line.lstrip("#"))
    if level > _DEEPEST or line[level : level + 1] not in {" ", "\t"}:
        return None
    title = line[level:].strip(" \t")
    without = title.rstrip("#")
    if not without or without[-1] in " \t":  # marks may be closed as they were opened
        title = without
    title = title.strip()
    return (level, title) if title else None


def as_words(text: str) -> str:
    """Text in which a line that only begins like a heading is words for every program."""
    if "#" not in text:
        return text
    pairs = zip(text.split("\n"), blank_fences(text).split("\n"), strict=True)
    return "\n".join(
        f"\\{line}" if seen.startswith("#") and heading_of(line) is None else line for line, seen in pairs
    )


class _Headings(HashHeaderProcessor):
    """Draws as headings what divides a body, and nothing else."""

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        return "#" in block and any(heading_of(line) for line in block.split("\n"))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        found = ((number, heading_of(line)) for number, line in enumerate(lines))
        number, (level, title) = next((n, heading) for n, heading in found if heading)
        if before := "\n".join(lines[:number]):
            self.parser.parseBlocks(parent, [before])
        etree.SubElement(parent, f"h{level}").text = title
        if after := "\n".join(lines[number + 1 :]):
            blocks.insert(0, self.looseDetab(after) if self.parser.state.isstate("looselist") else after)


class _OurHeadings(Extension):
    """Puts our reading of a heading in the place of Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name for it
        """Register it under the name, and with the rank, of the one it replaces."""
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)


def makeExtension(**settings: object) -> Extension:  # noqa: N802 - Markdown looks for this name
    """The extension, as Markdown asks a module for it."""
    return _OurHeadings(**settings)
