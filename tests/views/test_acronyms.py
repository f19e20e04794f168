"""Short forms are explained where they stand, and only there."""

from __future__ import annotations

import markdown
import pytest

from portfolio.views.shared.acronyms import acronyms_in, meanings, with_acronyms


def _html(text: str) -> str:
    return markdown.markdown(with_acronyms(text), extensions=["abbr", "toc", "fenced_code", "attr_list"])


def test_a_term_in_the_text_is_explained() -> None:
    assert '<abbr title="independent reviewing officer' in _html("I rang the IRO.")


def test_only_terms_of_this_page_are_added() -> None:
    text = "Nothing to explain, MASHED potatoes included."
    assert with_acronyms(text) == text
    assert [one.short for one in acronyms_in("The IRO and the LADO met.")] == ["IRO", "LADO"]


def test_the_writers_own_words_win() -> None:
    text = "We use CP here.\n\n*[CP]: a coloured pencil\n"
    assert with_acronyms(text) == text
    assert [(one.short, one.meaning) for one in acronyms_in(text)] == [("CP", "a coloured pencil")]
    assert "a coloured pencil" in with_acronyms("We use CP.", {"CP": "a coloured pencil"})


@pytest.mark.parametrize(
    "text",
    [
        "```\nCPD = 1\n```\n",
        "Before\n\n~~~~\nCPD\n~~~~\n",
        "Call `CPD` here.",
        "[a link](../CPD/x.md)",
        "```\nnever closed, CPD\n",
    ],
)
def test_code_and_addresses_stay_as_they_are(text: str) -> None:
    assert with_acronyms(text) == text


def test_code_stays_even_where_the_term_is_explained_elsewhere() -> None:
    html = _html("My CPD.\n\n```\nCPD\n```\n\nAnd `CPD`.")
    assert "<code>CPD\n</code>" in html
    assert "<code>CPD</code>" in html
    assert html.count("<abbr") == 1


def test_anchors_of_headings_stay() -> None:
    text = "## My CPD {#own}\n\n### What the IRO said\n\nWords.\n"
    plain = markdown.markdown(text, extensions=["toc", "attr_list"])
    for anchor in ('id="own"', 'id="what-the-iro-said"'):
        assert anchor in plain
        assert anchor in _html(text)


def test_an_open_code_block_swallows_no_explanation() -> None:
    html = _html("My CPD.\n\n```\nnever closed\n")
    assert "<abbr" in html
    assert "*[CPD]" not in html


def test_the_shipped_list_is_short_plain_and_without_full_stops() -> None:
    assert len(meanings()) > 50
    for short, meaning in meanings().items():
        assert isinstance(short, str)
        assert len(meaning) < 110, short
        assert not meaning.endswith("."), short
        assert short.casefold() != meaning.casefold()
    asked = {"CPD", "ASYE", "IRO", "LAC", "PLO", "NMC", "HCPC", "SSSC", "PCF", "KSS", "CIN", "CP"}
    assert asked | {"MASH", "LADO", "SEND", "CAMHS"} <= meanings().keys()
