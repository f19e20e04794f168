"""The body of an entry → its parts, one per heading.

Only headings written with `#` at the start of a line divide an entry. So that nothing hides from
this splitter, its headings must equal those Markdown renders; `check` says where they do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser

import markdown

from portfolio.problems import Problem, Where, did_you_mean, problem
from portfolio.share import Share, heading_limit, plain_words

# What our entries may use; the site adds the rest of the user's own extensions to the check.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
)  # fmt: skip

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6})(.*?)(?:[ \t]+#+)?[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}\n]*)\}[ \t]*$")
_SHARE = re.compile(r"""(?:^|\s)share\s*=\s*(["']?)([^\s"'}]*)\1(?=\s|$)""")
_PLAIN_ATTRIBUTE = re.compile(r"""[#.][\w-]+|(id|class|lang|dir|title)=("[^"]*"|'[^']*'|\S+)""")
_SHARE_WORD = re.compile(r"\{[^}\n]*\bsh?ar?e?\w*\s*[=:]", re.IGNORECASE)
# Lines that could make Markdown see other headings than `_HEADING` does.
_DOUBTFUL = re.compile(
    r"""^[ \t]+\#|^[ \t]*(=+|-+)[ \t]*$|^([^\w\s\#])\2\2|[^\#\n]\#|<|`{3}|~{3}|\\$|\t|[\x02\x03]"""
    r"""|^(?!\#)[^\n]+\n\#|^[ ]{4}""",
    re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True)
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


def without_comments(text: str) -> str:
    """Text without HTML comments; line numbers stay as they are."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


def split(body: str, first_line: int = 1) -> tuple[Part, ...]:
    """The parts of a body whose comments are gone, in their order."""
    parts = [Part(0, "", "", None, "", first_line)]
    texts: list[list[str]] = [[]]
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        fence = _fence_after(fence, line)
        heading = None if fence else _HEADING.match(line)
        if heading:
            title, share = _title(heading[2].strip())
            parts.append(Part(len(heading[1]), _plain(title), title, share, "", number))
            texts.append([])
        else:
            texts[-1].append(line)
    return tuple(replace(part, text="\n".join(lines)) for part, lines in zip(parts, texts, strict=True))


def check(
    body: str, parts: Iterable[Part], file: str, rendered: Callable[[str], str] | None = None
) -> list[Problem]:
    """What keeps a body from being divided safely.

    `rendered` turns Markdown into HTML with the user's extensions. Without it, plain text is
    trusted to mean what it says and only doubtful text is rendered.
    """
    parts = tuple(parts)
    line = parts[0].line
    problems: list[Problem] = []
    if "<!--" in body:
        at = line + body.count("\n", 0, body.index("<!--"))
        problems.append(problem("comment-not-closed", Where(file, at)))
    problems += _share_problems(body, parts, file)
    if rendered or _DOUBTFUL.search(body):
        problems += _unlike(body, parts, file, rendered or _render)
    return problems


def _fence_after(fence: str, line: str) -> str:
    mark = _FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1][0] == fence[0] and len(mark[1]) >= len(fence) and not line.strip(mark[1][0] + " ")
    return "" if closes else fence


def _title(text: str) -> tuple[str, Share | None]:
    attributes = _ATTRIBUTES.search(text)
    if not attributes:
        return text, None
    said = _SHARE.search(attributes[1])
    rest = _SHARE.sub(" ", attributes[1]).strip()
    title = text[: attributes.start()].strip()
    title = f"{title} {{{rest}}}" if rest else title
    return title, Share(said[2]) if said and said[2] in set(Share) else None


def _plain(title: str) -> str:
    title = _ATTRIBUTES.sub("", title)
    return re.sub(r"[*_`]|!?\[([^\]]*)\]\([^)]*\)", lambda m: m[1] or "", title).strip()


def _share_problems(body: str, parts: tuple[Part, ...], file: str) -> Iterable[Problem]:
    headings = {part.line for part in parts if part.level}
    fence = ""
    for number, line in enumerate(body.split("\n"), parts[0].line):
        fence = _fence_after(fence, line)
        if fence:
            continue
        where = Where(file, number)
        attributes = _ATTRIBUTES.search(line) if number in headings else None
        inside = attributes[1] if attributes else ""
        said = _SHARE.search(inside)
        if number in headings and ("share" in inside or _odd(inside)):
            if said and said[2] in set(Share) and not _odd(_SHARE.sub(" ", inside)):
                continue
            word = said[2] if said else inside.strip()
            yield problem("heading-share", where, found=word, suggestion=did_you_mean(word, Share))
        elif _SHARE_WORD.search(line):
            yield problem("share-not-on-heading", where)


def _odd(attributes: str) -> bool:
    return bool(_PLAIN_ATTRIBUTE.sub(" ", attributes).strip())


def _unlike(
    body: str, parts: tuple[Part, ...], file: str, rendered: Callable[[str], str]
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
        if heading_limit(text) is not Share.PUBLIC:
            line = _line_of(body, plain_words(text), parts[0].line) or parts[0].line
            yield problem("heading-inside", Where(file, line), heading=text.strip())


def _line_of(body: str, words: list[str], first: int) -> int | None:
    for number, line in enumerate(body.split("\n"), first):
        if words and plain_words(line)[: len(words)] == words:
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
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


def _render(text: str) -> str:
    converter = _markdown()
    converter.reset()
    return converter.convert(text)
