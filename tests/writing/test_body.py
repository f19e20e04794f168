"""Words shown by heading and put back: the lines of no other heading are touched."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.records import frontmatter
from portfolio.text import body as bodies
from portfolio.writing.body import with_words, words_by_heading
from portfolio.writing.splice import NotSpliced
from portfolio.writing.text import Draft, entry_text

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = sorted((ROOT / "content/practitioners").rglob("*.md"))
TOP = "---\nkind: supervision\ntitle: A\ndate: 2026-03-26\n---\n"
ENTRY = (
    TOP
    + """
Before all headings.

## Reflection

<!-- What we thought about together. -->

## Debate {share=private}

We differed. <!-- more than I said -->

<!-- ask again -->
### In the car

- one
- two

```
## no heading
```

## A heading of my own

Words.

## Wellbeing
Tired.
"""
)


def difference(before, after):
    """The lines that go, and those that come."""
    changes = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[:1] in "-+"]
    return [[line[2:] for line in changes if line[0] == sign] for sign in "-+"]


def test_each_heading_is_shown_with_what_stands_deeper_and_without_our_own_lines():
    shown = words_by_heading(ENTRY)
    assert list(shown) == ["", "Reflection", "Debate", "A heading of my own", "Wellbeing"]
    assert shown[""] == "Before all headings."
    assert shown["Reflection"] == ""
    assert shown["Debate"].startswith(
        "We differed. <!-- more than I said -->\n\n<!-- ask again -->\n### In the car\n"
    )
    assert shown["Debate"].endswith("```\n## no heading\n```")


def test_a_heading_of_the_kind_is_known_however_it_is_written():
    shown = words_by_heading(TOP + "# *Decision*-Making {share=private}\n\nA\n\n### impact on me\n\nB\n")
    assert shown == {"": "", "Decision-making": "A", "Impact on me": "B"}


def test_a_second_heading_of_the_same_name_has_a_place_of_its_own():
    text = TOP + "## Debate\n\nOne\n\n## Debate\n\nTwo\n"
    assert words_by_heading(text) == {"": "", "Debate": "One", "Debate (2)": "Two"}
    assert with_words(text, {"Debate (2)": "Three"}) == text.replace("Two", "Three")


@pytest.mark.parametrize("kind", ["supervision", "reflection", "feedback"])
def test_a_blank_entry_shows_no_words(kind):
    text = entry_text(Draft(kind, {"title": "A", "date": "2026-03-26"}, model="gibbs"))
    assert not any(words_by_heading(text).values())


# What is said under which headings, the lines that go, the lines that come.
CHANGES = {
    "one line of several": ({"Wellbeing": "Rested."}, ["Tired."], ["Rested."]),
    "a line before": ({"Wellbeing": "Well.\nTired."}, [], ["Well."]),
    "a line more": ({"Wellbeing": "Tired.\r\nAnd well."}, [], ["And well."]),
    "before all headings": ({"": "First of all."}, ["Before all headings."], ["First of all."]),
    "words in the place of our line": ({"Reflection": "We spoke."},
        ["<!-- What we thought about together. -->"], ["We spoke."]),
    "no words": ({"Wellbeing": " \r\n"}, ["Tired."], []),
    "no words between others": ({"A heading of my own": ""}, ["Words.", ""], []),
    "a heading it had not": ({"Impact on me": "Much."}, [], ["", "## Impact on me", "", "Much."]),
    "a heading it had not, without words": ({"Impact on me": ""}, [], []),
    "a heading of her own, new": ({"Later {share=private}": "Yes."}, [], ["## Later {share=private}", "", "Yes.", ""]),
    "a heading within": ({"Reflection": "We spoke.\n\n### Then\n\nWe did."},
        ["<!-- What we thought about together. -->"], ["We spoke.", "", "### Then", "", "We did."]),
    "a heading beside": ({"Reflection": "We spoke.\n## Then\nWe did."},
        ["<!-- What we thought about together. -->"], ["We spoke.", "## Then", "We did."]),
    "two at once": ({"Wellbeing": "Rested.", "": "First of all."},
        ["Before all headings.", "Tired."], ["First of all.", "Rested."]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_only_the_lines_under_a_heading_are_written(case):
    words, gone, new = CHANGES[case]
    for mark in ("\n", "\r\n"):
        after = with_words(ENTRY.replace("\n", mark), words)
        assert difference(ENTRY, after.replace(mark, "\n")) == [gone, new]
        assert after.count(mark) == after.count("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "\n## Debate\n\nA\n\nB\n"),
        ("\n", "\n## Debate\n\nA\n\nB\n\n"),
        ("Words", "Words\n\n## Debate\n\nA\n\nB"),
        ("## Debate", "## Debate\n\nA\n\nB"),
        ("## Debate\n", "## Debate\n\nA\n\nB\n"),
        ("## Debate\n\n", "## Debate\n\nA\n\nB\n"),
        ("## Debate\nOld", "## Debate\nA\n\nB"),
        ("## Debate\n## Wellbeing\n", "## Debate\n\nA\n\nB\n\n## Wellbeing\n"),
        ("## Debate\n\n## Wellbeing\n", "## Debate\n\nA\n\nB\n\n## Wellbeing\n"),
        ("## Wellbeing\nTired.", "## Debate\n\nA\n\nB\n\n## Wellbeing\nTired."),
        (
            "### Reflection\nX\n### Wellbeing\n",
            "### Reflection\nX\n\n### Debate\n\nA\n\nB\n\n### Wellbeing\n",
        ),
    ],
)
def test_words_stand_between_blank_lines(before, after):
    assert with_words(TOP + before, {"Debate": "A\n\nB"}) == TOP + after


def test_a_file_that_ends_with_its_fields_takes_words():
    assert with_words(TOP.rstrip("\n"), {"": "A"}) == TOP + "\nA"


@pytest.mark.parametrize("said", ["```\nopen", "<!-- open", "%%\nopen", "~~~~\n```"])
def test_what_would_swallow_the_next_heading_is_refused(said):
    text = ENTRY.replace("Words.", "Words. --> %%")
    with pytest.raises(NotSpliced, match="opened and not closed"):
        with_words(text, {"Reflection": said})


def test_what_would_let_private_words_travel_is_refused():
    with pytest.raises(NotSpliced, match="would travel further than “Wellbeing”"):
        with_words(ENTRY, {"Wellbeing": "Tired.\n\n## Because\n\nOf much."})
    with pytest.raises(NotSpliced, match="would travel further than “Debate”"):
        with_words(ENTRY, {"Debate": "# Because\n\nOf much."})
    assert "### Because" in with_words(ENTRY, {"Wellbeing": "Tired.\n\n### Because\n\nOf much."})


def test_a_heading_that_would_close_over_the_next_is_refused():
    text = TOP + "## Reflection\n\nA\n\n### Debate\n\nB\n"
    with pytest.raises(NotSpliced):
        with_words(text, {"Reflection": "A\n\n## Own {share=private}\n\nC"})


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_a_sample_entry_given_back_is_the_same(path):
    for text in (path.read_bytes().decode(), "\ufeff" + path.read_text().replace("\n", "\r\n")):
        given_back = {heading: said.replace("\n", "\r\n") for heading, said in words_by_heading(text).items()}
        assert with_words(text, given_back) is text


LINES = ["Words.", "", "    code", "- item", "### Deeper", "## Beside", "# Above", "## Debate", "```", "~~~", "%%",
         "<!-- hidden -->", "<!--", "-->", "## Private {share=private}", "<!-- How I am. Private. -->"]  # fmt: skip


# The parts of ENTRY, counted from 0, that stand under each heading.
PARTS = {
    "": (0, 1),
    "Reflection": (1, 2),
    "Debate": (2, 4),
    "A heading of my own": (4, 5),
    "Wellbeing": (5, 6),
}


def told(text):
    record = frontmatter.read(frontmatter.decode(text.encode(), ""), "")
    return [(part.level, part.title, part.share, part.text) for part in bodies.read(record.body).parts]


@given(
    st.sampled_from(list(PARTS)),
    st.lists(st.sampled_from(LINES), max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_is_written_all_else_reads_as_before(heading, lines, mark):
    text = ENTRY.replace("\n", mark)
    try:
        after = with_words(text, {heading: mark.join(lines)})
    except NotSpliced:
        assert any(line.startswith(("#", "`", "~", "%", "<", "-")) for line in lines)
        return
    first, end = PARTS[heading]
    was, now = told(text), told(after)
    assert now[:first] == was[:first]
    assert now[len(now) - len(was) + end :] == was[end:]
    assert after.count(mark) == after.count("\n")
    if not any(line.startswith(("#", "<")) for line in lines):
        assert words_by_heading(after)[heading] == "\n".join(lines).strip("\n")
