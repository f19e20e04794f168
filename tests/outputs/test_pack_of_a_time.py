"""A pack about one time: it says which, begins with the page of that time, and holds its entries alone."""

from __future__ import annotations

import datetime
import io
import re

import handed
import pikepdf
import portfolios
import pytest

from portfolio.model.spans import from_to, last_twelve_months
from portfolio.outputs import pack
from portfolio.outputs.pack_choice import choice

AS_OF = datetime.date(2026, 11, 22)
A_YEAR = from_to(datetime.date(2025, 12, 1), datetime.date(2026, 11, 30), AS_OF)


def packed(portfolio, span, id_="rowan", project=handed.SAMPLE.parent):
    person = next(one for one in portfolio.practitioners if one.id == id_)
    return pack.as_pdf(
        portfolio, choice(portfolio, person, everything=True), handed.reader(project), span
    ).pdf


def words(pdf):
    return " ".join(handed.text_of(pdf).split())


def bookmarks(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return [item.title for item in outline.root]


@pytest.fixture(scope="module")
def packs():
    """The same registration year of Rowan for every audience that sees her."""
    return {audience: packed(handed.sample(audience), A_YEAR) for audience in portfolios.AUDIENCES[:3]}


def test_its_first_chapter_is_the_page_of_that_time_and_renewal_is_left_out(packs):
    found = bookmarks(packs["private"])
    assert found[:2] == ["1 December 2025 to 30 November 2026", "About Rowan Fernleigh"]
    assert "How practice changed" in found
    assert "All entries" in found
    assert "What is asked and what is shown" not in found


def test_the_front_and_the_end_say_which_time_it_is_about(packs):
    text = words(packs["private"])
    assert "About the time 1 December 2025 to 30 November 2026" in text
    assert "Private. One time of the record, not for sharing." in text
    assert "It is about one time, 1 December 2025 to 30 November 2026" in text
    latest = words(packed(handed.sample("private"), last_twelve_months(AS_OF)))
    assert "About the time 23 November 2025 to 22 November 2026 (the last twelve months)" in latest


def test_every_entry_of_that_time_is_listed_and_no_other(packs):
    for audience, pdf in packs.items():
        person = next(one for one in handed.sample(audience).practitioners if one.id == "rowan")
        inside = [entry for entry in person.entries if entry.date in A_YEAR]
        listed = words(pdf).rpartition("All entries 20")[2].partition("Standards named here")[0]
        squeezed = listed.replace(" ", "")
        assert all(entry.title.replace(" ", "") in squeezed for entry in inside)
        assert listed.count("Reflection") == sum(entry.kind == "reflection" for entry in inside)
        years = set(re.findall(r"\b20\d\d\b", listed))
        assert years == {str(entry.date.year) for entry in inside}
        assert f"Holds {len(inside)} entries" in words(pdf)


def test_goals_of_before_that_were_looked_at_again_are_told_with_their_day(packs):
    assert "Set before, and looked at again • Met: Find out why I write late" in words(packs["private"])
    assert "Set 10 October 2024, Goals for a second year, by 31 March 2025." in words(packs["private"])
    assert "Goals for a second year" not in words(packs["regulator"])


def test_who_said_something_and_what_was_open_are_told(packs):
    text = words(packs["supervisor"])
    assert "From a child 1, another professional 2, an observer 2, a manager 1." in text
    assert "What is open now" in text
    assert "This is what Rowan Fernleigh chose to share, not the whole record." in text


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_no_withheld_word_is_in_it(tmp_path, audience):
    project = handed.canaries(tmp_path)
    _, shown = handed.seen(project, audience)
    pdf = packed(shown, last_twelve_months(AS_OF), project=project)
    everything = handed.bytes_of(pdf).decode("utf-8", "replace") + handed.text_of(pdf)
    found = handed.words() & set(re.findall(r"zz-[a-z]+-[a-z]+", everything))
    assert "zz-public-title" in found
    assert not found - handed.may_see(audience)


VISIT = portfolios.entry("Words.", title="A visit", date="2026-03-31", share="supervisor")


def test_the_command_says_what_is_in_that_time_and_what_was_left_out(run, tree):
    private = portfolios.entry("Words.", title="Mine", date="2026-04-01")
    earlier = portfolios.entry("Words.", title="Earlier", date="2024-04-01")
    files = {"a": VISIT, "b": private, "c": earlier}
    project = tree({f"practitioners/rowan/{name}.md": text for name, text in files.items()})
    result = run(project, "pack", "--for", "supervisor", "--from", "1 March 2026", "--to", "2026-04-30")
    assert result.exit_code == 0, result.output
    assert "Packed Rowan Fernleigh, 1 March 2026 to 30 April 2026, for supervisor: 1 entry" in result.output
    assert "Left out, 1 entry: private." in result.output
    assert (project / "builds/rowan-supervisor-2026-03-01-to-2026-04-30.pdf").is_file()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--from", "someday"], "“someday” is not a day. Write it as 2026-11-22."),
        (["--from", "2026-03-01", "--to", "2025-03-01"], "would end on 1 March 2025, before it begins on"),
        (["--to", "2026-03-01"], "Say on which day that time begins as well"),
        (["--last-12-months", "--from", "2026-03-01"], "Say either --last-12-months, or --from and --to."),
    ],
    ids=["no day", "turned round", "no first day", "two times"],
)
def test_a_time_that_cannot_be_meant_is_refused_in_plain_words(run, tree, asked, said):
    project = tree({"practitioners/rowan/a.md": VISIT})
    result = run(project, "pack", *asked)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_where_nothing_is_of_that_time_no_pack_is_written_and_none_remains(run, tree):
    project = tree({"practitioners/rowan/a.md": VISIT})
    asked = ["pack", "--for", "supervisor", "--last-12-months"]
    assert run(project, *asked).exit_code == 0
    (written,) = (project / "builds").glob("*.pdf")
    (project / "content/practitioners/rowan/a.md").write_text(VISIT.replace("2026-03-31", "2020-03-31"))
    result = run(project, *asked)
    assert result.exit_code == 1
    assert "Nothing of Rowan Fernleigh is shown to the supervisor in that time" in result.output
    assert not written.exists()


def test_a_mistake_stops_it_and_removes_the_older_one(run, tree):
    project = tree({"practitioners/rowan/a.md": VISIT})
    asked = ["pack", "--for", "supervisor", "--from", "2026-01-01", "--to", "2026-06-30"]
    assert run(project, *asked).exit_code == 0
    (project / "content/practitioners/rowan/b.md").write_text("---\nkind: nonsense\n---\n")
    assert run(project, *asked).exit_code == 1
    assert not [*(project / "builds").glob("*.pdf")]
