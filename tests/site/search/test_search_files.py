"""The files of search: after an edit the same bytes as if written whole."""

from __future__ import annotations

import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from portfolio.site.search import PageWords, found_on, update, write

WORDS = st.lists(
    st.sampled_from(["kettle", "kept", "Siân", "A&amp;E", "swe:4.2", "听孩子", '"quote")', "é", "\u2028"]),
    max_size=6,
).map(" ".join)
SECTIONS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3)


def page(number: int, sections: list[tuple[str, str]]) -> PageWords:
    entries = [
        {"location": f"{number}/index.html{f'#s{at}' * bool(at)}", "title": title, "text": f"<p>{text}</p>"}
        for at, (title, text) in enumerate(sections)
    ]
    found = found_on(entries, rank=0)
    assert found
    return found


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@given(st.lists(SECTIONS, min_size=1, max_size=10), st.data())
def test_an_edit_gives_the_bytes_of_a_whole_write(texts: list[list[tuple[str, str]]], data: st.DataObject):
    pages = [page(number, sections) for number, sections in enumerate(texts)]
    number = data.draw(st.integers(0, len(pages) - 1))
    after = page(number, data.draw(SECTIONS))
    with TemporaryDirectory() as folder:
        edited, whole = Path(folder, "edited"), Path(folder, "whole")
        write(edited, pages)
        before = files(edited)
        touched = update(edited, number, pages[number], after)
        write(whole, [*pages[:number], after, *pages[number + 1 :]])
        assert files(edited) == files(whole)
        changed = {name for name in before | files(edited) if before.get(name) != files(edited).get(name)}
        assert changed <= touched


def test_an_edit_of_one_word_touches_its_text_and_its_words_alone(tmp_path: Path):
    pages = [page(number, [(f"Page {number}", "kettle and toast")]) for number in range(20)]
    after = page(9, [("Page 9", "teapot and toast")])
    write(tmp_path, pages)
    touched = update(tmp_path, 9, pages[9], after)
    assert touched == {"search/texts/1.js", "search/words/ke.js", "search/words/te.js", "search/pages.js"}


def test_a_page_may_be_kept_and_handed_to_another_process():
    kept = page(0, [("Kettle", "on"), ("A heading", "the hob")])
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 - our own
    assert kept.words == ("kettle", "a heading", "hob on the")


def test_markup_is_no_text():
    (section,) = page(0, [("<code>A&amp;B</code>", "One</p><ul><li>two &lt;b&gt;</li></ul><p>3")]).sections
    assert section.title == "A&B"
    assert section.text == "One\ntwo <b>\n3"


def test_a_page_without_entries_is_not_found():
    assert found_on([], rank=0) is None
