"""The renewal page and command: what is asked, what is there, what may be said, what to copy."""

from __future__ import annotations

import datetime
import json
import re

import portfolios
import pytest

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.share import Share
from portfolio.views.renewal.page import VIEW
from portfolio.views.renewal.state import renewal_json

AS_OF = datetime.date(2026, 11, 22)
PROFILE = """\
---
name: Rowan Fernleigh
role: children's social worker
share: {share}
registration: {{rules: social-work-england, since: 2023-09-01}}
---
"""
FULL = """\
## Why it matters

Because.

## What I learnt

Hands first. See [the rest](secret.md).

## What I changed

I wait.

## Peer reflection

She asked what I would do if they never spoke.

## Wellbeing

Tired.
"""


def piece(n, share="regulator", body=FULL, **more):
    body = body.replace("I wait.", f"I wait. Number {n}.")
    return portfolios.entry(body, title=f"Piece {n}", date=f"2026-0{n}-04", share=share, **more)


def project_of(tree, share="regulator", **entries):
    files = {f"practitioners/rowan/{name}.md": text for name, text in entries.items()}
    files.setdefault(
        "practitioners/rowan/secret.md", portfolios.entry("Words.", kind="review", title="Hidden title")
    )
    return tree({"practitioners/rowan/profile.md": PROFILE.format(share=share), **files})


def shown(project, audience="private"):
    portfolio = visible(read(portfolios.folder_of(project), AS_OF).portfolio, Share(audience))
    return portfolio.terms, portfolio.practitioners[0]


def page_of(project, audience="private"):
    pages = list(VIEW.of(*shown(project, audience)))
    assert pages[0].folder == "rowan/renewal/"
    return pages[0].data


def test_the_view_comes_after_supervision():
    assert (VIEW.name, VIEW.order) == ("renewal", 60)


def test_a_gap_says_what_would_close_it_and_what_nearly_counts(tree):
    project = project_of(tree, a=piece(3), b=piece(4, body="## What I learnt\n\nWords."))
    [registered] = page_of(project).registered
    pieces = registered.counted[0]
    assert (pieces.state, pieces.count) == ("not met", "1 of 2")
    assert pieces.close.startswith("1 more piece of CPD")
    assert [(near.entry.id, near.lacks) for near in pieces.nearly] == [("b", "words under “What I changed”")]
    assert (registered.ready, registered.due) == (False, "due by 30 November 2026, 8 days left")
    assert all(one.source.pieces and one.source.read for one in registered.counted)
    assert [one.state for one in registered.advice] == ["not met"]
    assert [period.start.year for period in registered.coming] == [2026]


def test_what_the_regulator_does_not_see_is_named_only_to_those_who_see_further(tree):
    project = project_of(tree, a=piece(3), b=piece(4, "supervisor"))
    for audience, names in (("private", ["b"]), ("supervisor", ["b"]), ("regulator", [])):
        [registered] = page_of(project, audience).registered
        assert [entry.id for entry in registered.unshared] == names


def test_a_shared_build_does_not_say_unmet_what_the_full_record_meets(tree):
    project = project_of(tree, a=piece(3), b=piece(4, "private"))
    [registered] = page_of(project, "regulator").registered
    states = {one.id: (one.state, one.count, one.close, one.nearly) for one in registered.counted}
    assert states["pieces"] == ("none shown here", "1 shown here, 2 asked for", "", ())
    assert states["peer"][0] == "met"
    assert registered.ready is None
    [content] = renewal_json(*shown(project, "regulator"))
    found = {one["id"]: (one["found"], one["met"]) for one in content["requirements"]}
    assert found["pieces"] == (None, None)
    assert content["ready"] is None


def test_a_shared_build_says_unmet_what_the_full_record_agrees_is_unmet(tree):
    project = project_of(tree, a=piece(3, body="Words."))
    [registered] = page_of(project, "regulator").registered
    assert [one.state for one in registered.counted] == ["not met", "not met", "met"]
    assert registered.ready is False
    assert not any(one.close or one.nearly for one in registered.counted)


def test_past_periods_are_judged_only_where_everything_is_here(tree):
    older = portfolios.entry("Words.", date="2025-03-01", share="regulator")
    project = project_of(tree, a=piece(3), older=older)
    assert {one.state for one in page_of(project).registered[0].past} == {"not ready"}
    assert {one.state for one in page_of(project, "regulator").registered[0].past} == {"unsaid"}


def test_where_nothing_is_counted_nobody_is_called_ready(tree, run):
    profile = PROFILE.format(share="regulator").replace(
        "{rules: social-work-england, since: 2023-09-01}",
        "{rules: niscc, variant: social-care-worker, since: 2016-05-01}",
    )
    old = portfolios.entry("Words.", title="Old", date="2020-03-04")
    project = tree({"practitioners/rowan/profile.md": profile, "practitioners/rowan/old.md": old})
    (one,) = page_of(project).registered
    assert not one.counted
    assert "none are counted" in one.note
    assert [past.state for past in one.past] == ["not counted", "not counted"]
    said = " ".join(run(project, "renewal").output.split())
    assert "Nothing is counted here" in said
    assert "none are counted" in said
    assert "ready" not in said.replace("ready by", "").lower()


@pytest.mark.parametrize("audience", ["regulator", "public"])
def test_a_registration_that_is_not_shared_is_not_there(tree, audience):
    data = page_of(project_of(tree, "supervisor", a=piece(3, "public")), audience)
    assert data.registered == ()


def test_answers_are_in_the_order_of_the_form_with_counts(tree):
    [sheet] = page_of(project_of(tree, a=piece(3))).registered[0].sheets
    assert [field.title for field in sheet.fields] == [
        "Title", "Type of CPD", "Description, and why it matters to me", "Date", "What I learnt",
        "Positive impact", "Peer reflection",
    ]  # fmt: skip
    assert [field.text for field in sheet.fields[:2]] == ["Piece 3", "Reflection"]
    assert sheet.fields[0].words == 2
    assert len({field.id for field in sheet.fields}) == len(sheet.fields)


def test_answers_hold_what_the_regulator_may_see_and_no_more(tree):
    body = FULL.replace("## Peer reflection", "## Peer reflection {share=supervisor}")
    [sheet] = page_of(project_of(tree, a=piece(3, "private", body))).registered[0].sheets
    words = " ".join(field.text for field in sheet.fields)
    assert "Hands first. See a private entry." in words
    assert "She asked" not in words
    assert "Tired" not in words
    assert (sheet.shared, sheet.withheld) == (False, True)


def test_answers_stand_in_a_private_build_only(tree):
    project = project_of(tree, a=piece(3))
    assert page_of(project, "supervisor").registered[0].sheets == ()
    assert len(list(VIEW.of(*shown(project, "supervisor")))) == 1


def test_many_answers_have_a_page_of_their_own(tree):
    project = project_of(tree, a=piece(3), b=piece(4), c=piece(5))
    first, copies = VIEW.of(*shown(project))
    assert len(first.data.registered[0].sheets) == 2
    assert (copies.folder, len(copies.data.sheets)) == ("rowan/renewal/social-work-england/", 3)
    assert copies.parent == "rowan/renewal/"


def test_the_page_is_drawn_with_fields_that_need_no_javascript(tree, build):
    site = build(project_of(tree, a=piece(3), b=piece(4), c=piece(5)))
    page = (site.folder / "rowan/renewal/index.html").read_text("utf-8")
    assert re.search(r'<textarea id="answer-[^"]+" readonly[^>]*>Piece ', page)
    assert re.search(r'data-pf-copy="(answer-[^"]+)"[^>]* hidden', page)
    assert "assets/copy.js" in page
    assert not re.search(r"\son\w+=", page)
    assert (site.folder / "assets/copy.js").is_file()
    copies = (site.folder / "rowan/renewal/social-work-england/index.html").read_text("utf-8")
    assert copies.count("<textarea") > 10


def test_typed_mark_up_is_escaped(tree, build):
    text = FULL.replace("Hands first.", "</textarea><script>alert(1)</script>").replace(
        "See [the rest](secret.md).", ""
    )
    site = build(project_of(tree, a=piece(3, body=text).replace("Piece 3", "<b>Piece</b>")))
    page = (site.folder / "rowan/renewal/index.html").read_text("utf-8")
    assert "<script>alert(1)" not in page
    assert "<b>Piece" not in page


def test_the_command_gives_the_shape_others_rely_on(run, tree):
    project = project_of(tree, a=piece(3), b=piece(4))
    result = run(project, "renewal", "--format", "json")
    [found] = json.loads(result.output)
    assert result.exit_code == 0
    assert list(found) == [
        "practitioner", "rules", "period", "as_of", "ready", "requirements", "opens", "due", "tasks",
    ]  # fmt: skip
    assert found["period"] == {"start": "2025-12-01", "end": "2026-11-30"}
    assert (found["practitioner"], found["as_of"], found["ready"]) == ("rowan", "2026-11-22", True)
    for one in found["requirements"]:
        assert list(one) == ["id", "what", "needed", "found", "met", "evidence", "source", "verified"]
        assert one["needed"] is None or isinstance(one["needed"], int | float)
        assert isinstance(one["met"], bool)
    by_id = {one["id"]: one for one in found["requirements"]}
    assert by_id["pieces"]["evidence"] == ["a", "b"]
    assert (by_id["no-hours"]["needed"], by_id["no-hours"]["met"]) == (None, True)


def test_the_command_says_what_is_missing_and_exits_with_one(run, tree):
    project = project_of(tree, a=piece(3))
    result = run(project, "renewal")
    assert result.exit_code == 1
    for words in (
        "due by 30 November 2026, 8 days left",
        "Not yet ready. 2 of 3 requirements that are counted are met. Still to do on the",
        "Missing: 1 more piece of CPD",
        "Advised, not asked for",
    ):
        assert words in result.output
    assert json.loads(run(project, "renewal", "--format", "json").output)[0]["ready"] is False


def test_the_day_asked_about_decides_the_period(run, tree):
    project = project_of(tree, a=piece(3), b=piece(4))
    found = json.loads(run(project, "renewal", "--as-of", "2026-12-01", "--format", "json").output)
    assert (found[0]["period"]["start"], found[0]["ready"]) == ("2026-12-01", False)
    assert run(project, "renewal", "--as-of", "soonish").exit_code == 2


def test_without_a_registration_the_command_says_how_to_write_one(run, tree):
    result = run(tree({"practitioners/rowan/a.md": portfolios.entry()}), "renewal")
    assert result.exit_code == 1
    assert "registration: {rules:" in result.output
    assert json.loads(run(tree({}), "renewal", "--format", "json").output) == []
