"""Whatever is typed in a field is read back from the file as it was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portfolios import PROFILE, entry

from portfolio.records import frontmatter

TYPED = {
    "three hyphens": "---",
    "hyphens inside": "before --- after",
    "a heading": "# heading",
    "a share": "{share=public}",
    "a comment": "<!-- hidden -->",
    "an open comment": "<!--",
    "a colon": "Asking: then waiting",
    "a hash": "Number #4 # not a comment",
    "quotes": "She said \"go\" and 'stay'",
    "an emoji": "Proud 👩‍👩‍👧 today 🙂",
    "Welsh": "Tŷ'r plant, ŵyn a llŷr",
    "a list": "- one",
    "brackets": "[a], {b}, *c*, &d, !e, |f, >g, %h, @i, `j`",
    "no": "no",
    "a number": "012",
    "a day": "2026-01-01",
    "nothing": "~",
    "a backslash": "C:\\new\\table",
    "a question": "? really",
    "a template": "{{ config }} {% raw %}",
    "markup": "<b>bold</b> &amp; <script>alert(1)</script>",
    "long": "a long word and " * 625,
    "equals": "= <<",
    "letters of two directions": "שלום and مرحبا",
}
FILE = "practitioners/rowan/a.md"
FIELDS = ("title", "changed_mind.0.from", "stress.0.helped")
ONE = entry(
    "## What I learnt\n\nTo wait.",
    id="a",
    changed_mind={"from": "x", "to": "y", "because": "z"},
    stress={"helped": "Saying it"},
)


def read(desk, file: str = FILE) -> frontmatter.Record:
    record = frontmatter.read(desk.files()[file].decode(), file)
    assert isinstance(record, frontmatter.Record), record
    return record


def found(meta, name: str):
    for step in name.replace(".0.", ".").split("."):
        meta = meta[step]
    return meta


@pytest.mark.parametrize("case", TYPED)
def test_a_field_is_read_back_as_it_was_typed(at: Callable, case: str) -> None:
    desk = at({"rowan/a.md": ONE})
    typed = TYPED[case]
    page = desk.entry("a").answered(dict.fromkeys(FIELDS, typed)).save()
    assert page.title == "Saved", page.all_wrong
    meta = read(desk).meta
    assert {found(meta, name) for name in FIELDS} == {typed.strip()}
    assert desk.entry("a")["stress.0.helped"] == [typed.strip()]
    assert "<script>alert(1)" not in page.text + desk.get("/").text + desk.get("/entries/rowan/a").text


@pytest.mark.parametrize("case", TYPED)
def test_a_new_entry_is_read_back_as_it_was_typed(at: Callable, case: str) -> None:
    desk = at({"rowan/b.md": ONE})
    typed = TYPED[case]
    page = (
        desk.write("reflection")
        .answered({"title": typed, "stress.n0.helped": typed, "date": "yesterday"})
        .save()
    )
    assert page.title == "Saved", page.all_wrong
    (name,) = [name for name in desk.files() if "2026-11" in name]
    meta = read(desk, name).meta
    assert (meta["title"], meta["stress"]["helped"]) == (typed.strip(), typed.strip())


WORDS = {
    "a heading of its own": "One.\n\n### Deeper\n\nTwo.",
    "a line of hyphens": "One.\n\n---\n\nTwo.",
    "a fence": "```\n## not a heading\n```",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "a quotation": "> She said: wait.",
    "long": "A sentence of hers. " * 500,
    "emoji": "Proud 👩‍👩‍👧 – “so” 🙂",
    "spaces": "  indented\n\n\n\nfar away\t",
    "a link": "[See](https://example.org) <https://example.org>",
    "a footnote": "So[^1].\n\n[^1]: It was.",
    "a remark": "Before.\n\n<!-- for me -->\n\nAfter.",
}


@pytest.mark.parametrize("case", WORDS)
def test_words_below_a_heading_are_read_back_as_they_were_typed(at: Callable, case: str) -> None:
    desk = at({"rowan/a.md": ONE})
    typed = WORDS[case]
    page = (
        desk.entry("a")
        .answered({"words.What I learnt": typed, "words.What I changed": "Other words."})
        .save()
    )
    assert page.title == "Saved", page.all_wrong or page.words
    form = desk.entry("a")
    assert form["words.What I learnt"][0].replace("\r\n", "\n") == typed.strip("\n")
    assert form["words.What I changed"] == ["Other words."]
    assert read(desk).meta == frontmatter.read(ONE, "").meta
    assert form.save().title == "Saved"


@pytest.mark.parametrize(("date", "written"), [("26/11/26", None), ("25/11/26", "2026-11-26")])
def test_a_new_entry_about_an_earlier_day_says_when_it_was_written(
    at: Callable, date: str, written: str | None
) -> None:
    desk = at({"rowan/profile.md": PROFILE})
    said = {"title": "Late", "date": date, "words.What I learnt": "To wait."}
    assert desk.write("reflection").answered(said).save().title == "Saved"
    (file,) = [name for name in desk.files() if name.endswith("-late.md")]
    assert read(desk, file).meta.get("written") == written
    before = desk.files()[file]
    desk.entry("2026-11-late").answered({"title": "Later"}).save()
    assert desk.files()[file] == before.replace(b"title: Late", b"title: Later")


CLASHES = [
    "---\nkind: review\n---\nWords.",
    "<!-- open",
    "```\nopen",
    "## What I changed\n\nTwice.",
    "# Above all",
    "## Another {share=public}\n\nFurther.",
]


@pytest.mark.parametrize("typed", CLASHES)
def test_words_that_would_change_what_comes_after_lose_nothing(at: Callable, typed: str) -> None:
    desk = at({"rowan/a.md": ONE + "\n## What I changed\n\nMuch.\n\n## Self and stress\n\nMine.\n"})
    before = desk.files()[FILE]
    page = desk.entry("a").answered({"words.What I learnt": typed}).save()
    if page.title == "Saved":
        form = desk.entry("a")
        assert "Mine." in "".join(text for name, text in form.answers if name.startswith("words."))
    else:
        assert page.status == 422
        assert desk.files()[FILE] == before
        assert desk.get("/entries/rowan/a").follow("Go on with it").form["words.What I learnt"] == [
            typed.replace("\n", "\r\n")
        ]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_line_of_text(at: Callable, typed: str) -> None:
    desk = at({"rowan/a.md": ONE})
    page = desk.entry("a").answered({"stress.0.helped": typed}).save()
    if page.title == "Saved":
        assert read(desk).meta.get("stress", {}).get("helped", "") == " ".join(typed.split())
    else:
        assert page.wrong("stress.0.helped")
