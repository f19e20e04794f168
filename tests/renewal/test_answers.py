"""Copy-ready answers: the regulator's fields in its order, as plain text with counts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from portfolio.entries.profile import Post
from portfolio.frameworks import builtin as frameworks
from portfolio.renewal import Answer, DateRange, answers, builtin, post_answers, record_answers
from portfolio.text.plain_text import plain_text
from renewal import worked

RULE_SETS = builtin().by_id


def said(found: tuple[Answer, ...]) -> dict[str, str]:
    return {one.field.id: one.text for one in found}


def test_social_work_england_asks_in_its_own_order():
    entry = worked.entry(
        id="course",
        kind="training",
        title="Giving evidence",
        date="2026-05-14",
        until="2026-05-15",
        method="e-learning",
        matters="I answered *too much* in my last hearing.",
        learnt="A short answer is not a rude one.\n\n- Stop.\n- Look at the [bench](../bench.md).",
        practice="I stop.",
        people="Nobody waits for me to finish.",
        **{"peer reflection": "She asked whom the long answers were for."},
    )
    found = answers(RULE_SETS["social-work-england"], entry)
    assert said(found) == {
        "title": "Giving evidence",
        "type": "E-learning",
        "description": "I answered too much in my last hearing.",
        "date": "14 May 2026 to 15 May 2026",
        "learnt": "A short answer is not a rude one.\n\n- Stop.\n- Look at the bench.",
        "impact": "I stop.\n\nNobody waits for me to finish.",
        "peer": "She asked whom the long answers were for.",
    }
    assert [one.title for one in found][:4] == [
        "Title", "Type of CPD", "Description, and why it matters to me", "Date",
    ]  # fmt: skip
    title = found[0]
    assert (title.words, title.characters, title.words_max, title.is_too_long) == (2, 15, None, False)


def test_a_reflection_and_a_supervision_session_answer_with_their_own_headings():
    reflection = worked.entry(
        id="r",
        kind="reflection",
        date="2026-01-01",
        happened="A visit.",
        learnt="To wait.",
        changed="I wait.",
    )
    found = said(answers(RULE_SETS["social-work-england"], reflection))
    assert (found["type"], found["description"], found["impact"]) == ("Reflection", "A visit.", "I wait.")
    assert found["peer"] == ""
    session = worked.entry(id="s", kind="supervision", date="2026-01-01", text="## Reflection\n\nWe thought.")
    assert said(answers(RULE_SETS["social-work-england"], session))["description"] == "We thought."


def test_a_kind_the_regulator_has_no_form_for_has_no_answers():
    review = worked.entry(id="r", kind="review", date="2026-01-01")
    assert answers(RULE_SETS["social-work-england"], review) == ()
    training = worked.entry(id="t", kind="training", date="2026-01-01")
    assert answers(RULE_SETS["sssc"], training) == ()


def test_the_nmcs_log_of_cpd():
    entry = worked.entry(
        id="t",
        kind="training",
        title="Sepsis",
        date="2026-03-18",
        hours=6.5,
        participatory=True,
        standards=["nmc:code.3", "nmc:reval.2", "swe:4.2"],
        evidence=["certificate.pdf", "notes.pdf"],
        matters="I had missed one.",
        learnt="To look twice.",
    )
    assert said(answers(RULE_SETS["nmc"], entry)) == {
        "method": "Training",
        "topic": "Sepsis\n\nI had missed one.\n\nTo look twice.",
        "dates": "18 March 2026",
        "hours": "6.5 hours, of them 6.5 participatory",
        "code": "Preserve safety",
        "evidence": "certificate.pdf\nnotes.pdf",
    }


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"hours": 1, "participatory": False}, "1 hour, none of them participatory"),
        ({"hours": 7}, "7 hours"),
        ({"hours": 7.5, "participatory_hours": 4}, "7.5 hours, of them 4 participatory"),
        ({"hours": 7.5, "participatory": True}, "7.5 hours, of them 7.5 participatory"),
        ({}, ""),
    ],
)
def test_hours_are_said_as_far_as_they_are_known(fields: dict, text: str):
    entry = worked.entry(id="t", kind="training", date="2026-01-01", **fields)
    assert said(answers(RULE_SETS["nmc"], entry))["hours"] == text


def test_the_nmcs_log_of_feedback():
    entry = worked.entry(
        id="f", kind="feedback", date="2026-03-18", **{"from": "other-professional"}, medium="letter",
        said="That I listened.", did="I listen.",
    )  # fmt: skip
    assert said(answers(RULE_SETS["nmc"], entry)) == {
        "date": "18 March 2026",
        "source": "Other professional",
        "type": "letter",
        "content": "That I listened.\n\nI listen.",
    }
    empty = worked.entry(id="f", kind="feedback", date="2026-03-18")
    assert said(answers(RULE_SETS["nmc"], empty)) == {
        "date": "18 March 2026", "source": "", "type": "", "content": "",
    }  # fmt: skip


def test_the_nmcs_reflective_account_names_the_theme_of_the_code():
    entry = worked.entry(
        id="r", kind="reflection", title="The hour after", date="2026-01-01", happened="An error.",
        learnt="To say it.", changed="I say it.", standards=["nmc:code.3", "nmc:code.4", "nmc:reval.4"],
    )  # fmt: skip
    assert said(answers(RULE_SETS["nmc"], entry, frameworks())) == {
        "nature": "The hour after\n\nAn error.",
        "learnt": "To say it.",
        "changed": "I say it.",
        "code": "Preserve safety\nPromote professionalism and trust",
    }


def test_discussion_and_confirmation_leave_what_is_not_kept_here_to_the_form():
    talk = worked.entry(
        id="d", kind="review", type="reflective-discussion", date="2026-10-14",
        text="## With whom\n\nA **nurse**.\n\n## What we said\n\nMuch.",
    )  # fmt: skip
    found = said(answers(RULE_SETS["nmc"], talk))
    assert found == {
        "partner": "", "pin": "", "contact": "", "date": "14 October 2026", "signature": "",
        "summary": "With whom\n\nA nurse.\n\nWhat we said\n\nMuch.", "number": "",
    }  # fmt: skip
    word = worked.entry(id="c", kind="review", type="confirmation", date="2026-10-20")
    assert said(answers(RULE_SETS["nmc"], word)) == {"confirmer": "", "rest": "20 October 2026"}
    untold = worked.entry(id="u", kind="review", date="2026-10-20")
    assert answers(RULE_SETS["nmc"], untold) == ()


def test_a_post_is_a_line_of_the_log_of_practice_hours():
    held = Post.model_validate(
        {
            "id": "w", "role": "staff nurse", "employer": "an NHS trust", "from": "2020-01-01",
            "hours_per_week": "37.5", "setting": "ward",
        }
    )  # fmt: skip
    period = DateRange(start=datetime.date(2024, 4, 1), end=datetime.date(2024, 6, 30))
    assert said(post_answers(RULE_SETS["nmc"], held, period)) == {
        "dates": "1 April 2024 to 30 June 2024",
        "hours": "487",
        "organisation": "an NHS trust",
        "scope": "staff nurse",
        "setting": "ward",
        "description": "",
        "evidence": "",
    }
    before = held.model_copy(update={"to": datetime.date(2024, 3, 31)})
    assert post_answers(RULE_SETS["nmc"], before, period) == ()
    assert post_answers(RULE_SETS["hcpc"], held, period) == ()


def whole(*entries: dict, text: str = "", rules: str = "hcpc", **dates: str) -> tuple[Answer, ...]:
    case = {"registration": dates or {"renews": "2027-09-30"}, "entries": list(entries)}
    record = replace(worked.record(rules, case), profile=worked.profile(text=text))
    return record_answers(RULE_SETS[rules], record, datetime.date(2026, 11, 22))


def activity(number: int, **more: object) -> dict:
    return {
        "id": f"a{number}", "kind": "training", "title": f"Course {number}", "date": f"2026-{number:02}-01",
        "method": "course", "learnt": True, "people": True, **more,
    }  # fmt: skip


def test_the_hcpc_profile_lists_all_cpd_in_order_of_time():
    visit = {
        "id": "v",
        "kind": "observation",
        "title": "Watched",
        "date": "2026-02-15",
        "learnt": True,
        "practice": True,
    }
    unfinished = {"id": "u", "kind": "training", "title": "No words", "date": "2026-02-20"}
    found = whole(
        activity(3, until="2026-03-04", evidence=["c.pdf"]),
        activity(2),
        activity(12),
        visit,
        unfinished,
        text="I am a *therapist*.",
    )
    texts = said(found)
    assert texts["summary"] == "I am a therapist."
    assert texts["list"] == (
        "1 February 2026: Course 2 (course)\n"
        "15 February 2026: Watched (observation)\n"
        "1 March 2026 to 4 March 2026: Course 3 (course)"
    )
    assert texts["evidence"] == "Course 3: c.pdf"
    assert [one.words_max for one in found] == [500, None, 1500, None]


def test_words_are_counted_against_the_limit():
    at_limit = whole(text="word " * 500)[0]
    assert (at_limit.words, at_limit.is_too_long) == (500, False)
    over = whole(text="word " * 501)[0]
    assert (over.words, over.is_too_long) == (501, True)


def test_a_regulator_without_a_profile_has_no_answers_for_the_whole_record():
    assert whole(rules="nmc") == ()
    assert whole(since="2026-12-01") == (), "not registered yet"


def test_the_record_of_the_hcpc_and_of_wales():
    entry = worked.entry(**activity(4, hours=2, practice="I ask."))
    assert said(answers(RULE_SETS["hcpc"], entry)) == {
        "date": "1 April 2026",
        "what": "Course 4\n\nCourse",
        "learnt": "A sentence about a4.",
        "quality": "I ask.",
        "benefit": "A sentence about a4.",
    }
    assert said(answers(RULE_SETS["social-care-wales"], entry)) == {
        "date": "1 April 2026",
        "name": "Course 4",
        "duration": "2 hours",
        "contribution": "A sentence about a4.\n\nI ask.\n\nA sentence about a4.",
    }


def test_notes_and_links_explained_elsewhere_in_the_entry_are_understood():
    entry = worked.entry(
        id="r",
        kind="reflection",
        date="2026-01-01",
        learnt="To wait[^1], as [they say][book].",
        changed="I wait.\n\n[^1]: About ten seconds.\n[^2]: Said of somebody.\n\n[book]: https://example.org",
    )
    found = said(answers(RULE_SETS["social-work-england"], entry))
    assert found["learnt"] == "To wait[1], as they say.\n\n1. About ten seconds."
    assert found["impact"] == "I wait."


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("One\ntwo  \nthree", "One\ntwo\nthree"),
        ("One\n\n\n\nTwo", "One\n\nTwo"),
        ("# Big\n\nSmall", "Big\n\nSmall"),
        (
            "Before\n\n- a\n- b\n    - c\n    - d\n- e\n\nAfter",
            "Before\n\n- a\n- b\n  - c\n  - d\n- e\n\nAfter",
        ),
        ("3. a\n4. b", "1. a\n2. b"),
        ("- one\n\n    more\n\n- two", "- one\n  more\n- two"),
        ("> said **she**", "said she"),
        ("`a < b` & <b>c</b> &copy;", "a < b & c ©"),
        ("![A drawing](d.png) by [them](x.md)", "A drawing by them"),
        ("    line 1\n      line 2", "line 1\n  line 2"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a\tb\n1\t2\n3\t4"),
        ("<script>alert(1)</script>\n\n<style>p {}</style>\n\nSafe", "Safe"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("term\n:   meaning", "term\n\nmeaning"),
        ("Said twice[^a].\n\n[^a]: And once more.", "Said twice[1].\n\n1. And once more."),
        ("<li>loose</li>", "loose"),
    ],
)
def test_plain_text_is_what_a_reader_would_read(markdown: str, text: str):
    assert plain_text(markdown) == text
