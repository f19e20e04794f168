"""Whatever a cell holds shows as text and is nothing else."""

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.entries.reading import Location
from portfolio.text import links
from portfolio.text.body import read as read_body
from portfolio.writing.plain import as_markdown, clean, one_line, shortened
from portfolio.writing.text import mistakes

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "fenced_code",
    "sane_lists",
]
NASTY = [
    "# heading",
    "## Wellbeing",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "~~~python",
    "    code",
    "\tcode",
    "<b>bold</b>",
    "<!-- comment",
    "--> x",
    "&amp; &lt;",
    "&#65;",
    "[a](b)",
    "![a](b.png)",
    "[a]: b",
    "[^1]: note",
    "x[^1]",
    "*[HTML]: x",
    ": definition",
    "!!! note",
    "??? note",
    "{share=public}",
    "{: .x}",
    "{#id}",
    "a {share=public} b",
    "a | b",
    "|---|---|",
    "_em_ __strong__",
    "a_b_c",
    "*em*",
    "`code`",
    "\\",
    "\\*",
    "href=x",
    "action = plan",
    "src='x.png'",
    "<a.b>",
    "http://x.y/z?a=b&c=d",
    "a@b.org",
    "=SUM(A1:A9)",
    "+1",
    "-1",
    "@x",
    "key: value",
    "title: x",
    "[[wiki]]",
    "#tag",
    "1986. a year",
    "%%x%%",
    "$x$",
    "First\nSecond",
    "Term\n: definition",
    "Heading\n===",
    "Heading\n---",
    "a\n\n\n\nb",
    "<script>alert(1)</script>",
    "😀",
    "“curly” — dash",
    "\u202eevil",
    "null\x00byte",
    "a\x0bb",
    "<div markdown='1'>",
    "![",
    "]",
    "}",
    "</p>",
]


class _Shown(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, tuple(attrs)))

    def handle_endtag(self, tag):
        self.text += "\n" if tag == "p" else ""

    def handle_data(self, data):
        self.text += data


def shown(text):
    found = _Shown()
    found.feed(markdown.markdown(text, extensions=EXTENSIONS))
    found.close()
    return found


def check(text):
    found = shown(as_markdown(text))
    assert found.tags <= {("p", ())}
    assert found.text.split() == clean(text).split()
    body = f"## What I learnt\n\n{as_markdown(text)}\n"
    entry = f"---\nkind: training\ntitle: T\ndate: 2026-03-31\n---\n{body}"
    assert not mistakes(entry, Location("me", "me/x.md"))
    assert [p.title for p in read_body(body).parts[1:]] == ["What I learnt"]
    assert not [link for link in links.find(body) if link.path]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_shows_as_it_is(text):
    check(text)
    check(f"Before {text} after")
    check(f"A line\n{text}\nAnother")


@given(st.text(st.sampled_from("ab1 \n#-*_+=>!?:~`[](){}<>&|\\.\"'@^/%$"), max_size=60))
def test_any_mix_of_signs_shows_as_it_is(text):
    check(text)


@given(st.text(max_size=80))
def test_any_text_shows_as_it_is(text):
    check(text)


def test_one_line_and_shortened():
    assert one_line("  a \r\n b\x0bc\t d ") == "a b c d"
    assert shortened("one two three", 9) == "one two…"
    assert shortened("abcdefghij", 5) == "abcd…"
    assert shortened("short", 5) == "short"
