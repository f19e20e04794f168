"""A quick look that spares a long one never changes what is found.

Each test says what the long look alone would give.
"""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.audience import unlinking
from portfolio.audience.unlinking import PRIVATE_ENTRY, Scope
from portfolio.text import certainty, definitions, links, share_words
from portfolio.text.parts import Part, attributes_of

MARKS = [
    *"ab1.:#=-_*`~\\{}[]()^<>|!\"' \t\n\x02\u2028é", "\n\n", "    ", "```", "~~~", "](", "]:", "] :", "[^", "*[",
    "share=", "---", "===", "# ", "\n#", "a.md", "b.MD", "<a href=a.md>", "</a>", "[a](a.md)", "[a]: a.md",
    "[^a]: b", "*[a]: b", "b#a", "%2E", "e2&amp;",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(MARKS), max_size=14).map("".join)
MANY = settings(max_examples=300)
HERE = "rowan/x.md"
SCOPE = Scope(frozenset({"rowan/a.md", HERE}), {HERE: frozenset({"b"})}, frozenset())

DOUBTFUL = re.compile(
    r"""^[ \t]+\#|^[ \t]*(=+|-+)[ \t]*$|^([^\w\s\#])\2\2|[^\#\n]\#|<|`{3}|~{3}|\\$|\t|[\x02\x03]"""
    r"""|^(?!\#)[^\n]+\n\#|^[ ]{4}""",
    re.MULTILINE | re.VERBOSE,
)


@MANY
@given(TEXTS)
def test_code(text: str):
    blank = re.sub(
        r"(?ms)^(`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)\n(?:.*?\n)??\1[ ]*$",
        lambda found: re.sub(r"[^\n]", " ", found[0]),
        text,
    )
    assert links.blank_fences(text) == blank
    assert links.blank_code(text) == links._SPAN.sub(lambda found: " " * len(found[0]), blank)


@MANY
@given(TEXTS)
def test_links(text: str):
    patterns = (links._INLINE, links._DEFINITION, links._AUTO, links._ELEMENT, links._TAG)
    found = any(pattern.search(links.blank_code(text)) for pattern in patterns)
    assert links.may_link(text) or not found
    for _, mark, pattern in links._FORMS:
        assert mark in text or not pattern.search(text)
    assert "<" in text or not links._ELEMENT.search(text)
    assert "<" in text or not links._TAG.search(text)


@MANY
@given(TEXTS)
def test_definitions(text: str):
    plain = links.blank_code(text)
    lines = links.blank_fences(text).replace("\t", "    ").split("\n")
    assert definitions.find(text) == tuple(definitions._find(lines))
    assert (definitions.misplaced(text) is None) == (definitions._MISPLACED.search(plain) is None)
    cited = {("footnote", name.casefold()) for name in definitions._CITED_FOOTNOTE.findall(plain)}
    cited |= {("link", name.casefold()) for name in definitions._CITED_LINK.findall(plain)}
    assert definitions.cited(text) == cited


@MANY
@given(TEXTS)
def test_a_text_nothing_is_taken_out_of(text: str):
    if not definitions.find(text) and not definitions._CITED_FOOTNOTE.search(text):
        assert definitions.only_cited(text) == text


@MANY
@given(TEXTS)
def test_what_markdown_could_take_for_other_headings(text: str):
    assert certainty.is_doubtful(text) == bool(DOUBTFUL.search(text))


@MANY
@given(TEXTS)
def test_words_about_sharing(text: str):
    for line in text.split("\n"):
        assert "{" in line or not share_words._SHARE_WORD.search(line)
        if "{" not in line and "=" not in line:
            assert attributes_of(line)[1] == ""
            assert share_words.wrong_share(line) is None


@MANY
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_links_and_names_of_hidden_entries(texts: list[str]):
    parts = tuple(Part(0, "", "", None, text, 1) for text in texts)

    def hidden(link: links.Link) -> bool:
        return bool(link.path) and SCOPE.hides(links.resolve(link.path, HERE))

    names = links.hidden_names("\n".join(texts), hidden)

    def closed(text: str) -> str:
        text = unlinking._WIKI.sub(lambda found: unlinking._wiki(found, SCOPE), text)
        text = links.replace_named(links.hide(text, hidden, PRIVATE_ENTRY), names, PRIVATE_ENTRY)
        text = links.rewrite(text, lambda link: unlinking._without_anchor(link, HERE, SCOPE))
        return links.replace_words(text, lambda word: unlinking._word(word, HERE, SCOPE))

    found = unlinking.unlinked(parts, HERE, SCOPE)
    assert [part.text for part in found] == [closed(text) for text in texts]
