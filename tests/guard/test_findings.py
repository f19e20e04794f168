"""What stops a build, where it stands, and what an `allow` lets through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guarded import checked, codes, listing, says
from portfolios import entry

from portfolio.guard.settings import Guard
from portfolio.problems import Problem
from portfolio.share import Share

A = "practitioners/rowan/a.md"
B = "practitioners/rowan/b.md"
PHONE = "020 7946 0018"


def hash_of(found: Problem) -> str:
    return re.search(r"finding: ([0-9a-f]{8}),", found.fix)[1]


def allowing(*hashes: str) -> list[dict[str, str]]:
    return [{"finding": one, "because": "A public helpline."} for one in hashes]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (entry("One.\n\nI met Qzan twice.", share="public"), 10, 7),
        (entry("## On Qzan\n\nWords.", share="public"), 8, 7),
        (entry("## One\n\nTwo\n\nthree Qz&shy;an\n", share="public"), 12, 1),
        (entry(share="public", title="With Qzan"), 3, 1),
        (entry(share="public", themes=["listening", "Qzan"]), 6, 23),
        (entry("<!-- a\nb -->\n\n## One\n\nQzan", share="public"), 13, 1),
    ],
)
def test_a_finding_stands_where_the_word_stands(tmp_path: Path, text: str, line: int, column: int) -> None:
    (found,) = checked(tmp_path, {A: text}, listing(tmp_path, "Qzan"))
    assert (found.where.file, found.where.line, found.where.column) == (f"content/{A}", line, column)


def test_a_finding_in_a_private_build_only_warns(tmp_path: Path) -> None:
    files = {A: entry(f"Qzan, {PHONE}")}
    for audience in Share:
        found = checked(tmp_path, files, listing(tmp_path, "Qzan", audience=audience))
        assert {one.severity for one in found} == ({"warning"} if audience is Share.PRIVATE else set())
    files = {A: entry(f"Qzan, {PHONE}", share="public")}
    for audience in list(Share)[1:]:
        found = checked(tmp_path, files, listing(tmp_path, "Qzan", audience=audience))
        assert {one.severity for one in found} == {"error"}


def test_postcodes_and_births_only_warn(tmp_path: Path) -> None:
    found = checked(
        tmp_path, {A: entry("At SW1A 1AA, born 3 May 2015", share="public")}, Guard(audience=Share.PUBLIC)
    )
    assert [(one.code, one.severity) for one in found] == [
        ("guard-postcode", "warning"),
        ("guard-birth-date", "warning"),
    ]


def test_only_what_the_audience_sees_is_looked_at(tmp_path: Path) -> None:
    text = entry(
        "## Open\n\nWords.\n\n## Self and stress\n\nQzan", share="supervisor", stress={"helped": "Qzan"}
    )
    files = {A: text, B: entry("Qzan", title="Another day")}
    assert checked(tmp_path, files, listing(tmp_path, "Qzan", audience=Share.SUPERVISOR)) == ()
    assert len(checked(tmp_path, files, listing(tmp_path, "Qzan", audience=Share.PRIVATE))) == 3


def test_an_allow_silences_only_its_own_finding(tmp_path: Path) -> None:
    kept = listing(tmp_path, "Qzan", "Vexley")
    body = f"Qzan and Vexley. Qzan again, on {PHONE}."
    found = checked(tmp_path, {A: entry(body, share="public")}, kept)
    assert codes(found) == ["guard-listed-term", "guard-listed-term", "guard-listed-term", "guard-phone"]
    first, second, third, phone = map(hash_of, found)
    assert first == third
    assert len({first, second, phone}) == 3
    both = {
        A: entry(body, share="public", allow=allowing(first)),
        B: entry(body, share="public", title="Another day"),
    }
    left = checked(tmp_path, both, kept)
    assert [(one.where.file[-4:], one.code) for one in left if one.where.file.endswith("a.md")] == [
        ("a.md", "guard-listed-term"),
        ("a.md", "guard-phone"),
    ]
    assert len([one for one in left if one.where.file.endswith("b.md")]) == 4
    assert (
        checked(
            tmp_path,
            {
                A: entry(body, share="public", allow=allowing(first, second, phone)),
                B: entry(title="Another day"),
            },
            kept,
        )
        == ()
    )


def test_an_allow_nobody_needs_is_named_where_it_stands(tmp_path: Path) -> None:
    files = {A: entry("Words.", share="public", allow=allowing("00000000"))}
    (found,) = checked(tmp_path, files, Guard(audience=Share.PUBLIC))
    assert (found.code, found.severity, found.where.line) == ("guard-allow-unused", "warning", 6)


def test_an_allow_for_what_others_do_not_see_is_not_called_unused(tmp_path: Path) -> None:
    body = f"## Self and stress\n\n{PHONE}"
    (found,) = checked(tmp_path, {A: entry(body, share="public")}, Guard())
    files = {A: entry(body, share="public", allow=allowing(hash_of(found)))}
    for audience in Share:
        assert checked(tmp_path, files, Guard(audience=audience)) == ()


def test_a_page_may_allow_as_well(tmp_path: Path) -> None:
    page = f"---\ntitle: Help\n---\n\nRing {PHONE}.\n"
    (found,) = checked(tmp_path, {"pages/help.md": page, A: entry()}, Guard(audience=Share.PUBLIC))
    assert (found.code, found.where.file, found.where.line) == ("guard-phone", "content/pages/help.md", 5)
    page = page.replace("title: Help", f"allow: [{{finding: {hash_of(found)}, because: a helpline}}]")
    assert checked(tmp_path, {"pages/help.md": page, A: entry()}, Guard(audience=Share.PUBLIC)) == ()


def test_a_form_is_told_what_is_here_and_what_is_in_a_file_beside_it(tmp_path: Path) -> None:
    files = {
        A: entry(PHONE, share="public", evidence=["letter.txt"]),
        "practitioners/rowan/letter.txt": f"{PHONE}, Qzan",
    }
    found = checked(tmp_path, files, listing(tmp_path, "Vexley", "Qzan"))
    assert sorted(one.form.partition(". ")[0] for one in found) == [
        "Something in the file “letter.txt” is on line 2 of your private list",
        "There is a telephone number here",
        "There is a telephone number in the file “letter.txt”",
    ]


def test_a_pattern_switched_off_finds_nothing(tmp_path: Path) -> None:
    files = {A: entry(f"{PHONE}, a@example.org", share="public")}
    found = checked(tmp_path, files, Guard(off=frozenset({"phone"}), audience=Share.PUBLIC))
    assert codes(found) == ["guard-email"]


def test_our_own_words_and_sums_are_no_findings(tmp_path: Path) -> None:
    digest = "sha256:" + "ed1a" * 16
    signed = [{"by": "I. Quill", "role": "supervisor", "date": "2026-04-01", "digest": digest}]
    files = {A: entry(share="public", signed=signed)}
    assert checked(tmp_path, files, listing(tmp_path, "Ed", "reflection", "public", off=["phone"])) == ()


def test_messages_of_others_can_be_covered(tmp_path: Path) -> None:
    from portfolio.problems import Where, problem

    kept = listing(tmp_path, "Qzan")
    quoted = problem("not-a-date", Where("a/qzan.md"), typed="Qzan's day", offer="2026-03-31")
    covered = kept.masked(quoted)
    assert not says([covered], "Qzan")
    assert covered.where.file == "a/••••.md"
    assert "2026-03-31" in covered.fix
