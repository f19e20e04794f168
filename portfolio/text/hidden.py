"""What the writer's own tool does not show: cut where it is a comment, named where it is another mark.

Somebody who sees their text without these words believes that nobody else sees them either. So they
never travel: comments of HTML and of Obsidian are taken out before anything else reads the text, and
marks of other tools are a mistake in an entry that travels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio.problems import Problem, Where, problem
from portfolio.text.links import blank_code

_OPENS = re.compile(r"<!--|%%")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# Marks of CriticMarkup, of templates, of Pandoc and others, and HTML that a browser does not show.
_MARKS = re.compile(
    r"""\{>>|<<\} | \{--|--\} | \{\+\+|\+\+\} | \{~~|~~\} | \{==|==\}
    | \{%[-+]?\s*(?:end)?comment\b | \{%[-+]?\s*if\s+(?:false|nil|0)\b | \{\#\s | \{\{!--
    | \{\{[<%]\s*/?\s*(?:comment|hidden?|private|todo)\b | \{/\*
    | ^[ >]*:{3,}[ ]*\{?[^\n]*\b(?:hidden?|comment|remark|private|draft|todo|invisible)\b
    | ^[ >]*\#\+begin_comment\b | \\begin\{comment\} | \\iffalse\b | ^/{4,}[ ]*$
    | <template\b | <\? | <!(?!--) | <noscript\b
    | <(?:a|abbr|article|aside|b|blockquote|code|dd|details|div|dl|dt|em|figure|h[1-6]|i|li|mark|ol|p|pre
        |section|small|span|strong|table|td|th|tr|u|ul)
      (?:\s+[\w:-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?)*?\s+(?:hidden(?=[\s=/>])
        |style\s*=[^<>]*(?:display\s*:\s*none|visibility\s*:\s*hidden)
        |class\s*=\s*["']?[^<>"']*\b(?:hidden|d-none|invisible)\b)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def without_hidden(text: str) -> str:
    """Text without comments, `<!-- … -->` or `%% … %%`; line numbers stay as they are.

    What is opened and not closed stays, for `not_closed` to name.
    """
    if "<!--" not in text and "%%" not in text:
        return text
    plain = blank_code(text) if "%%" in text else ""
    kept: list[str] = []
    at, look = 0, 0
    while opened := _OPENS.search(text, look):
        start = opened.start()
        end = _end_of(opened[0], text, plain, start)
        if end is None:
            look = opened.end()
            continue
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = look = end
    return "".join([*kept, text[at:]])


def marks(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Marks by which another tool hides words, in a text without comments."""
    plain = blank_code(text)
    seen: set[int] = set()
    for found in _MARKS.finditer(plain):
        line = first_line + plain.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip("\n")))
        if line not in seen:
            seen.add(line)
            yield problem("hidden-text", Where(file, line), mark=found[0].strip())


def _end_of(mark: str, text: str, plain: str, start: int) -> int | None:
    """Where a comment that opens at `start` ends; None where it does not, or is code."""
    if mark == "<!--":
        end = text.find("-->", start + len(mark))  # `<!-->` opens one, whatever else it may be
        return None if end < 0 else end + len("-->")
    if plain[start : start + 2] != "%%":
        return None
    end = plain.find("%%", start + 2)
    if end < 0:
        return None
    alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not alone and _BLANK_LINE.search(text, start, end):
        return None  # within a paragraph it cannot go on into the next
    return end + 2
