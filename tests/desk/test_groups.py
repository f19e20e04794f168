"""Groups of answers: decisions, actions, reviews, ratings. The server draws their rows."""

from __future__ import annotations

from collections.abc import Callable

from portfolios import PROFILE, entry

SUPERVISION = """\
---
kind: supervision
title: Asking first
date: 2026-10-01
supervisor: team manager
decisions:
  - what: Visit together   # agreed
    why: It is safer
    escalated: {to: service manager, answer: Yes}
  - what: Wait a week
actions:
  - id: a1
    what: Shadow a colleague
    due: 2026-10-15
  - id: a4
    what: Write it up
    done: 2026-10-20
---

## Reflection

I learnt that silence is thinking.
"""
FILES = {
    "rowan/supervision/2026-10-asking.md": SUPERVISION,
    "rowan/profile.md": PROFILE.replace("---\n", "---\nframeworks: [swe]\n", 1),
}
ID = "2026-10-asking"


def text(desk) -> str:
    return desk.files()["practitioners/rowan/supervision/2026-10-asking.md"].decode()


def test_a_row_is_added_filled_in_and_saved_and_the_others_stay(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).press("Add another: what was decided")
    assert page.status == 200
    new = page.form["decisions"][-1]
    saved = page.form.answered({f"decisions.{new}.what": "Tell her in writing"}).save()
    assert saved.title == "Saved"
    assert text(desk) == SUPERVISION.replace(
        "  - what: Wait a week\n", "  - what: Wait a week\n  - what: Tell her in writing\n"
    )


def test_whether_it_is_on_the_childs_file_is_asked_beside_a_practice_decision(at: Callable) -> None:
    desk = at(FILES)
    page = desk.get(f"/entries/rowan/{ID}")
    waits_for = [one.get("data-only-if") for one in page.doc.iter("fieldset")]
    assert '{"decisions.1.for": ["practice"]}' in waits_for  # the answer beside it, of its own row
    page.form.answered({"decisions.1.for": "practice", "decisions.1.on_child_file": "yes"}).save()
    after = "  - what: Wait a week\n    for: practice\n    on_child_file: yes\n"
    assert text(desk) == SUPERVISION.replace("  - what: Wait a week\n", after)


def test_a_row_goes_up_and_down_and_keeps_what_the_form_does_not_know(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).press("Move what was decided 1 down")
    assert page.form["decisions"] == ["", "1", "0"]
    assert "Move what was decided 1 up" not in page.form.buttons
    assert page.form.press("Move what was decided 2 up").form["decisions"] == ["", "0", "1"]
    assert page.form.save().title == "Saved"
    assert text(desk).index("Wait a week") < text(desk).index("Visit together")
    assert "escalated: {to: service manager, answer: Yes}" in text(desk)
    assert "# agreed" in text(desk)


def test_a_row_is_taken_away(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).press("Take away what was decided 2")
    assert page.form.save().title == "Saved"
    assert text(desk) == SUPERVISION.replace("  - what: Wait a week\n", "")


def test_all_rows_are_taken_away_and_the_field_goes(at: Callable) -> None:
    desk = at(FILES)
    form = (
        desk.entry(ID).press("Take away what was decided 2").form.press("Take away what was decided 1").form
    )
    assert form.save().title == "Saved"
    assert "decisions" not in text(desk)
    assert "a4" in text(desk)


def test_a_new_action_gets_a_name_of_its_own_and_the_others_keep_theirs(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).press("Take away what was agreed 1").form.press("Add another: what was agreed")
    new = page.form["actions"][-1]
    page = page.form.answered({f"actions.{new}.what": "Ask her", f"actions.{new}.due": "1 dec"}).save()
    assert page.title == "Saved"
    assert [line.strip() for line in text(desk).splitlines() if " id: " in line] == ["- id: a4", "- id: a2"]
    assert "done: 2026-10-20" in text(desk)
    assert "due: 2026-12-01" in text(desk)


def test_what_was_typed_stays_when_a_row_is_added(at: Callable) -> None:
    form = (
        at(FILES)
        .entry(ID)
        .answered({"title": "Typed", "words.Reflection": "Half a th", "actions.0.due": "soon"})
    )
    page = form.press("Add another: what was agreed")
    assert page.form["title"] == ["Typed"]
    assert page.form["words.Reflection"] == ["Half a th"]
    assert page.form["actions.0.due"] == ["soon"]


def test_an_empty_row_is_no_row(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).press("Add another: what was decided").form.press("Add another: what was agreed")
    assert page.form.save().title == "Saved"
    assert text(desk) == SUPERVISION


def test_open_actions_are_carried_into_the_next_supervision(at: Callable) -> None:
    desk = at(FILES)
    form = desk.write("supervision")
    assert form["supervisor"] == ["team manager"]
    assert [form[f"reviews.{row}.action"] for row in form["reviews"] if row] == [[f"{ID}#a1"]]
    row = form["reviews"][-1]
    page = form.answered({"title": "Looking back", f"reviews.{row}.outcome": "She came with me"}).save()
    assert page.title == "Saved", page.all_wrong
    (new,) = [data.decode() for name, data in desk.files().items() if "looking-back" in name]
    assert f"action: {ID}#a1" in new
    assert "outcome: She came with me" in new


def test_open_goals_are_carried_into_the_next_review(at: Callable) -> None:
    ahead = entry(
        kind="review", id="ahead", date="2026-10-01", goals=[{"id": "g1", "what": "Lead a meeting"}]
    )
    desk = at({"rowan/ahead.md": ahead})
    form = desk.write("review").press("Add another: goals").form
    row, goal = form["reviews"][-1], form["goals"][-1]
    assert form[f"reviews.{row}.goal"] == ["ahead#g1"]
    said = {"title": "A year on", f"reviews.{row}.status": "partly met", f"goals.{goal}.what": "Teach"}
    page = form.answered(said).save()
    assert page.title == "Saved", page.all_wrong
    (new,) = [data.decode() for name, data in desk.files().items() if "a-year-on" in name]
    assert "goal: ahead#g1" in new
    assert "status: partly met" in new
    assert "id: g1" in new


def test_what_is_half_said_is_asked_for_in_its_row(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry(ID).answered({"decisions.0.what": ""}).save()
    assert page.status == 422
    assert page.wrong("decisions.0.what")
    assert text(desk) == SUPERVISION


def test_ratings_are_rows_and_a_table_in_the_file(at: Callable) -> None:
    desk = at({**FILES, "rowan/a.md": entry(ratings={"swe:1.1": 3, "swe:2.1": 4}, standards=["swe:1.1"])})
    form = desk.entry("a")
    assert form["ratings.0.about"] == ["swe:1.1"]
    form = form.answered({"ratings.0.rating": "5"}).press("Add another: my own rating").form
    new = form["ratings"][-1]
    page = form.answered({f"ratings.{new}.about": "swe:3.1", f"ratings.{new}.rating": "2"}).save()
    assert page.title == "Saved", page.all_wrong
    assert (
        'ratings: {"swe:1.1": 5, "swe:2.1": 4, "swe:3.1": 2}'
        in desk.files()["practitioners/rowan/a.md"].decode()
    )


def test_a_theme_is_rated_in_the_same_rows(at: Callable) -> None:
    desk = at({**FILES, "rowan/a.md": entry(ratings={"swe:1.1": 3}, themes=["listening"])})
    form = desk.entry("a").press("Add another: my own rating").form
    new = form["ratings"][-1]
    page = form.answered({f"ratings.{new}.about": "listening", f"ratings.{new}.rating": "4"}).save()
    assert page.title == "Saved", page.all_wrong
    assert 'ratings: {"swe:1.1": 3, listening: 4}' in desk.files()["practitioners/rowan/a.md"].decode()


def test_a_list_of_texts_is_one_line_each(at: Callable) -> None:
    desk = at({"rowan/a.md": entry(stress={"themes": ["court", "nights"], "helped": "Saying it"})})
    form = desk.entry("a")
    assert form["stress.0.themes"] == ["court\r\nnights"]
    page = form.answered({"stress.0.themes": "court\n\n  long days \n"}).save()
    assert page.title == "Saved", page.all_wrong
    stress = 'stress: {"themes": ["court", "long days"], "helped": "Saying it"}'
    assert stress in desk.files()["practitioners/rowan/a.md"].decode()
