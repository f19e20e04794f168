"""HCPC's profile: one statement from a few pieces, its limit, and the summary of recent practice."""

from __future__ import annotations

import datetime
from dataclasses import replace

from portfolio.renewal import Answer, builtin, record_answers
from renewal import worked

HCPC = builtin().by_id["hcpc"]
SHOWCASE = {"showcase": [{"for": ["hcpc:4"], "because": "It shows it."}]}


def activity(number: int, **more: object) -> dict:
    return {
        "id": f"a{number}", "kind": "training", "title": f"Course {number}", "date": f"2026-{number:02}-01",
        "method": "course", "learnt": True, "practice": True, "people": True, **more,
    }  # fmt: skip


def profile(*entries: dict, text: str = "", posts: list[dict] | None = None) -> dict[str, Answer]:
    """HCPC's profile on 22 November 2026, field by field."""
    record = worked.record("hcpc", {"registration": {"renews": "2027-09-30"}, "entries": list(entries)})
    record = replace(record, profile=worked.profile(text=text, posts=posts or []))
    return {one.field.id: one for one in record_answers(HCPC, record, datetime.date(2026, 11, 22))}


def test_each_activity_is_told_in_her_own_words_under_what_the_form_calls_them():
    found = profile(
        activity(3, matters="I was slow.", learnt="To ask.", practice="I ask.", people="They say.")
    )
    assert found["statement"].text == (
        "1 March 2026: Course 3 (course)\n\n"
        "What the activity was\nI was slow.\n\n"
        "What I learnt\nTo ask.\n\n"
        "How it improved my work\nI ask.\n\n"
        "How service users benefited\nThey say."
    )


def test_the_newest_activity_comes_first_and_the_list_is_in_order_of_time():
    found = profile(activity(2), activity(4), activity(3))
    assert titles(found["statement"].text) == [4, 3, 2]
    assert titles(found["list"].text) == [2, 3, 4]


def test_showcase_pieces_are_taken_where_there_are_any():
    found = profile(activity(1), activity(2, **SHOWCASE), activity(3), activity(4, **SHOWCASE))
    assert titles(found["statement"].text) == [4, 2]
    assert found["statement"].notes == ("It tells of 2 activities; 4 to 6 are suggested.",)


def test_six_at_most_and_the_others_are_named():
    found = profile(*(activity(n) for n in range(1, 9)))
    assert titles(found["statement"].text) == [8, 7, 6, 5, 4, 3]
    assert found["statement"].notes == (
        "Left out, as 4 to 6 are suggested: “Course 2”, 1 February 2026 and “Course 1”, 1 January 2026.",
    )


def test_what_would_make_it_too_long_is_named_and_never_cut():
    long = "word " * 1000
    found = profile(activity(2), activity(3, learnt=long), activity(4, learnt=long), activity(5))["statement"]
    assert titles(found.text) == [5, 4, 2], "a short one still fits where a long one did not"
    assert found.text.count("word") == 1000
    assert not found.is_too_long
    assert found.notes[-1].startswith("Left out, as it would make more than 1,500 words: “Course 3”, 1 March")


def test_one_piece_longer_than_the_form_takes_stands_whole_and_is_counted():
    found = profile(activity(1, learnt="word " * 1600))["statement"]
    assert found.is_too_long
    assert found.text.count("word") == 1600


def test_a_part_that_is_empty_is_named():
    quiet = {key: value for key, value in activity(2).items() if key != "people"}
    notes = profile(quiet, activity(3), activity(4), activity(5))["statement"].notes
    assert notes == ("“How service users benefited” is empty for “Course 2”.",)


def test_the_evidence_is_that_of_the_activities_told():
    found = profile(activity(1, evidence=["a.pdf"]), activity(2, evidence=["b.pdf"], **SHOWCASE))
    assert found["evidence"].text == "Course 2: b.pdf"


def test_rules_that_name_no_form_for_each_activity_have_its_words_without_labels():
    fields = tuple(field.model_copy(update={"each": None, "most": None}) for field in HCPC.forms[1].fields)
    own = HCPC.model_copy(update={"forms": (HCPC.forms[1].model_copy(update={"fields": fields}),)})
    record = worked.record("hcpc", {"registration": {"renews": "2027-09-30"}, "entries": [activity(2)]})
    found = {one.field.id: one for one in record_answers(own, record, datetime.date(2026, 11, 22))}
    assert found["statement"].text.startswith("1 February 2026: Course 2 (course)\n\nA sentence about a2.")


def test_without_a_piece_there_is_nothing_to_say():
    found = profile()["statement"]
    assert (found.text, found.notes) == ("", ())


def test_the_summary_begins_with_the_posts_of_the_period_newest_first():
    posts = [
        {"id": "old", "role": "assistant", "from": "2019-01-01", "to": "2024-01-31", "hours_per_week": 20},
        {"id": "ward", "role": "therapist", "employer": "an NHS trust", "setting": "ward",
         "from": "2024-02-01", "to": "2026-03-31", "hours_per_week": 37},
        {"id": "home", "role": "senior therapist", "employer": "a charity", "from": "2026-04-01"},
    ]  # fmt: skip
    found = profile(text="I see people at *home*.", posts=posts)["summary"]
    assert found.text == (
        "Senior therapist, a charity, since 1 April 2026.\n"
        "Therapist, an NHS trust, ward, 1 February 2024 to 31 March 2026.\n\n"
        "I see people at home."
    )
    assert found.words_max == 500


def titles(text: str) -> list[int]:
    """The numbers of the courses, in the order they are named."""
    return [int(line.split("Course ")[1].split()[0]) for line in text.split("\n") if "Course " in line]
