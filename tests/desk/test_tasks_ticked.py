"""What is done on the regulator's own site, ticked in the form of a profile."""

from __future__ import annotations

from collections.abc import Callable

PROFILE = """\
---
name: Rowan Fernleigh
role: children's social worker
registration:
  - rules: social-work-england   # hers since she qualified
    since: 2023-09-01
    done:
      - {task: cpd, date: 2026-10-02}
  - rules: nmc
    renews: 2027-04-30
---

A few words.
"""
ALONE = """\
---
name: Rowan Fernleigh
role: children's social worker
registration: {rules: social-work-england, since: 2023-09-01}
---
"""
FILE = "practitioners/rowan/profile.md"
ADDRESS = "/profile/rowan"


def test_untouched_nothing_is_written(at: Callable) -> None:
    desk = at({"rowan/profile.md": PROFILE})
    form = desk.form(ADDRESS)
    assert form["done.0.task"] == ["social-work-england#cpd"]
    assert form["done.0.date"] == ["2 October 2026"]
    assert form.save().address == "/"
    assert desk.files()[FILE].decode() == PROFILE


def test_the_tasks_are_offered_in_plain_words_with_their_regulator(at: Callable) -> None:
    words = at({"rowan/profile.md": PROFILE}).get(ADDRESS).words
    assert "What have you done on your regulator's own site?" in words
    assert "Pay the annual fee (Social Work England)" in words
    assert "(NMC)" in words


def test_the_form_was_sent_in_today(at: Callable) -> None:
    desk = at({"rowan/profile.md": ALONE})
    form = desk.form(ADDRESS)
    row = next(row for row in form["done"] if row)
    said = {f"done.{row}.task": "social-work-england#form", f"done.{row}.date": "today"}
    page = form.answered(said).save()
    assert page.address == "/", page.words
    text = desk.files()[FILE].decode()
    assert "task: form" in text
    assert "date: 2026-11-26" in text
    assert "since: 2023-09-01" in text
    again = desk.form(ADDRESS)
    assert again["done.0.task"] == ["social-work-england#form"]


def test_each_tick_goes_under_its_own_registration_and_the_rest_stays(at: Callable) -> None:
    desk = at({"rowan/profile.md": PROFILE})
    form = desk.form(ADDRESS)
    add = next(
        button for button in form.buttons if button.startswith("Add another: ") and "regulator" in button
    )
    form = form.press(add).form
    new = form["done"][-1]
    said = {f"done.{new}.task": "nmc#application", f"done.{new}.date": "20/11/26", "done.0.date": "3/10/26"}
    page = form.answered(said).save()
    assert page.address == "/", page.words
    text = desk.files()[FILE].decode()
    first, second = text.split("- rules: nmc")
    assert "# hers since she qualified" in first
    assert "2026-10-03" in first
    assert "task: application" in second
    assert "2026-11-20" in second


def test_a_tick_is_taken_back(at: Callable) -> None:
    desk = at({"rowan/profile.md": PROFILE})
    page = desk.form(ADDRESS).answered({"done.0.task": "", "done.0.date": ""}).save()
    assert page.address == "/", page.words
    text = desk.files()[FILE].decode()
    assert "done" not in text
    assert "# hers since she qualified" in text


def test_two_registrations_by_the_same_rules_are_left_to_the_file(at: Callable) -> None:
    twice = PROFILE.replace("  - rules: nmc\n    renews: 2027-04-30\n", "  - rules: social-work-england\n")
    desk = at({"rowan/profile.md": twice})
    form = desk.form(ADDRESS)
    assert "done" not in form.names
    assert form.answered({"role": "social worker"}).save().address == "/"
    assert "      - {task: cpd, date: 2026-10-02}" in desk.files()[FILE].decode()


def test_a_tick_without_its_day_is_asked_for(at: Callable) -> None:
    desk = at({"rowan/profile.md": ALONE})
    form = desk.form(ADDRESS)
    row = next(row for row in form["done"] if row)
    page = form.answered({f"done.{row}.task": "social-work-england#fee"}).save()
    assert page.status == 422
    assert page.wrong(f"done.{row}.date")
    assert desk.files()[FILE].decode() == ALONE


def test_who_is_registered_nowhere_is_not_asked(at: Callable) -> None:
    nobody = ALONE.replace("registration: {rules: social-work-england, since: 2023-09-01}\n", "")
    assert "regulator's own site" not in at({"rowan/profile.md": nobody}).get(ADDRESS).words
