"""What keeps a body from being divided safely, so that a part can be withheld for certain.

The headings our splitter finds must equal those Markdown renders from the whole text. Plain text
is trusted to mean what it says; whatever could mean something else is rendered and compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

import markdown

from portfolio.problems import Problem, Where, did_you_mean, problem
from portfolio.share import HeadingLimits, Share, plain_words
from portfolio.text import almost_headings
from portfolio.text.parts import Part, attributes_of, fence_after, shares_said, without_share

# What our entries may use; the site adds the user's own extensions.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables",
)  # fmt: skip
MAX_TANGLE = 400  # brackets in one paragraph, beyond which Markdown takes minutes

_PLAIN_ATTRIBUTE = re.compile(r"""[#.][\w-]+|(id|class|lang|dir|title)=("[^"]*"|'[^']*'|\S+)""")
_SHARE_SAID = re.compile(r"\bsh?ar?e?\w*\s*=", re.IGNORECASE)
_SHARE_WORD = re.compile(r"\{[^}\n]*\bsh?ar?e?\w*\s*[=:]", re.IGNORECASE)
_WORDS = "|".join(share for share in Share if share is not Share.PUBLIC)
_SHARE_APART = re.compile(rf"\W*\bshare\s*[=:]\s*(?:{_WORDS})\W*", re.IGNORECASE)
_SHARE_OTHERWISE = re.compile(
    rf"\bshare\s*:\s*(?:{_WORDS})\b|[(\[{{][\s.#*_]*(?:{_WORDS})(?:\s+only)?[\s*_]*[)\]}}]\s*$", re.IGNORECASE
)
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
    body: str, parts: Iterable[Part], file: str, limits: HeadingLimits, renderer: Renderer | None = None
) -> list[Problem]:
    """What is wrong with a body whose comments are gone, and its parts."""
    parts = tuple(parts)
    line = parts[0].line
    problems: list[Problem] = []
    if "<!--" in body:
        at = line + body.count("\n", 0, body.index("<!--"))
        problems.append(problem("comment-not-closed", Where(file, at)))
    problems += _share_problems(body, parts, file)
    if (tangled := _tangled(body)) is not None:
        return [*problems, problem("too-tangled", Where(file, line + tangled), limit=MAX_TANGLE)]
    renderer = renderer or usual()
    if not renderer.plain_is_plain or _is_doubtful(body):
        problems += _unlike(body, parts, file, limits, renderer.render)
    named = {one.where.line for one in problems}
    near = almost_headings.check(body, parts, file, limits)
    return [*problems, *(one for one in near if one.where.line not in named)]


def _is_doubtful(body: str) -> bool:
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


def _share_problems(body: str, parts: tuple[Part, ...], file: str) -> Iterator[Problem]:
    if not any(mark in body for mark in ("{", "=", "(", "[", "hare", "HARE")):
        return  # nothing is said of sharing, and no heading has attributes
    headings = {part.line for part in parts if part.level}
    fence = ""
    for number, line in enumerate(body.split("\n"), parts[0].line):
        fence = fence_after(fence, line)
        if fence:
            continue
        if number not in headings:
            if ("{" in line and _SHARE_WORD.search(line)) or _SHARE_APART.fullmatch(line):
                yield problem("share-not-on-heading", Where(file, number))
        elif (wrong := _wrong_share(line)) is not None:
            suggestion = did_you_mean(wrong, Share)
            yield problem("heading-share", Where(file, number), found=wrong, suggestion=suggestion)


def _wrong_share(line: str) -> str | None:
    """What is wrong with how a heading says its share; None where nothing is."""
    text, attributes = attributes_of(line)
    if _SHARE_SAID.search(text) or _SHARE_OTHERWISE.search(line):
        return text.lstrip("# ").strip()
    said = shares_said(attributes)
    if _odd(without_share(attributes)) or len(said) > 1:
        return attributes.strip()
    return said[0] if said and said[0] not in set(Share) else None


def _odd(attributes: str) -> bool:
    return bool(_PLAIN_ATTRIBUTE.sub(" ", attributes).strip())


def _unlike(
    body: str, parts: tuple[Part, ...], file: str, limits: HeadingLimits, rendered: Callable[[str], str]
) -> Iterable[Problem]:
    headings = [part for part in parts if part.level]
    plain = "\n".join(part.markdown for part in parts)
    found = _Headings()
    found.feed(rendered(plain))
    found.close()
    ours = [(part.level, plain_words(part.heading)) for part in headings]
    theirs = [(level, plain_words(text)) for level, text in found.outer]
    for number, (level, words) in enumerate(theirs):
        if number >= len(ours) or ours[number] != (level, words):
            line = headings[number].line if number < len(headings) else parts[-1].line
            line = _line_of(body, words, parts[0].line) or line
            yield problem("heading-unclear", Where(file, line), heading=" ".join(words))
            return
    if len(theirs) < len(ours):
        part = headings[len(theirs)]
        yield problem("heading-unclear", Where(file, part.line), heading=part.heading)
    for text in found.inner:
        if limits.limit(text) is not Share.PUBLIC:
            line = _line_of(body, plain_words(text), parts[0].line) or parts[0].line
            yield problem("heading-inside", Where(file, line), heading=text.strip())


def _line_of(body: str, words: tuple[str, ...], first: int) -> int | None:
    for number, line in enumerate(body.split("\n"), first):
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
    return renderer(markdown.Markdown(extensions=list(EXTENSIONS)))


def renderer(converter: markdown.Markdown, plain_is_plain: bool = True) -> Renderer:
    """A renderer that uses one Markdown instance again and again."""

    def render(text: str) -> str:
        converter.reset()
        return converter.convert(text)

    return Renderer(render, plain_is_plain)
