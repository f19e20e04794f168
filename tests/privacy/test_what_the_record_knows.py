"""What the record itself knows to be private stays behind, wherever else it is said."""

from __future__ import annotations

import datetime
import hashlib
import io
import itertools
import json
import re
from pathlib import Path

import pikepdf
import portfolios
import pypdf
import pytest
from portfolios import MATERIAL, entry

from portfolio.audience.visible import visible
from portfolio.entries.signing import Form
from portfolio.folder.read import read
from portfolio.folder.signed import form_of_file
from portfolio.outputs.csv import as_csv
from portfolio.outputs.docs import as_docs
from portfolio.outputs.evidence import travelling
from portfolio.outputs.json import as_json
from portfolio.outputs.pack import as_pdf
from portfolio.outputs.pack_choice import choice
from portfolio.share import Share
from portfolio.views.portfolio_json import portfolio_json

AS_OF = "2026-11-22"
OTHERS = ("supervisor", "regulator", "public")
PROFILE = """\
---
name: Rowan Fernleigh
role: children's social worker
share: public
families: [{code: Blue 3, from: 2026-01-05, to: 2026-06-30}]
---
"""


def handed_over(project: Path, audience: str) -> str:
    """Every word of every output for an audience, names of files included."""
    site = portfolios.build(project, audience)
    assert site.error is None, site.said
    folder = portfolios.folder_of(project)
    full = read(folder, datetime.date.fromisoformat(AS_OF)).portfolio
    shown = visible(full, Share(audience))
    evidence = travelling(folder.practitioners)
    tree = as_docs(shown, evidence)
    outputs = [
        as_json(shown, json.loads(portfolio_json(shown))),
        as_csv(shown),
        *tree.values(),
        *site.files.values(),
    ]
    said = [text for content in outputs for text in portfolios.decoded(content)]
    for one in shown.practitioners:
        pdf = as_pdf(shown, choice(shown, one), evidence).pdf
        said.append("\n".join(_words_of(pdf)))
    return "\n".join([*said, *tree, *site.files])


def _words_of(pdf: bytes):
    yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield from (repr(one) for one in opened.objects)


def refused(tmp_path: Path, files: dict[str, str | bytes], audience: str) -> str:
    """What a build says that stops."""
    site = portfolios.build(portfolios.write(tmp_path / audience, files), audience)
    assert site.error is not None
    assert site.files == {}
    return site.said


# Codes of families.

SESSION = {"kind": "supervision", "share": "supervisor", "covers": [{"code": "K17", "worry": 4}]}


@pytest.mark.parametrize(
    "words",
    ["K17 waits.", "k17", "K-17", "(K 17)", "**K17**'s turn", "K&#49;7", "Blue 3 waits", "blue-3", "BLUE3"],
)
def test_a_code_of_a_family_stops_a_build_for_whoever_may_not_see_it(tmp_path, words):
    files = {
        "practitioners/rowan/profile.md": PROFILE,
        "practitioners/rowan/s.md": entry(**SESSION),
        "practitioners/rowan/a.md": entry(f"## What I learnt\n\n{words}\n", share="public"),
    }
    for audience in OTHERS:
        said = refused(tmp_path, files, audience)
        assert "guard-family-code" in said
        assert "a.md" in said


@pytest.mark.parametrize(
    "where",
    [
        {"title": "K17"},
        {"themes": ["K17"]},
        {"id": "with-k17"},
        {"peer": {"role": "worker of K17"}},
    ],
)
def test_a_code_is_found_in_every_field(tmp_path, where):
    files = {
        "practitioners/rowan/s.md": entry(**SESSION),
        "practitioners/rowan/a.md": entry(share="public", **where),
    }
    assert "guard-family-code" in refused(tmp_path, files, "public")


def test_a_code_is_found_in_the_name_of_a_theme_that_is_rated(tmp_path):
    files = {
        "practitioners/rowan/s.md": entry(**SESSION),
        "practitioners/rowan/named.md": entry(title="Named", themes=["K17"]),
        "practitioners/rowan/a.md": entry(
            share="public", ratings={"K17": 3}, share_fields={"ratings": "public"}
        ),
    }
    assert "guard-family-code" in refused(tmp_path, files, "public")


def test_a_code_is_found_in_names_evidence_and_pages(tmp_path):
    session = {"practitioners/rowan/s.md": entry(**SESSION)}
    files = {"practitioners/rowan/2026-k17.md": entry(share="public")}
    assert "guard-family-code" in refused(tmp_path / "a", session | files, "public")
    files = {
        "practitioners/rowan/a.md": entry(share="public", evidence=["n.txt"]),
        "practitioners/rowan/n.txt": "K17 waits",
    }
    assert "guard-family-code" in refused(tmp_path / "b", session | files, "public")
    files = {"pages/about.md": "# About\n\nK17 waits.\n"}
    assert "guard-family-code" in refused(tmp_path / "c", session | files, "public")


def test_whoever_may_see_a_code_may_read_of_it(tmp_path):
    session = entry(**SESSION, share_fields={"covers": "supervisor"})
    files = {
        "practitioners/rowan/s.md": session,
        "practitioners/rowan/a.md": entry("K17 waits.", share="public"),
    }
    assert portfolios.build(portfolios.write(tmp_path / "one", files), "supervisor").error is None
    assert "guard-family-code" in refused(tmp_path, files, "regulator")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("A1", "I did a1 and a 1:1."),
        ("ME", "It changed me, and some of it was for me."),
        ("12", "It took 12 weeks, on 12 March, page 12."),
        ("K17", "K170 is a road and AK17 too; in 17 weeks."),
        ("K", "K is one letter."),
        ("rose", "She Rose to speak."),
    ],
)
def test_words_that_only_resemble_a_code_are_no_finding(tmp_path, code, words):
    covers = [{"code": code, "worry": 2}]
    actions = [{"id": "A1", "what": "Ask sooner."}]
    files = {
        "practitioners/rowan/s.md": entry(
            kind="supervision", share="regulator", covers=covers, actions=actions
        ),
        "practitioners/rowan/a.md": entry(words, share="regulator", answers=["s#A1"]),
    }
    site = portfolios.build(portfolios.write(tmp_path, files), "regulator")
    assert site.error is None, site.said


def test_a_code_may_stay_where_the_entry_says_why(tmp_path):
    files = {
        "practitioners/rowan/s.md": entry(**SESSION),
        "practitioners/rowan/a.md": entry("K17", share="public"),
    }
    said = refused(tmp_path, files, "public")
    allow = [{"finding": re.search(r"finding: (\w{8})", said)[1], "because": "A road."}]
    files["practitioners/rowan/a.md"] = entry("K17", share="public", allow=allow)
    for audience in portfolios.AUDIENCES:
        site = portfolios.build(portfolios.write(tmp_path / "allowed", files), audience)
        assert site.error is None, site.said
        assert "guard-allow-unused" not in site.said


# Feedback of a child or a family.

FEEDBACK = {"kind": "feedback", "title": "You wait now", "date": "2026-04-17", "share": "public"}


@pytest.mark.parametrize("whose", ["child", "adult", "family"])
@pytest.mark.parametrize("consent", [{}, {"consent": False}])
def test_feedback_without_consent_does_not_travel_and_a_problem_says_so(
    tmp_path, whose, consent, expect_warning
):
    expect_warning.append("feedback-without-consent")
    told = entry("You ask.", **FEEDBACK, from_=whose, **consent)
    files = {
        "practitioners/rowan/a.md": told,
        "practitioners/rowan/b.md": entry(share="public", date="2026-05-01", follows=["a"]),
    }
    project = portfolios.write(tmp_path, files)
    for audience in OTHERS:
        site = portfolios.build(project, audience)
        assert site.titles == {"My day"}
        assert not site.holding("You wait now")
        assert "consent: yes" in site.said
    assert portfolios.build(project, "private").titles == {"My day", "You wait now"}


def test_feedback_of_colleagues_needs_no_consent(tmp_path):
    project = portfolios.write(tmp_path, {"practitioners/rowan/a.md": entry(**FEEDBACK, from_="colleague")})
    site = portfolios.build(project, "public")
    assert site.titles == {"You wait now"}
    assert site.record["practitioners"][0]["entries"][0]["date"] == "2026-04-17"
    assert "consent" not in site.said


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
@pytest.mark.parametrize("day", ["2026-04-17", "2026-04-01"])
def test_a_regulator_and_the_public_learn_the_month_of_what_a_family_said_and_never_the_day(
    tmp_path, audience, day, expect_warning
):
    expect_warning.append("changed-since-sign-off")
    number = int(day[-2:])
    dates = {"date": day, "until": day, "peer": {"role": "a colleague", "date": day}}
    signed = [{"by": "I. Quill", "role": "supervisor", "date": day, "digest": "sha256:" + "0" * 64}]
    themes = {"themes": ["waiting"], "standards": ["swe:4.2"], "ratings": {"swe:4.2": 3}}
    told = {**FEEDBACK, **dates, **themes, "share_fields": {"ratings": "public"}, "signed": signed}
    body = "## What was said (not identifiable)\n\nThat I wait.\n"
    files = {
        "./mkdocs.yml": MATERIAL,
        "practitioners/rowan/profile.md": PROFILE,
        "practitioners/rowan/first.md": entry("## What I learnt\n\nTo wait.\n", share="public", date="2026-03-10", **themes),
        "practitioners/rowan/told.md": entry(body, **told, from_="child", consent=True, follows=["first"]),
        "practitioners/rowan/next.md": entry("[it](told.md)", share="public", date="2026-05-20", follows=["told"], **themes),
    }  # fmt: skip
    said = handed_over(portfolios.write(tmp_path, files), audience)
    told_day = [day, f"{number} April 2026", f"{number} Apr 2026", f"{number:02} April", f'"day">{number}<']
    found = [way for way in told_day if re.search(rf"(?<!\d){re.escape(way)}", said)]
    if audience in ("private", "supervisor"):
        assert day in found
        assert f"{number} April 2026" in found
    else:
        assert found == []
        assert '"date": "2026-04"' in said
        assert "April 2026" in said


def test_entries_of_one_month_stand_in_an_order_that_tells_no_day(tmp_path):
    files = {
        f"practitioners/rowan/{name}.md": entry(share="public", date=date)
        for name, date in (("b", "2026-04-10"), ("c", "2026-04-20"))
    }
    orders = set()
    for day in ("2026-04-01", "2026-04-15", "2026-04-30"):
        told = entry(**{**FEEDBACK, "date": day}, from_="child", consent=True)
        project = portfolios.write(tmp_path / day, {**files, "practitioners/rowan/a.md": told})
        orders.add(portfolios.build(project, "public").files["portfolio.json"])
    assert len(orders) == 1


@pytest.mark.parametrize(
    "said",
    [
        "On 17 April he told me.",
        "on the 17th of April",
        "April 17",
        "17/04/2026",
        "17.4.26",
        "2026-04-17",
        "17/4",
    ],
)
def test_the_day_in_words_stops_a_build_where_only_the_month_may_be_told(tmp_path, said):
    files = {"practitioners/rowan/a.md": entry(said, **FEEDBACK, from_="child", consent=True)}
    assert "guard-feedback-day" in refused(tmp_path, files, "regulator")
    assert "guard-feedback-day" in refused(tmp_path, files, "public")
    assert portfolios.build(portfolios.write(tmp_path / "s", files), "supervisor").error is None


@pytest.mark.parametrize(
    "said", ["In April 2026.", "He is 17.", "On 18 April.", "1.17.4.26", "117/4", "17 of them"]
)
def test_other_days_and_numbers_may_be_told(tmp_path, said):
    files = {"practitioners/rowan/a.md": entry(said, **FEEDBACK, from_="child", consent=True)}
    site = portfolios.build(portfolios.write(tmp_path, files), "public")
    assert site.error is None, site.said


@pytest.mark.parametrize("name", ["2026-04-17-told.md", "told-20260417.md", "17-april.md", "17042026.md"])
def test_the_day_in_the_name_of_a_file_stops_a_build(tmp_path, name):
    files = {f"practitioners/rowan/{name}": entry(**FEEDBACK, from_="child", consent=True)}
    assert "guard-feedback-day" in refused(tmp_path, files, "regulator")


def test_the_day_in_the_name_of_its_evidence_stops_a_build(tmp_path):
    told = entry(**FEEDBACK, from_="child", consent=True, evidence=["card 17 April.png"])
    files = {"practitioners/rowan/a.md": told, "practitioners/rowan/card 17 April.png": portfolios.picture()}
    assert "guard-feedback-day" in refused(tmp_path, files, "regulator")


def test_a_supervision_shared_with_everybody_is_asked_about(tmp_path, expect_warning):
    expect_warning.append("guard-supervision-public")
    files = {"practitioners/rowan/a.md": entry(kind="supervision", share="public")}
    said = portfolios.build(portfolios.write(tmp_path, files), "public").said
    assert "guard-supervision-public" in said
    allow = [
        {"finding": re.search(r"finding: (\w{8})", said)[1], "because": "I speak of it at a conference."}
    ]
    files["practitioners/rowan/a.md"] = entry(kind="supervision", share="public", allow=allow)
    assert portfolios.build(portfolios.write(tmp_path, files), "public").said == ""


# Files.


@pytest.mark.parametrize(
    "named",
    [
        {"evidence": ["../bob/letter.txt"]},
        {"body": "[a letter](../bob/letter.txt)"},
        {"body": "![a letter](../bob/letter.txt)"},
        {"body": "[a letter][one]\n\n[one]: ../bob/letter.txt"},
        {"body": '<a href="../bob/letter.txt">a letter</a>'},
        {"body": "[a letter](../rowan/../bob/letter.txt)"},
        {"body": "[a letter](..%2Fbob%2Fletter.txt)"},
    ],
)
def test_a_colleague_s_file_does_not_travel(tmp_path, named, expect_warning):
    expect_warning.append("file-of-another")
    body = named.pop("body", "")
    files = {
        "practitioners/rowan/a.md": entry(body, share="public", **named),
        "practitioners/bob/b.md": entry(share="public", title="His"),
        "practitioners/bob/letter.txt": "Kanari",
    }
    project = portfolios.write(tmp_path, files)
    for audience in OTHERS:
        said = handed_over(project, audience)
        assert "Kanari" not in said
        assert "letter.txt" not in said
    assert "file-of-another" in portfolios.build(project, "public").said
    assert portfolios.build(project, "private").holding("Kanari")


def test_a_file_that_a_private_entry_names_too_stays_until_the_owner_says_otherwise(tmp_path):
    files = {
        "practitioners/rowan/a.md": entry(share="public", evidence=["letter.txt"]),
        "practitioners/rowan/b.md": entry("[it](letter.txt)", share="supervisor", title="Other"),
        "practitioners/rowan/letter.txt": "Words",
    }
    assert portfolios.build(portfolios.write(tmp_path / "s", files), "supervisor").error is None
    said = refused(tmp_path, files, "public")
    assert "guard-evidence-kept" in said
    allow = [{"finding": re.search(r"finding: (\w{8})", said)[1], "because": "It is mine."}]
    files["practitioners/rowan/a.md"] = entry(share="public", evidence=["letter.txt"], allow=allow)
    project = portfolios.write(tmp_path / "allowed", files)
    for audience in portfolios.AUDIENCES:
        site = portfolios.build(project, audience)
        assert site.error is None, site.said
        assert "guard-allow-unused" not in site.said
    assert portfolios.build(project, "public").holding("letter.txt")


# Digests.


def test_no_digest_in_what_travels_lets_withheld_scores_be_guessed(tmp_path):
    session = {
        "kind": "supervision",
        "share": "regulator",
        "feel": {"stay": 2, "cared": 5, "critical": 3, "decide": 4},
    }
    files = {"practitioners/rowan/a.md": entry("## Reflection\n\nOpen.\n", **session)}
    project = portfolios.write(tmp_path, files)
    path = project / "content/practitioners/rowan/a.md"
    form = form_of_file(path)
    signed = [{"by": "I. Quill", "role": "supervisor", "date": "2026-04-01", "digest": form.digest}]
    path.write_text(entry("## Reflection\n\nOpen.\n", **session, signed=signed))
    for audience in ("supervisor", "regulator"):
        said = handed_over(project, audience)
        assert "as signed" in said
        known = set(re.findall(r"\b[0-9a-f]{8,64}\b", said))
        guesses = list(itertools.product(range(1, 6), repeat=4))
        assert len(guesses) == 625
        for guess in guesses:
            feel = dict(zip(("stay", "cared", "critical", "decide"), map(str, guess), strict=True))
            tried = Form({**form.fields, "feel": feel}, form.parts, form.evidence).digest.partition(":")[2]
            assert not {tried, tried[:8], hashlib.sha256(str(guess).encode()).hexdigest()} & known
    assert form.digest.partition(":")[2] in handed_over(project, "private")
