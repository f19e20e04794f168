"""What keeps a body from being divided safely, so that a part can be withheld for certain.

The headings our splitter finds must equal those Markdown renders from the whole text. Plain text
is trusted to mean what it says; whatever could mean something else is rendered and compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown

from portfolio.problems import Problem, Where, problem
from portfolio.share import HeadingLimits, Share, plain_words
from portfolio.text import almost_headings, headings, hidden, private_names, share_words, tongue, unfinished
from portfolio.text.body import Body
from portfolio.text.everyday import as_drawn

# What our entries may use; the site adds our headings and the user's own extensions.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists",
    "tables", "pymdownx.mark", "pymdownx.quotes", "pymdownx.tasklist", "pymdownx.tilde", tongue.EXTENSION,
)  # fmt: skip
SETTINGS: Mapping[str, dict[str, Any]] = {
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.tilde": {"subscript": False},  # `H~2~O` is drawn as typed, as most editors do
}
MAX_TANGLE = 400  # brackets in one paragraph, beyond which Markdown takes minutes

# What could make Markdown see other headings than `_HEADING` does: marks anywhere, and lines. A
# pattern that begins with a plain letter is quick to look for.
_DOUBTFUL = ("<", "```", "~~~", "\\\n", "\t", "\x02", "\x03")
_DOUBTFUL_LINE = re.compile(r"\n(?:[ ]{4}|[ ]*(?:=+|-+)[ ]*$|([^\w\s#])\1\1)", re.MULTILINE)
_GLUED_HASH = re.compile(r"\n#(?<=[^\n]\n#)")
_BELOW_TEXT = re.compile(r"\n(?!#)[^\n]+\n#")
_INNER_HASH = re.compile(r"#(?<=[^#\n]#)")


@dataclass(frozen=True)
class Renderer:
    """Markdown → HTML as the site will do it.

    `plain_is_plain` says that its extensions leave plain text as it is, so that only doubtful
    text needs rendering to find its headings.
    """

    render: Callable[[str], str]
    plain_is_plain: bool = True


def check(
    body: Body, file: str, reach: Share, limits: HeadingLimits, renderer: Renderer | None = None
) -> list[Problem]:
    """What is wrong with a body that may go as far as `reach`; a private one is asked less."""
    problems: list[Problem] = []
    if "<!--" in body.text:
        at = body.text.count("\n", 0, body.text.index("<!--"))
        problems.append(problem("comment-not-closed", body.where(file, at)))
    problems += share_words.check(body, file)
    if (tangled := _tangled(body.text)) is not None:
        return [*problems, problem("too-tangled", body.where(file, tangled), limit=MAX_TANGLE)]
    renderer = renderer or usual()
    if not renderer.plain_is_plain or is_doubtful(body.text):
        unlike = [*_unlike(body, file, limits, renderer.render)]
        problems += unlike or _unlike_commonmark(body, file)
    problems += share_words.aside(body, file)
    near = list(almost_headings.check(body, file, limits))
    if reach is not Share.PRIVATE:
        problems += share_words.hidden(body, file, limits)
        problems += unfinished.check(body, file)
        problems += hidden.marks(body.text, file, body.first_line)
        near += private_names.check(body, file, reach, limits)
    named = {one.where.line for one in problems}
    for one in near:
        if one.where.line not in named:  # said of a line once
            named.add(one.where.line)
            problems.append(one)
    return problems


def is_doubtful(body: str) -> bool:
    """Whether Markdown could see other headings in a body than we do."""
    return (
        any(mark in body for mark in _DOUBTFUL)
        or body.endswith("\\")
        or bool(_DOUBTFUL_LINE.search(f"\n{body}") or _INNER_HASH.search(body))
        or bool(_GLUED_HASH.search(body) and _BELOW_TEXT.search(f"\n{body}"))
    )


def _tangled(body: str) -> int | None:
    """The line, from 0, of a paragraph that would keep Markdown busy for minutes."""
    if body.count("[") + body.count("<") + body.count("*") + body.count("`") <= MAX_TANGLE:
        return None
    line = 0
    for paragraph in body.split("\n\n"):
        if max(paragraph.count(mark) for mark in "[<*`") > MAX_TANGLE:
            return line
        line += paragraph.count("\n") + 2
    return None


def _unlike(
    body: Body, file: str, limits: HeadingLimits, rendered: Callable[[str], str]
) -> Iterator[Problem]:
    headings = [part for part in body.parts if part.level]
    plain = "\n".join(part.markdown for part in body.parts)
    found = _Headings()
    found.feed(rendered(plain))
    found.close()
    ours = [(part.level, plain_words(part.heading)) for part in headings]
    theirs = [(level, plain_words(text)) for level, text in found.outer]
    for number, (level, words) in enumerate(theirs):
        if number >= len(ours) or ours[number] != (level, words):
            line = headings[number].line if number < len(headings) else body.parts[-1].line
            line = _line_of(body, words) or line
            yield problem("heading-unclear", Where(file, line), heading=" ".join(words))
            return
    if len(theirs) < len(ours):
        part = headings[len(theirs)]
        yield problem("heading-unclear", Where(file, part.line), heading=part.heading)
    for text in found.inner:
        if limits.limit(text) is not Share.PUBLIC:
            line = _line_of(body, plain_words(text)) or body.first_line
            yield problem("heading-inside", Where(file, line), heading=text.strip())


def _unlike_commonmark(body: Body, file: str) -> Iterator[Problem]:
    """A heading that ends a part for us and not for CommonMark: an eye may see it either way."""
    for part in body.parts:
        if part.level and part.line - body.first_line not in body.heads_in_commonmark:
            yield problem("heading-unclear", Where(file, part.line), heading=part.heading)
            return


def _line_of(body: Body, words: tuple[str, ...]) -> int | None:
    for number, line in enumerate(body.lines, body.first_line):
        if words and plain_words(re.sub(r"<[^>]*>", " ", line))[: len(words)] == words:
            return number
    return None


class _Headings(HTMLParser):
    """Collects headings of rendered HTML: `outer` divide the page, `inner` stand in something."""

    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outer: list[tuple[int, str]] = []
        self.inner: list[str] = []
        self._depth = 0
        self._level = 0
        self._text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if re.fullmatch("h[1-6]", tag) and not self._level:
            self._level, self._text = int(tag[1]), ""
        elif tag not in self.VOID:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self._level and tag == f"h{self._level}":
            if self._depth:
                self.inner.append(self._text)
            else:
                self.outer.append((self._level, self._text))
            self._level = 0
        elif tag not in self.VOID:
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        self._text += data


@cache
def usual() -> Renderer:
    """The renderer for what every entry may rely on, whatever a site adds."""
    extensions = [*EXTENSIONS, headings.EXTENSION]
    return renderer(markdown.Markdown(extensions=extensions, extension_configs={**SETTINGS}))


@cache
def as_typed() -> Renderer:
    """The same for a text as another builder will take it, with nothing done to its lists and lines."""
    extensions = [*EXTENSIONS, headings.EXTENSION]
    converter = markdown.Markdown(extensions=extensions, extension_configs={**SETTINGS})
    return Renderer(lambda text: converter.reset().convert(text))


def renderer(converter: markdown.Markdown, plain_is_plain: bool = True) -> Renderer:
    """A renderer that uses one Markdown instance again and again."""

    def render(text: str) -> str:
        converter.reset()
        return converter.convert(as_drawn(text))

    return Renderer(render, plain_is_plain)
