"""Whatever a body holds: a word of a private part reaches nobody else, or a problem names the line.

Each case in `cases/travelling/*.yml` is a body, of a reflection for the supervisor unless it says
otherwise. `hush` is the word that must stay. `problems` are the errors that refuse it, with their lines
in the file; a case without any is shown, without the word.
"""

from __future__ import annotations

import re
from pathlib import Path

import hostile
import in_memory
import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.entries.limits import heading_limits
from portfolio.entries.reading import Location, read_entry
from portfolio.problems import Problem
from portfolio.records.frontmatter import Record, read
from portfolio.share import Share
from portfolio.text import private_names
from portfolio.text.body import read as read_body
from portfolio.text.certainty import EXTENSIONS, is_doubtful, usual
from portfolio.text.headings import as_words, heading_of

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((FOLDER / "travelling").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
OTHERS = (Share.SUPERVISOR, Share.REGULATOR, Share.PUBLIC)


def entry_of(case: dict, share: str | None = None) -> tuple[Entry | None, list[Problem]]:
    share = share or case.get("share", "supervisor")
    head = f"---\nkind: {case.get('kind', 'reflection')}\ntitle: A day\ndate: 2026-03-31\nshare: {share}\n---\n\n"
    record = read(head + case["text"], "x.md")
    assert isinstance(record, Record)
    return read_entry(record, Location("rowan", "rowan/x.md"))


def shown_to(audience: Share, entry: Entry) -> list[str]:
    """What is drawn of an entry, and the text it is drawn from."""
    entries = visible(in_memory.portfolio([entry]), audience).entries
    return [text for one in entries for text in (one.body, usual().render(one.body))]


def test_there_are_cases_of_every_kind():
    assert len(CASES) > 130
    assert len({case.id for case in CASES}) == len(CASES)
    assert all("hush" in case.values[0]["text"] for case in CASES)
    codes = {one["code"] for case in CASES for one in case.values[0].get("problems", [])}
    assert codes >= {
        "definition-unclear", "fence-not-closed", "heading-says-private", "heading-unclear",
        "hidden-not-closed", "hidden-text", "merge-marker", "name-not-heading", "share-not-on-heading",
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_private_word_stays_or_its_line_is_named(case: dict):
    assert set(case) <= {"name", "share", "kind", "text", "problems"}
    entry, problems = entry_of(case)
    found = sorted((one.where.line, one.code) for one in problems if one.is_error)
    assert found == sorted((one["line"], one["code"]) for one in case.get("problems", []))
    if entry is not None:
        shown = [text for audience in OTHERS for text in shown_to(audience, entry)]
        assert shown, "nothing was looked at"
        assert not [text for text in shown if "hush" in text]


@pytest.mark.parametrize("case", CASES)
def test_a_private_entry_is_not_asked_to_mend_what_only_others_could_see(case: dict):
    _, problems = entry_of(case, "private")
    asked = {one.code for one in problems if one.is_error}
    assert not asked & {
        "definition-unclear", "fence-not-closed", "heading-says-private", "hidden-not-closed", "hidden-text",
        "merge-marker", "name-not-heading",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["#tag", "#1 reason", "##sleep", "#\ufe0f\u20e3 more", "##", "#\u00a0more", "####### x"]
)
def test_what_ends_no_part_is_drawn_as_words(line: str):
    text = f"Words.\n\n{line}\n\n```\n{line}\n```\n\n## A heading\n\nMore."
    assert len(read_body(text).parts) == 2
    for drawn in (usual().render(text), markdown.markdown(as_words(text), extensions=list(EXTENSIONS))):
        assert re.findall("<h[1-6]", drawn) == ["<h2"]
        assert drawn.count(line) == 2, "as it was typed, and in code as well"


LINES = st.sampled_from(
    [*hostile.PIECES, "# One", "## Two ##", "### Three {#x}", "## ", "\t## x", "words\n## glued"]
)


@settings(max_examples=300, derandomize=True)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_three_readings_of_a_plain_body_find_the_same_headings(text: str):
    body = read_body(text)
    if is_doubtful(body.text):
        return
    assert body.heads == {line for line in body.heads_in_commonmark if body.lines[line].strip("# \t")}
    drawn = re.findall(r"<h([1-6])", usual().render(body.text))
    assert [int(level) for level in drawn] == [part.level for part in body.parts if part.level]


@pytest.mark.parametrize(
    ("line", "meant"),
    [("# One", (1, "One")), ("###### Six ######", (6, "Six")), ("## C#", (2, "C#")), ("##\tTab", (2, "Tab"))],
)
def test_a_heading_has_a_space_after_its_marks(line: str, meant: tuple[int, str]):
    assert heading_of(line) == meant


@settings(max_examples=250, derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from(hostile.PIECES + hostile.OPEN), max_size=3),
    st.sampled_from(hostile.HEADS),
    st.lists(st.sampled_from(hostile.PIECES + hostile.INSIDE * 3), min_size=1, max_size=6),
    st.lists(st.sampled_from(hostile.PIECES + hostile.OPEN + hostile.EXPLAINED * 4), max_size=5),
)
@example(["#AQx"], "## Wellbeing", ["see [wq]"], ["TASKAQS", '[wq]: http://e.org "a\nvogelfrei"'])
@example(["- item"], "## Llesiant", ["### vogelfrei"], ["#AQx", "[wq]: <http://e.org/a vogelfrei>"])
@example(["<div>", "```"], "## Debate {share=private}", ["vogelfrei here"], [])
@example([], "## Wellbeing", ["#tag", "vogelfrei here"], [])
@example(["TASKAQS went"], "## Self and stress", ["the AQ"], ["*[AQ]: vogelfrei"])
@example(["<!--"], "## Wellbeing", ["-->", "vogelfrei here"], [])
@example(["%%"], "## Wellbeing", ["x %%", "vogelfrei here"], [])
def test_no_word_of_a_private_part_gets_out_between_hostile_pieces(
    before: list[str], head: str, inside: list[str], after: list[str]
):
    told = hostile.outcome(hostile.body_of(before, head, inside, after), head)
    assert not told.told


def test_some_hostile_bodies_are_shown_so_that_something_was_looked_at():
    body = hostile.body_of(["words"], "## Wellbeing", ["vogelfrei here", "#tag"], ["- item"])
    assert not hostile.outcome(body, "## Wellbeing").refused


def test_clean_professional_sentences_and_headings_name_nothing_private():
    lines = [
        line
        for name in ("guard/clean.txt", "reading/clean-headings.txt")
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(lines) >= 390
    shapes = ("{}", "- {}", "**{}**", "| {} | x |", "## {}", "1. {}\n\n    More.", "> {}")
    for shape in shapes:
        named = [line for line in lines if _names(shape.format(line))]
        assert len(named) < len(lines) / 100, named


def _names(text: str) -> bool:
    return bool(
        list(
            private_names.check(read_body(f"{text}\n\nMore words.\n"), "x.md", Share.PUBLIC, heading_limits())
        )
    )
