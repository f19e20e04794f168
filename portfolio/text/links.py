"""Links and definitions in the Markdown of an entry: find them, rewrite them.

Works on text, so that whatever may not travel is gone before Markdown, search or an export sees
it. What stands in code is left alone.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

# Code, where Markdown is certain to see code: a fence that is closed, or backticks on one line.
_OPENS = re.compile(r"(`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)")
_CLOSES = re.compile(r"(`{3,}|~{3,})[ ]*")
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_DEPTH = 4  # brackets inside brackets, which Markdown allows in the words of a link
_LABEL = r"(?>\\.|[^\[\]\\\n]|\n(?!\s*\n))*"
for _ in range(_DEPTH):
    _LABEL = rf"(?>\\.|[^\[\]\\\n]|\n(?!\s*\n)|\[{_LABEL}\])*"
# A title may hold its own quotes, as in 'it's late'; how long it then is, is limited to stay quick.
_TITLE = (
    r"""(?:"[^"]*"|'[^']*'|\([^()]*\)"""
    r"""|"(?:[^"\n]|\n(?!\s*\n)|"(?!\s*\))){0,300}+"|'(?:[^'\n]|\n(?!\s*\n)|'(?!\s*\))){0,300}+')(?=\s*\))"""
)
# A space inside an address, as Markdown allows: not the one before a title or at the end.
_GAP = rf"(?:[^\S\n]|\n(?!\s*\n))++(?!{_TITLE})(?=[^\s()<>]|\([^()\n]*\)[^\s)])"
_TARGET = rf"(?:<[^<>\n]*>|(?:[^\s()<>]|\([^()\n]*\)|{_GAP})*+)"
_INLINE = re.compile(
    rf"(?P<image>!?)\[(?P<label>{_LABEL})\]\([ \t]*\n?[ \t]*(?P<target>{_TARGET})(?:\s+{_TITLE})?\s*\)"
    r"(?:\{:?[^{}\n]*\})?"
)
_DEFINED = r"""(?:\s+(?:"[^"]*"|"[^\n]*"|'[^']*'|'[^\n]*'|\([^\n]*\)))?"""
_DEFINITION = re.compile(
    rf"^[ \t>]*\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:[ ]*\n?[ ]*(?P<target><[^<>\n]*>|\S+){_DEFINED}[ \t]*$",
    re.MULTILINE,
)
_TAG = re.compile(r"<\w[^<>]*>")
_VALUE = r"""(?:(["'])\s*(?P<quoted>[^"'<>]*?)\s*\1|(?P<bare>[^"'\s<>]+))"""
_ATTRIBUTE = re.compile(
    rf"\b(?:href|src|srcset|data|poster|action|cite|background)\s*=\s*{_VALUE}", re.IGNORECASE
)
_ELEMENT = re.compile(
    rf"<a\b[^<>]*?\bhref\s*=\s*{_VALUE}[^<>]*>(?P<label>.{{0,2000}}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_AUTO = re.compile(r"<(?P<label>)(?P<target>[^\s<>=\"']+\.[A-Za-z]\w{0,4}(?:#[^\s<>]*)?)>")
_FORMS = (("inline", "](", _INLINE), ("definition", "]:", _DEFINITION), ("auto", "<", _AUTO))
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WORD = re.compile(r"""[^\s()<>"'\[\]|,;“”‘’«»—–…]+""")


@dataclass(frozen=True)
class Link:
    """One link, image or link definition in a text, `start` to `end`; its target begins at `at`."""

    start: int
    end: int
    at: int
    form: str  # inline, image, definition, element (<a>…</a>), tag, raw (an attribute) or auto
    label: str
    target: str

    @property
    def path(self) -> str:
        """The target without title, query and anchor, as a path; empty for an address."""
        return path_of(self.target)

    @property
    def anchor(self) -> str:
        """`#part` of the target, or nothing."""
        _, sign, anchor = self.target.strip("<>").partition("#")
        return sign + anchor


def path_of(target: str) -> str:
    """The file a target names, decoded; empty where it names an address or only an anchor."""
    target = html.unescape(target.strip()).strip("<>")
    target = re.sub(r"\\([^\w\s])", r"\1", target)
    if _SCHEME.match(target) or target.startswith(("//", "#")):
        return ""
    return unquote(re.split(r"[?#]", target, maxsplit=1)[0])


def resolve(path: str, of: str) -> str:
    """A relative path seen from the file `of`, both relative to the folder of practitioners.

    In one form of Unicode (NFC), as every path below that folder: some systems change what is typed.
    """
    return unicodedata.normalize("NFC", posixpath.normpath(posixpath.join(posixpath.dirname(of), path)))


def address_of(name: str) -> str:
    """The name of a file as an address: `what?now.pdf` → `what%3Fnow.pdf`."""
    return quote(name, safe="/")


def blank_code(text: str) -> str:
    """Text of the same length in which code is blank."""
    if "`" not in text and "~~~" not in text:
        return text
    return blank_spans(blank_fences(text))


def blank_spans(text: str) -> str:
    """Text of the same length in which code within a line is blank."""
    return _SPAN.sub(lambda found: " " * len(found[0]), text)


def blank_fences(text: str) -> str:
    """Text of the same length in which blocks of code are blank."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in reversed(list(enumerate(lines))):
        if found := _CLOSES.fullmatch(line):
            closing.setdefault(found[1], []).append(number)
    start = 0
    while start < len(lines):
        ends = closing.get(found[1], []) if (found := _OPENS.fullmatch(lines[start])) else []
        while ends and ends[-1] <= start:
            ends.pop()
        end = ends[-1] + 1 if ends else start
        lines[start:end] = [" " * len(line) for line in lines[start:end]]
        start = max(end, start + 1)
    return "\n".join(lines)


def find(text: str) -> tuple[Link, ...]:
    """Every link of a text, in order; one inside another (an image in a link) is its own."""
    if not may_link(text):
        return ()
    plain = blank_code(text)
    return tuple(sorted(_find(plain), key=lambda link: (link.start, -link.end)))


def may_link(text: str) -> bool:
    """Whether a text holds one of the marks no link is written without: a quick look first."""
    return "](" in text or "]:" in text or "<" in text


def _find(plain: str, offset: int = 0) -> Iterator[Link]:
    for form, mark, pattern in _FORMS:
        for found in pattern.finditer(plain) if mark in plain else ():
            start, end = (offset + edge for edge in found.span())
            kind = "image" if form == "inline" and found["image"] else form
            at = offset + found.start("target")
            yield Link(start, end, at, kind, found["label"], found["target"])
            if form == "inline" and "](" in found["label"]:
                yield from _find(found["label"], offset + found.start("label"))
    if "<" not in plain:
        return
    for found in _ELEMENT.finditer(plain):
        yield _written(found, "element", found.span(), found["label"], offset)
    for tag in _TAG.finditer(plain):
        for number, found in enumerate(_ATTRIBUTE.finditer(tag[0])):
            # The first address stands for the whole tag.
            form, span = ("raw", found.span()) if number else ("tag", (0, len(tag[0])))
            yield _written(found, form, span, "", offset + tag.start())


def _written(found: re.Match[str], form: str, span: tuple[int, int], label: str, offset: int) -> Link:
    """A link written as HTML, its address in quotes or bare."""
    group = "quoted" if found["quoted"] is not None else "bare"
    start, end = span
    return Link(offset + start, offset + end, offset + found.start(group), form, label, found[group])


def rewrite(text: str, change: Callable[[Link], str | None]) -> str:
    """Text with links replaced whole by what `change` says; None leaves one as it is."""
    return _edited(text, ((link.start, link.end, change(link)) for link in find(text)))


def retarget(text: str, change: Callable[[Link], str | None]) -> str:
    """Text with the targets of its links replaced; labels and titles stay."""
    links = sorted(find(text), key=lambda link: link.at)
    return _edited(
        text, ((link.at, link.at + len(link.target), _target(link, change(link))) for link in links)
    )


def _target(link: Link, new: str | None) -> str | None:
    if new is None or " " not in new or link.form in {"element", "tag", "raw", "auto"}:
        return new
    return f"<{new}>"


def _edited(text: str, edits: Iterable[tuple[int, int, str | None]]) -> str:
    result: list[str] = []
    done = 0
    for start, end, new in edits:
        if new is not None and start >= done:  # else inside something already replaced
            result += [text[done:start], new]
            done = end
    return "".join([*result, text[done:]])


def hide(text: str, hidden: Callable[[Link], bool], instead: str) -> str:
    """Text in which whatever leads to a hidden place says `instead`, words and title included."""
    gone = {"image": "", "definition": "", "tag": "", "raw": ""}
    return rewrite(text, lambda link: gone.get(link.form, instead) if hidden(link) else None)


def hidden_names(text: str, hidden: Callable[[Link], bool]) -> frozenset[str]:
    """Names of link definitions that lead to a hidden place."""
    return frozenset(link.label for link in find(text) if link.form == "definition" and hidden(link))


def replace_named(text: str, names: Iterable[str], instead: str) -> str:
    """Text in which `[words][name]`, `[name][]` and `[name]` say `instead`."""
    for name in names:
        spaced = r"\s+".join(re.escape(word) for word in name.split())
        pattern = rf"!?(?:\[[^\[\]]*\])?\[\s*{spaced}\s*\](?:\[\])?"
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text


def is_word(name: str) -> bool:
    """Whether a name can be one word of a text, as `replace_words` sees words."""
    return bool(_WORD.fullmatch(name))


def replace_words(text: str, change: Callable[[str], str | None]) -> str:
    """Text with every word that `change` answers replaced: the net under `rewrite`."""
    return _WORD.sub(lambda found: change(found[0]) or found[0], text)
