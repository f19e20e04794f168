"""A pack says what is asked and what is shown: no word too many, none too few, and no empty page."""

from __future__ import annotations

import io
import re

import handed
import portfolios
import pypdf
import pytest

from portfolio.model import Portfolio
from portfolio.outputs import pack, pack_ready
from portfolio.outputs.pack_choice import Choice, choice
from portfolio.outputs.pack_sources import Sources
from portfolio.share import Share
from portfolio.views.renewal.state import standings

PEOPLE = ("imogen", "rowan", "tobias")
CODE = re.compile(r"\b(?:swe|pqs|pqs-ps|pcf|nmc):[\w.]*\w")


def chosen(id_: str, audience: str, **options: bool) -> tuple[Portfolio, Choice]:
    portfolio = handed.sample(audience)
    person = next(one for one in portfolio.practitioners if one.id == id_)
    return portfolio, choice(portfolio, person, **options)


@pytest.fixture(scope="module")
def packs():
    """Every pack of the sample as the command writes it, drawn once."""
    drawn = {}
    for audience in portfolios.AUDIENCES:
        for id_ in PEOPLE:
            portfolio, choice_ = chosen(id_, audience)
            drawn[id_, audience] = pack.as_pdf(portfolio, choice_, handed.reader(handed.SAMPLE.parent)).pdf
    return drawn


def test_no_pack_says_ready_over_a_line_that_is_not_met(packs):
    unmet = 0
    for (id_, audience), pdf in packs.items():
        text = handed.text_of(pdf)
        assert "Ready for renewal" not in text
        portfolio, choice_ = chosen(id_, audience)
        for asked in pack_ready.asked(portfolio.terms, choice_, Sources()):
            if any(line["counts"] not in {"met", "informs"} for line in asked["requirements"]):
                unmet += 1
                assert not re.search(r"(?<!Not yet )ready", asked["summary"], re.IGNORECASE), asked
    assert unmet > 3


def test_the_chapter_of_renewal_is_called_what_is_asked_and_what_is_shown(packs):
    assert "What is asked and what is shown" in handed.text_of(packs["rowan", "regulator"])
    assert "What is asked and what is shown" not in handed.text_of(packs["rowan", "public"])


@pytest.mark.parametrize("id_", PEOPLE)
def test_a_regulators_pack_holds_no_entry_that_supports_nothing(id_):
    portfolio, narrow = chosen(id_, "regulator")
    entries = narrow.practitioner.entries
    supported = {
        name
        for standing in narrow.standings
        for line in (*standing.lines, *standing.advice)
        for name in line.met.evidence
    }
    shown = {entry.id for entry in entries if entry.showcase}
    named = {
        name.partition("#")[0]
        for entry in entries
        if entry.id in supported | shown
        for name in (*entry.follows, *entry.applied_in, *entry.answers)
    }
    linked = {entry.slug for entry in entries if any(f"{entry.slug}.md" in one.body for one in entries)}
    assert supported <= {entry.id for entry in entries}
    assert {entry.id for entry in entries} <= supported | shown | named | linked
    assert len(entries) + len(narrow.others) == len(portfolio_of(portfolio, id_).entries)
    assert narrow.others


def portfolio_of(portfolio, id_):
    return next(one for one in portfolio.practitioners if one.id == id_)


def test_a_period_that_has_ended_is_no_renewal_and_stays_out():
    _, narrow = chosen("rowan", "regulator")
    _, everything = chosen("rowan", "regulator", everything=True)
    assert [one.rule_set.id for one in narrow.standings] == ["social-work-england"]
    assert [one.rule_set.id for one in everything.standings] == ["social-work-england", "asye-child-family"]
    assert not everything.others


@pytest.mark.parametrize("audience", [Share.PRIVATE, Share.SUPERVISOR, Share.PUBLIC])
def test_every_other_audience_is_given_all_it_may_see(audience):
    for id_ in PEOPLE:
        portfolio, all_of_it = chosen(id_, audience)
        assert all_of_it.practitioner is portfolio_of(portfolio, id_)


def test_who_is_registered_nowhere_leaves_nothing_out(tree):
    entry = portfolios.entry("## What I learnt\n\nTo wait.", share="regulator")
    _, shown = handed.seen(tree({"practitioners/rowan/a.md": entry}), "regulator")
    assert not standings(shown.terms, shown.practitioners[0])
    assert not choice(shown, shown.practitioners[0]).others


def test_the_front_says_how_many_more_are_shared_and_why_they_are_left_out(packs):
    first = pypdf.PdfReader(io.BytesIO(packs["rowan", "regulator"])).pages[0].extract_text()
    assert "Holds 11 entries" in first
    assert (
        "23 more entries are shared with the regulator. They are left out here, because they do not "
        "support this renewal." in " ".join(first.split())
    )
    assert "1 more" not in handed.text_of(packs["tobias", "regulator"])
    assert "One more entry is shared with the regulator." in handed.text_of(packs["tobias", "regulator"])


def test_no_page_is_empty_or_holds_but_two_lines(packs):
    for (id_, audience), pdf in packs.items():
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        for number, page in enumerate(pages, 1):
            lines = [line for line in page.extract_text().split("\n") if line.strip()]
            assert len(lines) > 2 + 4, f"{id_}, {audience}, page {number}: {lines}"


def test_a_chapter_with_nothing_in_it_is_a_sentence_at_the_end(packs):
    text = handed.text_of(packs["rowan", "public"])
    assert "What is asked" not in text
    assert text.endswith(
        "No registration or supervision is shown here. Everything here is seen from 22 November 2026."
    )


def test_every_code_is_followed_by_its_words(packs):
    checked = 0
    for (_, audience), pdf in packs.items():
        text = handed.text_of(pdf)
        frameworks = handed.sample(audience).terms.frameworks
        for code in CODE.finditer(text):
            after = text[code.end() :].lstrip(" ”")
            titles = {
                version.by_code[name].title
                for framework, _, name in [code[0].partition(":")]
                for version in frameworks.by_id[framework].versions
                if name in version.by_code
            }
            assert any(after.startswith(title) for title in titles), text[code.start() - 60 : code.end() + 40]
            checked += 1
        for typed in ("asye-6m", "asye-12m", "asye-child-family", "social-work-england", "none:", "`"):
            assert typed not in text.partition("Sources [1]")[0]
    assert checked > 200


def test_a_source_is_a_name_with_a_number_and_its_address_stands_once_at_the_end(packs):
    for (id_, audience), pdf in packs.items():
        text, found, end = handed.text_of(pdf).rpartition("Sources [1]")
        if not found:
            assert audience == "public", id_
            continue
        assert "http" not in text
        squeezed = end.replace(" ", "")
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", f"[1]{end}")]
        assert numbers == list(range(1, len(numbers) + 1))
        assert set(re.findall(r"\[(\d+)\]", text)) == set(map(str, numbers))
        assert squeezed.count("https://") == len(numbers) or "http://" in squeezed
    text = handed.text_of(packs["rowan", "regulator"])
    assert "Source: Social Work England (copy of its page) [1], read 22 November 2026." in text
    assert "[1] Social Work England (copy of its page): https://app-swe-ukw-prd-umbraco-01" in text
    assert "communitycare.co.uk [3] (somebody else’s page), read 22 November 2026." in text


def test_only_the_owner_is_told_what_is_to_do_on_the_regulators_site(packs):
    assert "On the regulator’s own site" in handed.text_of(packs["rowan", "private"])
    for audience in ("supervisor", "regulator"):
        assert "On the regulator’s own site" not in handed.text_of(packs["rowan", audience])


def test_the_command_says_what_it_left_out_and_all_takes_it_in(tree, run):
    files = {
        "practitioners/rowan/profile.md": "---\nname: Rowan\nrole: worker\nshare: regulator\n"
        "registration: {rules: social-work-england}\n---\n",
        "practitioners/rowan/now.md": portfolios.entry(
            "## What I learnt\n\nTo wait.\n\n## What I changed\n\nI wait.", title="A new one",
            date="2026-11-02", share="regulator",
        ),
        "practitioners/rowan/then.md": portfolios.entry(
            "Long ago.", title="An old one", date="2019-03-02", share="regulator"
        ),
    }  # fmt: skip
    project = tree(files)
    asked = ("pack", "--for", "regulator", "--as-of", "2026-11-22", "--out", "p.pdf")
    result = run(project, *asked)
    assert result.exit_code == 0, result.output
    assert "1 entry, as of 2026-11-22." in result.output
    assert "1 more entry does not support renewal. Add --all to have everything" in result.output
    assert "An old one" not in handed.text_of((project / "p.pdf").read_bytes())
    result = run(project, *asked, "--all")
    assert "2 entries, as of 2026-11-22." in result.output
    assert "support" not in result.output
    assert "An old one" in handed.text_of((project / "p.pdf").read_bytes())
