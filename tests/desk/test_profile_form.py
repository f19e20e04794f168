"""The form of a profile: whose record it is, where she works, where she is registered."""

from __future__ import annotations

from collections.abc import Callable

PROFILE = """\
---
# mine
name: Rowan Fernleigh
role: children's social worker   # since May
frameworks: [swe]
posts:
  - id: first
    role: social worker
    employer: a city
    from: 2020-09-01
    to: 2023-08-31
  - id: second
    role: senior social worker
    from: 2023-09-01
supervision: {every_days: 28, minutes: 90}
---

A few words.
"""
FILES = {"rowan/profile.md": PROFILE}
FILE = "practitioners/rowan/profile.md"
ADDRESS = "/profile/rowan"


def test_untouched_nothing_is_written(at: Callable) -> None:
    desk = at(FILES)
    assert desk.form(ADDRESS).save().address == "/"
    assert desk.files()[FILE].decode() == PROFILE
    assert desk.aside("history") == {}


def test_one_post_is_changed_and_the_other_stays(at: Callable) -> None:
    desk = at(FILES)
    page = desk.form(ADDRESS).answered({"posts.0.role": "newly qualified social worker"}).save()
    assert page.status == 200, page.words
    assert desk.files()[FILE].decode() == PROFILE.replace(
        "    role: social worker\n", "    role: newly qualified social worker\n"
    )


def test_a_registration_is_added(at: Callable) -> None:
    desk = at(FILES)
    form = desk.form(ADDRESS)
    row = next(row for row in form["registration"] if row)
    said = {
        f"registration.{row}.rules": "social-work-england",
        f"registration.{row}.since": "1 september 2023",
    }
    page = form.answered(said).save()
    assert page.address == "/", page.words
    text = desk.files()[FILE].decode()
    assert "rules: social-work-england" in text
    assert "since: 2023-09-01" in text
    assert all(line in text.splitlines() for line in PROFILE.splitlines())


def test_the_words_are_changed(at: Callable) -> None:
    desk = at(FILES)
    page = desk.form(ADDRESS).answered({"words.": "Other words.\n\nAnd more."}).save()
    assert page.address == "/"
    assert desk.files()[FILE].decode() == PROFILE.replace("A few words.", "Other words.\n\nAnd more.")


def test_a_day_that_is_not_clear_is_said_beside_it_and_nothing_is_lost(at: Callable) -> None:
    desk = at(FILES)
    page = desk.form(ADDRESS).answered({"posts.1.from": "lately", "name": "R. Fernleigh"}).save()
    assert page.status == 422
    assert page.wrong("posts.1.from")[0].startswith("That day is not clear")
    assert page.form["name"] == ["R. Fernleigh"]
    assert page.form["posts.1.from"] == ["lately"]
    assert desk.files()[FILE].decode() == PROFILE


def test_a_name_is_needed(at: Callable) -> None:
    desk = at(FILES)
    page = desk.form(ADDRESS).answered({"name": ""}).save()
    assert page.status == 422
    assert page.wrong("name")
    assert desk.files()[FILE].decode() == PROFILE


def test_a_post_more_and_a_post_less(at: Callable) -> None:
    desk = at(FILES)
    form = desk.form(ADDRESS)
    add = next(button for button in form.buttons if button.startswith("Add another: ") and "post" in button)
    page = form.press(add)
    new = page.form["posts"][-1]
    page = page.form.answered({f"posts.{new}.role": "team manager", f"posts.{new}.from": "1/10/26"})
    assert page.save().address == "/"
    text = desk.files()[FILE].decode()
    assert "  - id: team-manager\n    role: team manager\n    from: 2026-10-01\n" in text


def test_there_is_no_profile_yet(at: Callable) -> None:
    desk = at(FILES)
    (desk.home / "rowan/profile.md").unlink()
    page = desk.form(ADDRESS).answered({"name": "Rowan Fernleigh", "role": "social worker"}).save()
    assert page.address == "/", page.words
    assert "name: Rowan Fernleigh" in desk.files()[FILE].decode()
