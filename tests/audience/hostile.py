"""Bodies made of hostile pieces around a private part, and whether a word of that part gets out.

What is private is decided here, by how a body is put together: everything between a private heading and
the next heading of its level, and what is explained elsewhere for that part alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from in_memory import portfolio

from portfolio.audience.visible import visible
from portfolio.entries.reading import Location, read_entry
from portfolio.problems import Problem
from portfolio.records.frontmatter import read as read_record
from portfolio.share import Share
from portfolio.text.body import read as read_body
from portfolio.text.certainty import usual

SECRET = "vogelfrei"
NEXT = "## What comes next"
HEADS = ("## Debate {share=private}", "## Wellbeing", "## Self and stress", "## Llesiant", "## 3. Well-being")
PIECES = (
    "words", "", "#tag", "#1 reason", "##sleep", "#\u00a0x", "# ", "##", "\uff03 x", " # x", "   ### x", "    # x",
    "\t# x", "> # x", "- # x", "1. # x", "```", "~~~", "````", "``` py", "```a`b", "   ```", "- ```", "> ~~~",
    "<div>", "</div>", '<div markdown="1">', "<details>", "</details>", "<pre>", "</pre>", "<p>", "<br>", "<script>",
    "<!--", "-->", "<!-->", "%%", "%% x %%", "x %%", "---", "===", "***", "- item", "* item", "1. item", "    deep",
    "[w]: http://e.org", '    "title"', "'t", "[^1]: note", "text[^1]", "*[AB]: meaning", "AB", "[w]", "a\\", "\\",
    "`", "``", "`%%`", "| a |", "|---|", ": def", "!!! note", "> quote", ">", "<h2>x</h2>", "</section>", "{#id}",
    "{: .x}", "<?x", "?>", "<![CDATA[", "]]>", "<!x", ">", "$$", ":::", "\u2028", "\x0c", "\u200b# x", "&#35; x",
)  # fmt: skip
INSIDE = (
    f"{SECRET} here", f"#{SECRET}", f"- {SECRET}", f"    {SECRET}", f"> {SECRET}", f"### {SECRET}", f"<p>{SECRET}</p>",
    f"| {SECRET} |", f"`{SECRET}`", "see [wq]", "see [that][wq]", "noted[^nq]", "the AQ",
)  # fmt: skip
EXPLAINED = (
    f'[wq]: http://e.org "{SECRET}"', f"[wq]: http://e.org\n    '{SECRET}'", f"[wq]:\n  http://e.org/{SECRET}",
    f'[wq]: http://e.org\n"a "{SECRET}" b"', f'[wq]: http://e.org "a\n{SECRET}"', f"[wq]: <http://e.org/a {SECRET}>",
    f"[^nq]: {SECRET}", f"[^nq]: a\n{SECRET}", f"[^nq]:\n    {SECRET}", f"[^nq]: a\n\n    {SECRET}",
    f"*[AQ]: {SECRET}", f"*[AQ]:\n{SECRET}", f"*[AQ] : {SECRET}", f"> [wq]: http://e.org '{SECRET}'",
)  # fmt: skip
OPEN = ("words", "TASKAQS went", "#AQx", "", "- item", "wq")


@dataclass(frozen=True)
class Outcome:
    """What became of a body: whether it was refused, could say nothing, or told the secret to somebody."""

    refused: tuple[Problem, ...]
    in_code: bool
    told: str


def body_of(before: list[str], head: str, inside: list[str], after: list[str]) -> str:
    """A body with a private part in its midst."""
    return "\n".join([*before, "", head, "", *inside, "", NEXT, "", *after, ""])


def outcome(body: str, head: str) -> Outcome:
    """What each of the others is shown of an entry with this body."""
    text = f"---\nkind: reflection\ntitle: A day\ndate: 2026-03-31\nshare: public\n---\n{body}"
    record = read_record(text, "x.md")
    if isinstance(record, Problem):
        return Outcome((record,), in_code=False, told="")
    entry, problems = read_entry(record, Location("rowan", "rowan/x.md"))
    errors = tuple(problem for problem in problems if problem.is_error)
    if entry is None or errors:
        return Outcome(errors, in_code=False, told="")
    read = read_body(record.body, record.body_line)
    open_from = read.lines.index(NEXT) if NEXT in read.lines else len(read.lines)
    if any(
        number in read.code and (line == head or (SECRET in line and number > open_from))
        for number, line in enumerate(read.lines)
    ):
        return Outcome((), in_code=True, told="")  # shown as code, as every program does
    whole = portfolio([entry])
    for audience in (Share.SUPERVISOR, Share.PUBLIC):
        for shown in visible(whole, audience).entries:
            drawn = usual().render(shown.body)
            if SECRET in shown.body or SECRET in drawn:
                return Outcome((), in_code=False, told=f"{audience}: {shown.body}")
    return Outcome((), in_code=False, told="")
