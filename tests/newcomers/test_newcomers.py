"""Small records as beginners really keep them: every page is true and kind, and says what to do next.

`fortnightly`: newly qualified, supervision agreed every fortnight and a third of it written up.
`three` and `one`: the first weeks, with as many entries.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from portfolios import MATERIAL, Site, build, write
from reading_aloud import read_aloud

HERE = Path(__file__).parent
RECORDS = ("fortnightly", "three", "one")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Each record, built for its owner."""
    found = {}
    for name in RECORDS:
        project = write(tmp_path_factory.mktemp(name), (HERE / f"{name}.txt").read_text(encoding="utf-8"))
        (project / "mkdocs.yml").write_text(MATERIAL)
        found[name] = build(project)
    return found


def read(site: Site) -> dict[str, str]:
    """What a reader hears of each page, by its address."""
    return {
        name: read_aloud(site.page(name))
        for name in sorted(site.files)
        if name.endswith("index.html") and name.count("/") < 5
    }


@pytest.mark.parametrize("name", RECORDS)
def test_nothing_is_wrong_with_it(sites: dict[str, Site], name: str):
    assert not sites[name].said


@pytest.mark.parametrize("name", RECORDS)
def test_no_page_counts_one_as_many_or_speaks_of_what_is_shown_to_its_own_writer(
    sites: dict[str, Site], name: str
):
    for address, words in read(sites[name]).items():
        assert not re.search(r"\b1 (entries|sessions|days|months|actions|times)\b", words), address
        assert "None shown here" not in words, address


@pytest.mark.parametrize("name", RECORDS)
def test_where_there_is_nothing_yet_a_sentence_says_what_to_do(sites: dict[str, Site], name: str):
    for address, words in read(sites[name]).items():
        for line in re.findall(r"Nothing here yet\..*", words):
            alone = line == "Nothing here yet."
            assert not alone or {"## Not yet applied", "## Actions not yet done"} & {*words.split("\n")}, (
                address
            )


def test_a_third_of_the_sessions_written_up_is_no_broken_promise(sites: dict[str, Site]):
    pages = read(sites["fortnightly"])
    every = "\n".join(pages.values())
    assert (
        "No session is recorded between 8 Jul 2026 and 24 Sep 2026" in pages["bryony/supervision/index.html"]
    )
    assert not re.search(
        "not held|overdue supervision|too long|more days than agreed|missed", every.casefold()
    )


def test_what_changed_is_told_first_and_what_others_saw_with_it(sites: dict[str, Site]):
    home = read(sites["fortnightly"])["index.html"]
    assert "> Then If I do not write it down I am not listening." in home
    assert "> Now When I write I am listening to the paper." in home
    moved = read(sites["fortnightly"])["bryony/evolution/index.html"]
    assert "I changed my mind: When I write I am listening to the paper." in moved


def test_a_session_without_words_counts_and_a_course_without_words_is_not_called_applied(
    sites: dict[str, Site],
):
    pages = read(sites["fortnightly"])
    assert "6 one-to-one sessions" in pages["bryony/supervision/index.html"]
    waiting = pages["bryony/chains/index.html"].partition("Not yet applied\n")[2]
    assert "[Induction week]" in waiting


def test_two_answers_are_no_picture(sites: dict[str, Site]):
    assert "Well supported and well challenged" not in "\n".join(read(sites["fortnightly"]).values())


def test_nothing_shared_is_said_in_a_sentence(tmp_path: Path):
    project = write(tmp_path, (HERE / "three.txt").read_text(encoding="utf-8"))
    (project / "mkdocs.yml").write_text(MATERIAL)
    site = build(project, "supervisor")
    assert "Nobody has shared anything here yet." in site.words("index.html")
