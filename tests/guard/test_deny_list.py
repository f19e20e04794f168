"""The private list: how it is read, what counts as a find, and that it never shows itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from guarded import codes, listing

from portfolio.guard import deny_list
from portfolio.guard.deny_list import DenyList


def test_blank_lines_and_notes_are_no_terms(tmp_path: Path) -> None:
    kept = listing(tmp_path, "# family of March", "", "  Qzanna  ", "12 Vexley Road")
    assert [(term.line, term.letters) for term in kept.deny_list.terms] == [(3, 6), (4, 12)]


def test_a_number_before_a_term_and_a_note_behind_it_are_not_part_of_it(tmp_path: Path) -> None:
    kept = listing(tmp_path, "1. Qzanna", "2) Qzebedee # from March", "12 Vexley Road", "Flat #3")
    assert [term.letters for term in kept.deny_list.terms] == [6, 8, 12, 5]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Qzanna".encode("utf-16"), "utf-8"),
        ("Qzännä".encode("cp1252"), "utf-8"),
        (b"Qzanna\0", "utf-8"),
        (None, "no such file"),
    ],
)
def test_an_unreadable_list_stops_the_build(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    kept, problems = deny_list.read(path, tmp_path / "project")
    assert codes(problems) == ["deny-list-unreadable"]
    assert problems[0].is_error
    assert why in problems[0].what.casefold()
    assert "qz" not in f"{problems}".casefold()
    assert not kept


def test_a_folder_in_the_place_of_the_list_stops_the_build(tmp_path: Path) -> None:
    assert codes(deny_list.read(tmp_path, tmp_path / "project")[1]) == ["deny-list-unreadable"]


def test_no_list_at_the_usual_place_is_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deny_list, "default_path", lambda: tmp_path / "deny-list.txt")
    assert deny_list.read(None, tmp_path / "project") == (DenyList(), ())
    (tmp_path / "deny-list.txt").write_text("Qzanna\n")
    kept, problems = deny_list.read(None, tmp_path / "project")
    assert len(kept.terms) == 1
    assert not problems


def test_a_list_inside_the_project_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "project" / "deny-list.txt"
    path.parent.mkdir()
    path.write_text("Qzanna\n")
    kept, problems = deny_list.read(path, tmp_path / "project")
    assert kept
    assert codes(problems) == ["deny-list-inside"]
    assert not problems[0].is_error


def test_a_term_too_short_to_look_for_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Q\n—\nQz\n")
    kept, problems = deny_list.read(path, tmp_path / "project")
    assert [term.line for term in kept.terms] == [3]
    assert [(one.code, one.where.line) for one in problems] == [("deny-list-term", 1), ("deny-list-term", 2)]


@pytest.mark.parametrize("line", ["Qzanna, Qzhilde", "Qzanna;Qzhilde", "Qzanna/Qzhilde", "Qzanna (mother)"])
def test_several_terms_on_one_line_are_warned_of(tmp_path: Path, line: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"Qzanna\n01/02/2026\n{line}\n")
    kept, problems = deny_list.read(path, tmp_path / "project")
    assert len(kept.terms) == 3
    assert [(one.code, one.where.line, one.is_error) for one in problems] == [("deny-list-several", 3, False)]
    assert "Qz" not in str(problems)


def test_nothing_shows_a_term(tmp_path: Path) -> None:
    kept = listing(tmp_path, "Qzanna", "12 Vexley Road")
    shown = f"{kept!r} {kept} {kept.deny_list!r} {kept.deny_list.terms!r} {kept.deny_list.hits('Qzanna')}"
    assert "qz" not in shown.casefold()
    assert "vex" not in shown.casefold()
    assert [term.masked for term in kept.deny_list.terms] == [
        "•••• (6 letters, line 1 of the list)",
        "•••• (12 letters, line 2 of the list)",
    ]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Al", "Al came", True),
        ("Al", "also, mental, A level", False),
        ("Al", "A l. came", True),
        ("Bjo", "Björn, Bjo\u0308rn", False),
        ("Jo Lee", "jolee and JO-LEE", True),
        ("Jo Lee", "Jo Leeson", False),
        ("John", "John's", True),
        ("John", "Johnson", False),
        ("Johnathan", "xJohnathanx", True),
        ("Johnathan", "john a. than", True),
        ("Mary Poppins", "marypoppins@example.org", True),
        ("12345", "case 12345", True),
        ("12345", "123456", False),
    ],
)
def test_short_terms_are_words_and_long_ones_are_found_anywhere(
    tmp_path: Path, term: str, text: str, found: bool
) -> None:
    assert bool(listing(tmp_path, term).deny_list.hits(text)) is found


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("rowan/a-qzan-b.md", "rowan/a-••••-b.md"),
        ("QzanPlan2.pdf", "••••Plan2.pdf"),
        ("planQzan2024.pdf", "plan••••2024.pdf"),
        ("Qz_an and qzan.txt", "•••• and ••••.txt"),
        ("q%7Aan.txt", "q%7Aan.txt"),
        ("quiet.txt", "quiet.txt"),
    ],
)
def test_a_name_is_shown_with_its_terms_covered(tmp_path: Path, name: str, masked: str) -> None:
    assert listing(tmp_path, "Qzan").deny_list.masked(name) == masked


@pytest.mark.parametrize("typed", ["Siân Pryce", "Pryce, Siân", "Pryce Siân"])
@pytest.mark.parametrize("text", ["I met Siân Pryce.", "Pryce, Siân: seen", "PRYCE Sian", "sian-pryce.pdf"])
def test_a_name_is_found_whichever_part_stands_first(tmp_path: Path, typed: str, text: str) -> None:
    (tmp_path / "list.txt").write_text(typed, encoding="utf-8")
    assert deny_list.read(tmp_path / "list.txt", tmp_path / "project")[0].hits(text)


def test_a_name_of_three_words_is_found_with_its_family_name_first(tmp_path: Path) -> None:
    kept = listing(tmp_path, "Bo Li Eno").deny_list
    assert kept.hits("Eno, Bo Li")
    assert not kept.hits("Li Bo Eno")


APOSTROPHES = (
    "\u0027\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2018\u2019\u2032\u2035\u055a\u05f3\ua78c\uff07"
)


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_every_apostrophe_is_one(tmp_path: Path, mark: str) -> None:
    for typed, text in (
        ("O'Dea", f"O{mark}Dea came"),
        (f"O{mark}Dea", "O'Dea came"),
        (f"O{mark}Dea", "O’DEA"),
    ):
        assert listing(tmp_path, typed).deny_list.hits(text)
    assert listing(tmp_path, "Dea").deny_list.hits(f"Dea{mark}s room")
