"""What is written reads back as it was typed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.entries import KINDS
from portfolio.entries.reading import Location, read_entry
from portfolio.records import frontmatter
from portfolio.writing.text import Draft, entry_text, fields_text, mistakes

DAY = datetime.date(2026, 3, 31)
# Text as it may be typed: everything but what cannot be saved as UTF-8. A field of nothing but
# white space is left out; white space around words stays, because the commands strip it before.
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1),
    st.sampled_from(
        [
            "---",
            "...",
            "# not a comment",
            "a: b",
            "a #b",
            "- a",
            "yes",
            "no",
            "012",
            "1:30",
            "2026-03-31",
            "~",
            "null",
            "{a}",
            "[a]",
            "'",
            '"',
            "''",
            '"a"',
            "\\",
            "a\\nb",
            "@home",
            "`x`",
            "%a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "?",
            " lead",
            "trail ",
            "\ttab",
            "line\nbreak",
            "a\n\n b\n",
            "é ü ß",
            "😀 👩‍👩‍👧",
            "\u2028",
            "\x85",
            "\ufeff",
            "=SUM(A1)",
            "+1",
            "-1",
            "<<",
            "a: 'b' \"c\" # d",
            "<!-- -->",
            "a" * 5000,
            "x\x07y",
            "\r\n",
            "0x1F",
            "1e3",
        ]
    ),
).filter(str.strip)


def read(text):
    found = frontmatter.decode(text.encode(), "x.md")
    assert isinstance(found, str), found
    record = frontmatter.read(found, "x.md")
    assert isinstance(record, frontmatter.Record), record
    return record


@given(title=TEXT, theme=TEXT, provider=TEXT, what=TEXT)
def test_reads_back_exactly_what_was_typed(title, theme, provider, what):
    fields = {"title": title, "date": DAY, "share": "private", "themes": (theme,), "provider": provider}
    training = read(entry_text(Draft("training", fields), "../../../.portfolio.schema.json"))
    assert training.meta["title"] == title
    assert training.meta["themes"] == (theme,)
    assert training.meta["provider"] == provider
    actions = [{"id": "a1", "what": what, "due": DAY, "outcome": None}]
    session = read(entry_text(Draft("supervision", {"title": title, "date": DAY, "actions": actions})))
    assert session.meta["actions"] == ({"id": "a1", "what": what, "due": "2026-03-31"},)


@given(key=st.sampled_from(["swe:4.2", "a b", "x#y", "nmc:1"]), number=st.integers(1, 5))
def test_keys_read_back_too(key, number):
    record = read(f"---\n{fields_text({'ratings': {key: number}})}---\n")
    assert record.meta["ratings"] == {key: str(number)}


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (True, "yes"),
        (False, "no"),
        (6.0, "6"),
        (1.5, "1.5"),
        (0.33, "0.33"),
        (90, "90"),
        (DAY, "2026-03-31"),
        ("012", '"012"'),
        ("yes", '"yes"'),
        ("it's", "it's"),
        ("it's: x", '"it\'s: x"'),
        ('say "x": y', "'say \"x\": y'"),
    ],
)
def test_values_look_as_a_person_writes_them(value, typed):
    assert fields_text({"x": value}) == f"x: {typed}\n"


@pytest.mark.parametrize("nothing", [None, "", "  ", (), [], {}])
def test_empty_fields_are_left_out(nothing):
    assert fields_text({"title": "A", "x": nothing}) == "title: A\n"
    assert fields_text({"x": nothing}) == ""


def test_order_is_fixed_whatever_order_was_given():
    fields = {
        "hours": 6,
        "evidence": ("a.pdf",),
        "standards": ("swe:4.2",),
        "title": "T",
        "date": DAY,
        "ratings": {},
    }
    text = entry_text(Draft("training", fields))
    names = [line.partition(":")[0] for line in text.split("---")[1].strip().split("\n") if line[0].isalpha()]
    assert names == ["kind", "title", "date", "standards", "hours", "evidence"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_headings_with_prompts_that_vanish(kind):
    text = entry_text(Draft(kind, {"title": "T", "date": DAY}))
    entry, problems = read_entry(read(text), Location("me", "me/x.md"))
    assert not problems
    assert entry is not None
    assert [p.title for p in entry.parts[1:]] == [heading.title for heading in KINDS[kind].headings]
    assert not entry.body.replace("#", "").strip() or KINDS[kind].headings
    for heading in KINDS[kind].headings:
        assert f"<!-- {heading.prompt} -->" in text
        assert entry.words(heading.title) == ""


def test_what_i_thought_before_stands_after_what_happened_once_it_is_written():
    words = {"What I thought before": "Silence is refusal."}
    entry, _ = read_entry(
        read(entry_text(Draft("reflection", {"title": "T", "date": DAY}, words))), Location("me", "me/x.md")
    )
    assert entry is not None
    assert [part.title for part in entry.parts[1:4]] == [
        "What happened (kept general)",
        "What I thought before",
        "What I learnt",
    ]


def test_words_take_the_place_of_the_prompt_and_unknown_headings_come_last():
    text = entry_text(
        Draft("training", {"title": "T", "date": DAY}, {"": "First.", "What I learnt": "A.", "More": "B."})
    )
    assert "First.\n\n## Why it matters" in text
    assert "## What I learnt\n\nA.\n" in text
    assert text.endswith("## More\n\nB.\n")


@pytest.mark.parametrize("model", ["gibbs", "kolb", "what-so-what", "4x4x4"])
def test_a_model_changes_the_prompts_and_keeps_the_headings(model):
    text = entry_text(Draft("reflection", {"title": "T", "date": DAY, "model": model}, model=model))
    entry, problems = read_entry(read(text), Location("me", "me/x.md"))
    assert not problems
    assert entry.model == model
    assert "About the work, and about myself in it." not in text
    assert entry.words("What I learnt") == ""
    assert [p.title for p in entry.parts[1:]] == [heading.title for heading in KINDS["reflection"].headings]


def test_mistakes_are_found_before_anything_is_written():
    good = entry_text(Draft("training", {"title": "T", "date": DAY}))
    assert mistakes(good, Location("me", "me/x.md")) == []
    bad = entry_text(Draft("training", {"title": "T", "date": DAY, "hours": "many"}))
    assert [p.code for p in mistakes(bad, Location("me", "me/x.md"))] == ["not-a-number"]
    assert mistakes("no fields", Location("me", "me/x.md"))
    assert mistakes(good.replace("title: T", "title: \x07"), Location("me", "me/x.md"))


def test_the_schema_is_named_in_a_comment_that_our_reader_passes_over():
    text = entry_text(Draft("training", {"title": "T", "date": DAY}), "../x.json")
    assert text.startswith("---\n# yaml-language-server: $schema=../x.json\nkind: training\n")
    assert "yaml" not in read(text).meta
