"""What cannot be understood, or is wrong in the folder, is said beside its answer, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import PROFILE, entry

ONE = entry("## Reflection\n\nTo wait.", id="s", kind="supervision", date="2026-10-01", minutes=60)
FILES = {
    "rowan/s.md": ONE,
    "rowan/profile.md": PROFILE.replace("---\n", "---\nframeworks: [swe]\n", 1),
    "rowan/training/t.md": entry(id="t", kind="training", hours=6),
}

UNCLEAR = {
    "a day": ("s", "date", "31/2/26", "That day is not clear"),
    "a day in words": ("s", "date", "soonish", "That day is not clear"),
    "a time": ("s", "minutes", "ages", "That time is not clear"),
    "a negative time": ("s", "minutes", "-5", "That time is not clear"),
    "hours": ("t", "hours", "a morning", "That time is not clear"),
    "a day in a row": ("s", "actions.n0.due", "sometime", "That day is not clear"),
    "a rating of six": ("s", "feel.n0.stay", "6", "Choose a number from 1 to 5"),
    "a foreign choice": ("s", "status", "lost", "Choose one of these"),
    "neither yes nor no": ("s", "interrupted", "maybe", "Choose yes or no"),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_it_is_said_beside_its_answer_and_everything_typed_stays(at: Callable, case: str) -> None:
    id_, name, typed, said = UNCLEAR[case]
    desk = at(FILES)
    before = desk.files()
    form = desk.entry(id_).typed(title="Another title").said((name, typed))
    if name.startswith("actions"):
        form = form.said(("actions.n0.what", "Ask her"), (name, typed))
    page = form.save()
    assert page.status == 422
    (words,) = page.wrong(name)
    assert words.startswith(said)
    assert page.all_wrong[name] == [words]
    assert page.form["title"] == ["Another title"]
    if not page.form.offered(name):
        assert page.form[name] == [typed]
    assert desk.files() == before
    assert desk.aside("drafts")
    mended = page.form.said((name, "")) if name != "date" else page.form.typed(date="yesterday")
    assert mended.save().title == "Saved"


WRONG = {
    "ends before it begins": ("s", "until", [("until", "1/9/26")]),
    "a standard not in force": ("s", "standards", [("standards", ""), ("standards", "swe:9.9")]),
    "an entry that is not there": ("r", "follows", [("follows.more", "No such entry")]),
    "a row that is half said": (
        "s",
        "reviews.n0.outcome",
        [("reviews", "n0"), ("reviews.n0.outcome", "It helped")],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_problem_of_the_folder_is_said_beside_its_answer(at: Callable, case: str) -> None:
    id_, name, answers = WRONG[case]
    desk = at({**FILES, "rowan/r.md": entry(id="r", date="2026-10-01"),
               "rowan/x.md": entry(id="x", kind="supervision", date="2026-09-01", actions=[{"id": "a1", "what": "Ask"}])})  # fmt: skip
    form = desk.entry(id_).said(*answers)
    said = form.look()["wrong"]
    assert set(said) == {name}


PHONE = "Ring me on 07700 900123 about it."


def test_what_the_guard_finds_is_said_beside_the_words(at: Callable) -> None:
    desk = at({**FILES, "./private-terms.txt": "Wrenfield\n"})
    form = desk.entry("s").answered({"words.Reflection": PHONE, "title": "In Wrenfield"})
    said = form.look()
    assert "words.Reflection" in said["wrong"]
    assert "title" in said["wrong"]
    assert "Wrenfield" not in str(said["wrong"])
    assert "900123" not in str(said["wrong"])


def test_a_private_entry_with_a_finding_is_saved_and_told_of(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry("s").answered({"words.Reflection": PHONE}).save()
    assert page.title == "Saved"
    assert "There is a telephone number here" in page.words
    assert PHONE in desk.files()["practitioners/rowan/s.md"].decode()


def test_days_and_times_are_said_back_in_words(at: Callable) -> None:
    said = at(FILES).entry("s").typed(date="yesterday", minutes="1h30", next="3 dec").look()["echoes"]
    assert said["date"] == "Wednesday 25 November 2026"
    assert said["minutes"] == "90 minutes"
    assert said["next"] == "Thursday 3 December 2026"


@pytest.mark.parametrize(
    "date",
    [
        "99999999999999999999/1/1",
        "1/1/0",
        "0",
        "-1",
        "²/³/26",
        "31 March 99999",
        "\u0661/\u0662/26",
        "1" * 500,
        "{}",
    ],
)
def test_no_day_is_too_odd_to_be_answered(at: Callable, date: str) -> None:
    desk = at(FILES)
    page = desk.entry("s").typed(date=date).save()
    assert page.status == 422 or page.title == "Saved"
    assert desk.get(f"/write/rowan/supervision?date={date}").status == 200
