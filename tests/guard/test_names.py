"""Names and initials that nobody listed: asked about once, with few false alarms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guarded import checked, codes
from portfolios import entry

from portfolio.guard.settings import Guard
from portfolio.share import Share

A = "practitioners/rowan/a.md"
CLEAN = [
    line
    for line in (Path(__file__).parents[1] / "cases/guard/clean.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
OF_THE_FIELD = """\
I read the standards of Social Work England and Working Together again.
We used Signs of Safety, then the Graded Care Profile and Motivational Interviewing.
The Family Group Conference was led by Early Help and the Youth Justice Service.
She works for the Nursing and Midwifery Council, he for the Care Quality Commission.
It is in the Mental Capacity Act and in the Deprivation of Liberty Safeguards.
Our Local Authority Designated Officer came to the Multi Agency Safeguarding Hub.
I saw it on Microsoft Teams and in Power Point on Bank Holiday Monday.
In the U.K. and at 9 A.M. we read about N.I. and the U.S. models.
A course on level B. The next one is on plan A.
""".splitlines()


def asked(tmp_path: Path, *texts: str) -> list[str]:
    files = {
        f"practitioners/rowan/{number}.md": entry(text, share="public") for number, text in enumerate(texts)
    }
    found = checked(tmp_path, files, Guard(audience=Share.PUBLIC))
    assert not any(one.is_error for one in found)
    return codes(found)


@pytest.mark.parametrize(
    "text",
    [
        "I asked J.K. what helped.",
        "I asked J. K. about it",
        "with J.K's mother",
        "(A.B.C.) came",
        "J.K, her aunt",
    ],
)
def test_initials_are_asked_about(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, text) == ["guard-initials"]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Vexley met me.",
        "I met Dr. O'Qill.",
        "Then Ms J Vexley-Qann rang.",
        "I saw Qzanna Vexley at home.",
        "a boy, Ren Qadi, told me",
    ],
)
def test_a_name_met_once_is_asked_about(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, text) == ["guard-name"]


def test_a_name_that_several_entries_hold_is_no_question(tmp_path: Path) -> None:
    assert asked(tmp_path, "I read Professor Qann again.", "With Professor Qann I think so.") == []


def test_each_name_is_asked_about_once_and_may_stay(tmp_path: Path) -> None:
    files = {A: entry("I saw Qzanna Vexley, and Qzanna Vexley saw me.", share="public")}
    (found,) = checked(tmp_path, files, Guard(audience=Share.PUBLIC))
    assert (found.where.line, found.where.column) == (8, 7)
    allow = [{"finding": re.search(r"finding: (\w{8})", found.fix)[1], "because": "An author."}]
    files = {A: entry("I saw Qzanna Vexley, and Qzanna Vexley saw me.", share="public", allow=allow)}
    assert checked(tmp_path, files, Guard(audience=Share.PUBLIC)) == ()


def test_the_practitioner_s_own_name_and_a_signer_s_are_no_question(tmp_path: Path) -> None:
    signed = [
        {"by": "Imogen Quill", "role": "supervisor", "date": "2026-04-01", "digest": "sha256:" + "0" * 64}
    ]
    files = {A: entry("We, Rowan Fernleigh and Imogen Quill, met.", share="public", signed=signed)}
    assert checked(tmp_path, files, Guard(audience=Share.PUBLIC)) == ()


def test_a_private_build_asks_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, {A: entry("Mrs Vexley, J.K.", share="public")}, Guard()) == ()


def test_clean_professional_text_is_seldom_asked_about(tmp_path: Path) -> None:
    sentences = [*CLEAN, *OF_THE_FIELD]
    assert len(sentences) > 300
    wrong = [one for one in asked(tmp_path, *sentences) if one in {"guard-name", "guard-initials"}]
    assert len(wrong) < 0.02 * len(sentences)
